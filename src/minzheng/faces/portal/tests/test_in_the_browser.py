"""Every page of the citizen in Chromium: axe-clean, as narrow as a phone, without scripts too."""

from datetime import date
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page

from minzheng.engines.access.testing import PASSWORD, Cast, make_cast
from minzheng.engines.cases.api import Case, Draft, record_check
from minzheng.engines.cases.testing import ANSWERS, apply, fill_draft, take
from minzheng.engines.cases.tests.days import MONDAY, THURSDAY, WEDNESDAY
from minzheng.engines.cases.tests.staging import accepted_case, decided_case, know_of_pension
from minzheng.faces.portal.tests.conftest import Turn, signed_in

pytestmark = pytest.mark.browser

LOOKS = (("", 390), ("", 1280), ("care-on", 390))
DRAFT_PAGES = (
    "", "pages/people/", "pages/absence/", "pages/account/", "papers/", "papers/mandate/",
    "answers/", "promises/", "submit/", "discard/",
)  # fmt: skip
OPEN_PAGES = (
    "/", "/services/", "/services/?q=xyz", "/progress/", "/sign-in/", "/services/relief/dibao/",
    "/services/relief/dibao/check/", "/services/relief/dibao/notice/",
)  # fmt: skip
OWN_PAGES = (
    "/my/", "/my/cases/", "/my/messages/", "/my/payments/", "/my/household/",
    "/my/household/report/", "/my/household/wrong/", "/apply/relief/dibao/",
)  # fmt: skip


@pytest.fixture
def cast(transactional_db: None, day: Turn) -> Cast:
    return make_cast(MONDAY)


def context_for(
    browser: Browser, server: str, client: Client | None, looks: str = "", **more: Any
) -> BrowserContext:
    """A browser window, signed in like the client."""
    context = browser.new_context(reduced_motion="reduce", **more)
    cookies = [{"name": "looks", "value": looks, "url": server}] if looks else []
    if client is not None:
        session = client.cookies["sessionid"].value
        cookies.append({"name": "sessionid", "value": session, "url": server})
    context.add_cookies(cookies)  # type: ignore[arg-type]  # Playwright keeps the type to itself
    return context


def problems_of(page: Page, width: int) -> list[str]:
    """What axe finds, and whether the page scrolls sideways or lacks its one heading."""
    found = [item["id"] for item in Axe().run(page).response["violations"]]
    if page.evaluate("document.documentElement.scrollWidth") > width:
        found.append("scrolls sideways")
    if page.locator("h1").count() != 1:
        found.append("not one h1")
    return found


def look_through(
    browser: Browser, server: str, client: Client | None, paths: list[str]
) -> list[str]:
    """Problems of pages, by width and look."""
    found = []
    for looks, width in LOOKS:
        size = {"width": width, "height": 844}
        context = context_for(browser, server, client, looks, viewport=size)
        page = context.new_page()
        for path in paths:
            page.goto(server + path)
            found += [f"{path} {looks}{width}: {said}" for said in problems_of(page, width)]
        context.close()
    return found


def test_pages_for_everybody(browser: Browser, live_server: Any, cast: Cast) -> None:
    assert look_through(browser, live_server.url, None, list(OPEN_PAGES)) == []


def test_pages_of_an_application(browser: Browser, live_server: Any, cast: Cast) -> None:
    draft = fill_draft(cast, on=MONDAY, given={**ANSWERS, "entrusted": "是"})
    paths = [f"/apply/{draft.pk}/{tail}" for tail in DRAFT_PAGES]

    found = look_through(browser, live_server.url, signed_in(cast, "applicant"), paths)

    assert found == []


def test_pages_of_a_case_that_waits(
    browser: Browser, live_server: Any, cast: Cast, day: Turn
) -> None:
    case = apply(cast, on=MONDAY)
    accepted_case(cast, case)
    know_of_pension(cast.applicant.pk, 180000)
    clerk = cast.viewers["check_clerk"]
    record_check(case.number, by=clerk, on=WEDNESDAY)
    take(
        case,
        "信息核对",
        "不一致",
        by=clerk,
        on=WEDNESDAY,
        check_consistent="否",
        check_findings="疑",
    )
    day(THURSDAY)
    tails = ("", "received/", "answer/核对举证/", "papers/", "withdraw/")
    paths = [*OWN_PAGES[:1], *(f"/my/cases/{case.number}/{tail}" for tail in tails)]

    found = look_through(browser, live_server.url, signed_in(cast, "applicant"), paths)

    assert found == []


def test_pages_of_a_decided_case(browser: Browser, live_server: Any, cast: Cast, day: Turn) -> None:
    case = apply(cast, on=MONDAY)
    decided_case(cast, case)
    day(date(2026, 11, 17))
    paths = [*OWN_PAGES, f"/my/cases/{case.number}/", f"/my/cases/{case.number}/rate/"]

    found = look_through(browser, live_server.url, signed_in(cast, "applicant"), paths)

    assert found == []


def answer_page(page: Page) -> None:
    """Give the plainest answer to whatever a page asks, and go on."""
    for group in page.locator("main fieldset:has(> .choices)").all():
        wanted = group.locator("input[type=radio]")
        if group.locator("input:checked").count() == 0:
            wanted.nth(1 if group.locator("label").first.inner_text() == "是" else 0).check()
    for choice in page.locator("main select").all():
        choice.select_option(index=1)
    for box in page.locator("main input[type=text]").all():
        if not box.input_value() and not box.get_attribute("inputmode"):
            box.fill(
                "6222020200001234567" if "account" in str(box.get_attribute("name")) else "农商行"
            )
    page.get_by_role("button", name="保存并继续").click()


def test_a_family_applies_on_a_phone_without_scripts(
    browser: Browser, live_server: Any, cast: Cast
) -> None:
    size = {"width": 390, "height": 844}
    context = context_for(browser, live_server.url, None, viewport=size, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/services/relief/dibao/")
    page.get_by_role("link", name="在线办理").click()
    page.fill("[name=username]", "applicant")
    page.fill("[name=password]", PASSWORD)
    page.get_by_role("main").get_by_role("button", name="登录").click()
    page.get_by_role("button", name="开始填写").click()
    page.get_by_role("link", name="接着填").click()
    for _ in range(60):
        if "/pages/" not in page.url:
            break
        assert page.locator("main input[name$='.name'], main input[name$='.born_on']").count() == 0
        answer_page(page)
    if page.url.endswith("/papers/"):
        page.get_by_role("link", name="继续").click()
    page.get_by_role("link", name="内容无误，去签承诺").click()
    for box in page.locator("main input[type=checkbox]").all():
        box.check()
    page.get_by_role("button", name="签署并继续").click()
    page.get_by_role("button", name="提交申请").click()

    assert page.locator("h1").inner_text() == "申请已提交"
    assert page.locator(".copy-value").inner_text() == Case.objects.get().number
    assert not Draft.objects.exists()
    context.close()
