"""A view with plans in it that the network does not say: drafts, for who asks to count them too."""

from collections.abc import Sequence

from graph.model.rows import PlanStatements
from graph.view import NetworkView, make_view

_OWN = frozenset({"Plan", "Ambition", "Block", "Action", "Goal"})


def view_with(view: NetworkView, drafts: Sequence[PlanStatements]) -> NetworkView:
    """The same district as if these plans had been loaded, each in the place of the one with its id.

    What is shared (organisations, districts) stays as the network has it, where it has it. A view without drafts is
    given back as the very same value.
    """
    if len(drafts) == 0:
        return view
    plans = {draft.plan for draft in drafts}
    kept = {key: node for key, node in view.nodes.items() if not (node.label in _OWN and _is_of(key, plans))}
    relations = {row.id: row for row in view.relations if row.plan not in plans}
    for draft in drafts:
        for node in draft.nodes:
            kept.setdefault(node.id, node)
        for row in draft.relations:
            relations.setdefault(row.id, row)
    revisions = {**view.plan_revisions, **dict.fromkeys(plans, view.revision)}
    return make_view(view.district, view.revision, kept.values(), relations.values(), revisions)


def _is_of(key: str, plans: set[str]) -> bool:
    return any(key == plan or key.startswith(f"{plan}.") for plan in plans)
