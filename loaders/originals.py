"""What is kept of a file while its import waits: the document as it was read, and pictures of the pages with actions.

The file itself is never kept. Of its words those are covered that the plan leaves out, in the document and on the
pictures, and the pictures have no images. All of it goes when nobody waits for it any more: when the import is accepted
or thrown away. It is kept by the digest of the file, so that two imports of one file share it.
"""

from base64 import b64decode, b64encode
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from graph.model.form import Reading
from graph.store.judgements import judgement_of, standing
from graph.store.records import Judgement, Stamp
from loaders.document import Document, ReaderLimits
from loaders.document.child import pictures_apart
from loaders.document.model import runs_of
from loaders.document.passing import passed, taken
from loaders.document.pdf.limits import MOST_PICTURES, PICTURE_WIDTH
from loaders.document.pictures import Box, PagePicture, PageWanted
from loaders.faults import DocumentError
from loaders.form.painting import HIDDEN, PAINT, stood_in
from loaders.form.through import actions_in, quotes_in
from loaders.judging.people import Kind

if TYPE_CHECKING:
    # The port imports the network's view; who only reads plans need not wait for it.
    from graph.store.port import Store

_MOST_KEPT = 20_000_000
# Letters of a document in the form in which it is kept. A PDF of 400 full pages has some 9 million; of a longer one the
# lines are shown, and no tables or pictures.


class _Page(BaseModel):
    model_config = ConfigDict(frozen=True)
    page: int
    width: float
    height: float


class _Head(BaseModel):
    """What stands before a kept document; ``nth`` tells records of one file apart."""

    model_config = ConfigDict(frozen=True)
    nth: int
    name: str
    pages: tuple[_Page, ...]


@dataclass(frozen=True)
class Original:
    """A document as it was read, without what the plan leaves out, and pictures of its pages."""

    document: Document = field(repr=False)
    pictures: tuple[PagePicture, ...] = ()


@dataclass(frozen=True)
class KeptOriginal:
    """The same as it is kept: of the pictures only how large their pages are, by number."""

    document: Document = field(repr=False)
    sizes: dict[int, tuple[float, float]]


def original_of(content: bytes, document: Document, reading: Reading, limits: ReaderLimits) -> Original | None:
    """What is kept of a file that was read as a plan; None where the plan says nothing of it.

    Args:
        content: the bytes of the file.
        document: what was read of it, painted over (``paint_document``).
        reading: the plan that was read of that, with whatever else was left out.
        limits: what drawing its pages may cost.
    """
    said = reading.document
    if said is None or len(said.text) != len(document.text):
        return None
    left_out = [(at, at + 1) for at, letter in enumerate(said.text) if letter == PAINT]
    clean = replace(document, text=stood_in(document.text, left_out), name=said.name, properties={})
    if document.media_type != "application/pdf":
        return Original(clean)
    wanted = _pages_wanted(clean, reading, said.text)
    try:
        return Original(clean, pictures_apart(content, wanted, PICTURE_WIDTH, limits) if len(wanted) > 0 else ())
    except DocumentError:
        return Original(clean)  # The plan was read; where its pages cannot be drawn, its lines are shown.


def _pages_wanted(document: Document, reading: Reading, said: str) -> tuple[PageWanted, ...]:
    """The pages on which actions stand; on them are covered the lines of cells that hold what is left out."""
    acting = bytearray(len(said))
    for action in actions_in(reading.plan):
        for quote in quotes_in(action):
            for start, end in quote.stretches:
                acting[start:end] = b"\1" * (end - start)
    pages: set[int] = set()
    covered: dict[int, list[Box]] = {}
    for run in (run for block in document.blocks for run in runs_of(block)):
        place = run.place
        if place is None or place.page is None or place.box is None:
            continue
        if PAINT in said[run.start : run.end]:
            covered.setdefault(place.page, []).append(place.box)
        if acting.find(1, run.start, run.end) >= 0:
            pages.add(place.page)
    return tuple(PageWanted(page, tuple(covered.get(page, ()))) for page in sorted(pages)[:MOST_PICTURES])


def records_of_original(store: "Store", original: Original, stamp: Stamp) -> tuple[Judgement, ...]:
    """The records by which an original is kept; none where it is kept already, or is too large."""
    digest = original.document.sha256
    kept = store.judgements(Kind.ORIGINAL, digest)
    said = passed(original.document).model_dump_json()
    if any(one.content != "" for one in kept) or len(said) > _MOST_KEPT:
        return ()
    pages = tuple(_Page(page=one.page, width=one.width, height=one.height) for one in original.pictures)
    head = _Head(nth=len(kept), name=original.document.name, pages=pages).model_dump_json()
    made = [judgement_of(Kind.ORIGINAL, digest, f"{head}\n{said}", stamp, kept)]
    for one in original.pictures:
        key = _key(digest, one.page)
        content = f"{len(kept)}\n{b64encode(one.png).decode('ascii')}"
        made.append(judgement_of(Kind.PICTURE, key, content, stamp, store.judgements(Kind.PICTURE, key)))
    return tuple(made)


def kept_original(store: "Store", reading: Reading) -> KeptOriginal | None:
    """What is kept of the file of a reading; None where nothing is, or what is kept is of another text."""
    said = reading.document
    found = None if said is None else _standing(store, Kind.ORIGINAL, said.sha256)
    if said is None or found is None:
        return None
    head, _, rest = found.content.partition("\n")
    told = _Head.model_validate_json(head)
    document = taken(rest.encode("utf-8"), said.sha256, told.name)
    if len(document.text) != len(said.text):
        return None  # A plan in the public form may name a file that it was not read from.
    return KeptOriginal(document, {one.page: (one.width, one.height) for one in told.pages})


def kept_picture(store: "Store", reading: Reading, page: int) -> bytes | None:
    """The picture of a page of the file of a reading, as PNG; None where none is kept."""
    said = reading.document
    found = None if said is None else _standing(store, Kind.PICTURE, _key(said.sha256, page))
    return None if found is None else b64decode(found.content.partition("\n")[2])


def shows_more(original: KeptOriginal, reading: Reading) -> bool:
    """Whether something can be seen in an original that is left out of the reading."""
    said = "" if reading.document is None else reading.document.text
    pairs = zip(said, original.document.text, strict=False)
    return any(letter == PAINT and shown.isalnum() and shown not in HIDDEN for letter, shown in pairs)


def forget_original(store: "Store", digest: str | None, stamp: Stamp) -> None:
    """Makes an end to what is kept of a file, so that nothing of it is left in the store's own files."""
    found = None if digest is None else _standing(store, Kind.ORIGINAL, digest)
    if digest is None or found is None:
        return
    told = _Head.model_validate_json(found.content.partition("\n")[0])
    pages = (_standing(store, Kind.PICTURE, _key(digest, one.page)) for one in told.pages)
    gone = [found, *(page for page in pages if page is not None)]
    store.rewrite_judgements([replace(one, content="") for one in gone], stamp)


def forget_unless_awaited(store: "Store", digest: str | None, waiting: Judgement, stamp: Stamp) -> None:
    """The same when one of those who wait for it is done: not as long as another one waits for the same file.

    It is done before what ends the waiting: where a file cannot be cleaned at this moment, nothing has ended yet.
    """
    if digest is None:
        return
    others = (*standing(store.judgements(Kind.DRAFT)), *store.judgements(Kind.UNOWNED))
    if not any(digest in one.content for one in others if one.id != waiting.id):
        forget_original(store, digest, stamp)


def digest_of(reading: Reading) -> str | None:
    """The digest of the file of a reading; None where it has none."""
    return None if reading.document is None else reading.document.sha256


def _standing(store: "Store", kind: Kind, key: str) -> Judgement | None:
    return next((one for one in store.judgements(kind, key) if one.content != ""), None)


def _key(digest: str, page: int) -> str:
    return f"{digest}.{page}"
