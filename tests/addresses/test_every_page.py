"""Every page keeps nobody out: axe, narrow, zoomed, in the care version, in strong contrast.

The pages are read from the scene by who may open them, and shown to Chromium without a server.
"""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.contrib.staticfiles import finders
from playwright.sync_api import Browser, Page, Route

from .scene import ACTORS, DOORS, Scene
from .test_every_url import allowed

HOUSE = "http://house.test"
DESK, ZOOMED, PHONE, NARROW = (1280, 900), (640, 450), (390, 844), (320, 640)
CARE = "care-on"
CONTRASTS, DARK = ("contrast-high", "contrast-black"), "theme-dark"
HEAVIEST = 100_000  # bytes of style and script, compressed
LINKED = re.compile(r'(?:href|src)="/static/([^"]+\.(?:css|js))"')
FAULTS = """rules => axe.run(rules).then(found => found.violations.flatMap(
    each => each.nodes.map(node => [
        each.id, node.html.slice(0, 160),
        ...[...node.any, ...node.all, ...node.none].map(check => check.message)].join(": "))))"""
EVERY_RULE = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
}
COLOURS = {"resultTypes": ["violations"], "runOnly": {"type": "rule", "values": ["color-contrast"]}}
SHOWS_PAGES = sorted(name for name in DOORS if not name.startswith(("api:", "health")))
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


@dataclass(frozen=True)
class Shown:
    """A page as it comes from the house: as usual, and in the care version."""

    usual: str
    care: str


@pytest.fixture(scope="module")
def shown(scene: Scene) -> dict[str, Shown]:
    """Every page there is, by the name of its address."""
    found = ((name, _first_page(scene, name)) for name in SHOWS_PAGES)
    return {name: page for name, page in found if page is not None}


def _first_page(scene: Scene, name: str) -> Shown | None:
    for actor in (each for each in ACTORS if allowed(name, each)):
        usual = scene.page(actor, name)
        if usual:
            return Shown(usual, scene.page(actor, name, CARE))
    return None


@pytest.fixture(scope="module")
def screen(browser: Browser, shown: dict[str, Shown]) -> Iterator[Page]:
    """A window to which the house answers from memory; what else is asked for is not there."""

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(HOUSE).partition("?")[0]
        if path.startswith("/static/"):
            return route.fulfill(**_static(path.removeprefix("/static/")))
        name, _, dress = path.strip("/").partition("/")
        page = shown.get(name)
        if page is None:
            return route.fulfill(status=404, body="")
        body = page.care if dress == CARE else page.usual
        return route.fulfill(body=body, content_type="text/html; charset=utf-8")

    context = browser.new_context(reduced_motion="reduce")
    context.route("**/*", answer)
    yield context.new_page()
    context.close()


def _static(name: str) -> dict[str, Any]:
    found = finders.find(name)
    if not isinstance(found, str):
        return {"status": 404, "body": ""}
    return {"path": found, "content_type": KINDS.get(Path(found).suffix, "font/woff2")}


@pytest.mark.browser
@pytest.mark.django_db
@pytest.mark.parametrize("name", SHOWS_PAGES)
def test_a_page_keeps_nobody_out(screen: Page, shown: dict[str, Shown], name: str) -> None:
    if name not in shown:
        return  # a deed or a file: nothing to look at, and test_every_url has asked for it

    faults = [*_as_usual(screen, name), *_in_care(screen, name)]

    assert not faults, "\n".join(faults)


def _as_usual(screen: Page, name: str) -> Iterator[str]:
    _open(screen, f"/{name}/", DESK)
    yield from _axe(screen, EVERY_RULE, "1280 px")
    for dress in (*CONTRASTS, *((DARK,) if name.startswith("desk:") else ())):
        screen.evaluate("name => document.documentElement.classList.add(name)", dress)
        yield from _axe(screen, COLOURS, dress)
        screen.evaluate("name => document.documentElement.classList.remove(name)", dress)
    yield from _sideways(screen, ZOOMED, "1280 px at 200 %")
    yield from _sideways(screen, NARROW, "320 px")


def _in_care(screen: Page, name: str) -> Iterator[str]:
    _open(screen, f"/{name}/{CARE}/", PHONE)
    yield from _axe(screen, EVERY_RULE, "care, 390 px")
    yield from _sideways(screen, NARROW, "care, 320 px")


def _open(screen: Page, path: str, size: tuple[int, int]) -> None:
    screen.set_viewport_size({"width": size[0], "height": size[1]})
    screen.goto(HOUSE + path)
    screen.evaluate("scrollTo(0, 0)")  # bars that stay lie over a page opened at its fault
    screen.evaluate(AXE_SCRIPT)


def _axe(screen: Page, rules: dict[str, Any], where: str) -> list[str]:
    return [f"{where}: {fault}" for fault in screen.evaluate(FAULTS, rules)]


def _sideways(screen: Page, size: tuple[int, int], where: str) -> Iterator[str]:
    screen.set_viewport_size({"width": size[0], "height": size[1]})
    wide = screen.evaluate("document.documentElement.scrollWidth - innerWidth")
    if wide > 0:
        yield f"{where}: scrolls sideways by {wide} px"


@pytest.mark.django_db
def test_no_page_carries_more_than_a_slow_phone_bears(shown: dict[str, Shown]) -> None:
    weights = {name: sum(map(_weight, set(LINKED.findall(p.usual)))) for name, p in shown.items()}

    assert {name: weight for name, weight in weights.items() if weight > HEAVIEST} == {}
    assert max(weights.values()) > 0  # the pattern still finds what pages link to


def _weight(name: str) -> int:
    found = finders.find(name)
    assert isinstance(found, str), f"{name} is linked but not there"
    return len(gzip.compress(Path(found).read_bytes()))


@pytest.mark.django_db
def test_every_page_says_what_it_is(shown: dict[str, Shown]) -> None:
    for name, page in shown.items():
        assert re.search(r'<html lang="zh-(CN|Hant|HK)"', page.usual), name
        assert re.search(r"<title>[^<]+ - [^<]+</title>", page.usual), f"{name} has no whole title"
        assert page.usual.count("<h1") == 1, f"{name} has not exactly one heading"
