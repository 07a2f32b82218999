"""Writes the made-up nation, or a district of so many municipalities, to a folder: ``python -m benchmarks.nation``."""

import argparse
from pathlib import Path

from benchmarks.nation import DISTRICTS, district_of, nation


def main() -> None:
    """Reads the arguments and writes."""
    parser = argparse.ArgumentParser(description="A made-up nation, as plans in JSON and a names file.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--districts", type=int, default=DISTRICTS)
    parser.add_argument("--members", type=int, help="one district of so many municipalities instead")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    made = nation(given.districts, given.seed) if given.members is None else district_of(given.members, given.seed)
    written = made.write(given.folder)
    print(
        f"{len(written.plans)} plans in {given.folder}; ketenkaart load --names {written.names} {given.folder}/*.json"
    )


if __name__ == "__main__":
    main()
