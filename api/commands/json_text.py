"""An answer as JSON: the same document that the API gives, indented for people."""

from pydantic import BaseModel


def json_text(form: BaseModel) -> str:
    """The JSON of a form; what cannot be seen in it is written as its code, so that no terminal obeys it."""
    return _escaped(form.model_dump_json(indent=2, by_alias=True)) + "\n"


def _escaped(text: str) -> str:
    """JSON in which control characters that JSON itself allows (U+007F to U+009F) stand as escapes."""
    return "".join(f"\\u{ord(char):04x}" if 0x7F <= ord(char) <= 0x9F else char for char in text)
