"""Prints how much of what was planted in the fictional district is told, and which decoys are said.

python -m tests.golden.district
"""

from tests.golden.district.measure import Measured, chair_points, decoys_said, planted_told


def main() -> None:
    """Prints the counts, then everything that is not told as it should be, and the chair's ten."""
    _counts("planted", planted_told(), ("found", "half", "missed"))
    _counts("decoys", decoys_said(), ("right", "wrong"))
    chair = chair_points()
    print(f"chair's ten in the ten of the agenda: {sum(chair.values())} of {len(chair)}")
    print()
    for told in (planted_told(), decoys_said()):
        for key, score in told.now.items():
            if score not in ("found", "right"):
                print(f"{key}: {score} (blind: {told.blind[key]})")
    for question, told_there in chair.items():
        if not told_there:
            print(f"not among the ten: {question}")


def _counts(name: str, measured: Measured, scores: tuple[str, ...]) -> None:
    for blind in (True, False):
        counts = ", ".join(f"{measured.count(score, blind=blind)} {score}" for score in scores)
        print(f"{name} {'blind' if blind else 'now'}: {counts} of {len(measured.now)}")


if __name__ == "__main__":
    main()
