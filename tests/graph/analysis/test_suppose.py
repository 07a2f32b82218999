"""What if: a view with changes, and what they come to. Small plans; expected by hand."""

from datetime import date

import pytest

from graph.analysis.consequences import Left
from graph.analysis.suppose import (
    CHANGED,
    Joined,
    NewParty,
    PlanComesIn,
    Renamed,
    TaskGiven,
    WithoutParty,
    WithoutPlan,
    WithoutTask,
    supposed,
)
from graph.model.form import PlanForm, Reading
from graph.model.rows import PlanStatements
from graph.model.vocabulary import OrganisationKind
from graph.network import Network
from graph.plans import ActionPart
from graph.questions import QuestionError, WhatIf
from graph.questions.what_if import MOST_CHANGES, Supposed
from graph.view import NetworkView
from loaders.form.statements import state_plan
from loaders.reading import resolve_reading
from tests.graph.analysis.rules.plans import (
    PRACTICE,
    action,
    ambition,
    block,
    plan,
    practice_view,
    reference,
    small_view,
)

KREKEL, PLUVIER, VLONDER = "oefen-krekelerzijl", "oefen-pluvierdrecht", "oefen-vlonderhuizen"
HOUSE, BUREAU, CORPS, TEAM = (
    "Overleghuis Zwaluwboog",
    "Regiobureau Schakelwacht",
    "Veiligheidskorps Zwaluwboog",
    "Team Grenslicht",
)
SHELTER = "Slachtoffers krijgen hulp en opvang"


def rows(*actions: object, owner: str = PLUVIER, **more: object) -> PlanForm:
    return plan(ambition(1, block(*actions, **more)), owner=owner)  # type: ignore[arg-type]


def asked(view: NetworkView, **changes: tuple[str, ...]) -> Supposed:
    return WhatIf(**changes).of(Network(view), date(2026, 3, 2))


def holders(network: Network) -> list[list[str]]:
    return [[one.name for one in each.holders] for each in network.actions]


def only(network: Network) -> ActionPart:
    (found,) = network.actions
    return found


def test_the_view_that_was_asked_about_stays_as_it_is() -> None:
    view = practice_view()
    nodes, relations = dict(view.nodes), view.relations
    asked(view, without=("oefen-dagraam",), merged=("oefen-schakelwacht=oefen-overleghuis",))
    assert view.nodes == nodes
    assert view.relations is relations


def test_without_changes_it_is_the_very_same_view() -> None:
    view = practice_view()
    assert supposed(view, ()) is view
    found = asked(view)
    assert (found.changes, found.losses, found.shares) == ((), (), ())
    assert (found.findings.new, found.findings.gone, found.findings.changed) == ((), (), ())


def test_a_party_falls_away_with_its_units() -> None:
    view = small_view(rows(action("Controle", TEAM, CORPS, "Burgerzaken"), partners=[TEAM]))
    found = asked(view, without=(CORPS,))

    assert holders(found.after) == [["Burgerzaken"]]
    assert found.after.plans.plans[0].partners == ()
    assert "oefen-zwaluwkorps.grenslicht" not in found.after.view.nodes
    assert [(loss.left, [one.name for one in loss.before]) for loss in found.losses] == [
        (Left.OWN_ONLY, [TEAM, CORPS, "Burgerzaken"])
    ]


def test_a_unit_falls_away_and_its_whole_stays() -> None:
    found = asked(small_view(rows(action("Controle", TEAM, CORPS))), without=(TEAM,))
    assert holders(found.after) == [[CORPS]]
    assert found.losses == (), "one whole held it before, and does so still"


def test_an_action_with_nobody_left_is_the_worst_loss() -> None:
    view = small_view(rows(action("Iets", HOUSE, "Burgerzaken"), action(SHELTER, HOUSE), action("Meer", HOUSE, CORPS)))
    found = asked(view, without=(HOUSE,))
    assert [(loss.left, loss.subject.name, loss.for_people) for loss in found.losses] == [
        (Left.NOBODY, SHELTER, True),
        (Left.OWN_ONLY, "Iets", False),
        (Left.ONE_OUTSIDE, "Meer", False),
    ]


def test_who_pays_alone_is_a_loss_too() -> None:
    view = small_view(rows(action("Iets", "Burgerzaken"), payers=["Regiofonds Zwaluwboog"]))
    found = asked(view, without=("oefen-regiofonds",))
    assert [(loss.left, loss.action) for loss in found.losses] == [(Left.NO_PAYER, None)]


def test_who_shares_the_loss_is_told_by_owner() -> None:
    view = small_view(
        rows(action("Iets", HOUSE), action("Meer", HOUSE, CORPS)),
        rows(action("Dit", HOUSE, "Burgerzaken"), owner=KREKEL),
        rows(action("Dat", CORPS), owner=VLONDER),
    )
    found = asked(view, without=(HOUSE,))
    assert [(one.owner.name, one.changed, one.losses, one.actions) for one in found.shares] == [
        ("Pluvierdrecht", 2, 1, 2),
        ("Krekelerzijl", 1, 1, 1),
    ]


def test_what_is_derived_of_a_collective_goes_with_it() -> None:
    collective = "Gemeenten in het Oefendistrict"
    view = small_view(rows(action("Actiedag", collective, CORPS)))
    assert len(only(Network(view)).derived) > 0
    after = asked(view, without=(collective,)).after
    assert only(after).derived == ()
    assert holders(after) == [[CORPS]]


def test_parties_are_joined_and_named_once() -> None:
    view = small_view(rows(action("Iets", HOUSE, BUREAU), action("Meer", BUREAU), partners=[HOUSE, BUREAU]))
    found = asked(view, merged=(f"{BUREAU}={HOUSE}",))

    assert holders(found.after) == [[HOUSE], [HOUSE]]
    assert [one.name for one in found.after.plans.plans[0].partners] == [HOUSE]
    assert "oefen-schakelwacht" not in found.after.view.nodes
    assert [(loss.left, loss.subject.name) for loss in found.losses] == [(Left.ONE_OUTSIDE, "Iets")]


def test_the_words_of_a_plan_stay_when_parties_are_joined() -> None:
    after = asked(small_view(rows(action("Meer", BUREAU), partners=[HOUSE])), merged=(f"{BUREAU}={HOUSE}",)).after
    assert [one.written for one in only(after).holders] == [BUREAU]


def test_a_party_can_become_a_part_of_a_new_one() -> None:
    view = small_view(rows(action("Iets", HOUSE), action("Meer", BUREAU)))
    after = asked(
        view, added=("Nieuw Huis=regional_body",), merged=(f"{HOUSE}=Nieuw Huis", f"{BUREAU}=Nieuw Huis")
    ).after
    assert holders(after) == [["Nieuw Huis"], ["Nieuw Huis"]]


def test_a_whole_can_become_a_part_of_its_unit() -> None:
    view = small_view(rows(action("Controle", CORPS, TEAM)))
    after = asked(view, merged=("oefen-zwaluwkorps=oefen-zwaluwkorps.grenslicht",)).after
    assert holders(after) == [[TEAM]]
    assert [node.id for node in only(after).holders[0].lineage] == ["oefen-zwaluwkorps.grenslicht"]


def test_another_name_changes_names_and_nothing_else() -> None:
    found = asked(practice_view(), renamed=("oefen-dagraam=Steunpunt Avondrood",))
    assert found.after.view.nodes["oefen-dagraam"].name == "Steunpunt Avondrood"
    assert found.after.view.nodes["oefen-dagraam"].properties["other_names"][-1] == "Steunpunt Dagraam"  # type: ignore[index]
    assert (found.losses, found.shares, found.findings.new, found.findings.gone) == ((), (), (), ())


def test_a_new_party_takes_an_action_that_nobody_holds() -> None:
    view = small_view(rows(action("Iets"), action("Meer", CORPS)))
    found = asked(view, added=("Zeewind=zorg en opvang",), given=("Zeewind=Iets",))

    assert holders(found.after) == [["Zeewind"], [CORPS]]
    assert only_rule(found.findings.gone, "action-without-holder") == 1
    assert found.after.view.nodes["wat-als.zeewind"].properties["kind"] == OrganisationKind.CARE_PROVIDER.value


def only_rule(findings: tuple[object, ...], rule: str) -> int:
    return sum(getattr(one, "rule", "") == rule for one in findings)


def test_a_task_is_given_once() -> None:
    assert holders(asked(small_view(rows(action("Iets", CORPS))), given=(f"{CORPS}=Iets",)).after) == [[CORPS]]


def test_one_place_no_longer_names_its_party() -> None:
    view = small_view(rows(action("Iets", CORPS), action("Meer", CORPS)))
    first = Network(view).actions[0].holders[0]
    found = asked(view, without=(first.relation,))
    assert holders(found.after) == [[], [CORPS]]
    assert isinstance(found.changes[0], WithoutTask)


def test_without_a_plan_it_is_as_if_it_was_never_loaded() -> None:
    forms = rows(action("Iets", CORPS), owner=KREKEL), rows(action("Meer", HOUSE), owner=PLUVIER)
    after = asked(small_view(*forms), without=(f"{PLUVIER}.2026",)).after
    assert [one.id for one in after.findings.findings] == [
        one.id for one in Network(small_view(forms[0])).findings.findings
    ]
    assert {PLUVIER, VLONDER} < {town.id for town in after.plans.without_plan}


def statements(form: PlanForm) -> PlanStatements:
    known = reference(PRACTICE)
    return state_plan(resolve_reading(Reading(plan=form), known), known, PRACTICE)


def test_a_draft_counts_as_if_it_was_loaded() -> None:
    one, other = rows(action("Iets", CORPS), owner=KREKEL), rows(action("Meer", HOUSE), owner=PLUVIER)
    draft = statements(other)
    found = WhatIf(plan=(draft.plan,)).of(Network(small_view(one)), None, {draft.plan: draft})
    both = Network(small_view(one, other))
    assert [each.id for each in found.after.findings.findings] == [each.id for each in both.findings.findings]
    assert isinstance(found.changes[0], PlanComesIn)


def test_plans_that_say_nothing_else_are_not_read_anew() -> None:
    view = small_view(rows(action("Iets", HOUSE)), rows(action("Dat", CORPS), owner=VLONDER))
    network = Network(view)
    read = {one.id: one for one in network.plans.plans}
    after = WhatIf(without=(HOUSE,)).of(network).after
    assert after.plans.plan_by_id[f"{VLONDER}.2026"] is read[f"{VLONDER}.2026"]
    assert after.plans.plan_by_id[f"{PLUVIER}.2026"] is not read[f"{PLUVIER}.2026"]
    assert after.view.plan_revisions[f"{PLUVIER}.2026"] == CHANGED


def test_the_order_of_changes_does_not_matter() -> None:
    view = practice_view()
    changes = (
        WithoutParty("oefen-dagraam"),
        Joined("oefen-schakelwacht", "oefen-overleghuis"),
        Renamed("oefen-overleghuis", "Huis"),
        NewParty("wat-als.zeewind", "Zeewind", OrganisationKind.NGO),
        TaskGiven("wat-als.zeewind", Network(view).actions[0].id),
        WithoutPlan(f"{VLONDER}.2026"),
    )
    one, other = supposed(view, changes), supposed(view, changes[::-1])
    assert (one.nodes, one.relations) == (other.nodes, other.relations)


@pytest.mark.parametrize("twice", ["oefen-dagraam", "Steunpunt Dagraam"])
def test_the_same_twice_is_the_same_once(twice: str) -> None:
    found = asked(practice_view(), without=("oefen-dagraam", twice))
    assert len(found.losses) == len(asked(practice_view(), without=("oefen-dagraam",)).losses) == 7


def test_the_practice_district_without_its_shelter() -> None:
    """By hand from the four plans: Steunpunt Dagraam is the only holder of six actions, and stands once with a
    department: the noodbedden of Zilvermuide-Kwartelwoude."""
    found = asked(practice_view(), without=("oefen-dagraam",))
    lost = [(loss.plan.owner.name, loss.left) for loss in found.losses]
    assert lost.count(("Vlonderhuizen", Left.NOBODY)) == 3
    assert lost.count(("Pluvierdrecht", Left.NOBODY)) == 2
    assert lost.count(("Krekelerzijl", Left.NOBODY)) == 1
    assert lost.count(("Zilvermuide-Kwartelwoude", Left.OWN_ONLY)) == 1
    assert len(lost) == 7
    assert all(loss.for_people for loss in found.losses)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"without": ("nergens",)}, "what-if-not-here"),
        ({"without": ("<script>alert(1)</script>",)}, "what-if-not-here"),
        ({"without": ("Zwaluwboog",)}, "paths-several-organisations"),
        ({"without": (PLUVIER,)}, "what-if-has-plan"),
        ({"merged": ("een",)}, "what-if-no-pair"),
        ({"merged": ("=",)}, "what-if-no-pair"),
        ({"merged": ("oefen-dagraam=nergens",)}, "paths-no-organisation"),
        ({"merged": ("oefen-dagraam=Steunpunt Dagraam",)}, "what-if-same"),
        ({"merged": (f"oefen-dagraam={PLUVIER}",)}, "what-if-no-town"),
        ({"merged": ("oefen-dagraam=oefen-ankerkiel", "oefen-ankerkiel=oefen-inktlijn")}, "what-if-twice"),
        ({"merged": ("oefen-dagraam=oefen-ankerkiel", "oefen-dagraam=oefen-inktlijn")}, "what-if-twice"),
        ({"merged": ("oefen-dagraam=oefen-ankerkiel",), "renamed": ("oefen-dagraam=X",)}, "what-if-twice"),
        ({"renamed": ("oefen-dagraam=Opvanghuis Ankerkiel",)}, "what-if-name-taken"),
        ({"renamed": ("oefen-dagraam= ",)}, "what-if-no-pair"),
        ({"added": ("Zeewind",)}, "what-if-no-pair"),
        ({"added": ("Zeewind=iets",)}, "what-if-no-kind"),
        ({"added": ("Zeewind=municipality",)}, "what-if-no-kind"),
        ({"added": ("Opvanghuis Ankerkiel=ngo",)}, "what-if-name-taken"),
        ({"added": ("Zeewind=ngo", "Zeewind!=ngo")}, "what-if-name-taken"),
        ({"given": ("oefen-dagraam=zzzz",)}, "meant-no-action"),
        ({"given": ("oefen-dagraam=slachtoffers",)}, "meant-several-actions"),
        ({"given": ("Zeewind=opvang",)}, "paths-no-organisation"),
        ({"plan": (f"{PLUVIER}.2026",)}, "what-if-no-draft"),
    ],
)
def test_what_cannot_be_is_told(changes: dict[str, tuple[str, ...]], code: str) -> None:
    with pytest.raises(QuestionError) as caught:
        asked(practice_view(), **changes)
    assert caught.value.fault.code == code


def test_most_changes() -> None:
    many = tuple(f"Partij {number}=ngo" for number in range(MOST_CHANGES + 1))
    assert len(asked(practice_view(), added=many[:-1]).changes) == MOST_CHANGES == 40
    with pytest.raises(QuestionError, match="what-if-too-many"):
        asked(practice_view(), added=many)


@pytest.mark.parametrize(
    "name", ["{party}", "%(name)s", "<b>x</b>", "‮omgekeerd", "=1+1", "Ω", "a" * 150, "naam = met = tekens"]
)
def test_a_hostile_name_is_a_name_and_nothing_more(name: str) -> None:
    view = small_view(rows(action("Iets")))
    found = asked(view, added=(f"{name}=ngo",), given=(f"{name}=Iets",) if "=" not in name else ())
    made = next(change for change in found.changes if isinstance(change, NewParty))
    assert made.name == name
    assert found.after.view.nodes[made.id].name == name
    assert len(found.after.findings.findings) > 0
