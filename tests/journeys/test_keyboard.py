"""Who has no mouse can apply, be answered and decide."""

import pytest

from .applying import apply_for_the_family
from .driving import DESK, Crowd
from .keys import AtTheKeys

pytestmark = pytest.mark.browser


def test_a_family_applies_by_the_keyboard_alone(crowd: Crowd) -> None:
    family = at_the_keys(crowd)
    family.signs_in("citizen_father", at="/sign-in/")

    number = apply_for_the_family(family)

    assert number


def test_an_officer_takes_a_case_up_by_the_keyboard_alone(crowd: Crowd) -> None:
    clerk = at_the_keys(crowd)
    clerk.signs_in("town_clerk").opens("/desk/cases/")
    first = clerk.page.locator("a.row-link").first
    number = first.inner_text()

    clerk.page.keyboard.press("j")
    with clerk.page.expect_navigation():
        clerk.page.keyboard.press("Enter")

    clerk.sees(number)


def at_the_keys(crowd: Crowd) -> AtTheKeys:
    context = crowd.browser.new_context(
        viewport={"width": DESK[0], "height": DESK[1]}, locale="zh-CN",
        timezone_id="Asia/Shanghai", reduced_motion="reduce",
    )  # fmt: skip
    return AtTheKeys(context, crowd.house)
