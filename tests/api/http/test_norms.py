"""``/v1/norm-elements``: plans beside a norm."""

import httpx


def test_each_element_has_its_degree_and_its_actions(client: httpx.Client) -> None:
    answer = client.get("/norm-elements?district=oefendistrict&plan=oefen-krekelerzijl.2026&limit=100").json()

    assert answer["total"] == 36
    found = {one["element"]: one for one in answer["items"]}
    assert found["terugkoppeling"]["degree"] == "action"
    assert found["terugkoppeling"]["actions"][0]["words"] == ["belt de melder", "melder terug"]
    assert found["bibob"]["degree"] == "not-named"
    assert found["aandachtsfunctionaris"]["named"][0]["written"] == "Contactpersoon uitbuiting"


def test_another_norm_is_chosen_and_one_that_is_not_there_refused(client: httpx.Client) -> None:
    assert client.get("/norm-elements?district=oefendistrict&norm=barrieres-arbeid").json()["total"] == 4 * 6
    assert client.get("/norm-elements?district=oefendistrict&norm=bestaat-niet").status_code == 400
