"""Every open page in Chromium: no axe violation, no sideways scroll."""

from datetime import date
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from minzheng.engines.access.testing import Cast, make_cast
from minzheng.engines.cases.testing import apply
from minzheng.engines.cases.tests.days import MONDAY
from minzheng.engines.cases.tests.staging import publicised_case
from minzheng.engines.notices.api import Notice, Publicity
from minzheng.faces.open.tests.conftest import Turn

pytestmark = pytest.mark.browser

LOOKS = (("", 390), ("", 1280), ("care-on", 390))


@pytest.fixture
def cast(transactional_db: None, day: Turn) -> Cast:
    return make_cast(MONDAY)


def test_every_open_page(browser: Browser, live_server: Any, cast: Cast, day: Turn) -> None:
    publicised_case(cast, apply(cast, on=MONDAY))
    day(date(2026, 11, 9))
    sheet, letter = Publicity.objects.get(), Notice.objects.get()
    paths = (
        "/open/notices/", "/open/notices/?state=past", f"/open/notices/{sheet.pk}/",
        f"/open/notices/{sheet.pk}/object/", "/open/verify/", f"/open/verify/{letter.verify_code}/",
        "/open/verify/AAAA-AAAA-AAAA/", "/open/parameters/", "/open/rules/relief/dibao/",
    )  # fmt: skip
    found = []
    for looks, width in LOOKS:
        context = browser.new_context(
            viewport={"width": width, "height": 844}, reduced_motion="reduce"
        )
        if looks:
            context.add_cookies([{"name": "looks", "value": looks, "url": live_server.url}])
        page = context.new_page()
        for path in paths:
            page.goto(live_server.url + path)
            found += [f"{path} {width}: {v['id']}" for v in Axe().run(page).response["violations"]]
            wide = page.evaluate("document.documentElement.scrollWidth")
            found += [f"{path} {looks}{width}: {wide} wide"] if wide > width else []
        context.close()

    assert found == []
