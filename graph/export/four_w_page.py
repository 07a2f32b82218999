"""The page about the 4W exchange profile, made from its columns, as one Markdown text."""

from graph.model.four_w import COLUMNS, Tagged

_INTRODUCTION = """\
# The 4W exchange profile

Made from the columns in `graph/model/four_w.py`; do not edit by hand, `make docs` writes this page and a test
compares it.

Who does what, where, when, as CSV: a row of heads, a row of tags in the manner of the [Humanitarian Exchange
Language](https://hxlstandard.org) 1.1, and a row for each party of an activity. `ketenkaart export --form 4w` and
`GET /v1/four-w` write it, `ketenkaart load rows.csv` takes it.

## From rows to plans

- **Whose plan**: the columns `#org+owner`. Without them the owner is named with `--owner`. The organisations in the
  rows are who *does* something; whoever stands in an overview has not made it, and is never taken for its owner.
- **Which plan**: rows with the same owner, title and year are one plan, so one file can hold plans of several
  owners (at most 200). Without a column of titles each country is a plan. Each plan keeps the heads and its own
  rows as its document. Over HTTP a file holds one plan.
- **What**: a row is an action; rows of one plan with the same `#activity+code` are one action with several parties.
  Its text is `#activity`, or `#sector` in files that say no more than that.
- **Who**: `#org` holds the action, in the role of `#org+role`. An empty cell is an action at which nobody is named.
  The name is resolved as in any plan; codes of others are not believed.
- **Under what and where**: `#sector` is the ambition. `#subsector` is the part of it; without such a column the
  place is: the smallest of `#loc` and `#adm5` up to `#adm1`.
- **When**: the words of `#date+written`, read as in any plan; else the days of `#date+start` and `#date+end`.

The tags stand in one of the first 25 lines. A file has to have `#org` and one of `#activity` and `#sector`. The
delimiter is a comma, a semicolon or a tab. A column counts for a field when its tag has the hashtag and the
attributes of the table, and no attribute that makes it something else (`+code`, `+url`, `+type`); a tagged column
that counts for nothing is not read, and that is told. Rows are checked one by one: each fault names its cell and
what to do, and nothing is loaded.

What stands in no row: who is only listed, mentioned or pays, and what was derived. Partner lists and money are in
the [workbook](workbook.md) and the [public form](plan-form.md).

## Columns

| tag | also read | naam | name | meaning | betekenis |
|---|---|---|---|---|---|
"""


def four_w_page() -> str:
    """The mapping, and all columns in the order in which they are written."""
    return _INTRODUCTION + "".join(f"{_row(column)}\n" for column in COLUMNS)


def _row(column: Tagged) -> str:
    other = ", ".join(f"`{one}`" for one in column.hashtags[1:])
    told = (f"`{column.tag}`", other, column.head.nl, column.head.en, column.says.en, column.says.nl)
    return f"| {' | '.join(told)} |"
