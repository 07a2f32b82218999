"""Actions that a rule cannot judge, because text in their row was not understood: our silence is no evidence."""

from collections.abc import Sequence

from graph.analysis.findings import NotJudged
from graph.model.language import Text, listed
from graph.plans import ActionPart, PlanPart

_NAMED = 5


def unread_actions(rule: str, plan: PlanPart, actions: Sequence[ActionPart]) -> tuple[NotJudged, ...]:
    """That a rule does not judge these actions of a plan, by name; nothing where there are none."""
    if len(actions) == 0:
        return ()
    total = len(plan.actions)
    names = [f"‘{action.name}’" for action in actions[:_NAMED]]
    rest = len(actions) - len(names)
    more = [] if rest == 0 else [Text(f"nog {rest}", f"{rest} more")]
    named = listed([*names, *more])
    text = Text(
        f"niet te beoordelen: bij {len(actions)} van {total} acties in het plan van {plan.owner.name} is een deel van "
        f"de rij niet begrepen ({named.nl})",
        f"cannot be judged: for {len(actions)} of {total} actions in the plan of {plan.owner.name} a part of the row "
        f"was not understood ({named.en})",
    )
    return (NotJudged(rule, plan.owner.id, total - len(actions), total, text),)
