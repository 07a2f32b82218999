"""Rows of the 4W exchange profile -> plans: each row an activity of an organisation in a place.

One file may hold rows of several plans: those with the same owner, title and year are one. Each plan gets a document of
its own, the heads with its own rows, so that it stands by itself and every quote is in it.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from graph.model.form import (
    ActionForm,
    AmbitionForm,
    BlockForm,
    Document,
    Holder,
    Ignored,
    Issue,
    Owner,
    Passage,
    PlanForm,
    Reading,
    Timing,
)
from graph.model.four_w import BETWEEN, BY_FIELD, Field
from graph.model.quotes import Quote, Stretch
from graph.model.value_faults import ENDS_BEFORE_IT_BEGINS, PlacedFault
from graph.model.vocabulary import LeftOut, Role, Severity, TimingKind
from loaders import faults
from loaders.document import Document as TextDocument
from loaders.document import document_of_text
from loaders.faults import FourWError
from loaders.four_w.sheet import Cell, Record, Tags, records
from loaders.workbook.cells import written_day

MOST_PLANS = 200
"""Plans in one file. A file of 17 countries has 17; each plan keeps the text of its own rows."""
_MOST_FAULTS = 1_000
_IDENTIFIER = re.compile(r"[a-z0-9]+([.-][a-z0-9]+)*")
MEDIA_TYPE = "text/csv"
Key = tuple[str, str, str, str]


def read_four_w(text: str, name: str, tags: Tags) -> tuple[Reading, ...]:
    """The plans of a file, in the order in which they are first met.

    Raises:
        FourWError: columns are missing, or cells are not what they should be; each is named.
    """
    _refuse_missing(tags)
    groups: dict[Key, list[Record]] = {}
    texts: dict[Key, dict[str, tuple[int, str | None]]] = {}
    found: list[PlacedFault] = []
    for record in records(text, tags.delimiter):
        if record.number <= tags.record.number or record.is_blank():
            continue
        found += _wrong(record, tags)
        if len(found) > _MOST_FAULTS:
            break
        key = _key(record, tags)
        found += _other_text(record, tags, texts.setdefault(key, {}))
        groups.setdefault(key, []).append(record)
    if len(groups) > MOST_PLANS:
        found.append(PlacedFault("", faults.FOUR_W_MANY_PLANS(plans=len(groups), limit=MOST_PLANS)))
    if len(found) > 0:
        raise FourWError(*found[:_MOST_FAULTS])
    return tuple(_Plan(text, name, tags, rows, len(groups) > 1).reading() for rows in groups.values())


def _refuse_missing(tags: Tags) -> None:
    missing = [] if Field.ORGANISATION in tags.columns or Field.WRITTEN in tags.columns else [Field.ORGANISATION]
    if Field.ACTIVITY not in tags.columns and Field.SECTOR not in tags.columns:
        missing.append(Field.ACTIVITY)
    if len(missing) > 0:
        place = str(tags.record.number)
        raise FourWError(*(PlacedFault(place, faults.FOUR_W_TAG_MISSING(tag=BY_FIELD[one].tag)) for one in missing))


def _said(record: Record, tags: Tags, field: Field) -> str | None:
    """What a row says in a column; None where it says nothing. Only the text of an activity keeps its lines."""
    cell = _cell(record, tags, field)
    value = "" if cell is None else cell.value.strip()
    told = value if field is Field.ACTIVITY else " ".join(value.split())
    return None if told == "" else told


def _cell(record: Record, tags: Tags, field: Field) -> Cell | None:
    at = tags.columns.get(field)
    return record.cells[at] if at is not None and at < len(record.cells) else None


def _key(record: Record, tags: Tags) -> Key:
    """What tells one plan of a file from another."""
    title = _said(record, tags, Field.PLAN) if Field.PLAN in tags.columns else _said(record, tags, Field.COUNTRY)
    told = (
        _said(record, tags, Field.OWNER),
        _said(record, tags, Field.OWNER_CODE),
        title,
        _said(record, tags, Field.YEAR),
    )
    owner, code, name, year = ("" if one is None else one for one in told)
    return owner, code, name, year


def _wrong(record: Record, tags: Tags) -> Iterator[PlacedFault]:
    """Everything that is wrong with a row, each with its cell."""
    width = len(tags.record.cells)
    if len(record.cells) != width:
        fault = faults.FOUR_W_ROW_LENGTH(cells=len(record.cells), columns=width)
        yield PlacedFault(str(record.number), fault)
        return
    for field, longest in _LONGEST.items():
        if len(_said(record, tags, field) or "") > longest:
            yield PlacedFault(tags.place(record, field), faults.FOUR_W_TOO_LONG(limit=longest))
    if _text_of(record, tags) is None:
        field = Field.ACTIVITY if Field.ACTIVITY in tags.columns else Field.SECTOR
        yield PlacedFault(tags.place(record, field), faults.FOUR_W_NEEDS(tag=BY_FIELD[field].tag))
    role = _said(record, tags, Field.ROLE)
    if role is not None and role.lower() not in _ROLES:
        known = tuple(one.value for one in Role)
        yield PlacedFault(tags.place(record, Field.ROLE), faults.FOUR_W_UNKNOWN_ROLE(said=role[:60], known=known))
    year = _said(record, tags, Field.YEAR)
    if year is not None and _year(year) is None:
        yield PlacedFault(tags.place(record, Field.YEAR), faults.FOUR_W_NO_YEAR(said=year[:60]))
    yield from _wrong_days(record, tags)


_LONGEST: Mapping[Field, int] = {
    **dict.fromkeys((Field.OWNER, Field.ORGANISATION, Field.WRITTEN, Field.WHEN), 2_000),
    **dict.fromkeys((Field.PLAN, Field.SECTOR, Field.PART, Field.PLACE, Field.ACTIVITY, Field.STATUS), 200_000),
    **dict.fromkeys((Field.OWNER_CODE, Field.COUNTRY), 300),
    Field.SECTOR_NUMBER: 40,
}
"""As much as the public form takes."""
_ROLES = {role.value: role for role in Role}


def _wrong_days(record: Record, tags: Tags) -> Iterator[PlacedFault]:
    days: dict[Field, str] = {}
    for field in (Field.START, Field.END):
        said = _said(record, tags, field)
        if said is None:
            continue
        day = written_day(said)
        if day is None:
            yield PlacedFault(tags.place(record, field), faults.FOUR_W_NO_DAY(said=said[:60]))
        else:
            days[field] = day
    if len(days) == 2 and days[Field.START] > days[Field.END]:
        yield PlacedFault(tags.place(record, Field.END), ENDS_BEFORE_IT_BEGINS())


def _other_text(record: Record, tags: Tags, texts: dict[str, tuple[int, str | None]]) -> Iterator[PlacedFault]:
    """A fault where a code stands before another text than in a row above."""
    code = _said(record, tags, Field.ACTIVITY_CODE)
    if code is None:
        return
    text = _text_of(record, tags)
    number, first = texts.setdefault(code, (record.number, text))
    if first != text:
        place = tags.place(record, Field.ACTIVITY_CODE)
        yield PlacedFault(place, faults.FOUR_W_CODE_DIFFERS(code=code[:60], row=number))


def _year(said: str) -> int | None:
    return int(said) if said.isascii() and said.isdigit() and 1900 <= int(said[:9]) <= 2200 else None


def _text_of(record: Record, tags: Tags) -> str | None:
    """The text of an activity: its own words, else its sector."""
    return _said(record, tags, Field.ACTIVITY) or _said(record, tags, Field.SECTOR)


class _Plan:
    """Makes one plan of its rows."""

    def __init__(self, text: str, name: str, tags: Tags, rows: Sequence[Record], is_one_of_several: bool) -> None:
        self._tags, self._rows = tags, rows
        self._shift: dict[int, int] = dict.fromkeys((row.number for row in rows), 0)
        if is_one_of_several:
            text = self._own_text(text)
            name = f"{name} ({_key(rows[0], tags)[2] or _key(rows[0], tags)[0] or '1'})"[:200]
        self._document: TextDocument = document_of_text(text, name)

    def _own_text(self, text: str) -> str:
        """The heads with the rows of this plan alone."""
        pieces = [text[: self._tags.record.end]]
        at = len(pieces[0])
        for row in self._rows:
            pieces.append(f"\n{text[row.start : row.end]}")
            self._shift[row.number] = at + 1 - row.start
            at += len(pieces[-1])
        return "".join((*pieces, "\n"))

    def reading(self) -> Reading:
        """The plan, with the document that its quotes are in."""
        first, document = self._rows[0], self._document
        given = Document(sha256=document.sha256, name=document.name, media_type=MEDIA_TYPE, text=document.text)
        heads = document.quote(0, self._tags.record.end)
        return Reading(
            document=given,
            plan=PlanForm(
                owner=self._owner(first),
                title=self._passage(first, Field.PLAN) or self._passage(first, Field.COUNTRY),
                year=_year(_said(first, self._tags, Field.YEAR) or ""),
                ambitions=tuple(self._ambitions()),
            ),
            ignored=(Ignored(rule=LeftOut.COLUMN_HEADING, quote=heads),),
            issues=tuple(self._untold()),
        )

    def _owner(self, row: Record) -> Owner | None:
        name, code = _said(row, self._tags, Field.OWNER), _said(row, self._tags, Field.OWNER_CODE)
        code = None if code is None or _IDENTIFIER.fullmatch(code) is None else code
        return None if name is None and code is None else Owner(id=code, name=str(name or code))

    def _ambitions(self) -> Iterator[AmbitionForm]:
        for rows in _together(
            self._rows, lambda row: (self._said(row, Field.SECTOR_NUMBER), self._said(row, Field.SECTOR))
        ):
            number, title = self._said(rows[0], Field.SECTOR_NUMBER), self._said(rows[0], Field.SECTOR)
            is_whole = number is not None and number.isascii() and number.isdigit()
            yield AmbitionForm(
                number=int(number) if is_whole and number is not None else number,
                title=title,
                quote=self._quote(rows[0], Field.SECTOR if title is not None else Field.SECTOR_NUMBER),
                blocks=tuple(self._blocks(rows)),
            )

    def _blocks(self, rows: Sequence[Record]) -> Iterator[BlockForm]:
        field = Field.PART if Field.PART in self._tags.columns else Field.PLACE
        for inside in _together(rows, lambda row: self._said(row, field)):
            title = self._said(inside[0], field)
            yield BlockForm(title=title, quote=self._quote(inside[0], field), actions=tuple(self._actions(inside)))

    def _actions(self, rows: Sequence[Record]) -> Iterator[ActionForm]:
        for same in _together(rows, lambda row: self._said(row, Field.ACTIVITY_CODE) or row.number):
            first = same[0]
            stretches = [(row.start + self._shift[row.number], row.end + self._shift[row.number]) for row in same]
            holders = [holder for row in same if (holder := self._holder(row)) is not None]
            yield ActionForm(
                text=str(_text_of(first, self._tags)),
                holders=tuple(holders),
                timing=self._timing(first),
                target_groups=tuple(self._groups(first)),
                status=self._passage(first, Field.STATUS),
                quote=self._document.quote_of(stretches),
            )

    def _holder(self, row: Record) -> Holder | None:
        field = Field.WRITTEN if self._said(row, Field.WRITTEN) is not None else Field.ORGANISATION
        written = self._said(row, field)
        role = _ROLES[(self._said(row, Field.ROLE) or Role.HOLDER.value).lower()]
        return None if written is None else Holder(written=written, role=role, quote=self._quote(row, field))

    def _timing(self, row: Record) -> Timing | None:
        words, start, end = (self._said(row, one) for one in (Field.WHEN, Field.START, Field.END))
        first, last = written_day(start or ""), written_day(end or "")
        if words is not None:
            return Timing(written=words, start=first, end=last, quote=self._quote(row, Field.WHEN))
        said = [one for one in (start, end) if one is not None]
        if len(said) == 0:
            return None
        kind = TimingKind.PERIOD if start is not None else TimingKind.DATE
        quotes = [self._span(row, field) for field in (Field.START, Field.END) if self._said(row, field) is not None]
        return Timing(
            written=" - ".join(said), kind=kind, start=first, end=last, quote=self._document.quote_of(sorted(quotes))
        )

    def _groups(self, row: Record) -> Iterator[Passage]:
        for group in (self._said(row, Field.AUDIENCE) or "").split(BETWEEN.strip()):
            if group.strip() != "":
                yield Passage(written=group.strip(), quote=self._quote(row, Field.AUDIENCE))

    def _passage(self, row: Record, field: Field) -> Passage | None:
        said = self._said(row, field)
        return None if said is None else Passage(written=said, quote=self._quote(row, field))

    def _said(self, row: Record, field: Field) -> str | None:
        return _said(row, self._tags, field)

    def _quote(self, row: Record, field: Field) -> Quote | None:
        return None if self._said(row, field) is None else self._document.quote(*self._span(row, field))

    def _span(self, row: Record, field: Field) -> Stretch:
        cell = row.cells[self._tags.columns[field]]
        return cell.start + self._shift[row.number], cell.end + self._shift[row.number]

    def _untold(self) -> Iterator[Issue]:
        """The columns with a tag that this profile has no place for."""
        told = set(self._tags.columns.values())
        names = [cell.value.strip() for at, cell in enumerate(self._tags.record.cells) if at not in told]
        left = [name for name in names if name != ""]
        if len(left) > 0:
            message = f"Niet gelezen, want deze kolommen horen niet bij het profiel: {', '.join(left)[:1_000]}."
            yield Issue(code="four-w-column-ignored", severity=Severity.INFO, message=message)


def _together(rows: Sequence[Record], by: Callable[[Record], object]) -> Iterator[list[Record]]:
    """Rows of which the same holds, in the order in which they are first met."""
    groups: dict[object, list[Record]] = {}
    for row in rows:
        groups.setdefault(by(row), []).append(row)
    yield from groups.values()
