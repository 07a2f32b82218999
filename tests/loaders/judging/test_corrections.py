"""What people corrected, put upon what is read: by words, whatever else changed, and never without being told."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph.model.form import ActionForm, Confirmed, OrganisationRef, Reading
from graph.model.quotes import Quote
from graph.model.review import (
    Anchor,
    AudienceIs,
    Boundary,
    Change,
    Correction,
    GivenParty,
    Holders,
    Missing,
    NoAction,
    PartyIs,
    RoleIs,
    TimingIs,
)
from graph.model.vocabulary import LeftOut, OrganisationKind, Role
from graph.reference import load_reference
from loaders.document import document_of_text
from loaders.form.schema import check_quotes
from loaders.form.through import actions_in, quotes_in
from loaders.judging.correction_words import change_said
from loaders.judging.corrections import TO_REVIEW, GivenCorrection, anchor_of, corrected, row_meant, rows_of
from loaders.reading import read_as_plan, resolve_reading
from loaders.shipped import shipped_names, shipped_plans

REFERENCE = load_reference(shipped_names())
BY = Confirmed(by="regio", at="2026-03-01T10:00:00+01:00")
ACTION_CARD = "Meldroute op één kaart We zetten de route voor een melding op één kaart."
TEXT = """Uitvoeringsagenda Samen tegen uitbuiting 2026

Gemeente Pluvierdrecht

Programmalijn 1 Zien en melden

Voor wie: alle medewerkers van de gemeente.
Partners:
• Leerhuis Zienwijzer
• Regiobureau Schakelwacht

Actie 1.1 Training Signalen herkennen
Alle medewerkers van Burgerzaken volgen de training
Signalen herkennen.
Trekker: Leerhuis Zienwijzer
Gereed: voorjaar 2026

Actie 1.2 Meldroute op één kaart
We zetten de route voor een melding op één kaart. Wij evalueren dat in het najaar.
Trekker: Regiobureau Schakelwacht
Ondersteuning: Communicatie
Gereed: vóór 1 maart 2026
"""


def read(text: str = TEXT) -> Reading:
    return read_as_plan(document_of_text(text, "plan.txt"), REFERENCE)


def actions(reading: Reading) -> list[ActionForm]:
    return list(actions_in(reading.plan))


def on(reading: Reading, number: int, change: Change) -> GivenCorrection:
    rows = rows_of(reading.plan)
    return GivenCorrection("c1", Correction(anchor=anchor_of(rows[number - 1], rows), change=change), BY)


def applied(reading: Reading, *given: GivenCorrection) -> Reading:
    made = resolve_reading(corrected(reading, given), REFERENCE)
    check_quotes(made)
    return made


def holders(*named: str) -> tuple[GivenParty, ...]:
    return tuple(GivenParty(written=one, role=Role.LEAD) for one in named)


def wrong_holder(reading: Reading) -> GivenCorrection:
    said = tuple(GivenParty(written=one.written, role=one.role) for one in actions(reading)[0].holders)
    return on(reading, 1, Holders(said=said, holders=holders("Regiobureau Schakelwacht")))


def asked(reading: Reading) -> list[str]:
    return [issue.message for issue in reading.issues if issue.code == TO_REVIEW]


def test_the_plan_of_these_tests_reads_as_two_actions() -> None:
    first, second = actions(read())
    assert [one.written for one in first.holders] == ["Leerhuis Zienwijzer"]
    assert [(one.written, one.role) for one in second.holders] == [
        ("Regiobureau Schakelwacht", Role.LEAD),
        ("Communicatie", Role.SUPPORT),
    ]


def test_without_corrections_the_reading_is_the_very_same() -> None:
    reading = read()
    assert corrected(reading, ()) is reading


def test_a_wrong_holder_is_another_with_certainty_one() -> None:
    reading = read()
    (holder,) = actions(applied(reading, wrong_holder(reading)))[0].holders
    assert (holder.written, holder.role, holder.certainty) == ("Regiobureau Schakelwacht", Role.LEAD, 1.0)
    assert holder.organisation == actions(reading)[1].holders[0].organisation
    assert holder.confirmed == BY


def test_a_correction_survives_a_newer_version_with_the_same_words() -> None:
    newer = TEXT.replace("Programmalijn 1", "Inleiding\n\nEen nieuw begin.\n\nProgrammalijn 1").replace(
        "volgen de training\nSignalen", "volgen de\ntraining Signalen"
    )
    made = applied(read(newer), wrong_holder(read()))
    assert [one.written for one in actions(made)[0].holders] == ["Regiobureau Schakelwacht"]
    assert asked(made) == []


def test_a_correction_asks_again_where_what_was_corrected_was_read_otherwise() -> None:
    newer = read(TEXT.replace("Trekker: Leerhuis Zienwijzer", "Trekker: Communicatie"))
    made = applied(newer, wrong_holder(read()))
    assert [one.written for one in actions(made)[0].holders] == ["Communicatie"]
    (message,) = asked(made)
    assert "houder: Regiobureau Schakelwacht (regie)" in message
    assert "regio op 2026-03-01" in message


def test_a_correction_asks_again_beside_the_row_whose_words_changed() -> None:
    newer = read(TEXT.replace("Alle medewerkers van Burgerzaken volgen", "Alle leidinggevenden volgen"))
    made = applied(newer, wrong_holder(read()))
    assert len(asked(made)) == 1
    issue = next(one for one in made.issues if one.code == TO_REVIEW)
    assert issue.quote == actions(newer)[0].quote


def test_what_the_newer_version_says_itself_is_confirmed_and_not_asked() -> None:
    newer = read(TEXT.replace("Trekker: Leerhuis Zienwijzer", "Trekker: Regiobureau Schakelwacht"))
    made = applied(newer, wrong_holder(read()))
    (holder,) = actions(made)[0].holders
    assert (holder.confirmed, asked(made)) == (BY, [])
    assert holder.quote == actions(newer)[0].holders[0].quote


def test_what_is_no_action_goes_and_its_words_are_accounted_for() -> None:
    reading = read()
    made = applied(reading, on(reading, 1, NoAction()))
    assert [one.id for one in actions(made)] == [actions(reading)[1].id]
    assert actions(reading)[0].quote in [one.quote for one in made.ignored if one.rule == LeftOut.NO_ACTION]


def test_a_row_that_is_gone_from_the_plan_needs_no_saying_that_it_is_no_action() -> None:
    reading = read()
    given = on(reading, 1, NoAction())
    start, end = TEXT.index("Actie 1.1"), TEXT.index("Actie 1.2")
    assert asked(applied(read(TEXT[:start] + TEXT[end:]), given)) == []


def test_a_timing_in_other_words_gets_its_days() -> None:
    reading = read()
    made = applied(reading, on(reading, 1, TimingIs(said="voorjaar 2026", written="Q4 2026")))
    timing = actions(made)[0].timing
    assert timing is not None
    assert (timing.written, timing.end, timing.confirmed) == ("Q4 2026", "2026-12-31", BY)
    gone = applied(reading, on(reading, 1, TimingIs(said="voorjaar 2026", written=None)))
    assert actions(gone)[0].timing is None


def test_a_role_and_a_party_are_said_by_name() -> None:
    reading = read()
    named = OrganisationRef(id="oefen-elders", name="Elders", kind=OrganisationKind.COMPANY)
    other = actions(reading)[1].holders[1]
    assert other.organisation is not None
    role = on(reading, 2, RoleIs(written="Communicatie", said=Role.SUPPORT, role=Role.HOLDER))
    party = on(reading, 2, PartyIs(written="Communicatie", said=other.organisation.id, organisation=named))
    found = actions(applied(reading, role, party))[1].holders[1]
    assert (found.role, found.organisation, found.certainty) == (Role.HOLDER, named, 1.0)
    again = replace(party, correction=on(reading, 2, PartyIs(written="X", said="y", organisation=named)).correction)
    assert len(asked(applied(reading, again))) == 1


def test_for_whom_an_action_is() -> None:
    reading = read()
    made = applied(reading, on(reading, 1, AudienceIs(said=(), written=("baliemedewerkers",))))
    (group,) = actions(made)[0].target_groups
    assert (group.written, group.confirmed) == ("baliemedewerkers", BY)


def test_a_row_that_is_two_actions_becomes_two_with_a_quote_each() -> None:
    reading = read()
    texts = ("We zetten de route voor een melding op één kaart.", "Wij evalueren dat in het najaar.")
    made = applied(reading, on(reading, 2, Boundary(texts=texts)))
    _, card, review = actions(made)
    assert [one.text for one in (card, review)] == list(texts)
    assert [one.quote.text for one in (card, review) if one.quote is not None] == list(texts)
    assert [one.written for one in review.holders] == ["Regiobureau Schakelwacht", "Communicatie"]
    rest = [one.quote.text for one in made.ignored if one.rule == LeftOut.NO_ACTION]
    assert len(rest) == 1
    assert rest[0].endswith("Meldroute op één kaart")


def test_a_boundary_that_stands_nowhere_in_the_source_is_asked_again() -> None:
    reading = read()
    made = applied(reading, on(reading, 2, Boundary(texts=("Wij doen iets heel anders.",))))
    assert len(asked(made)) == 1
    assert [one.text for one in actions(made)] == [one.text for one in actions(reading)]


def test_two_rows_that_are_one_action_become_one() -> None:
    reading = read()
    rows = rows_of(reading.plan)
    joins = (anchor_of(rows[1], rows),)
    given = on(reading, 1, Boundary(texts=(rows[0].raw.text,), joins=joins))
    (made,) = actions(applied(reading, given))
    assert [one.written for one in made.holders] == [
        "Leerhuis Zienwijzer",
        "Regiobureau Schakelwacht",
        "Communicatie",
    ]


def test_an_action_that_was_not_read_stands_where_its_words_stand() -> None:
    reading = read()
    words = "alle medewerkers van de gemeente."
    anchor = Anchor(words=words, ambition="1")
    given = GivenCorrection(
        "c1", Correction(anchor=anchor, change=Missing(holders=holders("Leerhuis Zienwijzer"), timing="Q1 2027")), BY
    )
    made = applied(reading, given)
    found = next(one for one in actions(made) if one.text == words)
    assert found.quote is not None
    assert (found.quote.text, found.confirmed) == (words, BY)
    assert found.holders[0].organisation is not None
    assert found.timing is not None
    assert found.timing.end == "2027-03-31"
    elsewhere = given.correction.model_copy(update={"anchor": Anchor(words="staat nergens in de bron")})
    assert len(asked(applied(reading, replace(given, correction=elsewhere)))) == 1


def places_of(quotes: Iterable[Quote]) -> list[int]:
    return [at for quote in quotes for start, end in quote.stretches for at in range(start, end)]


def kept_quotes(made: Reading, gone: ActionForm) -> Iterator[Quote]:
    """Quotes of other actions that share words with the one that is gone: a merged cell is of each of its rows."""
    own = set(places_of(quotes_in(gone)))
    return (quote for action in actions(made) for quote in quotes_in(action) if own & set(places_of([quote])))


def test_a_cell_that_is_of_several_rows_stays_that_of_the_others() -> None:
    reading = read()
    ambition = reading.plan.ambitions[0]
    first, second = ambition.blocks[0].actions
    shared = second.model_copy(update={"timing": first.timing})
    block = ambition.blocks[0].model_copy(update={"actions": (first, shared)})
    plan = reading.plan.model_copy(update={"ambitions": (ambition.model_copy(update={"blocks": (block,)}),)})
    reading = reading.model_copy(update={"plan": plan})
    made = applied(reading, on(reading, 1, NoAction()))
    told = [one.quote.text for one in made.ignored if one.rule == LeftOut.NO_ACTION]
    assert "Leerhuis Zienwijzer" in told
    assert "voorjaar 2026" not in told


@pytest.mark.parametrize("path", [path for one in shipped_plans() for path in one.plans if path.suffix == ".txt"])
def test_whatever_row_is_no_action_the_others_say_what_they_said_and_no_word_is_lost(path: Path) -> None:
    reading = read(path.read_text("utf-8"))
    before = actions(reading)
    for number in range(1, len(before) + 1):
        made = applied(reading, on(reading, number, NoAction()))
        gone = before[number - 1]
        assert [one.text for one in actions(made)] == [one.text for one in before if one is not gone]
        told = places_of(one.quote for one in made.ignored if one.rule == LeftOut.NO_ACTION)
        assert sorted(told) == sorted(set(places_of(quotes_in(gone))) - set(places_of(kept_quotes(made, gone))))


def test_later_corrections_stand_upon_what_earlier_ones_made() -> None:
    reading = read()
    piece = "Wij evalueren dat in het najaar."
    cut = on(reading, 2, Boundary(texts=("We zetten de route voor een melding op één kaart.", piece)))
    said = tuple(GivenParty(written=one.written, role=one.role) for one in actions(reading)[1].holders)
    change = Holders(said=said, holders=holders("Communicatie"))
    later = GivenCorrection("c2", Correction(anchor=Anchor(words=piece), change=change), BY)
    made = actions(applied(reading, cut, later))
    assert [[one.written for one in action.holders] for action in made[1:]] == [
        ["Regiobureau Schakelwacht", "Communicatie"],
        ["Communicatie"],
    ]


def test_of_rows_with_the_same_words_the_one_that_was_meant_is_found() -> None:
    twice = ActionForm(text="Overleg.")
    reading = read()
    ambition = reading.plan.ambitions[0]
    block = ambition.blocks[0].model_copy(update={"actions": (twice, twice.model_copy(update={"title": "b"}))})
    plan = reading.plan.model_copy(update={"ambitions": (ambition.model_copy(update={"blocks": (block,)}),)})
    rows = rows_of(plan)
    anchors = [anchor_of(row, rows) for row in rows]
    assert [anchor.nth for anchor in anchors] == [1, 2]
    assert [row_meant(anchor, rows) for anchor in anchors] == rows
    assert row_meant(anchors[1].model_copy(update={"nth": 3}), rows) is None
    assert row_meant(anchors[1].model_copy(update={"ambition": "9"}), rows) is None


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (NoAction(), "dit is geen actie"),
        (Missing(), "deze actie is niet gelezen en hoort er wel bij"),
        (Boundary(texts=("a",)), "de actie begint of eindigt ergens anders"),
        (Boundary(texts=("a", "b")), "dit zijn 2 acties"),
        (Holders(said=(), holders=()), "houder: niemand genoemd"),
        (RoleIs(written="X", said=Role.HOLDER, role=Role.LEAD), 'rol van "X": regie'),
        (TimingIs(said="a", written=None), "planning: geen"),
        (AudienceIs(said=(), written=("jeugd",)), "voor wie: jeugd"),
    ],
)
def test_a_correction_is_said_in_a_line(change: Change, said: str) -> None:
    assert change_said(change) == said
