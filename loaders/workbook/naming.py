"""The parties of a workbook: each in the list of the action or part where a person says that it is named."""

from collections.abc import Callable, Mapping, Sequence

from graph.model.form import Holder, OrganisationRef, Party
from graph.model.identifiers import slug
from graph.model.vocabulary import Level, OrganisationKind, ResolutionRule
from loaders import faults
from loaders.workbook.columns import ACTIONS, BLOCKS, BY_NAME, NAMED_AS, PARTIES, YES, words_of
from loaders.workbook.making import Making, kept_in
from loaders.workbook.rows import ReadRow, Rows
from loaders.workbook.tables import Held, Row, Tables

KnownAs = Callable[[str], OrganisationRef | None]
"""Who is known by a name."""
_ORGANISATION = ("organisation.name", "organisation.id", "organisation.kind", "organisation.level")
_COMPARED = ("named_as", "written", "position", *_ORGANISATION)
_LISTS = {BLOCKS: ("partners", "funders"), ACTIONS: ("holders", "mentions")}


class Naming:
    """Gives each list of parties its own; what is wrong is kept with the rows."""

    def __init__(self, rows: Rows, tables: Tables, known_as: KnownAs, making: Making) -> None:
        self._rows, self._known_as, self._making = rows, known_as, making
        self._was: dict[tuple[str, str], list[Row]] = {}
        for row in tables.rows[PARTIES]:
            key = (str(row["of"]).casefold(), NAMED_AS[str(row["named_as"])][0])
            self._was.setdefault(key, []).append(row)
        gone = {code.casefold() for code in (*tables.blocks, *tables.actions)}
        self._by_list = self._grouped(gone)

    def holders(self, row: ReadRow, before: Sequence[Holder]) -> tuple[Holder, ...]:
        """Those with a role in an action."""
        return tuple(one for one in self.named(row, "holders", before) if isinstance(one, Holder))

    def named(self, row: ReadRow, name: str, before: Sequence[Party]) -> tuple[Party, ...]:
        """The parties of a list of an action or part; those that are as they were, with their quotes."""
        key = ((row.text("code") or "").casefold(), name)
        told, was = self._by_list.get(key, []), self._was.get(key, [])
        kept = kept_in([_seen(one) for one in was], [_seen(one.held) for one in told])
        free = [at for at in range(len(was)) if at not in set(kept.values())]
        found: list[Party] = []
        for at, one in enumerate(told):
            if at in kept:
                party: Party | None = before[kept[at]]
            else:
                place = _paired(one.held, was, free)
                old: tuple[Party | None, Row] = (None, {}) if place is None else (before[place], was[place])
                party = self._other(one, *old)
            if party is not None:
                found.append(_checked(party) if one.text("checked") == YES else party)
        return tuple(found)

    def _other(self, row: ReadRow, before: Party | None, was: Row) -> Party | None:
        """A party as a person says it; it keeps its quote where its words and its role are those of the document."""
        same_words, same_whom = row.held.get("written") == was.get("written"), _whom(row.held) == _whom(was)
        fields: dict[str, object] = {"written": row.text("written")}
        if before is not None and same_whom and same_words:
            fields |= {"organisation": before.organisation, "rule": before.rule, "certainty": before.certainty}
        elif before is None or not same_whom:
            named = self._organisation(row, before)
            if named is not None:
                fields |= {"organisation": named, "rule": ResolutionRule.GIVEN, "certainty": 1.0}
        if before is not None and _name(row.held) == _name(was):
            fields["quote"] = before.quote
        name, role = NAMED_AS[str(row.held["named_as"])]
        if name != "holders":
            return self._making.made(Party, row, "written", fields)
        fields |= {"role": role, "position": row.held.get("position")}
        return self._making.made(Holder, row, "written", fields)

    def _organisation(self, row: ReadRow, before: Party | None) -> OrganisationRef | None:
        """Who is meant, where a person says so; None for what the program finds out from the name."""
        name, code = row.text("organisation.name"), row.text("organisation.id")
        was = None if before is None else before.organisation
        if was is not None and code == was.id and name != was.name:
            code = None  # Another name: the code beside it is still that of the first one.
        if name is None and code is None:
            return None
        if code is None:
            known = self._known_as(str(name))
            if known is not None:
                return known
        kind, level = row.text("organisation.kind"), row.text("organisation.level")
        fields = {
            "id": slug(str(name)) if code is None else code,
            "name": name or row.text("written") or code,
            "kind": OrganisationKind.UNKNOWN if kind is None else words_of(OrganisationKind)[kind],
            "level": None if level is None else words_of(Level)[level],
        }
        return self._making.made(OrganisationRef, row, "organisation.id", fields)

    def _grouped(self, gone: set[str]) -> Mapping[tuple[str, str], list[ReadRow]]:
        there = {
            sheet: {str(row.held.get("code", "")).casefold() for row in self._rows.by_sheet[sheet]} for sheet in _LISTS
        }
        found: dict[tuple[str, str], list[ReadRow]] = {}
        for row in self._rows.by_sheet[PARTIES]:
            code, named_as = row.text("of"), row.text("named_as")
            missing = [name for name in ("of", "named_as", "written") if row.held.get(name) is None]
            if code is None or named_as is None or len(missing) > 0:
                self._blame_missing(row, missing)
                continue
            key, name = code.casefold(), NAMED_AS[named_as][0]
            sheet = next((one for one in _LISTS if key in there[one]), None)
            if sheet is None and key in gone:
                self._rows.gone_with.append(row.at("of"))
            elif sheet is None:
                self._rows.blame(row.at("of"), faults.WORKBOOK_NO_SUCH_CODE(code=code[:60], sheets=(BLOCKS, ACTIONS)))
            elif name not in _LISTS[sheet]:
                fit = tuple(word for word, (one, _) in NAMED_AS.items() if one in _LISTS[sheet])
                fault = faults.WORKBOOK_NOT_OF_THIS(said=named_as, code=code[:60], known=fit)
                self._rows.blame(row.at("named_as"), fault)
            else:
                found.setdefault((key, name), []).append(row)
        return found

    def _blame_missing(self, row: ReadRow, missing: Sequence[str]) -> None:
        blamed = {one.place for one in self._rows.faults}
        for name in missing:
            at = row.at(name)
            if str(at) not in blamed:
                self._rows.blame(at, faults.WORKBOOK_NEEDS(head=BY_NAME[PARTIES].by_name[name].head))


def _paired(row: Mapping[str, Held], was: Sequence[Row], free: list[int]) -> int | None:
    """Which party of before a changed row is about: of the same words and role, or else taken for the same one."""
    for of in (_name, _whom):
        place = next((place for place in free if of(was[place]) == of(row)), None)
        if place is not None:
            free.remove(place)
            return place
    return None


def _seen(row: Mapping[str, Held]) -> tuple[Held | None, ...]:
    return tuple(row.get(name) for name in _COMPARED)


def _name(row: Mapping[str, Held]) -> tuple[Held | None, ...]:
    """What the document says of a party: its words and how it is named. Whom it is taken for is no part of that."""
    return row.get("written"), row.get("named_as")


def _whom(row: Mapping[str, Held]) -> tuple[Held | None, ...]:
    """Whom a party is taken for."""
    return tuple(row.get(name) for name in _ORGANISATION)


def _checked(party: Party) -> Party:
    """A party that a person looked at and found right; whom it is taken for is certain then."""
    if party.organisation is None:
        return party
    return party.model_copy(update={"rule": ResolutionRule.GIVEN, "certainty": 1.0})
