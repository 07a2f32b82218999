"""Single-line changes that each break one thing, and the tests that have to notice."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """One line made wrong: ``old`` stands once in the file and becomes ``new``."""

    breaks: str
    """What is no longer so, in a few words."""
    path: str
    old: str
    new: str
    tests: tuple[str, ...]
    """The files of tests that fit; one of them has to fail."""


_TIMING = ("tests/loaders/plan/test_timing.py",)
_PARTIES = ("tests/loaders/plan/test_parties.py",)
_LAYOUT = ("tests/loaders/plan/test_column_places.py",)
_FURNITURE = ("tests/loaders/plan/test_furniture.py",)
_THRESHOLDS = ("tests/graph/analysis/test_thresholds.py",)
_RULES = "tests/graph/analysis/rules/"
_RESOURCES = ("tests/api/http/test_resources.py",)

READER = (
    Change(
        "'na' begins a timing",
        "loaders/plan/timing.py",
        "return When(TimingKind.PERIOD, _iso(after), None)",
        "return When(TimingKind.PERIOD, None, _iso(after))",
        _TIMING,
    ),
    Change(
        "'na' begins behind",
        "loaders/plan/timing.py",
        "last.end + timedelta(days=1)",
        "last.end + timedelta(days=0)",
        _TIMING,
    ),
    Change(
        "days turned around give no days",
        "loaders/plan/timing.py",
        "if first.start is not None and last.end is not None and first.start > last.end:",
        "if first.start is None and last.end is not None:",
        _TIMING,
    ),
    Change(
        "'before a day' ends on the day before",
        "loaders/plan/timing.py",
        "found.start - timedelta(days=1)",
        "found.start - timedelta(days=0)",
        _TIMING,
    ),
    Change(
        "a soft break between two parties costs", "loaders/plan/parties.py", '"soft": 0.5, ', '"soft": 0.0, ', _PARTIES
    ),
    Change(
        "a soft break inside a known name costs little",
        "loaders/plan/parties.py",
        '{"soft": 0.1, **dict.fromkeys(_UNBROKEN, 0.0)}',
        '{"soft": 0.6, **dict.fromkeys(_UNBROKEN, 0.0)}',
        _PARTIES,
    ),
    Change(
        "a soft break inside an unknown name costs little",
        "loaders/plan/parties.py",
        "            return 0.1\n",
        "            return 12.0\n",
        _PARTIES,
    ),
    Change(
        "a running title on two of four pages",
        "loaders/plan/furniture.py",
        "return count == 2 and pages <= 4 and",
        "return count == 2 and pages <= 3 and",
        _FURNITURE,
    ),
    Change(
        "a row continued on a new page",
        "loaders/document/shape/aligned.py",
        "_Placed(line, _placed(line, part.starts), at == 0 and number > 0)",
        "_Placed(line, _placed(line, part.starts), False)",
        _LAYOUT,
    ),
    Change(
        "a name of five letters is no slip",
        "loaders/resolve/near_miss.py",
        "_SHORTEST = 6",
        "_SHORTEST = 5",
        ("tests/loaders/resolve/test_near_miss.py",),
    ),
    Change(
        "the same title is the same plan",
        "loaders/place.py",
        "same = _of_document(reading, family) or _of_title(reading, family)",
        "same = _of_document(reading, family)",
        ("tests/loaders/test_place.py",),
    ),
)

RULES = (
    Change("half of the words is alike", "graph/analysis/likeness.py", "ALIKE = 0.5", "ALIKE = 0.6", _THRESHOLDS),
    Change(
        "two words of four are not alike",
        "graph/analysis/likeness.py",
        "FEWEST_SHARED = 3",
        "FEWEST_SHARED = 2",
        _THRESHOLDS,
    ),
    Change(
        "half of the plans is most",
        "graph/analysis/rules/in_other_plans_not_in_this_one.py",
        "SHARE = 0.5",
        "SHARE = 0.6",
        _THRESHOLDS,
    ),
    Change(
        "seven of twenty-one is no pattern",
        "graph/analysis/gathering.py",
        "PATTERN_ONE_IN = 3",
        "PATTERN_ONE_IN = 4",
        _THRESHOLDS,
    ),
    Change(
        "one holder from outside twice is ordinary",
        "graph/analysis/rules/same_holders_at_something_unlike.py",
        "FEWEST_TOGETHER = 2",
        "FEWEST_TOGETHER = 1",
        (f"{_RULES}test_same_holders_at_something_unlike.py",),
    ),
    Change(
        "two holders without a lead are several",
        "graph/analysis/rules/several_holders_none_lead.py",
        "len(action.holders) >= 2",
        "len(action.holders) >= 3",
        (f"{_RULES}test_several_holders_none_lead.py",),
    ),
    Change(
        "a rest group is another holder",
        "graph/analysis/rules/only_one_outside_holder.py",
        "if party is None or scope.has_rest_holder or",
        "if party is None or",
        (f"{_RULES}test_only_one_outside_holder.py",),
    ),
)

QUESTIONS = (
    Change(
        "a word of three letters has to stand whole",
        "graph/questions/matching.py",
        "_WHOLE_WORD = 3",
        "_WHOLE_WORD = 2",
        ("tests/graph/questions/test_matching.py",),
    ),
    Change(
        "a unit whose parent is filtered out stands for itself",
        "graph/questions/which_part.py",
        "lines = (line if line.under in there else replace(line, under=None) for line in matrix.lines)",
        "lines = (line for line in matrix.lines)",
        ("tests/graph/questions/test_which_part.py",),
    ),
    Change(
        "no step further than asked",
        "graph/questions/which_part.py",
        "for _ in range(depth):",
        "for _ in range(depth + 1):",
        ("tests/graph/questions/test_which_part.py",),
    ),
    Change(
        "no way longer than asked",
        "graph/questions/paths.py",
        "distance[next(iter(edge))] < longest:",
        "distance[next(iter(edge))] <= longest:",
        ("tests/graph/questions/test_paths.py",),
    ),
    Change(
        "actions of a party are those it holds",
        "graph/questions/which_actions.py",
        "any(holds(one) for one in action.parties if one.holds)",
        "any(holds(one) for one in action.parties)",
        ("tests/graph/questions/test_which_actions.py",),
    ),
)

STORES = (
    Change(
        "what a plan refers to stays",
        "graph/store/change.py",
        "    kept.update(row.target for row in relations.values() if row.plan is not None)\n",
        "    kept.update(row.target for row in relations.values() if row.plan is None)\n",
        ("tests/graph/store/test_change.py", "tests/contract/test_plans.py"),
    ),
    Change(
        "the digest of a relation holds its plan",
        "graph/store/digest.py",
        r'''{row.target}\x1f{row.plan or ''}"''',
        r'''{row.target}\x1f"''',
        ("tests/graph/store/test_digest_parts.py",),
    ),
    Change(
        "a hit names the field that has all words",
        "graph/store/words.py",
        "rank = 0 if len(begun) == len(set(wanted)) else 1",
        "rank = 0",
        ("tests/graph/store/test_words.py",),
    ),
    Change(
        "the longest unused goes first",
        "graph/kept.py",
        "popitem(last=False)",
        "popitem(last=True)",
        ("tests/graph/test_kept.py",),
    ),
)

ROUTES_AND_PAGES = (
    Change(
        "the last page is not empty",
        "api/routes/asked.py",
        "(total - 1) // self.limit * self.limit",
        "total // self.limit * self.limit",
        _RESOURCES,
    ),
    Change(
        "the tag of an answer holds Accept",
        "api/parts/serving.py",
        "written, accept, asked)",
        "written, asked)",
        _RESOURCES,
    ),
    Change(
        "windows are laid end to end",
        "api/site/windows.py",
        "return Window(total, (at - 1) // size * size + 1, size)",
        "return Window(total, at, size)",
        ("tests/api/site/test_windows.py",),
    ),
)

CHANGES = (*READER, *RULES, *QUESTIONS, *STORES, *ROUTES_AND_PAGES)
