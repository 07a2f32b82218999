"""What stands under a point beside its first finding: a line for each other thing, said once.

What several plans have in the same words is one line with their names, what the fact of the point says already is none,
and a question that was asked is not asked again.
"""

from collections.abc import Iterator

from graph.analysis.agenda import Point
from graph.analysis.findings import Finding
from graph.model.language import Text, listed


def lines_beside(point: Point) -> Iterator[Text]:
    """The lines under a point, in the order of its open findings; none of a pattern, which is one thing."""
    if point.is_pattern or len(point.open_findings) == 0:
        return
    first, *further = point.open_findings
    asked = {first.question}
    groups: dict[tuple[str, Text, Text, Text], list[Finding]] = {}
    for one in further:
        groups.setdefault((one.rule, one.topic, one.label, one.question), []).append(one)
    for group in groups.values():
        one = group[0]
        if one.rule == first.rule and f": {one.label.nl}" in point.fact.nl:
            continue
        yield _line(first, group, again=group[0].question in asked)
        asked.add(group[0].question)


def _line(first: Finding, group: list[Finding], *, again: bool) -> Text:
    one = group[0]
    towns = sorted({town for each in group for town in each.asks.towns})
    alike = one.rule == first.rule and one.topic == first.topic and len(towns) > 0
    nl, en = (one.topic.nl, one.topic.en)
    if alike:
        nl, en = f"Ook {listed(towns).nl}", f"{listed(towns).en} too"
    elif len(group) > 1:
        nl, en = f"{nl} ({listed(towns).nl})", f"{en} ({listed(towns).en})"
    question = Text("", "") if again else Text(f" {one.question.nl}", f" {one.question.en}")
    return Text(f"{nl}: {one.label.nl}.{question.nl}", f"{en}: {one.label.en}.{question.en}")
