"""How long it takes until the network stands on the screen, in Chromium without a GPU.

Beside it the same bytes are served as a page that is ready made, so that what the application adds to what Chromium
needs for a page of that size can be seen. *First* is the first look after a change of the store: the network is read
from it, laid out, drawn, sent and painted. *Again* is what everyone after that waits for. Each look is in a browser
window of its own with an empty cache; the time runs from the start of the navigation to the frame after the one in
which the whole picture was in the page. The network is that of one district with 4 plans of the size of a real one,
and the same with 20.

    python -m benchmarks.first_picture
    python -m benchmarks.first_picture --plans 4 20 50 --looks 9 --browser /usr/bin/chromium
"""

import argparse
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

import httpx
from fastapi import FastAPI, Response
from playwright.sync_api import Browser, sync_playwright

from benchmarks.http import application, fill, with_district
from graph.reference import load_reference
from tests.api.http.serving import served

AIM = 1.0
"""Seconds, the first time too."""
PAGE = "/netwerk"
READY_MADE = "/ready-made"
NAMES = ("chromium", "chromium-browser", "google-chrome")

PAINTED = """() => new Promise((resolve) => {
  const whole = () => document.readyState === 'complete' && document.querySelector('.picture svg [data-node]') !== null;
  const look = () => whole() ? requestAnimationFrame(() => resolve(performance.now())) : requestAnimationFrame(look);
  look();
})"""


def milliseconds(browser: Browser, address: str) -> float:
    """From the start of the navigation to the frame after the whole picture."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    page.goto(address, wait_until="commit")
    taken = float(page.evaluate(PAINTED))
    context.close()
    return taken


def ready_made(app: FastAPI, kept: list[httpx.Response]) -> None:
    """Adds the page that is ready made: bytes of an answer of the application, once there is one in ``kept``."""

    @app.get(READY_MADE)
    async def bytes_of_page() -> Response:
        same = {name: kept[0].headers[name] for name in ("Content-Type", "Content-Security-Policy")}
        return Response(kept[0].content, headers=same)


def measure(browser: Browser, plans: int, looks: int) -> tuple[float, float, float, int]:
    """First look, median of later looks, median of looks at the page that is ready made, and its bytes."""
    kept: list[httpx.Response] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "network.db"
        fill(path, plans)
        app = application(path, with_district(load_reference(())))
        ready_made(app, kept)
        with served(app) as address:
            httpx.get(f"{address}/v1/health", trust_env=False)
            first = milliseconds(browser, address + PAGE)
            kept.append(httpx.get(address + PAGE, trust_env=False, timeout=60))
            pairs = [
                (milliseconds(browser, address + PAGE), milliseconds(browser, address + READY_MADE))
                for _ in range(looks)
            ]
    again, made = (statistics.median(one) for one in zip(*pairs, strict=True))
    return first, again, made, len(kept[0].content)


def main(arguments: list[str]) -> int:
    """Prints a line for each number of plans; 1 where the picture comes too late."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--plans", type=int, nargs="+", default=[4, 20])
    parser.add_argument("--looks", type=int, default=7)
    parser.add_argument("--browser", default=next((name for name in map(shutil.which, NAMES) if name), None))
    asked = parser.parse_args(arguments)
    if asked.browser is None:
        print("no Chromium was found; name one with --browser", file=sys.stderr)
        return 1
    late = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=asked.browser, args=["--no-sandbox", "--disable-gpu"])
        milliseconds(browser, "data:text/html,<p class=picture><svg><g data-node=''></g></svg>")
        print(f"{'plans':>6} {'bytes':>10} {'first':>9} {'again':>9} {'ready made':>11}  milliseconds")
        for plans in asked.plans:
            first, again, made, size = measure(browser, plans, asked.looks)
            print(f"{plans:6} {size:10,} {first:9.0f} {again:9.0f} {made:11.0f}", flush=True)
            if first > AIM * 1_000:
                late.append(f"{plans} plans: {first:.0f} ms")
        browser.close()
    if len(late) > 0:
        print(f"the first picture takes more than {AIM:.0f} s: {'; '.join(late)}", file=sys.stderr)
    return 1 if len(late) > 0 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
