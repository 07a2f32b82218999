"""Rows and columns by choice: what the table says of the real plan, the open cell, and what there is no table of.

The numbers are those of tests/graph/analysis/test_crossing.py, counted by hand in the text of the plan.
"""

import re
from html import unescape
from html.parser import HTMLParser

import httpx
import pytest

from api.site.crossing_page import IN_ADDRESS, bands
from graph.plans import read_plans
from graph.tables.crossing import crossing
from graph.tables.dimensions import Dimension
from graph.tables.matrix import Group
from tests.api.site.test_pages import PRACTICE, get, links, words
from tests.graph.analysis.rules.plans import action, ambition, block, plan, practice_view, small_view
from tests.graph.analysis.rules.small_plans import KORPS, SCHEMER

CHOICES = [(rows, columns) for rows in IN_ADDRESS for columns in IN_ADDRESS if rows != columns]


class Table(HTMLParser):
    """The words of every cell of the first table, row by row."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._inside = 0
        self.feed(html[html.index("<table") : html.index("</table>")])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        if tag in ("th", "td"):
            self._inside += 1
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside -= tag in ("th", "td")

    def handle_data(self, data: str) -> None:
        if self._inside > 0:
            self.rows[-1][-1] = f"{self.rows[-1][-1]} {data.strip()}".strip()

    def row(self, name: str) -> list[str]:
        (found,) = [row for row in self.rows if row[0].startswith(name)]
        return found


def test_ambitions_by_timing_as_the_plan_has_them(site: httpx.Client) -> None:
    html = get(site, "/?rijen=ambitie&kolommen=planning")
    table = Table(html)

    assert table.rows[0] == [
        "Ambitie", "Q2 2025 4 acties", "Q3 2025 1 actie", "Doorlopend 21 acties", "Geen planning 1 actie",
        "Acties", "Met houder van buiten",
    ]  # fmt: skip
    assert table.row("1.")[1:] == ["3 3 acties.", "niet genoemd", "3 3 acties.", "1 1 actie.", "7", "7"]
    assert table.row("3.")[1:] == ["niet genoemd", "niet genoemd", "7 7 acties.", "niet genoemd", "7", "4"]
    assert table.row("Verschillende acties")[1:6] == ["4", "1", "21", "1", "27"]
    assert table.row("Acties met een houder van buiten")[5] == "21 van 27"
    said = words(html)
    assert "ook acties waarbij geen houder staat. Bij alle 27 acties staat een houder." in said
    assert "niet genoemd in dit plan. Dat zegt niet dat er niets gebeurt." in said


def test_partner_lists_stand_apart_from_timings(site: httpx.Client) -> None:
    html = get(site, "/?rijen=partij&kolommen=planning")
    coa = Table(html).row("COA")

    assert coa[1:5] == ["niet genoemd"] * 4
    assert coa[5] == "4 in partnerlijst in 4 partnerlijsten."
    assert coa[6:] == ["0 van 27", "4 van 6"]
    assert "Partnerlijsten en betalers hebben geen planning; zij staan apart." in words(html)


def test_a_municipality_without_a_plan_is_said_to_have_none(site: httpx.Client) -> None:
    table = Table(get(site, "/?rijen=gemeente&kolommen=planning"))

    assert table.row("Zoetermeer") == ["Zoetermeer geen plan geladen", *["geen plan geladen"] * 4, "", ""]
    assert table.row("Leidschendam-Voorburg")[1:5] == ["4 4 acties.", "1 1 actie.", "21 21 acties.", "1 1 actie."]


def test_the_open_cell_has_its_actions_and_their_quotes_and_no_others(site: httpx.Client) -> None:
    html = get(site, "/?rijen=gemeente&kolommen=planning")
    assert 'class="panel"' not in html
    (link,) = [link for link in links(html) if "cel=gm1916~2025-q3" in link]
    assert link.endswith("#cel")
    opened = get(site, link.partition("#")[0])

    panel = opened[opened.index('<section class="panel" id="cel"') :]
    assert panel.count("<blockquote") == 1
    assert "Aansluiten bij het Regionaal overleg Mensenhandel van het RSIV." in words(panel)
    assert "Houders, zoals geschreven: VTH, RSIV" in words(panel)
    assert "1 actie. Met een houder van buiten: 1. Zonder houder: 0." in words(panel)
    assert opened.count('id="vak"') == 1
    assert 'href="#vak"' in panel


def test_what_a_kind_holds_names_who(site: httpx.Client) -> None:
    said = words(get(site, "/?rijen=soort&kolommen=planning&cel=ngo~ongoing"))

    assert "Houder van 2 acties, verder genoemd bij" in said
    assert "VluchtelingenWerk, Stek Sociale en juridische ondersteuning" in said


def test_a_cell_that_is_not_there_is_said(site: httpx.Client) -> None:
    for cell in ("niemand~nooit", "ngo", "~", "ngo~ongoing~"):
        assert "Dit vak staat niet in de tabel" in words(get(site, f"/?rijen=soort&kolommen=planning&cel={cell}"))
    empty = words(get(site, "/?rijen=ambitie&kolommen=planning&cel=gm1916.2025.ambition-3~2025-q3"))
    assert "Niet genoemd in de geladen plannen." in empty
    missing = words(get(site, "/?rijen=gemeente&kolommen=planning&cel=gm0637~ongoing"))
    assert "Van deze gemeente is geen plan geladen." in missing


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("rijen=soort&kolommen=soort", "Kies voor rijen en kolommen twee verschillende dingen."),
        ("rijen=ambitie", "Kies voor rijen en kolommen twee verschillende dingen."),
        ("rijen=kleur&kolommen=soort", "Deze rijen of kolommen bestaan niet."),
        ("kolommen=%3Cimg%3E", "Deze rijen of kolommen bestaan niet."),
    ],
)
def test_what_there_is_no_table_of_is_said_and_can_be_chosen_again(site: httpx.Client, query: str, said: str) -> None:
    answer = site.get(f"/?{query}")

    assert answer.status_code == 400
    assert said in words(answer.text)
    assert "<table" not in answer.text
    assert answer.text.count("<select") == 2


@pytest.mark.parametrize(
    ("asked", "clean"),
    [
        ("/?rijen=partij&kolommen=ambitie", "/"),
        ("/?kolommen=ambitie&gemeente=gm1916", "/?gemeente=gm1916"),
        ("/?rijen=partij&kolommen=gemeente&district=oefendistrict&taal=en", "/?district=oefendistrict&taal=en"),
    ],
)
def test_the_usual_table_has_a_clean_address(site: httpx.Client, asked: str, clean: str) -> None:
    answer = site.get(asked, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (302, clean)


def test_the_choice_stays_with_the_plan_and_the_district(site: httpx.Client) -> None:
    html = get(site, f"/{PRACTICE}&gemeente=oefen-pluvierdrecht&rijen=soort&kolommen=planning")

    assert '<input type="hidden" name="district" value="oefendistrict">' in html
    assert '<input type="hidden" name="gemeente" value="oefen-pluvierdrecht">' in html
    cells = [link for link in links(html) if "cel=" in link]
    assert len(cells) > 5
    assert all("district=oefendistrict" in link and "gemeente=oefen-pluvierdrecht" in link for link in cells)
    other = "/?gemeente=oefen-krekelerzijl&rijen=soort&kolommen=planning&district=oefendistrict"
    assert other in links(html)
    assert '<option value="soort" selected>' in html
    assert '<option value="planning" selected>' in html


@pytest.mark.parametrize(("rows", "columns"), CHOICES)
def test_every_choice_is_a_sound_table_in_both_languages(site: httpx.Client, rows: str, columns: str) -> None:
    """Every row of a table fills its columns, and every head has a scope."""
    for state in (f"?rijen={rows}&kolommen={columns}", f"{PRACTICE}&rijen={rows}&kolommen={columns}&taal=en"):
        html = site.get(f"/{state}", follow_redirects=True).text
        table = html[html.index("<table") : html.index("</table>")]
        assert all("scope=" in tag for tag in re.findall(r"<th\b[^>]*>", table)), state
        width = len(re.findall(r"<col ", table)) or None
        for line in re.findall(r"<tr.*?</tr>", table[table.index("<tbody") :], re.S):
            spans = [int(found or 1) for found in re.findall(r'<t[hd]\b(?:[^>]*colspan="(\d+)")?', line)]
            assert width in (None, sum(spans)), state
        if "taal=en" in state:
            assert "niet genoemd" not in unescape(table)


def test_units_stand_in_the_band_of_their_parent() -> None:
    """A unit that is only listed is read together with its parent, which holds."""
    view = small_view(plan(ambition(1, block(action("Eén", KORPS), partners=[SCHEMER]))))
    heads = crossing(read_plans(view), Dimension.PARTY, Dimension.AMBITION).rows
    (band,) = bands(heads, heads)
    assert (band.group, [head.name.nl for head in band.heads]) == (Group.HOLDS, [KORPS, SCHEMER])
    (below,) = bands(heads, heads[1:])
    assert (below.group, [head.name.nl for head in below.heads], below.parties) == (Group.HOLDS, [SCHEMER], 1)


def test_ambitions_of_several_plans_are_told_apart() -> None:
    heads = crossing(read_plans(practice_view()), Dimension.AMBITION, Dimension.TIMING).rows
    owners = ["Krekelerzijl", "Pluvierdrecht", "Vlonderhuizen", "Zilvermuide-Kwartelwoude"]
    assert [band.owner for band in bands(heads, heads)] == owners
    (only,) = bands(own := [head for head in heads if head.owner == "Krekelerzijl"], own)
    assert only.owner is None
