"""The questions as functions with filters by name, for notebooks and scripts; what they give is what every door gives.

A filter takes a value of its own kind or the text of it: ``ends_by=date(2026, 6, 30)`` or ``ends_by="2026-06-30"``,
``degree="holder"`` or ``degree=["holder", "funds"]``. One that is not known is refused, and the known ones are named.
"""

from collections.abc import Iterable
from datetime import date

from graph.analysis.agenda import Agenda
from graph.analysis.findings import FindingReport
from graph.analysis.standing import Decided
from graph.districts import district_meant
from graph.model.language import Language
from graph.network import Network
from graph.plans import ActionPart, Named
from graph.questions import AtAGlance, WhatToDiscuss, WhichActions, WhichFindings, WhichPart, WhoDoesWhat
from graph.questions.filters import asked_with
from graph.store.port import Store


def read_network(store: Store, district: str | None = None) -> Network:
    """The network of a district as it is now.

    Args:
        store: where it is kept.
        district: id or name; None for the first district that has plans, those for practice last.

    Raises:
        DistrictError: the store has no such district, or none at all.
    """
    return Network(store.read_view(district_meant(store.districts(), district).state.id))


def who(network: Network, **filters: object) -> tuple[Named, ...]:
    """Who does what: every place where a plan names a party (``WhoDoesWhat`` has the filters).

    Raises:
        QuestionError: there is no such filter, or it does not take its value.
    """
    return asked_with(WhoDoesWhat, filters).of(network)


def actions(network: Network, **filters: object) -> tuple[ActionPart, ...]:
    """The actions of the plans, plan by plan (``WhichActions`` has the filters).

    Raises:
        QuestionError: there is no such filter, or it does not take its value.
    """
    return asked_with(WhichActions, filters).of(network)


def findings(network: Network, **filters: object) -> FindingReport:
    """What stands out, with what could not be judged beside it (``WhichFindings`` has the filters).

    Raises:
        QuestionError: there is no such filter, or it does not take its value.
    """
    return asked_with(WhichFindings, filters).of(network)


def agenda(network: Network, on: date, decisions: Iterable[Decided] = (), **filters: object) -> Agenda:
    """The points for a meeting (``WhatToDiscuss`` has the filters).

    Args:
        network: the network of a district.
        on: the day of the meeting.
        decisions: what was decided before, as ``store.decisions(district)`` gives it.
        filters: how many ``points``, and of which ``municipality``.

    Raises:
        QuestionError: there is no such filter, or it does not take its value.
    """
    return asked_with(WhatToDiscuss, filters).of(network, tuple(decisions), on)


def draw(network: Network, language: Language = Language.DUTCH, view: str | None = None, **filters: object) -> str:
    """A picture as SVG: outside parties with the ambitions of one plan, or with the plans of several (``WhichPart``
    has the filters), or a view that answers one question.

    Args:
        network: the network of a district.
        language: of the words that are not those of a plan.
        view: ``gaps``, ``shared``, ``themes`` or ``sides``; ``AtAGlance`` then has the filters.
        filters: what is drawn.

    Raises:
        QuestionError: there is no such filter, or it does not take its value.
        KeyError: the node whose neighbourhood is asked for is not in the picture.
    """
    # Imported here: drawing needs numpy, which most who ask questions do not.
    from graph.picture.svg import svg
    from graph.questions.which_part import chosen_scene

    if view is not None:
        from graph.picture.glance_scene import glance_scene

        asked = asked_with(AtAGlance, {"view": view, **filters})
        return svg(glance_scene(asked.of(network), asked.plans(network), language))
    return svg(chosen_scene(network, asked_with(WhichPart, filters), language))


def draw_interactive(network: Network, language: Language = Language.DUTCH) -> str:
    """The whole network as one HTML file that opens offline and can be mailed; parties and ambitions can be moved."""
    # Imported here: it is large, and only this file needs it.
    from graph.picture.interactive import to_pyvis

    return to_pyvis(network.plans, language)
