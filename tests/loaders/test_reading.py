"""From a document to a plan with its organisations: what the register adds, and what is told instead of guessed."""

from graph.model.form import Reading
from graph.model.vocabulary import OrganisationKind, ResolutionRule
from graph.reference import load_reference
from loaders.document import document_of_text
from loaders.reading import read_as_plan, resolve_reading

REFERENCE = load_reference()
PLAN = """Actieplan Fictieve zaken 2026

Gemeente {owner}

Ambitie 1: Samen

Actie
Wie
Wanneer

Doen van iets.

{who}

Q2 2026
"""


def read(owner: str = "Wassenaar", who: str = "VTH, RIEC", given: str | None = None) -> Reading:
    text = PLAN.format(owner=owner, who=who)
    return read_as_plan(document_of_text(text, "een-andere-gemeente-2019.txt"), REFERENCE, owner=given)


def codes(reading: Reading) -> set[str]:
    return {issue.code for issue in reading.issues}


def test_ids_follow_from_the_content_and_never_from_the_name_of_the_file() -> None:
    plan = read().plan
    assert plan.id == "gm0629.2026"
    assert (plan.year, plan.owner and plan.owner.id) == (2026, "gm0629")


def test_a_department_is_the_owners_and_a_body_is_everybodys() -> None:
    (action,) = read().plan.ambitions[0].blocks[0].actions
    assert [holder.organisation and holder.organisation.id for holder in action.holders] == ["gm0629.vth", "riec"]
    assert [holder.position for holder in action.holders] == [1, 2]


def test_a_municipality_nobody_listed_is_taken_by_its_name_and_reported() -> None:
    reading = read(owner="Verweggerzijl")
    assert reading.plan.owner is not None
    assert reading.plan.owner.name == "Verweggerzijl"
    assert "owner-unknown" in codes(reading)


def test_an_owner_that_the_caller_knows_goes_before_what_the_text_says() -> None:
    owner = read(owner="Verweggerzijl", given="gm0637").plan.owner
    assert owner is not None
    assert owner.id == "gm0637"


def test_a_plan_without_an_owner_is_read_and_says_so() -> None:
    text = PLAN.format(owner="x", who="RIEC").replace("Gemeente x\n", "")
    reading = read_as_plan(document_of_text(text, "plan.txt"), REFERENCE)
    assert reading.plan.owner is None
    assert "owner-not-found" in codes(reading)
    assert len(reading.plan.ambitions[0].blocks[0].actions) == 1


def test_another_organisation_than_a_municipality_can_own_a_plan() -> None:
    text = PLAN.replace("Gemeente {owner}", "RIEC").format(who="Politie")
    owner = read_as_plan(document_of_text(text, "plan.txt"), REFERENCE).plan.owner
    assert owner is not None
    assert (owner.id, owner.kind) == ("riec", OrganisationKind.REGIONAL_BODY)


def test_a_name_nobody_knows_is_the_owners_own_and_reported() -> None:
    reading = read(who="Stichting Vlierbes")
    (holder,) = reading.plan.ambitions[0].blocks[0].actions[0].holders
    assert holder.rule is ResolutionRule.UNKNOWN_NAME
    assert holder.organisation is not None
    assert holder.organisation.id.startswith("gm0629.")
    assert "unknown-name" in codes(reading)


def test_a_person_is_left_out_and_told() -> None:
    reading = read(who="VTH, mw. A. de Vries")
    holders = reading.plan.ambitions[0].blocks[0].actions[0].holders
    assert [holder.written for holder in holders] == ["VTH"]
    assert "person-left-out" in codes(reading)


def test_what_may_be_a_person_is_no_party_and_is_asked_at_its_place() -> None:
    reading = read(who="VTH, Jan de Vries, Kees Brambosch")
    holders = reading.plan.ambitions[0].blocks[0].actions[0].holders
    assert [holder.written for holder in holders] == ["VTH"]
    (told,) = [issue for issue in reading.issues if issue.code == "may-be-person"]
    assert told.message.startswith("Regel 13, teken ")
    assert told.quote is not None
    assert told.quote.text == "Kees Brambosch"
    assert "may-be-person" not in codes(read(who="VTH, Stichting Vlierbes"))


def test_resolving_twice_changes_nothing() -> None:
    once = read()
    assert resolve_reading(once, REFERENCE) == once


def test_a_text_that_is_no_plan_gives_no_actions_and_says_so() -> None:
    reading = read_as_plan(document_of_text("Beste bewoners,\n\nMorgen is het feest.\n", "brief.txt"), REFERENCE)
    assert {"no-actions-found", "owner-not-found", "title-not-found"} <= codes(reading)
    assert [block.actions for ambition in reading.plan.ambitions for block in ambition.blocks] in ([], [()])
