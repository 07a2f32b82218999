"""Whether enough plans of a district are loaded to compare them; a rule that cannot judge says so."""

from graph.analysis.findings import NotJudged
from graph.model.language import Text
from graph.plans import DistrictPlans

FEWEST_PLANS = 3
# Of two plans one is the other's only comparison: what it does not say is as likely to be left out as done otherwise.
# With three, two say the same, or do not.


FEWEST_OWNERS = 2
# What stands in two plans needs two of them; whose, of a municipality or a partner, makes no difference.


def enough_plans(plans: DistrictPlans) -> bool:
    """Whether plans of this district can be compared."""
    return len(plans.of_municipalities) >= FEWEST_PLANS


def too_few(rule: str, subject: str, plans: DistrictPlans) -> NotJudged:
    """That a rule does not judge the district, or a municipality of it, and how many plans there are."""
    loaded, of = len(plans.of_municipalities), len(plans.municipalities)
    text = Text(
        f"niet te beoordelen: {loaded} van {of} plannen geladen", f"cannot be judged: {loaded} of {of} plans loaded"
    )
    return NotJudged(rule, subject, loaded, of, text)
