"""Every quote in a value of the public form, wherever it stands."""

from collections.abc import Iterator

from pydantic import BaseModel

from graph.model.quotes import Quote


def quotes_in(value: object) -> Iterator[Quote]:
    """The quotes in a form, in the order of its fields."""
    if isinstance(value, Quote):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from quotes_in(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from quotes_in(item)
