"""A file that was sent by a form (``multipart/form-data``), with the fields beside it."""

from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass, field

from starlette.datastructures import FormData, Headers, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from api.problems import ProblemError

FORM_DATA = "multipart/form-data"
ROOM_FOR_FIELDS = 65_536
# Bytes of a form beside its file: ten fields of at most a thousand bytes, with their heads and the name of the file.
_FIELDS = 10
# The form of the page has three, an import over the API has four; what sends more is none of ours.
_LONGEST_FIELD = 1_000
# Bytes: the longest name of an organisation in the register has 67 letters.
_LONGEST_NAME = 200
# Windows and Linux allow names of 255; the public form has room for more.


@dataclass(frozen=True, slots=True)
class SentForm:
    """What a form sent; ``name`` is how the file is called, without folders and without signs that nobody sees."""

    content: bytes = field(repr=False)
    name: str
    fields: Mapping[str, str]


async def sent_form(headers: Headers, body: bytes, file_field: str) -> SentForm | None:
    """What a form sent; None where no file was chosen in it.

    Raises:
        ProblemError: 400, it is no form, or holds more than a form of ours.
    """

    async def whole() -> AsyncGenerator[bytes, None]:
        yield body

    parser = MultiPartParser(headers, whole(), max_files=1, max_fields=_FIELDS, max_part_size=_LONGEST_FIELD)
    try:
        form: FormData = await parser.parse()
    except (MultiPartException, KeyError):
        raise ProblemError(400, "This is no form with one file and its fields.") from None
    try:
        file = form.get(file_field)
        name = file_name_of(file.filename or "") if isinstance(file, UploadFile) else ""
        if not isinstance(file, UploadFile) or name == "":
            return None
        fields = {key: value.strip() for key, value in form.multi_items() if isinstance(value, str)}
        return SentForm(await file.read(), name, fields)
    finally:
        await form.close()


def file_name_of(given: str) -> str:
    """The name of a file as a browser or program sends it, made fit to be shown and kept."""
    last = given.replace("\\", "/").rpartition("/")[2]
    return "".join(char for char in last if char.isprintable()).strip()[-_LONGEST_NAME:]
