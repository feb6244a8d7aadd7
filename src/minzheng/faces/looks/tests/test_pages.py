"""The living pages in Chromium: no axe violation, no sideways scroll, keys, paper, weight."""

import gzip
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Browser

from minzheng.faces.looks.tests.conftest import open_page

PAGES = ("/styleguide/", "/styleguide/desk/")
LOOKS = ("", "care-on", "contrast-high", "contrast-black", "theme-dark")
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
}
STATIC = Path(__file__).parents[1] / "static/looks"

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("looks", LOOKS)
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(browser: Browser, path: str, looks: str) -> None:
    page = open_page(browser, path, looks=looks)

    found = Axe().run(page, options=RULES)

    page.close()
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("looks", ["", "care-on", "size-4"])
@pytest.mark.parametrize("path", PAGES)
def test_a_narrow_phone_never_scrolls_sideways(browser: Browser, path: str, looks: str) -> None:
    page = open_page(browser, path, looks=looks, width=320)

    width = page.evaluate("document.documentElement.scrollWidth")

    page.close()
    assert width == 320


def test_an_officer_walks_the_rows_by_keys(browser: Browser) -> None:
    page = open_page(browser, "/styleguide/desk/")

    page.keyboard.press("j")
    page.keyboard.press("j")
    row = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("/")
    box = page.evaluate("document.activeElement.type")

    page.close()
    assert (row, box) == ("GZ-DB-2026-0321", "search")


def test_the_keys_can_be_switched_off(browser: Browser) -> None:
    page = open_page(browser, "/styleguide/desk/", looks="keys-off")

    page.keyboard.press("/")
    focused = page.evaluate("document.activeElement.tagName")

    page.close()
    assert focused == "BODY"


def test_the_first_tab_skips_to_the_content(browser: Browser) -> None:
    page = open_page(browser, "/styleguide/desk/")

    page.keyboard.press("Tab")
    words = page.evaluate("document.activeElement.textContent")

    page.close()
    assert words == "跳到正文"


def test_paper_shows_the_seal_straight_and_no_buttons(browser: Browser) -> None:
    page = open_page(browser, "/styleguide/desk/")
    page.emulate_media(media="print")

    turned = page.evaluate("getComputedStyle(document.querySelector('.seal')).transform")
    buttons = page.locator(".button:visible").count()

    page.close()
    assert (turned, buttons) == ("none", 0)


@pytest.mark.parametrize(("looks", "least"), [("", 44), ("care-on", 60)])
def test_buttons_are_large_enough_to_touch(browser: Browser, looks: str, least: int) -> None:
    page = open_page(browser, "/styleguide/", looks=looks, width=390)

    heights = page.evaluate(
        "[...document.querySelectorAll('.button, .choice, .ease summary')]"
        ".map(one => one.getBoundingClientRect().height)"
    )

    page.close()
    assert min(heights) >= least


def test_the_style_is_light_to_carry() -> None:
    weights = {file.name: len(gzip.compress(file.read_bytes())) for file in STATIC.glob("*.[cj]s*")}

    assert sum(weights.values()) <= 40 * 1024
    assert (STATIC / "looks.js").stat().st_size <= 6 * 1024


@pytest.mark.parametrize("path", PAGES)
def test_a_strict_content_policy_finds_nothing_inline(path: str) -> None:
    page = Client().get(path).content.decode()

    assert not re.search(r"<style|\sstyle=|<script>|\son[a-z]+=", page)


@pytest.mark.parametrize("path", PAGES)
def test_the_pages_are_whole_without_javascript(browser: Browser, path: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = open_page(context, path)

    dead = page.locator("[data-copy]:visible, [data-speak]:visible, .needs-ruler:visible").count()
    page.locator("summary", has_text="无障碍").click()
    alive = page.locator("button[name=contrast]:visible").count()

    context.close()
    assert (dead, alive) == (0, 3)
