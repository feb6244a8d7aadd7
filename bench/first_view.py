"""How soon somebody with an old phone on a slow line sees something: first view and bytes, cold.

    ./minzheng bench first_view
    ./minzheng bench first_view --json

The demo district is built and served by the program itself; Chromium is slowed to a quarter of its
speed behind 1.6 Mbit/s and 150 ms (the mobile profile of Lighthouse). Each page is opened with an
empty cache. The rival is the same page without its styles and scripts.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench._serving import serving
from playwright.sync_api import Browser, BrowserContext, Route, ViewportSize, sync_playwright

from minzheng.wiring.equipment import find_browser

PEOPLE, ROUNDS, GOAL_MS = "300", 5, 1000
PAGES = {
    "首页": "/",
    "事项清单": "/services/",
    "办事指南": "/services/relief/dibao/",
    "我符合吗": "/services/relief/dibao/check/",
    "查进度": "/progress/",
    "登录": "/sign-in/",
    "公示": "/open/notices/",
    "规则": "/open/rules/relief/dibao/",
}
PHONE: ViewportSize = {"width": 390, "height": 844}
SLOW_LINE = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 0.75e6 / 8,
}
SLOW_PROCESSOR = {"rate": 4}
FIRST_PAINT = """() => new Promise(told => new PerformanceObserver(seen => {
    const entry = seen.getEntriesByName('first-contentful-paint')[0];
    if (entry) told(entry.startTime);
}).observe({ type: 'paint', buffered: true }))"""


def main() -> None:
    """Print the times."""
    options = _options()
    with TemporaryDirectory(prefix="minzheng-bench-") as folder, served(Path(folder)) as url:
        found = _measured(url)
    if options.json:
        sys.stdout.write(json.dumps(found, ensure_ascii=False) + "\n")
        return
    for name, page in found["pages"].items():
        line = f"{name:<8}{page['first_view_ms']:7.0f} ms（只有文字 {page['bare_ms']:.0f} ms）"
        sys.stdout.write(f"{line}{page['kb']:7.1f} KB\n")


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The demo district of a few families, served by the program on a free port."""
    env = {"MINZHENG_DATA": str(folder), "MINZHENG_LOG_LEVEL": "ERROR"}
    words = ["demo", "--people", PEOPLE]
    subprocess.run(  # noqa: S603  # our own command, no shell
        [sys.executable, "-m", "minzheng.wiring", *words, "--build-only"],
        env={**os.environ, **env}, check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    with serving(words, env) as port:
        yield f"http://127.0.0.1:{port}"


def _measured(url: str) -> dict[str, Any]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_browser(), args=["--no-sandbox", "--disable-gpu"]
        )
        pages = {name: _page(browser, url + path) for name, path in PAGES.items()}
        version = browser.version
        browser.close()
    return {"pages": pages, "goal_ms": GOAL_MS, "rounds": ROUNDS, "browser": version}


def _page(browser: Browser, url: str) -> dict[str, float]:
    whole = [_first_view(browser.new_context(viewport=PHONE), url) for _ in range(ROUNDS)]
    bare = [_first_view(_bare(browser), url) for _ in range(ROUNDS)]
    return {
        "first_view_ms": round(statistics.median(view for view, _ in whole), 1),
        "bare_ms": round(statistics.median(view for view, _ in bare), 1),
        "kb": round(whole[0][1] / 1000, 1),
    }


def _bare(browser: Browser) -> BrowserContext:
    """A visit that takes no style and no script."""
    context = browser.new_context(viewport=PHONE)
    context.route("**/static/**", _leave)
    return context


def _leave(route: Route) -> None:
    route.abort()


def _first_view(context: BrowserContext, url: str) -> tuple[float, int]:
    """Milliseconds to the first text or picture, and the bytes that came over the line."""
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send("Network.emulateNetworkConditions", SLOW_LINE)
    wire.send("Emulation.setCPUThrottlingRate", SLOW_PROCESSOR)
    came: list[int] = []
    wire.on("Network.loadingFinished", lambda told: came.append(int(told["encodedDataLength"])))
    page.goto(url, wait_until="load")
    seen = float(page.evaluate(FIRST_PAINT))
    context.close()
    return seen, sum(came)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
