"""What has to hold of every reading: each word is accounted for, and nothing much is left out in silence."""

import re
from collections import Counter

from graph.model.form import Reading
from loaders.plan.account import A_PAGE
from tests.golden.quotes import quotes_in

_WORD = re.compile(r"[^\W_]+")
_AROUND = 40


def unaccounted(reading: Reading) -> list[str]:
    """The words of a document that no quote covers: they are in no value, left out by no rule, and not told as unread.

    What stands between the stretches of a quote is not covered by it.
    """
    assert reading.document is not None
    text = reading.document.text
    told = bytearray(len(text))
    for quote in quotes_in(reading):
        assert quote.holds_in(text), quote.text
        for start, end in quote.stretches:
            told[start:end] = b"\1" * (end - start)
    return [
        text[max(0, word.start() - _AROUND) : word.end() + _AROUND]
        for word in _WORD.finditer(text)
        if told.find(b"\0", word.start(), word.end()) >= 0
    ]


def left_out_in_silence(reading: Reading) -> list[str]:
    """The rules by which more than a page was left out though no issue says so at its first place."""
    signs: Counter[str] = Counter()
    first: dict[str, int] = {}
    for one in reading.ignored:
        signs[one.rule] += len(one.quote.text)
        first.setdefault(one.rule, one.quote.start)
    said = {issue.quote.start for issue in reading.issues if issue.code == "much-left-out" and issue.quote is not None}
    return [rule for rule, count in signs.items() if count > A_PAGE and first[rule] not in said]
