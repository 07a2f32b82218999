"""Which findings are one point of an agenda: those that the district shares, patterns of one plan, and what joins.

What a finding joins on is its rule's to say and never depends on other findings.
"""

from graph.analysis.findings import Finding

PATTERN_FROM = 5
# Of the 41 times that a rule hits anything in one of the five shipped plans five hit as many (24, 7, 7, 5 and 5 items):
# fewer are read faster one by one than as a share.
PATTERN_ONE_IN = 3
# More than one in three: 24 of 27, 7 of 13 and 5 of 12 are a way of writing; 7 of 24 and 5 of 23 are the work of some.
FEWEST_IN_PATTERN = 2
# Of a pattern that gave its findings up but one, what is left is read as what it is.


def shared_by_several(findings: list[Finding]) -> tuple[list[list[Finding]], list[Finding]]:
    """The findings that several municipalities share, in groups, and every finding that is in none."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.district_key is not None:
            groups.setdefault(finding.district_key, []).append(finding)
    shared = [group for group in groups.values() if len(group) > 1 and _are_of_several(group)]
    taken = {finding.id for group in shared for finding in group}
    return shared, [finding for finding in findings if finding.id not in taken]


def _are_of_several(group: list[Finding]) -> bool:
    """Whether the findings are of the plans of several; what was found between plans has its towns already."""
    return len({town for one in group if one.plan is not None for town in one.asks.towns}) > 1


def with_what_follows(
    shared: list[list[Finding]], joined: list[list[Finding]]
) -> tuple[list[list[Finding]], list[list[Finding]]]:
    """Groups that join on the same thing as a finding of their plan that the district shares go along with it."""
    by_key: dict[tuple[str, str], int] = {}
    for place, group in enumerate(shared):
        for one in group:
            for key in one.joins_on if one.plan is not None else ():
                by_key.setdefault((one.plan or "", key), place)
    more = [list(group) for group in shared]
    alone = []
    for group in joined:
        places = [by_key[own] for one in group for key in one.joins_on if (own := (one.plan or "", key)) in by_key]
        if len(places) == 0:
            alone.append(group)
        else:
            more[min(places)].extend(group)
    return more, alone


def patterns_in(findings: list[Finding]) -> tuple[list[list[Finding]], list[Finding]]:
    """The groups of one rule in one plan that are a pattern, and every finding that is in none."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        if finding.plan is not None and finding.pattern is not None:
            groups.setdefault((finding.rule, finding.plan), []).append(finding)
    patterns = [group for group in groups.values() if len(group) >= FEWEST_IN_PATTERN and _is_pattern(group)]
    taken = {finding.id for group in patterns for finding in group}
    return patterns, [finding for finding in findings if finding.id not in taken]


def _is_pattern(group: list[Finding]) -> bool:
    counted = group[0].denominator
    if len({one.joins_on for one in group}) == 1:
        return False  # One point anyway.
    return counted.hit >= PATTERN_FROM and PATTERN_ONE_IN * counted.hit > counted.of


def joined_findings(findings: list[Finding]) -> list[list[Finding]]:
    """Findings that join on the same thing, directly or by way of others, in groups."""
    first: dict[str, str] = {}

    def top(key: str) -> str:
        while first[key] != key:
            first[key] = first[first[key]]
            key = first[key]
        return key

    for finding in findings:
        keys = finding.joins_on or (finding.id,)
        for key in keys:
            first.setdefault(key, key)
        for key in keys[1:]:
            first[top(key)] = top(keys[0])
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(top((finding.joins_on or (finding.id,))[0]), []).append(finding)
    return list(groups.values())
