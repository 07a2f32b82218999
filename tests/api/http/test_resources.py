"""What the resources say of the plans that ship with the package: the same as the plans themselves."""

import json
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pytest

from graph.model.form import Reading
from graph.plans import read_plans
from graph.reference import Reference
from graph.store.sqlite import open_sqlite_store
from graph.view import NetworkView
from tests.api.http.serving import PRACTICE, STAMP, app_on, client_of, fill, problem

PLAN = "oefen-pluvierdrecht.2026"


@pytest.fixture(scope="module")
def view(filled: Path) -> NetworkView:
    with open_sqlite_store(filled) as store:
        return store.read_view(PRACTICE)


def test_the_default_district_is_the_first_that_is_not_for_practice(client: httpx.Client) -> None:
    items = client.get("/districts").json()["items"]

    assert [(one["fictional"], one["default"]) for one in items] == [(False, True), (True, False)]
    assert items[1] == {
        "id": PRACTICE, "name": "Oefendistrict", "fictional": True, "default": False, "municipalities": 4, "plans": 4
    }  # fmt: skip
    assert client.get("/plans").json()["coverage"]["district"] == items[0]["id"]


def test_a_municipality_without_a_plan_is_said_to_have_none(client: httpx.Client) -> None:
    coverage = client.get("/responsibilities").json()["coverage"]

    assert coverage["municipalities"] == 4
    assert len(coverage["plans"]) == 1
    assert len(coverage["without_plan"]) == 3
    without = client.get(f"/municipalities/{coverage['without_plan'][0]['id']}").json()
    assert without["plan_loaded"] is False
    assert without["plans"] == []


def test_what_others_expect_of_a_municipality(client: httpx.Client) -> None:
    found = client.get("/municipalities/gm0637").json()

    assert found["name"] == "Zoetermeer"
    assert found["in_district"] is True
    assert len(found["stated"]) == found["stated_by_others"] > 0
    assert all(row["place"]["quote"] for row in found["stated"])
    assert all(row["basis"] == "derived" for row in found["derived"])


def test_who_does_what_is_what_the_analysis_says(client: httpx.Client, view: NetworkView) -> None:
    rows = client.get("/responsibilities", params={"district": PRACTICE, "limit": 1_000}).json()

    expected = read_plans(view).rows
    assert rows["total"] == len(expected)
    assert [row["relation"] for row in rows["items"]] == [row.relation for row in expected]
    assert [row["place"] and row["place"]["quote"] for row in rows["items"]] == [row.quote for row in expected]


@pytest.mark.parametrize(
    ("asked", "field", "wanted"),
    [
        ({"degree": "holder"}, ("degree",), {"holder"}),
        ({"degree": ["funds", "listed"]}, ("degree",), {"funds", "listed"}),
        ({"role": "holder"}, ("role",), {"holder"}),
        ({"own": "false"}, ("own",), {False}),
        ({"basis": "derived"}, ("basis",), {"derived"}),
        ({"plan": PLAN}, ("plan",), {PLAN}),
        ({"municipality": "oefen-pluvierdrecht"}, ("municipality", "id"), {"oefen-pluvierdrecht"}),
        ({"kind": "police_and_justice"}, ("organisation", "kind"), {"police_and_justice"}),
    ],
)
def test_each_filter_keeps_what_it_says(
    client: httpx.Client, asked: dict[str, str | list[str]], field: tuple[str, ...], wanted: set[object]
) -> None:
    path = f"/responsibilities?district={PRACTICE}&limit=1000&"
    everything = client.get(path).json()
    chosen = client.get(path + urlencode(asked, doseq=True)).json()

    def value(row: dict[str, object]) -> object:
        found: object = row
        for name in field:
            assert isinstance(found, dict)
            found = found[name]
        return found

    assert {value(row) for row in chosen["items"]} == wanted
    assert [row for row in everything["items"] if value(row) in wanted] == chosen["items"]


def test_a_filter_on_a_code_that_nobody_has_finds_nothing(client: httpx.Client) -> None:
    found = client.get("/responsibilities", params={"organisation": "niemand"}).json()

    assert (found["items"], found["total"]) == ([], 0)
    assert len(found["coverage"]["plans"]) == 1


def test_a_unit_counts_for_what_it_is_part_of(client: httpx.Client, view: NetworkView) -> None:
    unit = next(relation for relation in view.of_type("PART_OF") if relation.target == "oefen-zwaluwkorps")
    path = f"/responsibilities?district={PRACTICE}&limit=1000&organisation="

    of_unit = client.get(path + unit.source).json()["items"]
    of_whole = client.get(path + unit.target).json()["items"]

    assert len(of_unit) > 0
    assert all(row in of_whole for row in of_unit)
    assert len(of_whole) > len(of_unit)


def test_words_and_days_choose_actions(client: httpx.Client) -> None:
    ready = client.get("/actions", params={"endsBy": "2025-06-30"}).json()
    about = client.get("/actions", params={"words": "OPVÁNG"}).json()

    assert ready["total"] > 0
    assert all(action["timing"]["end"] <= "2025-06-30" for action in ready["items"])
    assert about["total"] > 0
    assert all("opvang" in json.dumps(action, ensure_ascii=False).lower() for action in about["items"])


@pytest.mark.parametrize(
    "day", ["0", "1767225600", "2026-6-1", "20260630", "2026-02-30", "2026-06-30T00:00:00", "morgen"]
)
def test_a_day_is_written_in_one_way(client: httpx.Client, day: str) -> None:
    for path in (f"/actions?endsBy={day}", f"/responsibilities?endsBy={day}", f"/agenda?on={day}"):
        problem(client.get(path), 400)


def test_actions_without_a_party_from_outside(client: httpx.Client) -> None:
    everything = client.get("/actions").json()["items"]

    for outside in (True, False):
        found = client.get("/actions", params={"outside": outside}).json()["items"]
        assert found == [action for action in everything if action["outside_holder"] is outside]


def test_an_action_shows_its_quote_where_it_stands(client: httpx.Client) -> None:
    for item in client.get("/actions", params={"district": PRACTICE}).json()["items"]:
        action = client.get(f"/actions/{item['id']}").json()
        assert {name: action[name] for name in item} == item
        if action["context"] is not None:
            form = client.get(f"/plans/{action['plan']}").json()
            assert action["context"]["quote"] == action["place"]["quote"]
            text, said = form["document"]["text"], action["context"]
            assert said["before"] in text
            assert said["after"] in text
            for stretch in said["quote"].split("\n"):
                assert stretch in text


def test_an_organisation_with_all_that_names_it(client: httpx.Client) -> None:
    shop = client.get("/organisations/oefen-schakelwacht").json()

    assert shop["coverage"]["district"] == PRACTICE
    stated = [row for row in shop["responsibilities"] if row["basis"] != "derived"]
    held = {row["action"]["id"] for row in stated if row["degree"] == "holder"}
    assert shop["named"]["holds"] == len(held)
    assert {plan["id"] for plan in shop["not_named_in"]} | set(shop["plans"]) == {
        plan["id"] for plan in shop["coverage"]["plans"]
    }
    for other in shop["together_with"]:
        assert set(other["actions"]) <= held


def test_something_else_than_what_the_path_says_is_not_found(client: httpx.Client) -> None:
    problem(client.get(f"/organisations/{PLAN}"), 404)
    problem(client.get("/plans/oefen-schakelwacht"), 404)
    problem(client.get("/municipalities/oefen-schakelwacht"), 404)
    problem(client.get(f"/actions/{PLAN}"), 404)
    problem(client.get(f"/plans/{PLAN}", params={"district": "district-d-den-haag"}), 404)


def test_a_plan_in_its_public_form_can_be_sent_back(client: httpx.Client, own_store: Path, known: Reference) -> None:
    response = client.get(f"/plans/{PLAN}")

    assert Reading.model_validate_json(response.content).plan.id == PLAN
    versions = client.get(f"/plans/{PLAN}/versions").json()["items"]
    assert [one["number"] for one in versions] == [1]
    assert client.get(f"/plans/{PLAN}/versions/1").content == response.content
    problem(client.get(f"/plans/{PLAN}/versions/2"), 404)
    problem(client.get(f"/plans/{PLAN}/versions/0"), 400)
    with client_of(app_on(own_store, known)) as own:
        sent = own.post("/imports", content=response.content, headers={"Content-Type": "application/json"})
        assert (sent.status_code, sent.json()["outcome"]) == (200, "unchanged")


def test_ambitions_hold_every_action_once(client: httpx.Client) -> None:
    ambitions = client.get(f"/ambitions?district={PRACTICE}&limit=1000").json()["items"]
    actions = client.get(f"/actions?district={PRACTICE}&limit=1000").json()["items"]

    inside = [action for ambition in ambitions for block in ambition["blocks"] for action in block["actions"]]
    assert inside == [action["id"] for action in actions]
    assert all(one["title"] is None for one in ambitions if one["implicit"])


def test_the_matrix_by_ambition_and_by_plan(client: httpx.Client) -> None:
    by_plan = client.get("/matrix", params={"district": PRACTICE}).json()
    by_ambition = client.get("/matrix", params={"district": PRACTICE, "plan": PLAN}).json()

    assert [column["id"] for column in by_plan["columns"]] == [one["id"] for one in by_plan["coverage"]["plans"]]
    assert all(column["whole_plan"] is False for column in by_ambition["columns"])
    assert all(cell["degrees"] != [] for line in by_plan["lines"] for cell in line["cells"])
    assert {len(line["cells"]) for line in by_plan["lines"]} >= {0, 1, 2, 3}
    problem(client.get("/matrix?plan=nergens"), 400)


def test_a_search_says_where_it_looked(client: httpx.Client) -> None:
    found = client.get("/search?q=opvang").json()
    nothing = client.get("/search?q=zeemeermin").json()

    assert len(found["items"]) > 0
    assert all("opvang" in hit["text"].lower() for hit in found["items"])
    assert nothing["items"] == []
    assert nothing["words"] == ["zeemeermin"]
    assert len(nothing["coverage"]["plans"]) == 1


def test_words_of_closed_lists_are_there_in_both_languages(client: httpx.Client) -> None:
    lists = {one["name"]: one["items"] for one in client.get("/vocabularies").json()["items"]}

    assert {"value": "holder", "name": {"nl": "houder", "en": "holder"}} in lists["Degree"]


def test_pages_of_a_list_are_the_list(client: httpx.Client) -> None:
    whole = client.get("/actions?limit=1000").json()["items"]
    page = client.get("/actions?limit=4")
    found = page.json()["items"]
    while "next" in page.links:
        page = client.get(str(client.base_url).removesuffix("/v1/") + page.links["next"]["url"])
        found += page.json()["items"]

    assert found == whole
    assert page.links["first"]["url"] == "/v1/actions?limit=4&offset=0"
    assert page.links["prev"]["url"].endswith(f"offset={(len(whole) - 1) // 4 * 4 - 4}")
    beyond = client.get("/actions?limit=10&offset=5000")
    assert beyond.json()["items"] == []
    assert beyond.links["prev"]["url"].endswith("limit=10&offset=20")


def test_the_last_page_of_a_list_that_fills_its_pages_is_not_empty(client: httpx.Client) -> None:
    """The given plan has 27 actions: three pages of nine, of which the last begins at 18."""
    page = client.get("/actions?limit=9")

    assert page.json()["total"] == 27
    assert page.links["last"]["url"].endswith("limit=9&offset=18")
    assert len(client.get("/actions?limit=9&offset=18").json()["items"]) == 9
    assert client.get("/actions?limit=8").links["last"]["url"].endswith("limit=8&offset=24")


def test_links_to_pages_hold_only_what_the_route_knows_and_only_once(client: httpx.Client) -> None:
    """A long address gave headers of twice its length, with whatever its sender put in it."""
    known = (
        "timing=quarter&timing=date&timing=date&district=oefendistrict&municipality=x&municipality=oefen-krekelerzijl"
    )
    page = client.get(f"/actions?limit=1&{known}")
    more = client.get(f"/actions?limit=1&{known}&own={'x' * 20_000}")

    assert page.status_code == 200
    assert (more.status_code, more.headers.get("link")) == (400, None)
    assert page.links["first"]["url"] == (
        "/v1/actions?district=oefendistrict&municipality=oefen-krekelerzijl&timing=quarter&timing=date&limit=1&offset=0"
    )


@pytest.mark.parametrize(
    "path", ["/plans", "/network", "/network/picture.svg", "/organisations/politie", f"/plans/{PLAN}"]
)
def test_what_a_client_has_is_not_sent_again(client: httpx.Client, path: str) -> None:
    first = client.get(path)

    again = client.get(path, headers={"If-None-Match": f'"x", {first.headers["etag"]}'})

    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert again.headers["api-version"] == "1.0.0"
    other = client.get(f"{path}?district={PRACTICE}", headers={"If-None-Match": first.headers["etag"]})
    assert other.status_code in (200, 404), "another question has another tag"


def test_another_form_of_an_answer_has_another_tag(client: httpx.Client) -> None:
    """Else who has the network as JSON, and asks for the picture, is told that he has it."""
    as_json = client.get("/network").headers["etag"]

    as_picture = client.get("/network", headers={"Accept": "image/svg+xml", "If-None-Match": as_json})

    assert (as_picture.status_code, as_picture.headers["content-type"]) == (200, "image/svg+xml")
    assert as_picture.headers["etag"] != as_json


def test_what_another_program_writes_is_seen_by_the_next_request(
    own_store: Path, known: Reference, tmp_path: Path
) -> None:
    with client_of(app_on(own_store, known)) as client:
        before = client.get("/plans", params={"district": PRACTICE})
        with open_sqlite_store(own_store) as store:
            store.remove_plan(PLAN, STAMP)
        after = client.get("/plans", params={"district": PRACTICE}, headers={"If-None-Match": before.headers["etag"]})
        assert after.status_code == 200
        assert after.json()["total"] == before.json()["total"] - 1
        problem(client.get(f"/plans/{PLAN}"), 404)
        assert client.get(f"/plans/{PLAN}/versions").json()["items"][0]["number"] == 1


def test_another_store_with_the_same_revision_is_another_answer(
    own_store: Path, known: Reference, tmp_path: Path
) -> None:
    other = tmp_path / "other.db"
    with open_sqlite_store(other) as store:
        fill(store, known)
        store.remove_plan(PLAN, STAMP)
    with client_of(app_on(own_store, known)) as client:
        before = client.get("/plans", params={"district": PRACTICE})
        own_store.unlink()
        other.rename(own_store)
        after = client.get("/plans", params={"district": PRACTICE})
        assert after.json()["total"] == before.json()["total"] - 1
        assert after.headers["etag"] != before.headers["etag"]


def test_rows_and_columns_by_choice(client: httpx.Client) -> None:
    """Timings per ambition as they stand in the real plan: see tests/graph/analysis/test_crossing.py."""
    found = client.get("/crossing?rows=ambition&columns=timing").json()

    assert found["of_parties"] is False
    assert [one["name"]["en"] for one in found["columns"]] == ["Q2 2025", "Q3 2025", "Ongoing", "No timing"]
    assert [one["total"]["actions"] for one in found["columns"]] == [4, 1, 21, 1]
    assert [one["total"]["actions"] for one in found["rows"]] == [7, 4, 7, 6, 3]
    first = [cell for cell in found["cells"] if cell["row"] == found["rows"][0]["id"]]
    assert [(cell["column"], cell["actions"], len(cell["ids"])) for cell in first] == [
        ("2025-q2", 3, 3), ("ongoing", 3, 3), ("no-timing", 1, 1)
    ]  # fmt: skip
    assert found["total"]["actions"] == 27


def test_by_choice_parties_by_ambition_is_the_matrix(client: httpx.Client) -> None:
    matrix = client.get("/matrix", params={"district": PRACTICE, "plan": PLAN}).json()
    chosen = client.get("/crossing", params={"district": PRACTICE, "plan": PLAN}).json()

    numbers = {(cell["row"], cell["column"]): (cell["holds"], cell["degrees"]) for cell in chosen["cells"]}
    assert len(matrix["lines"]) > 10
    for line in matrix["lines"]:
        for cell in line["cells"]:
            assert numbers.get((line["id"], cell["column"]), (0, [])) == (cell["holds"], cell["degrees"])
    assert [row["id"] for row in chosen["rows"] if row["special"] is None] == [line["id"] for line in matrix["lines"]]


def test_by_choice_a_municipality_without_a_plan_has_none(client: httpx.Client) -> None:
    found = client.get("/crossing?rows=municipality&columns=timing").json()
    assert [(row["name"]["nl"], row["special"]) for row in found["rows"]][1:] == [
        ("Pijnacker-Nootdorp", "no-plan"), ("Wassenaar", "no-plan"), ("Zoetermeer", "no-plan")
    ]  # fmt: skip
    assert {cell["row"] for cell in found["cells"]} == {"gm1916"}


@pytest.mark.parametrize(
    ("query", "location"),
    [
        ("rows=kind&columns=kind", "columns"),
        ("rows=ambition", "columns"),
        ("rows=kleur", "rows"),
        ("columns=planning", "columns"),
        ("plan=nergens", "plan"),
        ("municipality=gm0637", "municipality"),
    ],
)
def test_by_choice_what_cannot_be_is_said(client: httpx.Client, query: str, location: str) -> None:
    said = problem(client.get(f"/crossing?{query}"), 400)
    assert [fault["location"] for fault in said["errors"]] == [location]  # type: ignore[attr-defined]


def test_actions_are_given_as_rows_for_others_page_by_page(client: httpx.Client) -> None:
    whole = client.get("/four-w", params={"district": PRACTICE})
    assert whole.headers["content-type"].startswith("text/csv")
    heads, tags, *rows = whole.text.splitlines()
    assert tags.startswith("#meta+plan,")
    first = client.get("/four-w", params={"district": PRACTICE, "limit": 1})
    assert first.text.splitlines()[:2] == [heads, tags]
    assert len(first.text.splitlines()) < len(rows)
    assert 'rel="next"' in first.headers["link"]
    problem(client.get("/four-w", headers={"Accept": "application/json"}), 406)
