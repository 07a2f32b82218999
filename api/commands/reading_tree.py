"""A reading as a tree for the terminal: what was read, what was left out by which rule, what was not understood."""

from collections import Counter
from collections.abc import Iterable

from rich.text import Text
from rich.tree import Tree

from api.terminal import words
from graph.model.form import ActionForm, AmbitionForm, BlockForm, Holder, Party, Passage, PlanForm, Reading, Timing
from graph.model.quotes import Quote
from graph.model.vocabulary import LeftOut, Role, dutch
from loaders.form.certainty import row_certainty

_HEADING, _ASIDE = "bold", "dim"
_LEFT_OUT = frozenset(LeftOut)


def reading_tree(reading: Reading) -> Tree:
    """All of a reading, in the order of the plan."""
    plan = reading.plan
    tree = Tree(words("Plan zonder titel" if plan.title is None else plan.title.written, _HEADING))
    _facts(tree, plan, reading)
    for ambition in plan.ambitions:
        _ambition(tree, ambition)
    _account(tree, reading)
    return tree


def _facts(tree: Tree, plan: PlanForm, reading: Reading) -> None:
    owner = plan.owner
    tree.add(_line("Van", "niet genoemd" if owner is None else f"{owner.name} ({owner.id or 'zonder code'})"))
    tree.add(_line("Jaar", "niet genoemd" if plan.year is None else str(plan.year)))
    if reading.document is None:
        tree.add(words("Met de hand ingevoerd: er is geen brontekst.", _ASIDE))
    if plan.vision is not None:
        tree.add(_line("Visie", plan.vision.written))
    _list(tree, "Doelen", plan.goals)
    _list(tree, "Strategie", plan.pillars)


def _ambition(tree: Tree, ambition: AmbitionForm) -> None:
    branch = tree
    if ambition.number is not None or ambition.title is not None:
        number = "Ambitie" if ambition.number is None else f"Ambitie {ambition.number}"
        branch = tree.add(words(f"{number}: {ambition.title}" if ambition.title is not None else number, _HEADING))
    for block in ambition.blocks:
        _block(branch, block)


def _block(tree: Tree, block: BlockForm) -> None:
    branch = tree if block.title is None else tree.add(words(f"Onderdeel: {block.title}", _HEADING))
    if block.objective is not None:
        branch.add(_line("Doelstelling", block.objective.written))
    _list(branch, "Beoogd resultaat", block.results)
    _list(branch, "Doelgroep", block.target_groups)
    _parties(branch, "Partners", block.partners)
    if block.budget is not None:
        budget = branch.add(_line("Budget", block.budget.written))
        _parties(budget, "Betaalt", block.budget.funders)
    for action in block.actions:
        _action(branch, action)


def _action(tree: Tree, action: ActionForm) -> None:
    if action.heading is not None:
        tree.add(words(action.heading, _ASIDE))
    branch = tree.add(_line("Actie", action.text if action.title is None else action.title))
    for item in action.items:
        branch.add(words(f"- {item.written}"))
    _parties(branch, "Houders", action.holders)
    if len(action.holders) == 0:
        branch.add(_line("Houders", "niet genoemd"))
    branch.add(_line("Planning", "niet genoemd" if action.timing is None else timing_in_words(action.timing)))
    _parties(branch, "In de tekst", action.mentions)
    _list(branch, "Doelgroep", action.target_groups)
    for name, passage in (("Resultaat", action.result), ("Kosten", action.costs), ("Stand", action.status)):
        if passage is not None:
            branch.add(_line(name, passage.written))
    if row_certainty(action) < 1:
        branch.add(_line("Zekerheid van de rij", f"{row_certainty(action):.2f}".replace(".", ",")))


def timing_in_words(timing: Timing) -> str:
    """The words of a timing, and how they were understood."""
    if timing.kind is None:
        return f"{timing.written} (niet begrepen)"
    days = " t/m ".join(day for day in (timing.start, timing.end) if day is not None)
    return f"{timing.written} ({dutch(timing.kind)}{': ' + days if days != '' else ''})"


def left_out_in_words(rule: str) -> str:
    """The Dutch name of a rule that left text out; a rule of somebody else's reader keeps the name it was given."""
    return dutch(LeftOut(rule)) if rule in _LEFT_OUT else rule


def _account(tree: Tree, reading: Reading) -> None:
    if len(reading.ignored) > 0:
        branch = tree.add(words("Overgeslagen", _HEADING))
        for rule, count in sorted(Counter(ignored.rule for ignored in reading.ignored).items()):
            branch.add(words(f"{left_out_in_words(rule)}: {count} keer"))
    if len(reading.unread) > 0:
        branch = tree.add(words(f"Niet begrepen: {len(reading.unread)}", _HEADING))
        for unread in reading.unread:
            branch.add(words(f"{place_in_words(unread.quote)}: {unread.quote.text}"))
    if len(reading.issues) > 0:
        branch = tree.add(words("Om na te kijken", _HEADING))
        for issue in reading.issues:
            where = "" if issue.quote is None else f" ({place_in_words(issue.quote)})"
            branch.add(words(f"{dutch(issue.severity)}: {issue.message}{where} [{issue.code}]"))


def place_in_words(quote: Quote) -> str:
    """The lines of a quote."""
    if quote.line_from == quote.line_to:
        return f"regel {quote.line_from}"
    return f"regel {quote.line_from} t/m {quote.line_to}"


def _line(name: str, said: str) -> Text:
    return Text.assemble(words(f"{name}: ", _ASIDE), words(said))


def _list(tree: Tree, name: str, passages: Iterable[Passage]) -> None:
    written = [passage.written for passage in passages]
    if len(written) == 1:
        tree.add(_line(name, written[0]))
    elif len(written) > 1:
        branch = tree.add(words(name, _ASIDE))
        for text in written:
            branch.add(words(text))


def _parties(tree: Tree, name: str, parties: Iterable[Party]) -> None:
    named = [_party(party) for party in parties]
    if len(named) > 0:
        tree.add(Text.assemble(words(f"{name}: ", _ASIDE), Text(", ").join(named)))


def _party(party: Party) -> Text:
    """The name as written; the organisation and the rule behind it where the two differ."""
    said = words(party.written)
    if isinstance(party, Holder) and party.role is not Role.HOLDER:
        said.append_text(words(f" ({dutch(party.role)})", _ASIDE))
    organisation = party.organisation
    if organisation is None:
        said.append_text(words(" → niemand", _ASIDE))
    elif organisation.name.casefold() != party.written.casefold():
        rule = "" if party.rule is None else f", {dutch(party.rule)}"
        said.append_text(words(f" → {organisation.name}{rule}", _ASIDE))
    return said
