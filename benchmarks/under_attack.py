"""The product under hostile plans: what they cost when they are sent and shown, and whether others wait for them.

`ketenkaart serve` serves a small made-up nation in a process of its own. A hostile plan is sent, of the one
municipality in the first district that has no plan; then the pages and answers of that district are asked for, each
by yet another process. Meanwhile this process asks small things about the other district, and tells how long they
take: half of them (p50), and all but the slowest twentieth (p95). What does not answer within the limit is given up
and asked for once more, of a server that may have gone on with it; every page has a server of its own.

    python -m benchmarks.under_attack
    python -m benchmarks.under_attack thin persons --limit 10
    python -m benchmarks.under_attack crowded --text
"""

import argparse
import math
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.hostile import Attack, attacks
from benchmarks.measure import Aims, how_busy, ran, shown
from benchmarks.nation import Nation, nation
from benchmarks.product import load_command
from benchmarks.serving import STARTING, Heavy, Request, Server, Waits, beside, small_until

DISTRICTS = 2
OWNER = 3
"""The number of the municipality whose plan the hostile ones are: the last of the first district."""
HOSTILE = (
    "/?district={district}",
    "/?gemeente={owner}&district={district}",
    "/?rijen=partij&kolommen=ambitie&district={district}",
    "/overleg?district={district}",
    "/acties?district={district}",
    "/netwerk?district={district}",
    "/netwerk?gemeente={owner}&district={district}",
    "/gemeente/{owner}?district={district}",
    "/v1/matrix?district={district}",
    "/v1/matrix?municipality={owner}&district={district}",
    "/v1/crossing?district={district}",
    "/v1/network?district={district}",
    "/v1/findings?district={district}",
)
MEETING = HOSTILE[3]
SMALL = ("/?district={}", "/v1/districts", "/zoeken?q=opvang&district={}", "/v1/actions?district={}&limit=20")

# The aims: bytes and seconds of every page and answer. "Quick" is put at half a second: about as long as
# somebody who clicks waits without noticing that something is going on.
MOST_BYTES, MOST_SECONDS, QUICK = 1_000_000, 2.0, 0.5


@dataclass(frozen=True, slots=True)
class Ground:
    """The made-up nation in a store, before anybody attacks it."""

    made: Nation
    store: Path
    names: Path

    @property
    def small(self) -> tuple[str, ...]:
        """What others ask meanwhile: of the last district."""
        return tuple(path.format(self.made.districts[-1].id) for path in SMALL)

    def page(self, path: str) -> Request:
        """A page or answer about the first district, or about the plan in it that is hostile."""
        owner = self.made.municipalities[OWNER]
        return Request(path.format(owner=owner.id, district=owner.district.id))


def ground(folder: Path) -> Ground:
    """A new store with the plans of two districts, but for that of the one whose plan will be hostile."""
    made = nation(DISTRICTS)
    written, store = made.write(folder), folder / "calm.db"
    calm = [plan for number, plan in enumerate(written.plans) if number != OWNER]
    if math.isinf(ran(load_command(calm, store, written.names), STARTING).seconds):
        raise SystemExit("the made-up plans could not be loaded")
    return Ground(made, store, written.names)


def measure(attack: Attack, as_text: bool, on: Ground, limit: float, aims: Aims) -> None:
    """One hostile plan: sent, shown, and both at once."""
    body, media = (attack.text, "text/plain") if as_text else (attack.form, "application/json")
    print(f"\n-- {attack.name}, {len(body):,} bytes of {media}: {attack.says} --")
    print(f"{'what':36}{'cold s':>9}{'warm s':>9}{'bytes':>13}{'elements':>10}", end="")
    print(f"{'p50 ms':>9}{'p95 ms':>9}{'server MB':>11}")
    send = Request("/v1/imports", body, media)
    with TemporaryDirectory() as folder:
        store = Path(folder) / "network.db"
        shutil.copy(on.store, store)
        outcome = sent(store, on, send, limit)
        aims.at_most(f"{attack.name}, taken or refused", outcome.seconds, limit, "s")
        if outcome.status not in (200, 201):
            return
        answers = pages(store, on, limit)
        with Server(store, on.names) as server:
            small_until(server, on.small, (), limit)
            (_, page), waits = beside(server, on.small, [send, on.page(MEETING)], limit)
            _print("import, /overleg", page, None, waits, server)
    size = max(outcome.size, *(min(first.size, again.size) for first, again in answers))
    slowest = max(again.seconds for _, again in answers)
    aims.at_most(f"{attack.name}, bytes of the largest answer", size, MOST_BYTES, "bytes", 0)
    aims.at_most(f"{attack.name}, slowest answer warm", slowest, MOST_SECONDS, "s")
    aims.at_most(f"{attack.name}, p95 of others beside an import and a page", waits.at(0.95), QUICK, "s")


def sent(store: Path, on: Ground, plan: Request, limit: float) -> Heavy:
    """Sends a plan to a new server, after a look at how it is without."""
    with Server(store, on.names) as server:
        small_until(server, on.small, (), limit)
        _print("nothing", None, None, small_until(server, on.small, (), limit), server)
        (outcome,), waits = beside(server, on.small, [plan], limit)
        _print("import", outcome, None, waits, server)
        return outcome


def pages(store: Path, on: Ground, limit: float) -> list[tuple[Heavy, Heavy]]:
    """Every page and answer about the hostile plan, the first time and again; a server for each."""
    found = []
    for path in HOSTILE:
        with Server(store, on.names) as server:
            small_until(server, on.small, (), limit)
            (first,), waits = beside(server, on.small, [on.page(path)], limit)
            (again,), more = beside(server, on.small, [on.page(path)], limit)
            waits.seconds.extend(more.seconds)
            _print(path.removesuffix("district={district}").rstrip("?&"), first, again, waits, server)
            found.append((first, again))
    return found


def _print(what: str, first: Heavy | None, again: Heavy | None, waits: Waits, server: Server) -> None:
    times = "".join(f"{shown(None if one is None else one.seconds):>9}" for one in (first, again))
    taken = first if first is None or again is None or first.status != 0 else again
    size, marked = (None, None) if taken is None else (taken.size, taken.elements)
    p50, p95 = (waits.at(share) * 1_000 for share in (0.5, 0.95))
    status = "" if first is None or first.status in (0, 200, 201) else f"  status {first.status}"
    print(
        f"{what:36}{times}{shown(size, digits=0):>13}{shown(marked, digits=0):>10}"
        f"{p50:9,.0f}{p95:9,.0f}{server.peak_mb():11,.0f}{status}",
        flush=True,
    )


def main(arguments: list[str]) -> int:
    """Attacks; 1 where an aim was missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("attacks", nargs="*", metavar="ATTACK", help="crowded, thin, strangers, persons; else all")
    parser.add_argument("--text", action="store_true", help="send them as texts instead of in the public form")
    parser.add_argument("--limit", type=float, default=20.0, help="seconds after which something heavy is given up")
    given = parser.parse_args(arguments)
    aims = Aims()
    print(how_busy())
    with TemporaryDirectory() as folder:
        on = ground(Path(folder))
        made = attacks(on.made.municipalities[OWNER])
        unknown = set(given.attacks) - {attack.name for attack in made}
        if len(unknown) > 0:
            parser.error(f"no such attack: {', '.join(sorted(unknown))}")
        for attack in made:
            if given.attacks == [] or attack.name in given.attacks:
                measure(attack, given.text, on, given.limit, aims)
    return aims.told()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
