"""Which organisation, or which action, somebody means who typed a code or words."""

from collections.abc import Iterable

from graph.model.faults import FaultKind
from graph.model.rows import NodeRow
from graph.network import Network
from graph.plans import ActionPart
from graph.plans.values import several
from graph.questions.filters import LONGEST_TEXT, QuestionError
from graph.questions.matching import meets
from graph.reference import name_key

MOST_NAMED = 8
# Who gets more names than this chooses none of them, but asks again with another word.

NO_ORGANISATION = FaultKind("paths-no-organisation", "name", "value")
SEVERAL_ORGANISATIONS = FaultKind("paths-several-organisations", "name", "value", "names")
NO_ACTION = FaultKind("meant-no-action", "name", "value")
SEVERAL_ACTIONS = FaultKind("meant-several-actions", "name", "value", "names")


def organisation_meant(network: Network, name: str, asked: str) -> NodeRow:
    """The organisation that is meant: by its code, by one of its names exactly, or else by words of them.

    Raises:
        QuestionError: there is none, or more than one; ``name`` is the filter that it was asked with.
    """
    node = network.view.nodes.get(asked)
    if node is not None and node.label == "Organisation":
        return node
    parties = [network.plans.parties.lineage(party)[0] for party in network.by_party]
    for fits in (_is_called, meets):
        found = [party for party in parties if fits(asked, names_of(party))]
        if len(found) == 1:
            return found[0]
        if len(found) > 1:
            names = tuple(party.name for party in found[:MOST_NAMED])
            raise QuestionError(SEVERAL_ORGANISATIONS(name=name, value=asked[:LONGEST_TEXT], names=names))
    raise QuestionError(NO_ORGANISATION(name=name, value=asked[:LONGEST_TEXT]))


def action_meant(network: Network, name: str, asked: str) -> ActionPart:
    """The action that is meant: by its code, or by words of its text.

    Raises:
        QuestionError: there is none, or more than one.
    """
    action = network.plans.action_by_id.get(asked)
    if action is not None:
        return action
    found = [one for one in network.actions if meets(asked, (one.name, one.text))]
    if len(found) > 1:
        names = tuple(one.name for one in found[:MOST_NAMED])
        raise QuestionError(SEVERAL_ACTIONS(name=name, value=asked[:LONGEST_TEXT], names=names))
    if len(found) == 0:
        raise QuestionError(NO_ACTION(name=name, value=asked[:LONGEST_TEXT]))
    return found[0]


def names_of(party: NodeRow) -> tuple[str, ...]:
    """What a party is called, now and before."""
    said = party.properties
    return (party.name, *several(said, "other_names"), *several(said, "former_names"))


def _is_called(asked: str, names: Iterable[str]) -> bool:
    return name_key(asked) in map(name_key, names)
