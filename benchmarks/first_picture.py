"""How long it takes until the network stands on the screen, in Chromium without a GPU.

Beside it the same bytes are served as a page that is ready made, so that what the application adds to what Chromium
needs for a page of that size can be seen. *First* is the first look after a change of the store: the network is read
from it, laid out, drawn, sent and painted. *Again* is what everyone after that waits for. Each look is in a browser
window of its own with an empty cache; the time runs from the start of the navigation to the frame after the one in
which the whole picture was in the page. The network is that of one made-up district (``benchmarks.nation``) of 4, of
20 and of 84 plans; a look that takes longer than the limit is given up, and so is what would come after it.

    python -m benchmarks.first_picture
    python -m benchmarks.first_picture --plans 4 20 --looks 9 --browser /usr/bin/chromium
"""

import argparse
import math
import shutil
import statistics
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import httpx
from fastapi import FastAPI, Response
from playwright.sync_api import Browser, Error, sync_playwright

from benchmarks.measure import Aims, growth, how_busy, ran, shown
from benchmarks.nation import district_of
from benchmarks.product import application, load_command
from tests.api.http.serving import served

AIMS = ((4, 1.0), (84, 2.0))
"""Up to so many plans, at most so many seconds; the first time too."""
LOADING_LIMIT = 600.0
PAGE = "/netwerk?district={}"
READY_MADE = "/ready-made"
NAMES = ("chromium", "chromium-browser", "google-chrome")

PAINTED = """() => new Promise((resolve) => {
  const whole = () => document.readyState === 'complete' && document.querySelector('.picture svg [data-node]') !== null;
  const look = () => whole() ? requestAnimationFrame(() => resolve(performance.now())) : requestAnimationFrame(look);
  look();
})"""


@dataclass(frozen=True, slots=True)
class Looks:
    """What the looks at one page took, in milliseconds; infinite for what was given up."""

    first: float
    again: float
    ready_made: float
    size: int


def milliseconds(browser: Browser, address: str, limit: float) -> float:
    """From the start of the navigation to the frame after the whole picture; infinite where that takes too long."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    context.set_default_timeout(limit * 1_000)
    page = context.new_page()
    try:
        page.goto(address, wait_until="commit")
        page.wait_for_load_state()
        return float(page.evaluate(PAINTED))
    except Error:
        return math.inf
    finally:
        context.close()


def ready_made(app: FastAPI, kept: list[httpx.Response]) -> None:
    """Adds the page that is ready made: bytes of an answer of the application, once there is one in ``kept``."""

    @app.get(READY_MADE)
    async def bytes_of_page() -> Response:
        same = {name: kept[0].headers[name] for name in ("Content-Type", "Content-Security-Policy")}
        return Response(kept[0].content, headers=same)


def measure(browser: Browser, plans: int, looks: int, limit: float) -> Looks:
    """The first look, the median of later looks, and that of looks at the page that is ready made."""
    kept: list[httpx.Response] = []
    with tempfile.TemporaryDirectory() as folder:
        made, path = district_of(plans), Path(folder) / "network.db"
        written = made.write(Path(folder))
        if math.isinf(ran(load_command(written.plans, path, written.names), LOADING_LIMIT).seconds):
            raise SystemExit(f"{plans} made-up plans could not be loaded")
        page = PAGE.format(made.districts[0].id)
        app = application(path, written.names)
        ready_made(app, kept)
        with served(app) as address:
            httpx.get(f"{address}/v1/health", trust_env=False)
            first = milliseconds(browser, address + page, limit)
            if math.isinf(first):
                return Looks(first, math.inf, math.inf, 0)
            kept.append(httpx.get(address + page, trust_env=False, timeout=limit))
            pairs = [
                (milliseconds(browser, address + page, limit), milliseconds(browser, address + READY_MADE, limit))
                for _ in range(looks)
            ]
    again, bare = (statistics.median(one) for one in zip(*pairs, strict=True))
    return Looks(first, again, bare, len(kept[0].content))


def main(arguments: list[str]) -> int:
    """Prints a line for each number of plans; 1 where the picture comes too late."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--plans", type=int, nargs="+", default=[4, 20, 84])
    parser.add_argument("--looks", type=int, default=7)
    parser.add_argument("--limit", type=float, default=60.0, help="seconds after which a look is given up")
    parser.add_argument("--browser", default=next((name for name in map(shutil.which, NAMES) if name), None))
    asked = parser.parse_args(arguments)
    if asked.browser is None:
        print("no Chromium was found; name one with --browser", file=sys.stderr)
        return 1
    aims, firsts = Aims(), []
    print(how_busy())
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=asked.browser, args=["--no-sandbox", "--disable-gpu"])
        milliseconds(browser, "data:text/html,<p class=picture><svg><g data-node=''></g></svg>", asked.limit)
        print(f"{'plans':>6} {'bytes':>12} {'first':>9} {'again':>9} {'ready made':>11}  milliseconds")
        for plans in asked.plans:
            found = measure(browser, plans, asked.looks, asked.limit)
            times = (f"{shown(one, digits=0):>9}" for one in (found.first, found.again))
            print(f"{plans:6} {found.size:12,} {' '.join(times)} {shown(found.ready_made, digits=0):>11}", flush=True)
            firsts.append(found.first)
            most = next((seconds for number, seconds in AIMS if plans <= number), None)
            if most is not None:
                aims.at_most(f"first picture of {plans} plans", found.first / 1_000, most, "s")
        browser.close()
    print(f"growth of the first over plans: {shown(growth(asked.plans, firsts))}")
    return aims.told()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
