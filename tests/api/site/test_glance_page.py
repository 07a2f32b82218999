"""*Netwerk*, four questions: a sentence, a picture, the same as a table, and an address that says all of it."""

import re

import httpx
import pytest

from graph.analysis.glances.glance import View
from tests.pages import in_language

PAGE, PRACTICE = "/netwerk/vraag", "/netwerk/vraag?district=oefendistrict"
VIEWS = pytest.mark.parametrize("view", [view.value for view in View])


@VIEWS
def test_each_box_of_the_picture_is_a_row_of_the_table(site: httpx.Client, view: str) -> None:
    page = site.get(f"{PRACTICE}&kijk={view}").text

    drawn = re.findall(r'data-node="([^"]+)"', page)
    assert len(drawn) > 3
    assert re.findall(r'<tr role="row" id="n-([^"]+)"', page) == drawn
    assert page.count('<p class="said answer">') == 1


@VIEWS
def test_the_choice_stays_from_question_to_question(site: httpx.Client, view: str) -> None:
    page = site.get(f"{PRACTICE}&kijk={view}&gemeente=oefen-pluvierdrecht&met-eigen=ja").text

    assert f'name="kijk" value="{view}"' in page
    assert '<option value="oefen-pluvierdrecht" selected>' in page
    for other in View:
        state = "" if other is View.GAPS else f"kijk={other.value}&amp;"
        assert f'href="/netwerk/vraag?{state}gemeente=oefen-pluvierdrecht&amp;met-eigen=ja&amp;district=' in page


def test_the_network_leads_to_its_questions(site: httpx.Client) -> None:
    page = site.get("/netwerk").text

    assert '<a href="/netwerk/vraag">Hiaten en overlap</a>' in page


def test_the_given_plan_answers_at_a_glance(site: httpx.Client) -> None:
    assert "Bij 0 van de 27 acties staan zorg en veiligheid samen." in site.get(f"{PAGE}?kijk=sides").text
    assert "alle 27 acties hebben een houder." in site.get(PAGE).text
    assert "Niet te beoordelen: 1 van 4 plannen geladen." in site.get(f"{PAGE}?kijk=themes").text


def test_what_is_not_there_is_not_found(site: httpx.Client) -> None:
    assert site.get(f"{PAGE}?gemeente=gm9999").status_code == 404
    assert site.get(f"{PAGE}?kijk=alles").status_code == 400
    assert site.get("/netwerk/vraag/tekening.svg?kijk=themes").status_code == 404, "one plan: nothing to draw"


def test_the_picture_goes_along_with_its_source_and_its_day(site: httpx.Client) -> None:
    answer = site.get("/netwerk/vraag/tekening.svg?kijk=sides")

    assert answer.headers["content-type"] == "image/svg+xml"
    assert answer.headers["content-disposition"] == 'attachment; filename="netwerk-sides.svg"'
    assert "Bron: plan van Leidschendam-Voorburg (2025)." in answer.text


def test_it_speaks_english_too(site: httpx.Client) -> None:
    page = site.get(in_language(f"{PAGE}?kijk=sides", "en")).text

    assert "Where do care and security stand together?" in page
    assert "At 0 of the 27 actions care and security stand together." in page
