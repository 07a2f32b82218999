"""What stands out and the points for the meeting, by HTTP: the same as the analysis says, in both languages."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import httpx
import pytest

from api.app import create_app
from graph.analysis.agenda import make_agenda
from graph.analysis.findings import FindingReport
from graph.analysis.rules import find_all
from graph.analysis.standing import decided_subjects
from graph.plans import read_plans
from graph.reference import Reference
from graph.store.records import DecisionRecord
from graph.store.sqlite import open_sqlite_store
from tests.api.http.serving import NOW, PRACTICE, STAMP, app_on, client_of, problem

DISTRICTS = (PRACTICE, "district-d-den-haag")


def report_of(path: Path, district: str) -> FindingReport:
    with open_sqlite_store(path) as store:
        report = find_all(read_plans(store.read_view(district)))
        return replace(report, findings=tuple(one for one in report.findings if one.is_so_on(NOW.date())))


@pytest.mark.parametrize("district", DISTRICTS)
def test_the_findings_are_those_of_the_rules(client: httpx.Client, filled: Path, district: str) -> None:
    answer = client.get(f"/findings?limit=1000&district={district}").json()

    report = report_of(filled, district)
    assert [one["id"] for one in answer["items"]] == [one.id for one in report.findings]
    assert [one["explanation"] for one in answer["items"]] == [
        {"nl": one.explanation.nl, "en": one.explanation.en} for one in report.findings
    ]
    assert [one["text"]["nl"] for one in answer["not_judged"]] == [one.text.nl for one in report.not_judged]
    assert len(answer["good_news"]) == len(report.good_news)


@pytest.mark.parametrize("district", DISTRICTS)
def test_each_finding_has_an_address_of_its_own(client: httpx.Client, district: str) -> None:
    items = client.get(f"/findings?limit=1000&district={district}").json()["items"]

    for item in items[::5]:
        detail = client.get(f"/findings/{item['id']}").json()
        assert {name: detail[name] for name in item} == item
        assert "$district" in detail["cypher"]
        assert detail["coverage"]["district"] == district


def test_filters_keep_what_they_say(client: httpx.Client) -> None:
    path = f"/findings?limit=1000&district={PRACTICE}&"
    items = client.get(path).json()["items"]

    first = items[0]
    action = next(one for item in items for one in item["actions"])
    organisation = next(one for item in items for one in item["organisations"])
    assert client.get(f"{path}rule={first['rule']}").json()["items"] == [
        one for one in items if one["rule"] == first["rule"]
    ]
    assert client.get(f"{path}kind=gap").json()["items"] == [one for one in items if one["kind"] == "gap"]
    assert client.get(f"{path}plan={first['plan']}").json()["items"] == [
        one for one in items if one["plan"] == first["plan"]
    ]
    assert client.get(f"{path}action={action}").json()["items"] == [one for one in items if action in one["actions"]]
    assert client.get(f"{path}organisation={organisation}").json()["items"] == [
        one for one in items if organisation in one["organisations"]
    ]
    problem(client.get(f"{path}rule=no-such-rule"), 400)
    problem(client.get(f"{path}kind=fout"), 400)


@pytest.mark.parametrize("district", DISTRICTS)
def test_the_agenda_holds_every_finding_once(client: httpx.Client, filled: Path, district: str) -> None:
    agenda = client.get(f"/agenda?district={district}").json()

    points = [*agenda["meeting"], *agenda["more"], *agenda["writer"], *agenda["information"]]
    held = sorted(one["finding"] for point in points for one in point["findings"])
    report = report_of(filled, district)
    assert held == [one.id for one in report.findings]
    assert len(agenda["meeting"]) <= 10
    expected = make_agenda(report, (), NOW.date())
    assert [point["title"]["nl"] for point in agenda["meeting"]] == [point.title.nl for point in expected.meeting]
    assert agenda["on"] == NOW.date().isoformat()


def test_fewer_points_on_another_day(client: httpx.Client) -> None:
    agenda = client.get(f"/agenda?district={PRACTICE}&points=2&on=2027-05-06").json()
    whole = client.get(f"/agenda?district={PRACTICE}&on=2027-05-06").json()

    assert (len(agenda["meeting"]), agenda["on"]) == (2, "2027-05-06")
    assert agenda["meeting"] == whole["meeting"][:2]
    problem(client.get("/agenda?points=0"), 400)
    problem(client.get("/agenda?on=gisteren"), 400)


def test_a_decision_closes_its_finding_from_its_day_on(own_store: Path, known: Reference) -> None:
    finding = next(one for one in report_of(own_store, PRACTICE).findings if one.since is None)
    record = DecisionRecord(
        id="besluit-1",
        finding=finding.id,
        subjects=decided_subjects(finding),
        answer="deliberate",
        note="",
        meeting=None,
        district=PRACTICE,
        at="2026-03-01T12:00:00+00:00",
        by="test",
    )

    def standing(agenda: httpx.Response) -> str:
        body = agenda.json()
        points = [*body["meeting"], *body["more"], *body["writer"], *body["information"]]
        return next(
            str(one["standing"]) for point in points for one in point["findings"] if one["finding"] == finding.id
        )

    with client_of(app_on(own_store, known)) as client:
        before = client.get(f"/agenda?district={PRACTICE}")
        with open_sqlite_store(own_store) as store:
            store.record_decision(record, STAMP)
        after = client.get(f"/agenda?district={PRACTICE}", headers={"If-None-Match": before.headers["etag"]})
        earlier = client.get(f"/agenda?district={PRACTICE}&on=2026-02-28")

    assert (standing(before), standing(after), standing(earlier)) == ("open", "decided", "open")


def test_today_is_the_day_of_the_clock(own_store: Path, known: Reference) -> None:
    days = iter([date(2026, 1, 1), date(2026, 1, 2)])
    now = [NOW]
    app = create_app(lambda: open_sqlite_store(own_store), known, clock=lambda: now[0])
    with client_of(app) as client:
        for day in days:
            now[0] = NOW.replace(year=day.year, month=day.month, day=day.day)
            assert client.get("/agenda").json()["on"] == day.isoformat()
        first = client.get("/agenda")
        now[0] = NOW
        assert client.get("/agenda", headers={"If-None-Match": first.headers["etag"]}).status_code == 200
