"""Tables with a label before each cell: parts of ambitions, and actions whose words stand above their table."""

from graph.model.form import Reading
from graph.reference import load_reference
from loaders.document import document_of
from loaders.form.through import actions_in
from loaders.reading import read_as_plan

REFERENCE = load_reference()


def read(body: str) -> Reading:
    page = f"<h1>Uitvoeringsplan Proef 2026</h1><p>Gemeente Wassenaar</p><h2>Ambitie 1: Proef</h2>{body}"
    content = f"<!doctype html><html><head><meta charset='utf-8'></head><body><main>{page}</main></body></html>"
    return read_as_plan(document_of(content.encode(), "plan.html"), REFERENCE)


def table(*rows: tuple[str, str]) -> str:
    return f"<table>{''.join(f'<tr><td>{label}</td><td>{text}</td></tr>' for label, text in rows)}</table>"


WHO = table(("Trekker", "Politie"), ("Ondersteuning", "VTH"), ("Gereed", "Q2 2026"))


def test_an_action_above_a_table_of_who_and_when_is_read_with_its_words() -> None:
    """Only its heading was its text, or nothing at all."""
    reading = read(f"<h3>Actie 1.1 Loket openen</h3><p>Het loket gaat elke dag open.</p>{WHO}")
    (action,) = actions_in(reading.plan)
    assert action.text == "Loket openen\nHet loket gaat elke dag open."
    assert [(one.written, one.role.value) for one in action.holders] == [("Politie", "lead"), ("VTH", "support")]
    assert action.timing is not None
    assert action.timing.written == "Q2 2026"
    assert reading.unread == ()


def test_each_table_of_who_and_when_has_the_words_right_above_it() -> None:
    body = "".join(f"<h3>{name}</h3><p>Wij gaan {name.lower()} maken.</p>{WHO}" for name in ("Kaart", "Folder"))
    assert [action.text for action in actions_in(read(body).plan)] == [
        "Kaart\nWij gaan kaart maken.",
        "Folder\nWij gaan folder maken.",
    ]


def test_words_without_a_heading_above_a_table_of_who_and_when_are_no_action() -> None:
    reading = read(f"{table(('Doel', 'Veilig'), ('Budget', 'geen'))}<p>Zo doen wij dat hier al jaren.</p>{WHO}")
    assert [action.text for action in actions_in(reading.plan)] == []


def test_a_heading_over_labels_is_that_of_a_part() -> None:
    """It was read as an action of its own."""
    labels = table(("Doelstelling", "Iedereen weet het."), ("Uitvoeringspartners", "GGD"))
    reading = read(f"<h3>In de wijk</h3>{labels}<h3>Op school</h3>{labels}")
    blocks = [block for ambition in reading.plan.ambitions for block in ambition.blocks]
    assert [(block.title, [one.written for one in block.partners]) for block in blocks] == [
        ("In de wijk", ["GGD"]),
        ("Op school", ["GGD"]),
    ]
    assert list(actions_in(reading.plan)) == []


def test_one_row_with_a_label_is_read_and_a_head_without_rows_is_not() -> None:
    reading = read(f"{table(('Benodigd budget', '€ 12.000'))}{table(('Kosten', 'Planning'))}")
    (block,) = reading.plan.ambitions[0].blocks
    assert block.budget is not None
    assert block.budget.written == "€ 12.000"
    assert [one.quote.text for one in reading.unread] == ["Kosten\tPlanning"]


def test_who_pays_together_is_both() -> None:
    """Of "door X en de Y" only X paid."""
    reading = read(table(("Doel", "Veilig"), ("Budget", "Dit wordt betaald door de politie en de GGD.")))
    (block,) = reading.plan.ambitions[0].blocks
    assert block.budget is not None
    assert [one.written for one in block.budget.funders] == ["politie", "GGD"]
