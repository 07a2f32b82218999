"""Prints how much of what readers classed is found, and every action of which something else is.

python -m tests.golden.classes
"""

from tests.golden.classes.measure import SETS, SORTS, measured

LONGEST = 90


def main() -> None:
    """Prints the table, then the differences."""
    tables = {name: measured(name) for name in SETS}
    print(f"{'classes':<18}{'right':>7}{'wrong':>7}{'missed':>8}{'precision':>11}{'recall':>8}")
    for name, table in tables.items():
        for sort in SORTS:
            one = table[sort]
            counts = f"{one.right:>7}{one.wrong:>7}{one.missed:>8}"
            print(f"{name + ' ' + sort:<18}{counts}{one.precision:>11.3f}{one.recall:>8.3f}")
    print()
    for name, table in tables.items():
        for sort in SORTS:
            for each in table[sort].differences:
                text = " ".join(each.text.split())[:LONGEST]
                print(f"{name} {sort}: {text} | wrong {', '.join(each.wrong)} | missed {', '.join(each.missed)}")


if __name__ == "__main__":
    main()
