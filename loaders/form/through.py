"""The one way through a plan's form, in the order in which it is declared: to look at its parts, or to change them."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import TypeVar

from pydantic import BaseModel

from graph.model.form import ActionForm, AmbitionForm, BlockForm, Document, Party, Timing
from graph.model.quotes import Quote

M = TypeVar("M", bound=BaseModel)
P = TypeVar("P", bound=Party)


class Through:
    """Goes through a part of the form once and gives it back; what nothing changed stays the very same value.

    A subclass says by a method what becomes of what is met: before or behind ``inside``, which goes on with the parts
    of a part. A party for which None is given is left out of its list.
    """

    def ambition(self, part: AmbitionForm) -> AmbitionForm:
        """What becomes of an ambition."""
        return self.inside(part)

    def block(self, part: BlockForm) -> BlockForm:
        """What becomes of a block."""
        return self.inside(part)

    def action(self, part: ActionForm) -> ActionForm:
        """What becomes of an action."""
        return self.inside(part)

    def party(self, part: P) -> P | None:
        """What becomes of a holder, partner, funder or mention."""
        return self.inside(part)

    def timing(self, part: Timing) -> Timing:
        """What becomes of a timing."""
        return self.inside(part)

    def document(self, part: Document) -> Document:
        """What becomes of the document."""
        return part

    def quote(self, part: Quote) -> Quote:
        """What becomes of a quote."""
        return part

    def text(self, text: str) -> str:
        """What becomes of a string; not of one in a quote or in the document."""
        return text

    def inside(self, part: M) -> M:
        """A part with whatever becomes of what stands in it."""
        changes: dict[str, object] = {}
        for name in _FIELDS[type(part)]:
            value: object = getattr(part, name)
            given = self._value(value)
            if given is not value:
                changes[name] = given
        return part.model_copy(update=changes) if len(changes) > 0 else part

    def _value(self, value: object) -> object:
        if isinstance(value, str):
            return self.text(value) if type(value) is str else value  # An enumeration's value is a str too.
        if isinstance(value, tuple):
            given = tuple(new for item in value if (new := self._value(item)) is not None)
            same = len(given) == len(value) and all(new is old for new, old in zip(given, value, strict=True))
            return value if same else given
        met = _MET[type(value)]
        if met is None:
            return value
        become: Callable[[object], object] = getattr(self, met)
        return become(value)


_METHODS: Mapping[type[BaseModel], str] = MappingProxyType(
    {
        Quote: Through.quote.__name__,
        Party: Through.party.__name__,
        ActionForm: Through.action.__name__,
        BlockForm: Through.block.__name__,
        AmbitionForm: Through.ambition.__name__,
        Timing: Through.timing.__name__,
        Document: Through.document.__name__,
    }
)


class _Methods(dict[type, str | None]):
    """The method of ``Through`` for values of a type, looked up once; None for what is no part of the form."""

    def __missing__(self, kind: type) -> str | None:
        above = (_METHODS[base] for base in kind.__mro__ if base in _METHODS)
        found = next(above, Through.inside.__name__) if issubclass(kind, BaseModel) else None
        self[kind] = found
        return found


class _Fields(dict[type[BaseModel], tuple[str, ...]]):
    """The names of the fields of a part as they are declared, looked up once: pydantic makes them anew each time."""

    def __missing__(self, kind: type[BaseModel]) -> tuple[str, ...]:
        self[kind] = tuple(kind.model_fields)
        return self[kind]


# Asked of each value of a plan, a dozen times over: without these a fifth of the time of a load went to the questions.
_MET = _Methods()
_FIELDS = _Fields()


def parts_in(part: object, *, without: type[BaseModel] | None = None) -> Iterator[BaseModel]:
    """Every part of the form in ``part``, itself first; those of the type ``without`` and all inside them are left."""
    waiting = [part]
    while len(waiting) > 0:
        at = waiting.pop()
        if isinstance(at, tuple):
            waiting.extend(reversed(at))
        elif _MET[type(at)] is not None and isinstance(at, BaseModel):
            if without is not None and isinstance(at, without):
                continue
            yield at
            if type(at) is not Quote:
                waiting.extend([getattr(at, name) for name in reversed(_FIELDS[type(at)])])


def parts_with_paths(part: object, path: str) -> Iterator[tuple[str, BaseModel]]:
    """Every part with its JSON path; ``path`` is that of ``part``."""
    if isinstance(part, tuple):
        for number, item in enumerate(part):
            yield from parts_with_paths(item, f"{path}[{number}]")
    elif _MET[type(part)] is not None and isinstance(part, BaseModel):
        yield path, part
        if type(part) is not Quote:
            for name in _FIELDS[type(part)]:
                yield from parts_with_paths(getattr(part, name), f"{path}.{name}")


def quotes_in(part: object, *, without: type[BaseModel] | None = None) -> Iterator[Quote]:
    """Every quote in a part of the form."""
    return (found for found in parts_in(part, without=without) if isinstance(found, Quote))


def parties_in(part: object) -> Iterator[Party]:
    """Every holder, partner, funder and mention in a part of the form."""
    return (found for found in parts_in(part) if isinstance(found, Party))


def actions_in(part: object) -> Iterator[ActionForm]:
    """Every action in a part of the form, in the order of the document."""
    return (found for found in parts_in(part) if isinstance(found, ActionForm))
