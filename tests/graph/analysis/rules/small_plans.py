"""Small plans that hold what the shipped plans do not: units, rest groups, parts the document does not state."""

from graph.model.form import PlanForm, Reading
from graph.model.rows import PlanStatements
from loaders.document import document_of_text
from loaders.form.statements import state_plan
from loaders.reading import read_as_plan, resolve_reading
from tests.graph.analysis.rules.plans import PRACTICE, action, ambition, block, plan, reference

KORPS, SCHEMER, GRENS = "Veiligheidskorps Zwaluwboog", "Team Schemerronde", "Team Grenslicht"
DAGRAAM, INKT, FONDS = "Steunpunt Dagraam", "Rechtshulp Inktlijn", "Regiofonds Zwaluwboog"
ALL = "Gemeenten in het Oefendistrict"

SMALL: dict[str, tuple[PlanForm, ...]] = {
    "units and parents": (
        plan(
            ambition(1, block(action("Eén", SCHEMER), action("Twee", GRENS), partners=[DAGRAAM, KORPS])),
            ambition(2, block(action("Drie", KORPS), partners=[SCHEMER])),
            ambition(3, block(action("Vier", SCHEMER, GRENS), action("Vijf", "Burgerzaken"), payers=[SCHEMER, GRENS])),
            ambition(4, block(action("Zes", SCHEMER, GRENS, "Vergunningen"), payers=[KORPS, GRENS])),
        ),
    ),
    "rest groups, sorts and collectives": (
        plan(
            ambition(1, block(action("Eén", "zorgpartners"), partners=["zorgpartners", "scholen", ALL])),
            ambition(2, block(action("Twee", DAGRAAM, "zorgpartners"), partners=["zorgpartners"], payers=["scholen"])),
            ambition(3, block(action("Drie", ALL), action("Vier", "scholen"), partners=[ALL], payers=[ALL])),
        ),
    ),
    "parts that the document does not state": (
        plan(
            ambition(
                None,
                block(action("Eén", DAGRAAM), partners=[INKT], payers=[FONDS]),
                block(action("Twee", DAGRAAM, timing=None), payers=[FONDS]),
            ),
        ),
    ),
    "blocks with a title": (
        plan(
            ambition(
                1,
                block(action("Eén", DAGRAAM), partners=[INKT], payers=[FONDS], title="Binnen"),
                block(action("Twee", DAGRAAM), partners=[DAGRAAM], payers=[FONDS, INKT], title="Buiten"),
                block(action("Drie", DAGRAAM), payers=["gemeente Pluvierdrecht", FONDS], title="Daarna"),
            ),
        ),
    ),
    "rows with parts": (
        plan(
            ambition(
                1,
                block(
                    action("Stappen: voorbereiding: plan maken. uitvoering: doen. evaluatie: terugkijken.", DAGRAAM),
                    action("Kwetsbare jongeren: een gesprek over school.", DAGRAAM),
                    action("Voor wie", DAGRAAM, items=["Lessen voor jongeren.", "Een avond voor ouders."]),
                    action("Samen", DAGRAAM, items=["Lessen voor jongeren.", "Nog meer lessen voor jongeren."]),
                    action(
                        "Jongeren: lessen. Huismeesters: uitleg.",
                        DAGRAAM,
                        heading="Jongeren, huismeesters & beleid",
                    ),
                    groups=["jongeren", "kwetsbare jongeren", "ouders"],
                    objective="Wij bereiken jongeren en huismeesters met een goede voorbereiding.",
                ),
            ),
        ),
    ),
    "three municipalities": (
        plan(ambition(1, block(action("Eén", SCHEMER, "Burgerzaken"), partners=[DAGRAAM]))),
        plan(ambition(1, block(action("Twee", GRENS, mentions=[INKT]), payers=[INKT])), owner="oefen-krekelerzijl"),
        plan(
            ambition(
                1,
                block(
                    action("Drie", "gemeente Pluvierdrecht", "gemeente Zilvermuide-Kwartelwoude", support=[ALL]),
                    partners=[ALL, INKT],
                ),
            ),
            owner="oefen-vlonderhuizen",
        ),
    ),
    "a partner has a plan too": (
        plan(ambition(1, block(action("Wekelijks signalen bespreken met buurtbewoners en scholen", KORPS)))),
        plan(
            ambition(
                1,
                block(
                    action("Nachtelijke controles rondom vakantieparken uitvoeren", SCHEMER),
                    objective="Voldoende opvangplekken tijdens weekenden",
                    payers=["gemeente Pluvierdrecht", KORPS],
                ),
            ),
            owner="oefen-krekelerzijl",
        ),
        plan(
            ambition(
                1,
                block(action("Twee", "Burgerzaken"), payers=["gemeente Vlonderhuizen"]),
            ),
            owner="oefen-vlonderhuizen",
        ),
        plan(
            ambition(
                1,
                block(
                    action("Wekelijks signalen bespreken met buurtbewoners", SCHEMER),
                    action("Samen", GRENS, KORPS, DAGRAAM),
                    partners=[INKT, SCHEMER],
                    payers=[GRENS],
                    title="Kosten van de teams",
                ),
            ),
            owner="oefen-zwaluwkorps",
            name=KORPS,
        ),
    ),
    "members of a group": (
        plan(
            ambition(1, block(action("Eén", ALL), partners=["gemeente Vlonderhuizen"])),
            ambition(2, block(action("Twee", "gemeente Vlonderhuizen"), partners=[ALL])),
            ambition(3, block(action("Drie", ALL, "Burgerzaken"))),
            ambition(None, block(action("Vier", DAGRAAM, INKT))),
            ambition(None, block(action("Vijf", DAGRAAM, INKT))),
        ),
    ),
    "paying for something else": (
        plan(
            ambition(
                1,
                block(
                    action("Eén", "Burgerzaken"),
                    payers=["gemeente Pluvierdrecht"],
                    objective="Folders en posters drukken",
                    title="Voorlichting op straat",
                ),
            )
        ),
        plan(
            ambition(
                1,
                block(
                    action("Twee", DAGRAAM),
                    payers=["gemeente Pluvierdrecht"],
                    objective="Voldoende opvangplekken tijdens weekenden",
                    title="Noodopvang",
                ),
                block(
                    action("Drie", DAGRAAM),
                    payers=["gemeente Pluvierdrecht"],
                    objective="Samen folders en posters drukken",
                    title="Voorlichting in winkels",
                ),
            ),
            owner="oefen-krekelerzijl",
        ),
        plan(ambition(1, block(action("Vier", DAGRAAM))), owner="oefen-vlonderhuizen"),
    ),
    "one plan, the others expected": (
        plan(
            ambition(
                1,
                block(
                    action("Eén", "gemeente Krekelerzijl", lead=["Vergunningen"], consulted=[DAGRAAM]),
                    action("Twee", support=[ALL]),
                    action("Drie", consulted=["gemeente Vlonderhuizen"]),
                    payers=["gemeente Krekelerzijl"],
                    partners=["gemeente Vlonderhuizen", DAGRAAM],
                ),
            ),
        ),
    ),
}


PARTLY_UNREAD = """Uitvoeringsplan gemeente Pluvierdrecht 2026

Ambitie 1: Zien

Actie\tBijzonderheden\tTrekker\tPlanning
Een doen.\tmet Steunpunt Dagraam\t\tQ2 2026
Twee doen.\t\tSteunpunt Dagraam\tQ2 2026
Drie doen.\tin de zomer\tSteunpunt Dagraam\t
Vier doen.\t\t-\tQ3 2026
Vijf doen.\tzoals altijd\t\tn.t.b.
"""
"""A table with a column whose head nobody knows: under it a holder or a timing may stand."""


def partly_unread() -> PlanStatements:
    """The plan of which a column is not understood, as statements."""
    known = reference(PRACTICE)
    document = document_of_text(PARTLY_UNREAD, "plan.txt")
    return state_plan(read_as_plan(document, known, owner="oefen-pluvierdrecht"), known, PRACTICE)


def statements(name: str) -> tuple[PlanStatements, ...]:
    """The plans of one case, as statements."""
    known = reference(PRACTICE)
    readings = (resolve_reading(Reading(plan=form), known) for form in SMALL[name])
    return tuple(state_plan(reading, known, PRACTICE) for reading in readings)
