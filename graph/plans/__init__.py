"""The one typed reading of a view: plans, their parts, and who is named in each, how.

Every rule, table, picture, question and export starts from these values, so that no two of them can mean different
things by *holds*, *own* or *outside*.
"""

from graph.plans.actions import ActionPart, Targeted
from graph.plans.district import DistrictPlans, read_plans
from graph.plans.named import NOBODY, Named, Place, once, with_parents
from graph.plans.parties import Lineage, Parties, nearest_whole
from graph.plans.parts import BlockPart, PlanPart, Scope

__all__ = [
    "NOBODY",
    "ActionPart",
    "BlockPart",
    "DistrictPlans",
    "Lineage",
    "Named",
    "Parties",
    "Place",
    "PlanPart",
    "Scope",
    "Targeted",
    "nearest_whole",
    "once",
    "read_plans",
    "with_parents",
]
