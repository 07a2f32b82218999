"""Every page answers for the plans that ship with the package, behind a strict policy, without a dead link."""

import re
from html import unescape
from urllib.parse import urldefrag

import httpx
import pytest

PRACTICE = "?district=oefendistrict"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)


def links(html: str) -> set[str]:
    return {unescape(found) for found in re.findall(r'(?:href|src|action)="([^"]*)"', html)}


def words(html: str) -> str:
    """What people read, in one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def get(site: httpx.Client, path: str) -> str:
    answer = site.get(path)
    assert answer.status_code == 200, path
    return answer.text


def test_every_page_answers_with_strict_headers_and_nothing_inline(site: httpx.Client, pages: tuple[str, ...]) -> None:
    for path in pages:
        answer = site.get(path)
        assert answer.status_code == 200, path
        assert answer.headers["content-type"] == "text/html; charset=utf-8", path
        assert answer.headers["content-security-policy"] == POLICY, path
        assert answer.headers["x-content-type-options"] == "nosniff", path
        html = answer.text
        assert "<style" not in html, path
        assert not re.search(r"<[^>]*\s(?:style|on\w+)=", html), path
        scripts = re.findall(r"<script[^>]*>", html)
        assert all(re.match(r'<script type="module" src="/static/', tag) for tag in scripts), path
        found = links(html)
        assert all(link.startswith(("/", "#")) and not link.startswith("//") for link in found), (path, found)


def test_every_page_has_one_heading_a_skip_link_and_unique_ids(site: httpx.Client, pages: tuple[str, ...]) -> None:
    for path in pages:
        html = get(site, path)
        assert html.count("<h1") == 1, path
        assert '<a class="skip" href="#inhoud">' in html, path
        ids = re.findall(r'\sid="([^"]+)"', html)
        assert sorted(ids) == sorted(set(ids)), path
        assert {link[1:] for link in links(html) if link.startswith("#")} <= set(ids), path


def test_no_link_is_dead(site: httpx.Client, pages: tuple[str, ...]) -> None:
    """Every link of every page as it is, without filters, leads to a page, and to the place on it that it names."""
    plain = [path for path in pages if "?" not in path or path.endswith(PRACTICE)]
    asked = {path: re.sub(r'action="[^"]*" method="post"', "", get(site, path)) for path in plain}
    found = {link: path for path in plain for link in links(asked[path]) if link.startswith("/")}
    seen: dict[str, httpx.Response] = {}
    for link, path in sorted(found.items()):
        address, place = urldefrag(link)
        if address not in seen:
            seen[address] = site.get(address)
        assert seen[address].status_code == 200, f"{link} on {path}"
        if place != "":
            assert f'id="{place}"' in unescape(seen[address].text), f"{link} on {path}"


def test_a_page_that_has_not_changed_keeps_its_own_policy(site: httpx.Client) -> None:
    first = site.get("/overleg")
    again = site.get("/overleg", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.headers["content-security-policy"] == POLICY


def test_the_front_page_shows_who_is_named_how(site: httpx.Client) -> None:
    html = get(site, "/")
    said = words(html)
    assert "Den Haag betaalt" in said
    assert "COA staat in 4 van 6 partnerlijsten, en bij 0 acties" in said
    cell = "/wie?partij=coa&plan=gm1916.2025&ambitie=gm1916.2025.ambition-4&eigen=nee"
    assert f'href="{cell.replace("&", "&amp;")}" data-panel' in html
    assert 'href="/organisatie/coa"' in html
    assert said.count("Voor het overleg") >= 2
    assert re.search(r'href="/overleg#[^"]+"', html)


def test_what_is_expected_of_a_municipality(site: httpx.Client) -> None:
    html = get(site, "/verwacht?gemeente=gm0637")
    said = words(html)
    assert "Zoetermeer" in said
    assert "Houder van een actie" in said
    # The rows of lines 234-248 and 602-613; the second by way of the municipalities of the district.
    named = [link for link in links(html) if link.startswith("/actie/")]
    assert len(named) == 2
    assert all("Zoetermeer" in words(get(site, link)) for link in named)
    assert "/gemeente/gm0637" in links(html)


def test_a_holder_is_not_told_again_as_named_in_the_text(site: httpx.Client) -> None:
    """Vlonderhuizen holds the walk-in house of Krekelerzijl's plan, whose text names it too."""
    html = get(site, "/verwacht?district=oefendistrict&gemeente=oefen-vlonderhuizen")
    assert words(html).count("Vlonderhuizen opent een inloophuis, waar") == 2, "the quote, and the name of its link"
    assert "In de tekst van een actie" not in words(html)


def test_for_whom_says_where_it_stands(site: httpx.Client) -> None:
    """Lines 166-171 are about the part; row 1 of its table (174-178) has no audience of its own."""
    assert "(volgens het onderdeel Interne bewustwording )" in words(get(site, "/actie/gm1916.2025.229a1c6b14"))
    own = get(site, "/actie/oefen-vlonderhuizen.2026.f045dc7075?district=oefendistrict")
    assert "volgens het onderdeel" not in words(own)


def test_an_organisation_with_its_places(site: httpx.Client) -> None:
    said = words(get(site, "/organisatie/coa"))
    assert "houder van 0 acties; verder genoemd bij 0 acties; in 4 partnerlijsten" in said
    assert "in de actietabel staat geen actie op deze naam" in said


def test_an_action_with_its_quote_in_the_source(site: httpx.Client) -> None:
    html = get(site, "/zoeken?q=mannelijke")
    (action,) = {link for link in links(html) if link.startswith("/actie/")}
    page = get(site, action)
    assert "SHOP" in words(page)
    assert "regels 517–518" in words(page)
    assert '<mark class="is-action">Opvang voor mannelijke slachtoffers</mark>' in page


def test_actions_by_holder_and_timing(site: httpx.Client) -> None:
    assert "4 van 27" in words(get(site, "/acties?klaar=2025-06-30"))
    assert "1 van 27" in words(get(site, "/acties?klaar=2025-06-30&buiten=nee"))
    assert "Zonder houder van buiten (6)" in words(get(site, "/acties"))
    assert site.get("/acties?gemeente=x").status_code == 404


def test_the_network_is_left_with_what_is_chosen(site: httpx.Client) -> None:
    whole, around = get(site, "/netwerk"), get(site, "/netwerk?rond=coa")
    assert whole.count('role="listitem"') > around.count('role="listitem"') > 1
    assert 'id="n-coa"' in around
    assert "staat niet in deze tekening" in words(get(site, "/netwerk?rond=gm1916"))


@pytest.mark.parametrize(
    ("party", "why"),
    [
        ("gm1916.vth", "own department"),
        ("gm1916", "owner of the plan"),
        ("overige-partners", "rest group, lines 614-615"),
        ("gm1926", "only as one of the municipalities of the district"),
    ],
)
def test_what_is_not_drawn_has_no_way_to_the_picture(site: httpx.Client, party: str, why: str) -> None:
    assert f"/netwerk?rond={party}" not in links(get(site, f"/organisatie/{party}"))
    html = get(site, f"/netwerk?rond={party}")
    assert "staat niet in deze tekening" in words(html), why
    assert "<svg" not in html


def test_what_is_drawn_has_a_way_to_the_picture(site: httpx.Client) -> None:
    for party in ("coa", "gm0637", "avim"):
        assert f"/netwerk?rond={party}" in links(get(site, f"/organisatie/{party}"))
        assert "<svg" in get(site, f"/netwerk?rond={party}")
    nobody = get(site, "/netwerk?graad=funds&soort=ngo")
    assert "Bij deze keuze past geen partij van buiten." in words(nobody)
    assert "<svg" not in nobody


@pytest.mark.parametrize("party", ["fairwork", "vluchtelingenwerk", "heit", "riec", "nla"])
def test_a_name_that_differs_only_in_capitals_is_given_once(site: httpx.Client, party: str) -> None:
    html = get(site, f"/organisatie/{party}")
    name = re.search(r"<h1[^>]*>(.*?)</h1>", html)
    others = re.search(r"<dt>Andere namen</dt><dd>(.*?)</dd>", html)
    assert name is not None
    assert others is not None
    said = [words(name[1]), *words(others[1]).split(", ")]
    assert len(said) == len({each.casefold() for each in said})


def test_files_to_take_along(site: httpx.Client) -> None:
    drawn = site.get("/netwerk/tekening.svg?graad=holder")
    assert drawn.headers["content-type"].startswith("image/svg+xml")
    assert drawn.headers["content-disposition"] == 'attachment; filename="netwerk.svg"'
    alone = site.get("/netwerk/los-bestand.html")
    assert alone.headers["content-disposition"] == 'attachment; filename="netwerk.html"'
    assert "https://" not in re.sub(r"<script.*?</script>", "", alone.text, flags=re.DOTALL)


def test_points_with_quotes_denominator_question_and_sum(site: httpx.Client) -> None:
    html = get(site, "/overleg")
    said = words(html)
    assert "24 van 27 acties" in said
    assert said.count("Toon de berekening") >= 10
    assert "MATCH" in said
    assert "niet te beoordelen: 1 van 4 plannen geladen" in said
    assert 1 <= html.count('<li class="card" id=') <= 10


@pytest.mark.parametrize("language", ["", "taal=en"])
def test_the_title_of_a_point_is_a_question_of_at_most_ninety_signs(site: httpx.Client, language: str) -> None:
    seen = 0
    for query in (language, f"district=oefendistrict&{language}"):
        html = get(site, f"/overleg?{query}")
        for card in html.split('<li class="card"')[1:]:
            title = re.search(r"<h2>\d+\. <bdi>(.*?)</bdi></h2>", card)
            assert title is not None
            said = unescape(title[1])
            assert said.endswith("?")
            assert len(said) <= 90, said
            seen += 1
    assert seen == 20


def test_words_that_happen_to_be_a_code_stay_words(site: httpx.Client) -> None:
    said = words(get(site, "/wie?woorden=om"))
    assert "Woorden, waar dan ook: ‘om’" in said
    assert "Partij, ook met haar teams: ‘shop’" not in words(get(site, "/wie?partij=shop&graad=holder"))


def test_a_line_that_a_source_does_not_have_is_not_there(site: httpx.Client) -> None:
    assert site.get("/plan/gm1916.2025/bron?regel=633").status_code == 404
    assert "regels 20–500" in words(get(site, "/plan/gm1916.2025/bron?regel=500&tot=20"))


def test_a_quote_is_of_the_plan_it_stands_in(site: httpx.Client) -> None:
    """Line 214 of the plan of Pluvierdrecht; the finding is about the plan of the municipality that it names."""
    said = words(get(site, f"/overleg{PRACTICE}"))
    assert "Houder, bladzijde 8, regel 214 , plan van Pluvierdrecht ." in said
    assert "regel 214, plan van Zilvermuide-Kwartelwoude" not in said


def test_nothing_found_says_what_was_searched(site: httpx.Client) -> None:
    said = words(get(site, "/zoeken?q=marslander"))
    assert "is niet genoemd in het geladen plan van Leidschendam-Voorburg" in said
    assert "Gezocht in: namen van partijen" in said
    assert "Niet geladen, dus niet doorzocht: Pijnacker-Nootdorp , Wassenaar , Zoetermeer" in said


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("politei", {"Politie": "/organisatie/politie"}),
        ("zoetermr", {"Zoetermeer": "/gemeente/gm0637"}),
        ("presektief", {"Kessler Perspektief": "/organisatie/kessler-perspektief"}),
        ("openbaar minsterie", {"Openbaar Ministerie": "/organisatie/om"}),
        ("politei zoetermr", {"Politie": "/organisatie/politie", "Zoetermeer": "/gemeente/gm0637"}),
        ("marslander", {}),
        ("kerken", {}),
        ("abc", {}),
    ],
)
def test_a_slip_of_the_pen_is_answered_and_asked_about(site: httpx.Client, asked: str, meant: dict[str, str]) -> None:
    html = get(site, f"/zoeken?q={asked}")
    said = words(html)
    assert "niet genoemd in het geladen plan" in said or "staan nergens bij elkaar" in said
    near = re.search(r'<p class="near">(.*?)</p>', html)
    assert (near is not None) == (len(meant) > 0)
    if near is not None:
        assert words(near[1]) == f"Bedoelde u {' of '.join(meant)} ?"
        assert links(near[1]) == set(meant.values())
        assert all(site.get(page).status_code == 200 for page in meant.values())


def test_the_practice_district_is_marked_and_kept(site: httpx.Client, pages: tuple[str, ...]) -> None:
    for path in (path for path in pages if PRACTICE in path):
        html = get(site, path)
        assert "Fictief, om mee te oefenen" in html, path
        out = re.findall(r'<li class="other"><a href="([^"]*)"', html)
        inside = {unescape(link) for link in re.findall(r'href="(/[^"]*)"', html) if "/static/" not in link}
        assert all("district=oefendistrict" in link for link in inside - set(map(unescape, out))), path
        forms = re.findall(r"<form.*?</form>", html, re.DOTALL)
        kept = r'name="district" value="oefendistrict"|method="post"'
        assert all(re.search(kept, form) for form in forms), path
        posted = re.findall(r'action="([^"]*)" method="post"', html)
        assert all("district=oefendistrict" in address for address in posted), path


@pytest.mark.parametrize(
    "path",
    [
        "/nergens",
        "/actie/nergens",
        "/actie/coa",
        "/organisatie/%00",
        "/gemeente/coa",
        "/?district=nergens",
        "/?gemeente=coa",
        "/netwerk?ambitie=coa",
        "/overleg?district=nergens",
        "/netwerk?rond=nergens",
        "/static/..%2Frouter.py",
        "/static/router.py",
        "/overleg/",
    ],
)
def test_what_is_not_there_gives_a_page_in_dutch(site: httpx.Client, path: str) -> None:
    answer = site.get(path)
    assert answer.status_code == 404
    assert answer.headers["content-security-policy"] == POLICY
    assert "Dit is niet gevonden" in answer.text
    assert '<html lang="nl">' in answer.text


@pytest.mark.parametrize(
    ("path", "back"),
    [
        ("/acties?klaar=medio", "/acties"),
        ("/acties?klaar=2025-13-01", "/acties"),
        ("/acties?buiten=misschien&district=oefendistrict", "/acties?district=oefendistrict"),
        ("/acties?houder=foo", "/acties"),
        ("/acties?gemeente=gm1916&gemeente=gm0637", "/acties"),
        ("/netwerk?graad=x", "/netwerk"),
        ("/netwerk?soort=x", "/netwerk"),
        ("/netwerk?eigen=%3Cimg%3E", "/netwerk"),
        ("/netwerk/tekening.svg?graad=x", "/netwerk/tekening.svg"),
        ("/?taal=fr", "/"),
        ("/organisatie/coa?taal=fr", "/organisatie/coa"),
    ],
)
def test_a_choice_that_there_is_not_is_said_to_be_none(site: httpx.Client, path: str, back: str) -> None:
    answer = site.get(path)
    assert answer.status_code == 400
    assert answer.headers["content-security-policy"] == POLICY
    assert "Onbekende keuze" in words(answer.text)
    assert "vervangen" not in answer.text
    assert back in links(answer.text)
    assert site.get(back).status_code == 200


def test_static_files_are_ours_and_sent_once(site: httpx.Client) -> None:
    for name, kind in {
        "site.css": "text/css",
        "page.css": "text/css",
        "picture.js": "text/javascript",
        "walk.js": "text/javascript",
    }.items():
        answer = site.get(f"/static/{name}")
        assert answer.headers["content-type"].startswith(kind)
        assert "http" not in answer.text
        again = site.get(f"/static/{name}", headers={"If-None-Match": answer.headers["etag"]})
        assert again.status_code == 304
