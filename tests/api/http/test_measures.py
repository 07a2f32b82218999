"""``/v1/measures``: parties with their measures, and what holds for the whole."""

import httpx


def test_measures_come_with_the_whole_they_are_of(client: httpx.Client) -> None:
    answer = client.get("/measures?district=district-d-den-haag").json()
    whole, first = answer["network"], answer["items"][0]

    assert (first["id"], first["actions"], first["side"]) == ("riec", 6, "security")
    assert (whole["actions"], whole["parties"]) == (27, answer["total"])
    # Six actions are held by own departments alone, by the text of the plan.
    assert whole["without_party"] == 6
    assert whole["significant"] == []
    assert whole["sentence"]["en"].endswith("not that nobody works together.")


def test_own_departments_count_too_where_asked(client: httpx.Client) -> None:
    items = client.get("/measures?withOwn=true&district=district-d-den-haag").json()["items"]

    assert (items[0]["id"], items[0]["actions"], items[0]["own"]) == ("gm1916.vth", 26, True)


def test_sets_of_parties_have_at_least_two_actions(client: httpx.Client) -> None:
    concepts = client.get("/measures?district=district-d-den-haag").json()["network"]["concepts"]

    assert all(len(one["parties"]) > 1 and len(one["actions"]) > 1 for one in concepts)
    assert ["avim", "heit-prostitutie"] in [[party["id"] for party in one["parties"]] for one in concepts]
