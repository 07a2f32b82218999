"""Prints how much is found of the unseen documents: per document and per field, and the wrong rows.

``python -m tests.golden.unseen`` for all, or with parts of their names behind it; ``reached`` behind it keeps what they
come to as what the tests demand.
"""

import sys

from tests.golden.corpus.__main__ import HEAD, line, rates, tell
from tests.golden.corpus.measure import Measured
from tests.golden.unseen.reached import keep
from tests.golden.unseen.reading import SETS, documents, measured


def main(arguments: list[str]) -> None:
    """Prints the tables, of the documents whose names have one of the arguments in them; of all without one."""
    wanted = [part for part in arguments if part != "reached"]
    found = {name: Measured() for name in SETS}
    for name in SETS:
        print(HEAD)
        for document in documents(name):
            if len(wanted) == 0 or any(part in document.name for part in wanted):
                one = measured(document)
                print(line(document.name, one), flush=True)
                found[name].take(one)
        print(line(name, found[name]), end="\n\n")
        rates(found[name])
        print()
    for whole in found.values():
        tell(whole.misses)
    if "reached" in arguments and len(wanted) == 0:
        keep(found)


if __name__ == "__main__":
    main(sys.argv[1:])
