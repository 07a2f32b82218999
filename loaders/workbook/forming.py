"""Rows -> plan: what a person left as it was keeps its quote and its place; what was changed was entered by hand.

Each row is laid beside what the same row held when the workbook was written. A value that differs is the person's own:
it has no quote, and whatever the program once made of the old value (whom a name was taken for, what a timing means)
is made anew.
"""

from collections.abc import Iterator, Mapping

from graph.model.form import ActionForm, AmbitionForm, BlockForm, Budget, GivenClasses, Owner, PlanForm, Reading, Timing
from graph.model.vocabulary import OrganisationKind, TimingKind
from loaders import faults
from loaders.workbook.columns import ACTIONS, AMBITIONS, BLOCKS, BY_NAME, NO_CLASS, PART_OF, PLAN, YES, words_of
from loaders.workbook.making import Making
from loaders.workbook.naming import KnownAs, Naming
from loaders.workbook.rows import ReadRow, Rows
from loaders.workbook.tables import Row, Tables, folded, holders_shown, tables_of

_NOTHING: Row = {}
_TIMING = ("timing.written", "timing.kind", "timing.start", "timing.end")
_CLASSES = ("classes.themes", "classes.steps")


def formed(rows: Rows, carried: Reading | None, known_as: KnownAs) -> PlanForm:
    """The plan that the rows of a workbook say; what is wrong is kept with the rows.

    Args:
        rows: what stands in the sheets.
        carried: the reading from which the workbook was written; None where it carries none.
        known_as: who is meant by the name of an organisation that a person wrote.
    """
    return _Forming(rows, carried, known_as).plan()


class _Forming:
    def __init__(self, rows: Rows, carried: Reading | None, known_as: KnownAs) -> None:
        before = Reading(plan=PlanForm()) if carried is None else carried
        self._rows, self._before, self._carried = rows, before.plan, carried is not None
        self._tables: Tables = tables_of(before)
        self._was = {name: self._tables.by_code(name) for name in (AMBITIONS, BLOCKS, ACTIONS)}
        self._ambitions_before = folded(self._tables.ambitions)
        self._blocks_before = folded(self._tables.blocks)
        self._actions_before = folded(self._tables.actions)
        self._making = Making(rows)
        self._naming = Naming(rows, self._tables, known_as, self._making)
        self._blocks_of = self._grouped(BLOCKS, "ambition")
        self._actions_of = self._grouped(ACTIONS, "block")

    def plan(self) -> PlanForm:
        """The plan with everything in it."""
        told = self._rows.by_sheet[PLAN]
        for more in told[1:]:
            self._rows.blame(more.at("code"), faults.WORKBOOK_ONE_PLAN())
        row = told[0] if len(told) > 0 else ReadRow(PLAN, 1, {}, {})
        made, before = self._making, self._before
        fields = {
            "id": before.id,
            "owner": self._owner(row, before.owner),
            "title": made.passage(row, "title", before.title),
            "year": row.held.get("year"),
            "vision": made.passage(row, "vision", before.vision),
            "goals": made.passages(row, "goals", before.goals),
            "pillars": made.passages(row, "pillars", before.pillars),
        }
        plan = made.made(PlanForm, row, "title", fields) or PlanForm()
        return plan.model_copy(update={"ambitions": tuple(self._ambitions())})

    def _owner(self, row: ReadRow, before: Owner | None) -> Owner | None:
        name, code, kind = row.text("owner.name"), row.text("owner.id"), row.text("owner.kind")
        if name is None and code is None:
            return None
        if before is not None and code == before.id and name not in (None, before.name):
            code = None  # Another name: the code beside it is still that of the first one.
        sort = OrganisationKind.MUNICIPALITY if kind is None else words_of(OrganisationKind)[kind]
        return self._making.made(Owner, row, "owner.id", {"id": code, "name": name or code, "kind": sort})

    def _ambitions(self) -> Iterator[AmbitionForm]:
        rows = self._rows.by_sheet[AMBITIONS]
        if len(rows) == 0 and len(self._blocks_of) + len(self._actions_of) > 0:
            yield AmbitionForm(blocks=tuple(self._blocks("")))
        for row in rows:
            before = self._ambitions_before.get(_key(row), AmbitionForm())
            same = self._is_same(row, ("number", "title"))
            fields = {
                "id": before.id if same else None,
                "number": before.number if same else row.held.get("number"),
                "title": row.text("title"),
                "quote": before.quote if same else None,
            }
            part = self._making.made(AmbitionForm, row, "title", fields) or AmbitionForm()
            yield part.model_copy(update={"blocks": tuple(self._blocks(_key(row)))})

    def _blocks(self, ambition: str) -> Iterator[BlockForm]:
        if len(self._rows.by_sheet[BLOCKS]) == 0 and "" in self._actions_of:
            yield BlockForm(actions=tuple(self._actions("")))
        made = self._making
        for row in self._blocks_of.get(ambition, ()):
            before = self._blocks_before.get(_key(row), BlockForm())
            same = self._is_same(row, ("title",))
            fields = {
                "id": before.id if same else None,
                "title": row.text("title"),
                "objective": made.passage(row, "objective", before.objective),
                "results": made.passages(row, "results", before.results),
                "target_groups": made.passages(row, "target_groups", before.target_groups),
                "partners": self._naming.named(row, "partners", before.partners),
                "budget": self._budget(row, before.budget),
                "quote": before.quote if same else None,
            }
            part = made.made(BlockForm, row, "title", fields) or BlockForm()
            yield part.model_copy(update={"actions": tuple(self._actions(_key(row)))})

    def _budget(self, row: ReadRow, before: Budget | None) -> Budget | None:
        funders = self._naming.named(row, "funders", () if before is None else before.funders)
        said = row.text("budget")
        if said is None:
            if len(funders) > 0:
                head = BY_NAME[BLOCKS].by_name["budget"].head
                self._rows.blame(row.at("budget"), faults.WORKBOOK_NEEDS(head=head))
            return None
        quote = before.quote if before is not None and before.written == said else None
        return self._making.made(Budget, row, "budget", {"written": said, "funders": funders, "quote": quote})

    def _actions(self, block: str) -> Iterator[ActionForm]:
        made = self._making
        for row in self._actions_of.get(block, ()):
            text = row.text("text")
            if text is None:
                self._rows.blame(row.at("text"), faults.WORKBOOK_NEEDS(head=BY_NAME[ACTIONS].by_name["text"].head))
                continue
            before = self._actions_before.get(_key(row), ActionForm(text=text))
            same = before.text == text
            fields: dict[str, object] = {
                "id": before.id if same else None,
                "heading": row.text("heading"),
                "title": row.text("title"),
                "text": text,
                "items": made.passages(row, "items", before.items),
                "holders": self._naming.holders(row, before.holders),
                "timing": self._timing(row, before.timing),
                "mentions": self._naming.named(row, "mentions", before.mentions),
                "target_groups": made.passages(row, "target_groups", before.target_groups),
                "result": made.passage(row, "result", before.result),
                "costs": made.passage(row, "costs", before.costs),
                "status": made.passage(row, "status", before.status),
                "classes": self._classes(row, before.classes),
                "certainty": before.certainty if same and row.text("checked") != YES else None,
                "quote": before.quote if same else None,
            }
            fields["unclear"] = self._unclear(row, before, fields)
            part = made.made(ActionForm, row, "text", fields)
            if part is not None:
                self._see_holders(row, before, part)
                yield part

    def _timing(self, row: ReadRow, before: Timing | None) -> Timing | None:
        written, start, end = row.text("timing.written"), row.text("timing.start"), row.text("timing.end")
        kind = row.text("timing.kind")
        if written is None:
            if any(one is not None for one in (kind, start, end)):
                head = BY_NAME[ACTIONS].by_name["timing.written"].head
                self._rows.blame(row.at("timing.written"), faults.WORKBOOK_NEEDS(head=head))
            return None
        same = before is not None and before.written == written
        if before is not None and self._is_same(row, _TIMING):
            return before
        if before is not None and not same and self._is_same(row, _TIMING[1:]):
            kind = start = end = None  # Other words: what the old ones meant holds no longer.
        sort = None if kind is None else words_of(TimingKind)[kind]
        if sort is None and (start is not None or end is not None):
            sort = TimingKind.DATE if start in (None, end) else TimingKind.PERIOD
        quote = before.quote if before is not None and same else None
        fields = {"written": written, "kind": sort, "start": start, "end": end, "quote": quote}
        return self._making.made(Timing, row, "timing.end", fields)

    def _classes(self, row: ReadRow, before: GivenClasses | None) -> GivenClasses | None:
        """What a person says the action is about; as it was where nothing was changed."""
        if self._is_same(row, _CLASSES):
            return before
        themes, steps = row.entries("classes.themes"), row.entries("classes.steps")
        if len(themes) + len(steps) == 0:
            return None
        fields = {"themes": tuple(one for one in themes if one != NO_CLASS), "steps": steps}
        return self._making.made(GivenClasses, row, "classes.themes", fields)

    def _unclear(self, row: ReadRow, before: ActionForm, fields: Mapping[str, object]) -> tuple[str, ...]:
        """What could not be read and is as it was; what a person filled in or looked at is clear."""
        if row.text("checked") == YES:
            return ()
        return tuple(name for name in before.unclear if fields[name] == getattr(before, name))

    def _see_holders(self, row: ReadRow, before: ActionForm, now: ActionForm) -> None:
        """Refuses a change where holders are only shown: it would be lost, and whoever made it would not know."""
        shown = row.text("shown.holders")
        if not self._carried or shown in (None, holders_shown(before.holders), holders_shown(now.holders)):
            return
        self._rows.blame(row.at("shown.holders"), faults.WORKBOOK_SHOWN_CHANGED(sheet="Partners"))

    def _is_same(self, row: ReadRow, names: tuple[str, ...]) -> bool:
        """Whether these cells of a row hold what they held when the workbook was written."""
        was = self._was[row.sheet].get(_key(row))
        return was is not None and all(row.held.get(name) == was.get(name) for name in names)

    def _grouped(self, sheet: str, of: str) -> Mapping[str, list[ReadRow]]:
        """The rows of a sheet by the code of what they are a part of; a code that nothing has is a fault."""
        above = self._rows.by_sheet[PART_OF[of]]
        needed = len(above) > 0 or len(self._rows.by_sheet[AMBITIONS]) > 1
        known = {_key(row) for row in above}
        found: dict[str, list[ReadRow]] = {}
        for row in self._rows.by_sheet[sheet]:
            code = row.text(of)
            if code is None and needed:
                self._rows.blame(row.at(of), faults.WORKBOOK_NEEDS(head=BY_NAME[sheet].by_name[of].head))
            elif code is not None and code.casefold() not in known:
                self._rows.blame(row.at(of), faults.WORKBOOK_NO_SUCH_CODE(code=code[:60], sheets=(PART_OF[of],)))
            else:
                found.setdefault("" if code is None else code.casefold(), []).append(row)
        return found


def _key(row: ReadRow) -> str:
    return (row.text("code") or "").casefold()
