"""The words of a comparison that several doors say: how a side stands in a row, and how two actions differ."""

from collections.abc import Mapping

from graph.analysis.comparison import HowFound
from graph.matching import Difference
from graph.model.language import Text

STANDINGS: Mapping[HowFound, Text] = {
    HowFound.THERE: Text("staat in het plan", "is in the plan"),
    HowFound.SAID: Text("genoemd in het plan, niet bij een actie of als partij", "named in the plan, at no action"),
    HowFound.NOT_FOUND: Text("niet gevonden in het plan", "not found in the plan"),
    HowFound.ITSELF: Text("dit is de gemeente zelf", "this is the municipality itself"),
    HowFound.NO_PLAN: Text("geen plan geladen", "no plan loaded"),
}
DIFFERENCES: Mapping[Difference, Text] = {
    Difference.NEW: Text("nieuw", "new"),
    Difference.GONE: Text("weg", "gone"),
    Difference.REWORDED: Text("andere woorden", "other words"),
    Difference.OTHER_HOLDER: Text("andere houder", "other holder"),
    Difference.OTHER_DATE: Text("andere planning", "other timing"),
}


def places_of(first: int | None, last: int | None) -> str:
    """Lines of a source, in Dutch; of what was entered by hand there are none."""
    if first is None:
        return "met de hand ingevoerd"
    return f"regel {first}" if last in (None, first) else f"regels {first}-{last}"
