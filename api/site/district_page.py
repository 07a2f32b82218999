"""*Gemeenten en plannen*: who belongs to a district, whose plans are loaded, and what other districts there are."""

from fastapi.responses import HTMLResponse

from api.site.asked import Asked
from api.site.windows import Begin, window

OWNERS_SHOWN = 100
# The real district has four municipalities; the largest of the made-up nation 342. A row takes some 400 bytes.


def district(one: Asked, begin: Begin) -> HTMLResponse:
    """The page."""
    plans = one.network.plans
    towns = sorted(plans.municipalities, key=lambda town: town.name.casefold())
    inside = {town.id for town in towns}
    guests = sorted(
        {plan.owner.id: plan.owner for plan in plans.plans if plan.owner.id not in inside}.values(),
        key=lambda owner: owner.name.casefold(),
    )
    owners = [*towns, *guests]
    part = window(len(owners), begin.row, OWNERS_SHOWN)
    return one.page(
        "district.html.j2",
        owners=[(owner, owner.id in inside, plans.by_owner.get(owner.id, ())) for owner in part.of(owners)],
        part=part,
        pages=lambda row: one.links("district", vanaf=str(row)),
    )
