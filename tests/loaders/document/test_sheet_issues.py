"""What there is to tell of a spreadsheet, and how much of it is named."""

from loaders.document import sheet_issues


def test_named_cells_of_an_issue_are_ten_and_the_others_are_counted() -> None:
    ten = [f"A{number}" for number in range(1, 11)]
    assert sheet_issues.errors("Acties", ten).message.endswith("A9, A10.")
    assert sheet_issues.errors("Acties", [*ten, "B1", "B2"]).message.endswith("A9, A10 en nog 2.")
