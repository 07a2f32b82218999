"""From a reading to the rows of the network; what is expected is written by hand."""

import hashlib

import pytest

from graph.model.form import (
    ActionForm,
    AmbitionForm,
    BlockForm,
    Budget,
    Confirmed,
    Document,
    Holder,
    OrganisationRef,
    Owner,
    Party,
    Passage,
    PlanForm,
    Reading,
    Timing,
)
from graph.model.quotes import Quote
from graph.model.rows import NodeRow, PlanStatements, RelationRow
from graph.model.vocabulary import OrganisationKind, ResolutionRule, Role, TimingKind
from graph.reference import load_reference
from loaders.faults import LoadError, OwnerError
from loaders.form import parse_reading
from loaders.form.statements import state_plan

REFERENCE = load_reference()
DISTRICT = "district-d-den-haag"
TEXT = "Plan Wassenaar 2026\n1 Zien\nControles doen\nVTH, politie\nQ1 2026\nburgers.\nBetaald door politie\n"


def quote(words: str) -> Quote:
    start = TEXT.index(words)
    line = TEXT.count("\n", 0, start) + 1
    return Quote(text=words, line_from=line, line_to=line, start=start, end=start + len(words))


def ref(identifier: str, name: str, kind: OrganisationKind) -> OrganisationRef:
    return OrganisationRef(id=identifier, name=name, kind=kind)


POLICE = ref("politie", "Politie", OrganisationKind.POLICE_AND_JUSTICE)
VTH = ref("gm0629.vth", "VTH", OrganisationKind.OWN_DEPARTMENT)
COLLECTIVE = ref("gemeenten-district-d", "Gemeenten binnen district D", OrganisationKind.COLLECTIVE)


def read_plan() -> Reading:
    action = ActionForm(
        text="Controles doen",
        holders=(
            Holder(
                written="VTH", organisation=VTH, rule=ResolutionRule.OWN_DEPARTMENT, certainty=1, quote=quote("VTH")
            ),
            Holder(written="politie", organisation=POLICE, certainty=0.9, role=Role.SUPPORT, quote=quote("politie")),
        ),
        timing=Timing(
            written="Q1 2026",
            kind=TimingKind.QUARTER,
            start="2026-01-01",
            end="2026-03-31",
            quote=quote("Q1 2026"),
        ),
        target_groups=(Passage(written="burgers.", quote=quote("burgers.")),),
        quote=quote("Controles doen"),
    )
    block = BlockForm(
        partners=(Party(written="politie", organisation=POLICE, quote=quote("politie")),),
        budget=Budget(written="Betaald door politie", funders=(Party(written="politie", organisation=POLICE),)),
        actions=(action,),
    )
    return Reading(
        document=Document(
            sha256=hashlib.sha256(TEXT.encode()).hexdigest(), name="plan.txt", media_type="text/plain", text=TEXT
        ),
        plan=PlanForm(
            owner=Owner(id="gm0629", name="Wassenaar"),
            title=Passage(written="Plan Wassenaar 2026", quote=quote("Plan Wassenaar 2026")),
            year=2026,
            goals=(Passage(written="Niemand wordt uitgebuit."),),
            pillars=(Passage(written="Prevention (Voorkomen)"), Passage(written="Samen doen")),
            ambitions=(AmbitionForm(number=1, title="Zien", quote=quote("1 Zien"), blocks=(block,)),),
        ),
    )


def entered(*actions: ActionForm, owner: str = "gm0629") -> Reading:
    block = BlockForm(actions=actions)
    name = "Wassenaar"
    return Reading(
        plan=PlanForm(
            owner=Owner(id=owner, name=name),
            year=2026,
            title=Passage(written="P"),
            ambitions=(AmbitionForm(blocks=(block,)),),
        )
    )


def state(reading: Reading) -> PlanStatements:
    return state_plan(reading, REFERENCE, DISTRICT)


def node(statements: PlanStatements, identifier: str) -> NodeRow:
    return next(row for row in statements.nodes if row.id == identifier)


def labelled(statements: PlanStatements, label: str) -> list[NodeRow]:
    return [row for row in statements.nodes if label in row.labels]


def of_type(statements: PlanStatements, relation_type: str) -> list[RelationRow]:
    return [row for row in statements.relations if row.type == relation_type]


def ends(statements: PlanStatements, relation_type: str) -> set[tuple[str, str]]:
    return {(row.source, row.target) for row in of_type(statements, relation_type)}


def test_plan_and_its_parts() -> None:
    stated = state(read_plan())
    plan = node(stated, "gm0629.2026")
    assert stated.plan == "gm0629.2026"
    assert plan.name == "Plan Wassenaar 2026"
    assert plan.properties["owner"] == "gm0629"
    assert plan.properties["district"] == DISTRICT
    assert ends(stated, "HAS_PLAN") == {("gm0629", "gm0629.2026")}
    assert ends(stated, "HAS_AMBITION") == {("gm0629.2026", "gm0629.2026.ambition-1")}
    assert ends(stated, "HAS_BLOCK") == {("gm0629.2026.ambition-1", "gm0629.2026.ambition-1.block")}
    action = "gm0629.2026." + hashlib.sha256(b"1controlesdoen").hexdigest()[:10]
    assert ends(stated, "HAS_ACTION") == {("gm0629.2026.ambition-1.block", action)}
    assert node(stated, action).properties["timing_end"] == "2026-03-31"
    assert node(stated, action).properties["timing_line"] == 5
    assert len(labelled(stated, "Goal")) == 1


def test_every_end_is_among_the_nodes() -> None:
    stated = state(read_plan())
    known = {row.id for row in stated.nodes}
    assert all(row.source in known and row.target in known for row in stated.relations)
    assert len({row.id for row in stated.relations}) == len(stated.relations)


def test_what_has_a_quote_is_stated_with_its_place_and_the_rest_is_entered() -> None:
    stated = state(read_plan())
    held = next(row for row in of_type(stated, "RESPONSIBLE_FOR") if row.source == "politie")
    assert held.properties["basis"] == "stated"
    assert held.properties["quote"] == "politie"
    assert held.properties["line_from"] == 4
    assert TEXT[int(str(held.properties["start"])) : int(str(held.properties["end"]))] == "politie"
    assert held.properties["source"] == "source." + hashlib.sha256(TEXT.encode()).hexdigest()
    assert (held.properties["role"], held.properties["position"]) == ("support", 2)
    assert held.properties["certainty"] == 0.9
    (pays,) = of_type(stated, "FUNDS")
    assert pays.properties["basis"] == "entered"
    assert "quote" not in pays.properties


def test_has_plan_is_stated_only_by_words_that_name_the_owner() -> None:
    (stated,) = of_type(state(read_plan()), "HAS_PLAN")
    assert stated.properties["quote"] == "Plan Wassenaar 2026"
    other = read_plan()
    other = other.model_copy(
        update={"plan": other.plan.model_copy(update={"owner": Owner(id="gm0637", name="Zoetermeer")})}
    )
    (derived,) = of_type(state(other), "HAS_PLAN")
    assert derived.properties["basis"] == "derived"
    (by_hand,) = of_type(state(entered()), "HAS_PLAN")
    assert by_hand.properties["basis"] == "entered"


def test_what_is_not_said_is_implicit_and_has_no_title() -> None:
    stated = state(entered(ActionForm(text="Iets doen")))
    (ambition,), (block,) = labelled(stated, "Ambition"), labelled(stated, "Block")
    assert ambition.properties["implicit"] is True
    assert block.properties["implicit"] is True
    assert "number" not in ambition.properties
    numbered = state(read_plan())
    assert labelled(numbered, "Ambition")[0].properties["implicit"] is False
    assert labelled(numbered, "Block")[0].properties["implicit"] is True
    assert labelled(numbered, "Block")[0].properties["basis"] == "derived"


def test_a_municipality_carries_both_labels_its_code_and_its_district() -> None:
    stated = state(read_plan())
    owner = node(stated, "gm0629")
    assert owner.labels == ("Organisation", "Municipality")
    assert owner.properties["code"] == "gm0629"
    assert ends(stated, "IN_DISTRICT") == {("gm0629", DISTRICT)}
    assert all(row.plan is None for row in of_type(stated, "IN_DISTRICT"))


def test_a_relation_is_as_certain_as_its_row_and_its_name_together() -> None:
    sure = Holder(written="VTH", organisation=VTH, certainty=1)
    unsure = Holder(written="politie", organisation=POLICE, certainty=0.9)
    mended = unsure.model_copy(update={"certainty": 1.0, "confirmed": Confirmed(by="regio", at="2026-01-01T00:00:00Z")})
    for_whom = Passage(written="jongeren")
    flat = ActionForm(text="x", certainty=0.8, holders=(sure, unsure), target_groups=(for_whom,))
    stated = state(entered(flat))
    assert [row.properties["certainty"] for row in labelled(stated, "Action")] == [0.8]
    held = {row.source: row.properties["certainty"] for row in of_type(stated, "RESPONSIBLE_FOR")}
    assert held == {"gm0629.vth": 0.8, "politie": 0.72}
    assert [row.properties["certainty"] for row in of_type(stated, "TARGETS")] == [0.8]
    person_said = state(entered(flat.model_copy(update={"holders": (sure, mended)})))
    held = {row.source: row.properties["certainty"] for row in of_type(person_said, "RESPONSIBLE_FOR")}
    assert held == {"gm0629.vth": 0.8, "politie": 1.0}


def test_units_come_with_all_they_are_a_part_of() -> None:
    team = ref("avim", "AVIM", OrganisationKind.POLICE_AND_JUSTICE)
    held = ActionForm(
        text="x", holders=(Holder(written="w", organisation=team), Holder(written="VTH", organisation=VTH))
    )
    stated = state(entered(held))
    assert ("avim", "politie") in ends(stated, "PART_OF")
    assert ("gm0629.vth", "gm0629") in ends(stated, "PART_OF")
    assert all(row.plan is None for row in of_type(stated, "PART_OF"))


def test_a_collective_holds_and_its_other_members_are_derived() -> None:
    holder = Holder(written="Gemeenten binnen district D", organisation=COLLECTIVE, rule=ResolutionRule.COLLECTIVE)
    stated = state(entered(ActionForm(text="x", holders=(Holder(written="VTH", organisation=VTH), holder))))
    held = {row.source: row.properties for row in of_type(stated, "RESPONSIBLE_FOR")}
    assert set(held) == {"gm0629.vth", "gemeenten-district-d", "gm0637", "gm1916", "gm1926"}
    assert held["gemeenten-district-d"]["basis"] == "entered"
    assert held["gemeenten-district-d"]["rule"] == "collective"
    for member in ("gm0637", "gm1916", "gm1926"):
        assert held[member]["basis"] == "derived"
        assert held[member]["rule"] == "collective-member"
        assert held[member]["position"] == 2
        assert held[member]["role"] == "holder"
        assert (member, DISTRICT) in ends(stated, "IN_DISTRICT")


def test_a_member_that_is_named_itself_too_keeps_both_relations() -> None:
    other = Party(written="Zoetermeer", organisation=ref("gm0637", "Zoetermeer", OrganisationKind.MUNICIPALITY))
    group = Party(written="Gemeenten binnen district D", organisation=COLLECTIVE)
    stated = state(entered(ActionForm(text="x", mentions=(group, other))))
    bases = sorted(str(row.properties["basis"]) for row in of_type(stated, "MENTIONED_IN") if row.source == "gm0637")
    assert bases == ["derived", "entered"]


def test_target_groups_are_one_whatever_the_capitals_spaces_and_stops() -> None:
    words = ("Burgers", " burgers.", "BURGERS ;", "•\tburgers")
    groups = tuple(Passage(written=word) for word in words)
    stated = state(entered(ActionForm(text="x", target_groups=groups)))
    (group,) = labelled(stated, "TargetGroup")
    assert group.name == "burgers"
    assert group.id == "target-group." + hashlib.sha256(b"burgers").hexdigest()[:10]
    assert [
        row.properties["written"]
        for row in sorted(of_type(stated, "TARGETS"), key=lambda row: str(row.properties["position"]))
    ] == list(words)


def test_target_groups_keep_brackets_and_nothing_is_no_name() -> None:
    groups = (Passage(written="sectoren (hotels, scholen)"), Passage(written="..."))
    stated = state(entered(ActionForm(text="x", target_groups=groups)))
    assert {group.name for group in labelled(stated, "TargetGroup")} == {"sectoren (hotels, scholen)", "..."}


def test_pillars_are_known_ones_or_the_plans_own() -> None:
    stated = state(read_plan())
    assert {row.id: row.name for row in labelled(stated, "Pillar")} == {
        "prevention": "Voorkomen",
        "pillar-samen-doen": "Samen doen",
    }
    written = {row.target: row.properties["written"] for row in of_type(stated, "FOLLOWS")}
    assert written["prevention"] == "Prevention (Voorkomen)"


@pytest.mark.parametrize("written", ["samen doen", "SAMEN DOEN.", "Samen  doen"])
def test_a_pillars_identifier_fixes_its_name(written: str) -> None:
    reading = entered()
    reading = reading.model_copy(
        update={"plan": reading.plan.model_copy(update={"pillars": (Passage(written=written),)})}
    )
    (pillar,) = labelled(state(reading), "Pillar")
    assert (pillar.id, pillar.name) == ("pillar-samen-doen", "Samen doen")


def test_a_second_equal_action_is_told_apart() -> None:
    stated = state(entered(ActionForm(text="Overleg."), ActionForm(text="overleg")))
    first, second = sorted(labelled(stated, "Action"), key=lambda row: str(row.properties["position"]))
    assert second.id == f"{first.id}-2"


def test_the_same_party_twice_in_a_cell_stands_there_twice() -> None:
    twice = (Holder(written="politie", organisation=POLICE), Holder(written="Politie", organisation=POLICE))
    stated = state(entered(ActionForm(text="x", holders=twice)))
    assert [row.properties["written"] for row in of_type(stated, "RESPONSIBLE_FOR")] == ["politie", "Politie"]


def test_names_of_actions_are_short() -> None:
    long = "Een woord " * 30
    stated = state(
        entered(ActionForm(text=long), ActionForm(text=long + "x", title="De titel:"), ActionForm(text="a" * 200))
    )
    names = [row.name for row in sorted(labelled(stated, "Action"), key=lambda row: str(row.properties["position"]))]
    assert names[0] == "Een woord " * 7 + "Een woord…"
    assert names[1] == "De titel"
    assert names[2] == "a" * 79 + "…"
    assert all(len(name) <= 80 for name in names)


@pytest.mark.parametrize(
    ("form", "name"),
    [
        (ActionForm(text="• Stimuleren van samenwerking."), "Stimuleren van samenwerking"),
        (ActionForm(text="Jongeren: lessen. Ouders: een avond.", heading="Jongeren en ouders:"), "Jongeren en ouders"),
        (ActionForm(text="Lessen op school", heading="Acties voor jongeren:"), "Lessen op school"),
        (ActionForm(text="•"), "•"),
    ],
    ids=["bullet and point", "a heading of its own", "a heading over several", "nothing but a mark"],
)
def test_an_action_is_called_by_its_words_without_marks_or_by_a_heading_of_its_own(form: ActionForm, name: str) -> None:
    (action,) = labelled(state(entered(form)), "Action")
    assert action.name == name


def test_given_identifiers_are_never_trusted() -> None:
    forged = Holder(written="Zoetermeer", organisation=ref("gm0637", "Iemand anders", OrganisationKind.NGO))
    other_plan = Holder(written="x", organisation=ref("gm0637.2026", "x", OrganisationKind.NGO))
    own_plan = Holder(written="y", organisation=ref("gm0629.2026", "y", OrganisationKind.NGO))
    action = ActionForm(id="gm0637", text="x", holders=(forged, other_plan, own_plan))
    stated = state(entered(action))
    assert node(stated, "gm0637").name == "Zoetermeer"
    assert node(stated, "gm0637").labels == ("Organisation", "Municipality")
    assert node(stated, "gm0629.opgegeven-gm0637-2026").label == "Organisation"
    assert node(stated, "gm0629.2026").label == "Plan"
    assert all(row.id.startswith("gm0629.2026.") for row in labelled(stated, "Action"))


def test_a_party_that_is_nobody_gives_no_relation() -> None:
    stated = state(entered(ActionForm(text="x", holders=(Holder(written="n.t.b."),))))
    assert of_type(stated, "RESPONSIBLE_FOR") == []


def test_the_kept_form_reads_back_and_states_the_same() -> None:
    stated = state(read_plan())
    assert state(parse_reading(stated.form_json)) == stated


def test_an_unknown_owner_or_district_is_refused() -> None:
    with pytest.raises(OwnerError, match="owner-missing"):
        state(Reading(plan=PlanForm()))
    with pytest.raises(OwnerError, match=r"district-unknown \(district='elders'"):
        state_plan(entered(), REFERENCE, "elders")


def test_one_identifier_for_two_things_is_refused() -> None:
    title = Passage(written="Samen")
    reading = entered(
        ActionForm(
            text="x", holders=(Holder(written="s", organisation=ref("gm0629.samen", "s", OrganisationKind.UNKNOWN)),)
        )
    )
    plan = reading.plan.model_copy(update={"year": None, "title": title})
    with pytest.raises(LoadError, match=r"gm0629\.samen"):
        state(reading.model_copy(update={"plan": plan}))
