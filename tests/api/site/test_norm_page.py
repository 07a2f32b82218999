"""*Thema's, stappen en norm*: a plan beside a norm, in three degrees, with what says so."""

import httpx

from tests.pages import in_language

GIVEN = "/norm?plan=gm1916.2025"
PRACTICE = "/norm?district=oefendistrict"


def test_a_plan_stands_beside_the_norm_in_three_degrees(site: httpx.Client) -> None:
    """21 of the 36 elements of the given plan have an action; what is not named says what does not count."""
    page = site.get(GIVEN).text

    assert "geen plicht" in page
    assert page.count("</span> een actie</td>") == 21
    assert 'id="monitoring"' in page
    assert "Monitoren of de werkomstandigheden verbeteren" in page
    assert "Opvang voor mannelijke slachtoffers" in page


def test_lines_of_the_source_are_shown_where_no_action_is_about_it(site: httpx.Client) -> None:
    """The introduction names the policy paper on line 13."""
    page = site.get(GIVEN).text

    assert 'href="/plan/gm1916.2025/bron?regel=13#r13"' in page


def test_another_norm_and_one_degree_can_be_chosen(site: httpx.Client) -> None:
    page = site.get(f"{GIVEN}&norm=barrieres-arbeid&mate=action").text

    assert "Zes stappen" in page
    assert "Huisvesting" in page
    assert "○" not in page.partition("</table>")[0].rpartition("<table")[2]


def test_a_norm_that_is_not_there_is_refused(site: httpx.Client) -> None:
    assert site.get(f"{GIVEN}&norm=bestaat-niet").status_code == 400


def test_several_plans_stand_beside_each_other(site: httpx.Client) -> None:
    page = site.get(PRACTICE).text

    for town in ("Pluvierdrecht", "Krekelerzijl", "Vlonderhuizen", "Zilvermuide-Kwartelwoude"):
        assert town in page
    assert "Stappen van de keten" not in page


def test_steps_and_themes_of_a_plan_have_their_actions(site: httpx.Client) -> None:
    page = site.get(f"{PRACTICE}&plan=oefen-pluvierdrecht.2026").text

    assert "Te verwachten: politie, OM, Arbeidsinspectie." in page
    assert "Veilig opvangen" in page
    assert "Controles en actiedagen" in page


def test_it_speaks_english(site: httpx.Client) -> None:
    page = site.get(in_language(GIVEN, "en")).text

    assert "A yardstick from national sources" in page
    assert "named, no action" in page
    assert "Onderdeel" not in page


def test_the_page_of_an_action_says_its_themes_and_steps_and_why(site: httpx.Client) -> None:
    plan = site.get(GIVEN).text
    action = plan.partition('href="/actie/')[2].partition('"')[0]
    page = site.get(f"/actie/{action}").text

    assert "Stap van de keten" in page
    assert "zekerheid 90%" in page
    assert "Afgeleid van de woorden" in page
