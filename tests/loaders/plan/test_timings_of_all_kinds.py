"""Timings as plans write them, each with its days, worked out by hand from a calendar, and words that are none.

A day is "-" where the words give none. The plan is of 2026 throughout.
"""

import pytest

from graph.model.vocabulary import TimingKind
from loaders.plan.timing import When, is_timing, read_timing

TIMINGS = """
tegen 30 juni 2026 | date | - | 2026-06-30
tegen eind 2026 | date | - | 2026-12-31
tegen 2de semester 2026 | date | - | 2026-12-31
ten laatste op 1 maart 2026 | date | - | 2026-03-01
ten laatste maart 2026 | date | - | 2026-03-31
1e sem. 2026 | period | 2026-01-01 | 2026-06-30
Q2 2026 | quarter | 2026-04-01 | 2026-06-30
Q2-2026 | quarter | 2026-04-01 | 2026-06-30
Q2 '26 | quarter | 2026-04-01 | 2026-06-30
2026 Q3 | quarter | 2026-07-01 | 2026-09-30
2026-Q3 | quarter | 2026-07-01 | 2026-09-30
Q1/Q2 2026 | period | 2026-01-01 | 2026-06-30
Q1-Q3 2026 | period | 2026-01-01 | 2026-09-30
Q3 t/m Q4 2026 | period | 2026-07-01 | 2026-12-31
Q4 2026 - Q1 2027 | period | 2026-10-01 | 2027-03-31
Q3 2026 – Q4 | period | 2026-07-01 | 2026-12-31
1e kwartaal 2026 | quarter | 2026-01-01 | 2026-03-31
2e kwartaal van 2026 | quarter | 2026-04-01 | 2026-06-30
3e kwartaal '26 | quarter | 2026-07-01 | 2026-09-30
4e kw. 2026 | quarter | 2026-10-01 | 2026-12-31
1e/2e kwartaal 2026 | period | 2026-01-01 | 2026-06-30
eerste en tweede kwartaal 2026 | period | 2026-01-01 | 2026-06-30
laatste kwartaal 2026 | quarter | 2026-10-01 | 2026-12-31
kwartaal 3 2026 | quarter | 2026-07-01 | 2026-09-30
IVe kwartaal 2026 | quarter | 2026-10-01 | 2026-12-31
KW 2 2026 | quarter | 2026-04-01 | 2026-06-30
derde kwartaal | quarter | - | -
in Q3 2026 | quarter | 2026-07-01 | 2026-09-30
First quarter of 2026 | quarter | 2026-01-01 | 2026-03-31
T3 2026 | period | 2026-09-01 | 2026-12-31
T1 2026 | period | 2026-01-01 | 2026-04-30
T1-T2 2026 | period | 2026-01-01 | 2026-08-31
2e tertaal 2026 | period | 2026-05-01 | 2026-08-31
H1 2026 | period | 2026-01-01 | 2026-06-30
H2 2026 | period | 2026-07-01 | 2026-12-31
2026 H2 | period | 2026-07-01 | 2026-12-31
eerste helft 2026 | period | 2026-01-01 | 2026-06-30
eerste helft van 2026 | period | 2026-01-01 | 2026-06-30
eerste helft | period | - | -
2e helft 2026 | period | 2026-07-01 | 2026-12-31
tweede halfjaar '26 | period | 2026-07-01 | 2026-12-31
First half of 2026 | period | 2026-01-01 | 2026-06-30
voorjaar 2026 | period | 2026-03-01 | 2026-05-31
najaar ’26 | period | 2026-09-01 | 2026-11-30
najaar '26 | period | 2026-09-01 | 2026-11-30
najaar ‘26 | period | 2026-09-01 | 2026-11-30
het najaar van 2026 | period | 2026-09-01 | 2026-11-30
Spring 2026 | period | 2026-03-01 | 2026-05-31
Summer 2026 | period | 2026-06-01 | 2026-08-31
Autumn 2026 | period | 2026-09-01 | 2026-11-30
winter 2026-2027 | period | 2026-12-01 | 2027-02-28
winter 2027/2028 | period | 2027-12-01 | 2028-02-29
winter 2026 | period | - | -
begin najaar 2026 | period | 2026-09-01 | 2026-11-30
voorjaar/zomer 2026 | period | 2026-03-01 | 2026-08-31
vóór de zomer van 2026 | date | - | 2026-06-20
voor de zomer 2026 | date | - | 2026-06-20
voor zomer '26 | date | - | 2026-06-20
before summer 2026 | date | - | 2026-06-20
vóór de zomer | date | - | -
na de zomer van 2026 | period | 2026-09-01 | -
vóór de zomervakantie 2026 | date | - | -
week 12 | period | 2026-03-16 | 2026-03-22
wk 12 | period | 2026-03-16 | 2026-03-22
week 1 | period | 2025-12-29 | 2026-01-04
week 53 | period | 2026-12-28 | 2027-01-03
week 12 2027 | period | 2027-03-22 | 2027-03-28
week 53 2027 | period | - | -
week 12-14 | period | 2026-03-16 | 2026-04-05
week 12 t/m 14 2026 | period | 2026-03-16 | 2026-04-05
2026-W12 | period | 2026-03-16 | 2026-03-22
uiterlijk week 12 | date | - | 2026-03-22
vanaf week 20 | period | 2026-05-11 | -
start 1-9-2026, klaar 1-3-2027 | period | 2026-09-01 | 2027-03-01
start: 1 september 2026; gereed: 1 maart 2027 | period | 2026-09-01 | 2027-03-01
start Q1 2026, afgerond Q3 2026 | period | 2026-01-01 | 2026-09-30
start 1-9-2026 | period | 2026-09-01 | -
start mei 2026 | period | 2026-05-01 | -
gereed 1 mei 2026 | date | - | 2026-05-01
klaar in Q2 2026 | date | - | 2026-06-30
gereed vóór 1 mei 2026 | date | - | 2026-04-30
deadline: 15 mei 2026 | date | - | 2026-05-15
van 1 maart 2026 tot en met 31 mei 2026 | period | 2026-03-01 | 2026-05-31
van maart tot en met mei 2026 | period | 2026-03-01 | 2026-05-31
vanaf 1 mei 2026 t/m 1 juli 2026 | period | 2026-05-01 | 2026-07-01
tussen april en juni 2026 | period | 2026-04-01 | 2026-06-30
mei/juni 2026 | period | 2026-05-01 | 2026-06-30
mei 2026 t/m juli | period | 2026-05-01 | 2026-07-31
1-3 juni 2026 | period | 2026-06-01 | 2026-06-03
1 en 2 juni 2026 | period | 2026-06-01 | 2026-06-02
1-9-2026 - 1-3-2027 | period | 2026-09-01 | 2027-03-01
2026-2027 | period | 2026-01-01 | 2027-12-31
2026/2027 | period | 2026-01-01 | 2027-12-31
2026-27 | period | 2026-01-01 | 2027-12-31
2026 t/m 2028 | period | 2026-01-01 | 2028-12-31
2026 | period | 2026-01-01 | 2026-12-31
heel 2026 | period | 2026-01-01 | 2026-12-31
2026 e.v. | period | 2026-01-01 | -
2026 en verder | period | 2026-01-01 | -
schooljaar 2026-2027 | period | 2026-08-01 | 2027-07-31
schooljaar 2026/27 | period | 2026-08-01 | 2027-07-31
schooljaar '26-'27 | period | 2026-08-01 | 2027-07-31
schooljaar 26-27 | period | 2026-08-01 | 2027-07-31
schooljaar 2026-2029 | period | - | -
vanaf schooljaar 2026-2027 | period | 2026-08-01 | -
03-04-2026 | date | 2026-04-03 | 2026-04-03
3/4/2026 | date | 2026-04-03 | 2026-04-03
3.4.2026 | date | 2026-04-03 | 2026-04-03
03-04-26 | date | 2026-04-03 | 2026-04-03
2026-04-03 | date | 2026-04-03 | 2026-04-03
2026-04 | period | 2026-04-01 | 2026-04-30
04-2026 | period | 2026-04-01 | 2026-04-30
2011-12 | period | - | -
31-04-2026 | date | - | -
3 april 2026 | date | 2026-04-03 | 2026-04-03
3 apr. 2026 | date | 2026-04-03 | 2026-04-03
vrijdag 3 april 2026 | date | 2026-04-03 | 2026-04-03
3rd April 2026 | date | 2026-04-03 | 2026-04-03
March 3, 2026 | date | 2026-03-03 | 2026-03-03
3 april | date | - | -
okt. 2026 | period | 2026-10-01 | 2026-10-31
sept '26 | period | 2026-09-01 | 2026-09-30
Febr. 2028 | period | 2028-02-01 | 2028-02-29
May 2026 | period | 2026-05-01 | 2026-05-31
Mei | period | - | -
medio 2026 | period | 2026-01-01 | 2026-12-31
mid-2026 | period | 2026-01-01 | 2026-12-31
begin 2026 | period | 2026-01-01 | 2026-12-31
eind 2026 | period | 2026-01-01 | 2026-12-31
end of 2026 | period | 2026-01-01 | 2026-12-31
eind Q2 2026 | period | 2026-04-01 | 2026-06-30
medio mei 2026 | period | 2026-05-01 | 2026-05-31
eind eerste kwartaal 2026 | period | 2026-01-01 | 2026-03-31
uiterlijk eind 2026 | date | - | 2026-12-31
voor eind 2026 | date | - | 2026-12-31
vóór het einde van 2026 | date | - | 2026-12-31
uiterlijk medio 2026 | date | - | -
vanaf medio 2026 | period | - | -
vanaf begin 2026 | period | 2026-01-01 | -
rond 1 mei 2026 | period | - | -
By March 2026 | date | - | 2026-03-31
before March 2026 | date | - | 2026-02-28
from April 2026 | period | 2026-04-01 | -
until December 2026 | date | - | 2026-12-31
per 1 januari 2026 | date | 2026-01-01 | 2026-01-01
m.i.v. 1 mei 2026 | period | 2026-05-01 | -
Q4 2026 (mits budget) | quarter | 2026-10-01 | 2026-12-31
Q4 2026, mits de raad budget geeft | quarter | 2026-10-01 | 2026-12-31
najaar 2026 (onder voorbehoud van besluitvorming door de gemeenteraad) | period | 2026-09-01 | 2026-11-30
1 mei 2026 (streefdatum) | date | 2026-05-01 | 2026-05-01
2026 (Q3) | quarter | 2026-07-01 | 2026-09-30
najaar 2026 (oktober) | period | 2026-10-01 | 2026-10-31
doorlopend | ongoing | - | -
doorlopend vanaf Q2 2026 | ongoing | 2026-04-01 | -
doorlopend, vanaf mei 2026 | ongoing | 2026-05-01 | -
doorlopend in 2026 | ongoing | 2026-01-01 | 2026-12-31
2026 en doorlopend | ongoing | 2026-01-01 | -
Q1 2026, daarna doorlopend | ongoing | 2026-01-01 | -
ongoing | ongoing | - | -
gedurende de planperiode | ongoing | - | -
jaarlijks in mei | recurring | - | -
elk jaar in mei | recurring | - | -
jaarlijks (mei) | recurring | - | -
jaarlijks vanaf 2026 | recurring | 2026-01-01 | -
start mei 2026, daarna jaarlijks | recurring | 2026-05-01 | -
2x in 2026 | recurring | 2026-01-01 | 2026-12-31
tweemaal per jaar | recurring | - | -
ieder voorjaar | recurring | - | -
halfjaarlijks | recurring | - | -
quarterly | recurring | - | -
twice a year | recurring | - | -
TBC | undetermined | - | -
z.s.m. | undetermined | - | -
nog te bepalen | undetermined | - | -
per direct | period | - | -
dit jaar | period | - | -
eind dit jaar | period | - | -
voorjaar | period | - | -
1e trimester 2026 | period | - | -
deze legislatuur | period | - | -
Q4'26 | quarter | 2026-10-01 | 2026-12-31
Q2 2026? | quarter | 2026-04-01 | 2026-06-30
± Q2 2026 | period | - | -
2026, 2027 en 2028 | period | 2026-01-01 | 2028-12-31
2024, 2026 en 2028 | period | - | -
tot de zomer van 2026 | date | - | 2026-06-20
tot eind 2028 | date | - | 2028-12-31
uiterlijk zomer 2026 | date | - | 2026-08-31
begin schooljaar 2026-2027 | period | 2026-08-01 | 2027-07-31
eind week 12 | period | 2026-03-16 | 2026-03-22
tweede helft mei 2026 | period | 2026-05-01 | 2026-05-31
vanaf de eerste week van mei 2026 | period | - | -
juni 2026 (na raadsbesluit) | period | 2026-06-01 | 2026-06-30
half jaarlijks | recurring | - | -
1 x per 2 weken | recurring | - | -
elke eerste maandag van de maand | recurring | - | -
annual | recurring | - | -
legislatuur 2025-2030 | period | - | -
"""

DECOYS = """
3 huizen
2026 meldingen
De zomer van Anna
mevrouw Mei
A. Mei
Mei, A.
familie Mei
Jan Mei
May
March
week van de mensenhandel
Week 12 jeugdzorg
week 60
46023
12
2026 3
Q5 2026
T4 2026
T3
H1
H3 2026
H 2
half
medio
2 maart straat
Meiplein
Maartje
april in Parijs
zomer in de wijk
Voor de zomer gaan we langs
van de gemeente
van Q2
start
start project
start training 2026
klaar
klaar voor de toekomst
binnen de keten
op tijd
in de wijk
tot 18 jaar
vanaf 12 jaar
voor 2 personen
na de melding
18-23 jaar
7 dagen per week
24/7
12-34-56
06-12345678
1.2.3
1.2.26
Q2 2026 (Politie)
Q2 2026 (VTH en OM)
doorlopend overleg
continu verbeteren
jaarlijks overleg met politie
lopend onderzoek
een
eerste
tweede huis
eerste helft van de groep
laatste
ma
wo
zo
ca
De Zomer
The Hague
by the police
in
op
2026 en politie
Actieplan 2026
schooljaar
schooljaren
trimester
winterjas
mei-12
mei-31
jan-50
week van mei
tot
"""


def _table() -> list[tuple[str, When]]:
    def day(text: str) -> str | None:
        return None if text == "-" else text

    rows = [[part.strip() for part in line.split(" | ")] for line in TIMINGS.strip().splitlines()]
    return [(words, When(TimingKind(kind), day(start), day(end))) for words, kind, start, end in rows]


@pytest.mark.parametrize(("words", "wanted"), _table())
def test_what_words_mean_in_a_plan_of_2026(words: str, wanted: When) -> None:
    assert read_timing(words, 2026) == wanted
    assert is_timing(words) == (":" not in words)


@pytest.mark.parametrize("words", DECOYS.strip().splitlines())
def test_what_says_more_or_less_than_when_is_no_timing(words: str) -> None:
    assert not is_timing(words)
    assert read_timing(words, 2026) is None


def test_table_is_as_large_as_it_should_be() -> None:
    assert len(_table()) >= 120
    assert len(DECOYS.strip().splitlines()) >= 40


@pytest.mark.parametrize(("year", "start"), [(2023, "2026-05-01"), (2029, "2026-05-01"), (2022, None), (2030, None)])
def test_month_and_two_figures_are_a_month_near_the_year_of_the_plan(year: int, start: str | None) -> None:
    when = read_timing("mei-26", year)
    assert (None if when is None else when.start) == start
    assert not is_timing("mei-26")  # Without the plan's year it may be 26 May.
