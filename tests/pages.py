"""Every page that there is, from the router: a page or a filter that is added is walked by every test that walks pages.

A path with a place in it is filled with things of the network: one of each label, of organisations one of each kind,
or one finding of each rule. What a page is asked with stands in ``ASKED``; a filter that is not in it takes what its
declaration allows. A path that nothing fits, and a filter that takes none of this, fail the test that walks; in a
network without a plan, or with any plan at all, where there may be nothing to fill them with, they are left out.
"""

import inspect
from collections.abc import Iterator
from functools import cache

import httpx
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from api.parts.parameters import parameters_of
from api.site.router import site_router
from benchmarks.product import page_paths
from graph.districts import in_order
from graph.network import Network
from graph.questions.filters import Filter, Sort
from graph.store.port import Store
from graph.view import NetworkView

KEPT = frozenset({"district", "taal"})
"""Parameters that every page has: the walk itself says in which district and which language."""
ASKED = {
    "gemeente": ("gemeente={owner}", "gemeente={municipality}"),
    "plan": ("plan={plan}",),
    "ambitie": ("ambitie={ambition}",),
    "partij": ("partij={party}",),
    "rond": ("rond={party}", "rond={owner}"),
    "van": ("van={party}&naar={other}", "van={party}&naar={party}"),
    "naar": ("van={party}&naar={other}",),
    "stappen": ("rond={party}&stappen=2", "van={party}&naar={other}&stappen=2"),
    "rijen": (
        "rijen=partij&kolommen=doelgroep",
        "rijen=gemeente&kolommen=planning",
        "rijen=ambitie&kolommen=partij",
        "rijen=doelgroep&kolommen=gemeente",
    ),
    "kolommen": ("rijen=soort&kolommen=soort", "rijen=soort&kolommen=planning"),
    "cel": ("rijen=soort&kolommen=planning&cel=ngo~ongoing", "rijen=soort&kolommen=planning&cel=nergens~q1"),
    "graad": ("graad=listed", "graad=funds&soort=ngo"),
    "soort": ("soort=ngo",),
    "eigen": ("eigen=ja", "eigen=nee"),
    "buiten": ("buiten=nee", "buiten=ja&gepland=nee"),
    "planning": ("planning=ongoing",),
    "klaar": ("klaar=2025-06-30", "klaar=1900-01-01"),
    "gepland": ("gepland=nee",),
    "woorden": ("woorden=opvang",),
    "dag": ("dag=2026-01-31",),
    "punten": ("punten=1",),
    "op": ("op=partner", "op=role", "op=time&gemeente={owner}&gemeente={municipality}"),
    "zonder": ("zonder={party}", "zonder={plan}"),
    "samen": ("samen={body}%3D{other_body}",),
    "naam": ("naam={body}%3DAvondrood",),
    "erbij": ("erbij=Avondrood%3Dngo",),
    "krijgt": ("krijgt={body}%3D{action}",),
    "plan-erbij": ("plan-erbij=",),
    "norm": ("norm=gemeentelijke-aanpak", "norm=barrieres-arbeid"),
    "rij": ("rij=meldroute", "op=partner&rij={party}"),
    "niet-bij": ("niet-bij={owner}", "gemeente={owner}&gemeente={municipality}&niet-bij={owner}"),
    "actie": ("actie={action}",),
    "regel": ("regel=20",),
    "tot": ("regel=20&tot=30",),
    "q": ("q=opvang", "q=marslander", "q=opvang+maan", "q=politei"),
}
"""For each filter of a page what it is asked with; of these only what that page takes is walked."""
TYPED = {
    Sort.CODE: ("{plan}", "{ambition}", "{action}", "{party}", "{owner}"),
    Sort.OWNER: ("{owner}",),
    Sort.TEXT: ("opvang",),
    Sort.CODE_OR_TEXT: ("opvang",),
    Sort.FLAG: ("ja", "nee"),
    Sort.DAY: ("2026-01-31",),
}
"""What a filter that is not in ``ASKED`` is asked with, by its sort; words and numbers are declared with the filter."""


def every_page(
    site: httpx.Client, view: NetworkView, district: str | None = None, *, any_plan: bool = False
) -> tuple[str, ...]:
    """The addresses of all pages of one district, named in them or not: each as it is, and with each of its filters.

    ``any_plan`` says that the plans are any at all, so that some pages may be of nothing.
    """
    found = (address for path in page_paths() for address in pages_at(site, path, view, district, any_plan=any_plan))
    return tuple(dict.fromkeys(found))


def pages_at(
    site: httpx.Client, path: str, view: NetworkView, district: str | None = None, *, any_plan: bool = False
) -> tuple[str, ...]:
    """Those of ``every_page`` at one path of the router."""
    bare = any_plan or len(view.of_type("HAS_PLAN")) == 0
    plain = plain_pages(site, path, view, district)
    assert bare or len(plain) > 0, f"nothing of {view.district} has a page at {path}"
    found = dict.fromkeys(plain)
    for name, queries in _filters(path).items():
        assert len(queries) > 0, f"say in {__name__} what {path} is asked with as {name}"
        asked = [address for query in queries for address in _with(plain[:1], query, view)]
        there = [address for address in asked if is_there(site, address)]
        assert bare or len(there) > 0, f"{path} takes none of {asked}"
        found |= dict.fromkeys(there)
    return tuple(found)


def is_there(site: httpx.Client, address: str) -> bool:
    """Whether there is a page at an address; what is none is refused or not found, and nothing else."""
    status = site.get(address).status_code
    assert status in (httpx.codes.OK, httpx.codes.BAD_REQUEST, httpx.codes.NOT_FOUND), f"{status} at {address}"
    return status == httpx.codes.OK


def every_page_in(site: httpx.Client, store: Store) -> tuple[str, ...]:
    """The addresses of all pages of all districts of a store; the first of them is that of the default district."""
    default, *others = in_order(store.districts())
    found = every_page(site, store.read_view(default.id))
    return (*found, *(page for one in others for page in every_page(site, store.read_view(one.id), one.id)))


def in_language(path: str, language: str) -> str:
    """The same page in a language; Dutch is not named."""
    before, sign, place = path.partition("#")
    return path if language == "nl" else f"{before}{'&' if '?' in before else '?'}taal={language}{sign}{place}"


def plain_pages(site: httpx.Client, path: str, view: NetworkView, district: str | None) -> list[str]:
    """A path with each thing that it has a page of."""
    kept = "" if district is None else f"?district={district}"
    if "{" not in path:
        return [path + kept]
    assert path.count("{") == 1, f"say in {__name__} how {path} is filled"
    before, after = path.partition("{")[0], path.partition("}")[2]
    for candidates in (things, findings):
        addresses = [f"{before}{thing}{after}{kept}" for thing in dict.fromkeys(candidates(view).values())]
        there = [address for address in addresses if is_there(site, address)]
        if len(there) > 0:
            return there
    return []


def things(view: NetworkView) -> dict[str, str]:
    """One node of each label, of each kind of organisation, and of municipalities with a plan and without."""
    owners = {relation.source for relation in view.of_type("HAS_PLAN")}
    found: dict[str, str] = {}
    for node in sorted(view.nodes.values(), key=lambda node: node.id):
        for label in node.labels:
            kind = node.properties.get("kind", "")
            found.setdefault(f"{label} {kind} {'with' if node.id in owners else 'without'} a plan", node.id)
    return found


def findings(view: NetworkView) -> dict[str, str]:
    """One finding of each rule that found something."""
    found: dict[str, str] = {}
    for finding in Network(view).findings.findings:
        found.setdefault(finding.rule, finding.id)
    return found


def _with(addresses: list[str], query: str, view: NetworkView) -> Iterator[str]:
    filled = query.format_map(_Things(view))
    for address in addresses:
        yield f"{address}{'&' if '?' in address else '?'}{filled}"


class _Things(dict[str, str]):
    """What stands between braces in ``ASKED``, looked up when it is needed."""

    def __init__(self, view: NetworkView) -> None:
        super().__init__()
        self._view = view

    def __missing__(self, name: str) -> str:
        view = self._view
        owners = sorted({relation.source for relation in view.of_type("HAS_PLAN")})
        holders = sorted({relation.source for relation in view.of_type("RESPONSIBLE_FOR")})
        kinds = {node.id: node.properties.get("kind") for node in view.of_label("Organisation")}
        bodies = [party for party in holders if kinds[party] in ("ngo", "care_provider", "police_and_justice")]
        found = {
            "owner": owners,
            "municipality": [node.id for node in view.of_label("Municipality") if node.id not in owners],
            "party": holders[:1],
            "other": holders[-1:],
            "body": bodies[:1],
            "other_body": bodies[-1:],
        }.get(name, [node.id for node in view.of_label(name.capitalize())])
        return found[0] if len(found) > 0 else "nergens"


@cache
def _filters(path: str) -> dict[str, tuple[str, ...]]:
    """The filters of a page, by their names in its address, each with what it is asked with."""
    routes = (route for route in site_router().routes if isinstance(route, APIRoute) and "GET" in (route.methods or ()))
    (route,) = (route for route in routes if route.path == path)
    declared = {one.page: one for one in _declared(route.dependant)}
    names = [name for name in parameters_of(route.dependant) if name not in KEPT]
    return {name: (*ASKED.get(name, ()), *_typed(name, declared.get(name))) for name in names}


def _declared(dependant: Dependant) -> Iterator[Filter]:
    """The filters of the questions that a page can be asked; ``asked_on_page`` has them at hand under this name."""
    for part in dependant.dependencies:
        yield from _declared(part)
        if inspect.isfunction(part.call):
            yield from inspect.getclosurevars(part.call).nonlocals.get("filters", ())


def _typed(name: str, declared: Filter | None) -> Iterator[str]:
    """Values that a declared filter takes, as a part of an address: of a filter that is in ``ASKED`` only words of a
    closed list, since filters of two pages may have one name and each a list of its own."""
    if declared is None or (name in ASKED and len(declared.words) == 0):
        return
    if declared.sort is Sort.NUMBER:
        yield f"{name}={min(declared.most, declared.least + 1)}"
    yield from (f"{name}={value}" for value in declared.words[:2] or TYPED.get(declared.sort, ()))
