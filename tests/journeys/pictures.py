"""Pictures of key pages for docs/pictures: python -m tests.journeys.pictures [DISTRICT].

DISTRICT is the directory of a demo district built before; without one a small one is built.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from minzheng.wiring.equipment import find_browser

from .driving import Crowd, Person
from .house import ROOT, House, build, served

PICTURES = ROOT / "docs" / "pictures"
PHONE, DESK, WALL = (390, 844), (1280, 900), (1920, 1080)
QUALITY = 72  # JPEG: sharp enough to read, some 60 KB each


@dataclass(frozen=True)
class Shot:
    """A page to show: its name, address, who looks, at which size, in which dress."""

    name: str
    path: str
    who: str = ""
    size: tuple[int, int] = DESK
    looks: str = ""


SHOTS = (
    Shot("portal-home", "/", size=PHONE),
    Shot("portal-home-care", "/", size=PHONE, looks="care-on"),
    Shot("portal-events", "/events/", size=PHONE),
    Shot("portal-guide", "/services/relief/dibao/"),
    Shot("portal-calculator", "/calculator/", size=PHONE),
    Shot("portal-institutions", "/institutions/"),
    Shot("portal-tip", "/tips/", size=PHONE),
    Shot("portal-traditional", "/services/", looks="script-traditional"),
    Shot("open-directory", "/open/directory/"),
    Shot("open-statistics", "/open/statistics/"),
    Shot("open-funds", "/open/funds/"),
    Shot("open-contract", "/open/contracts/2/"),
    Shot("open-draw", "/open/draws/1/"),
    Shot("desk-ledger", "/desk/ledger/", "finance_clerk"),
    Shot("desk-needs-map", "/desk/needs/gaps/", "district_clerk"),
    Shot("desk-report-need", "/desk/report-need/", "village_worker", PHONE),
    Shot("desk-street", "/desk/street/", "relief_station"),
    Shot("desk-day", "/desk/", "town_clerk"),
    Shot("desk-cases", "/desk/cases/", "town_clerk"),
    Shot("desk-search", "/desk/search/?q=张", "district_head"),
    Shot("desk-board", "/desk/board/", "district_head"),
    Shot("desk-board-wall", "/desk/board/?big=1", "district_head", WALL),
    Shot("desk-map", "/desk/map/", "district_head"),
    Shot("desk-dark", "/desk/alerts/", "town_clerk", looks="theme-dark"),
    Shot("desk-settlement", "/desk/settlements/3/", "district_head"),
    Shot("desk-inspection", "/desk/inspections/3/checklist/", "town_clerk", PHONE),
    Shot("desk-institution", "/desk/facilities/2/", "district_head"),
    Shot("provider-duties", "/provider/", "house_manager", PHONE),
    Shot("provider-settlement", "/provider/settlement/10/2026-10/", "house_manager", PHONE),
)


def main(words: Sequence[str]) -> None:
    """Take every picture anew."""
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        district = Path(words[0]) if words else Path(folder) / "built"
        if not words:
            build(district)
        with served(district, Path(folder) / "copy") as house, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=find_browser(), args=["--no-sandbox", "--disable-gpu"]
            )
            for shot in SHOTS:
                take(browser, house, shot)


def take(browser: Browser, house: House, shot: Shot) -> None:
    """One page as it stands, down to a screen and a half."""
    person = _person(Crowd(browser, house), shot)
    if shot.looks:
        cookie = {"name": "looks", "value": shot.looks, "url": house.url}
        person.context.add_cookies([cookie])  # type: ignore[list-item]  # Playwright keeps the type of a cookie to itself
    person.opens(shot.path)
    width, height = shot.size
    person.page.set_viewport_size({"width": width, "height": height * 3 // 2})
    target = PICTURES / f"{shot.name}.jpg"
    person.page.screenshot(path=target, type="jpeg", quality=QUALITY)
    person.context.close()


def _person(crowd: Crowd, shot: Shot) -> Person:
    if not shot.who:
        return crowd.somebody(shot.size)
    person = crowd.somebody(shot.size)
    door = "/provider/sign-in/" if shot.who.startswith("house") else "/desk/sign-in/"
    return person.signs_in(shot.who, at=door)


if __name__ == "__main__":
    main(sys.argv[1:])
