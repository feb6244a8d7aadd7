"""Pages keep nobody out: axe finds nothing, wide and narrow, in care; scripts are not needed."""

import pytest

from .applying import apply_for_the_family
from .driving import Crowd, Person

pytestmark = pytest.mark.browser

OPEN = {
    "portal-services": "/services/",
    "portal-tell-once": "/services/relief/dibao/notice/",
    "portal-check": "/services/relief/dibao/check/",
    "portal-sign-in": "/sign-in/",
    "portal-progress": "/progress/",
    "open-verify": "/open/verify/",
    "open-verified": "/open/verify/ABCD-EFGH-IJKL/",
    "open-parameters": "/open/parameters/",
    "open-rules": "/open/rules/relief/dibao/",
    "open-past": "/open/notices/?state=past",
    "desk-sign-in": "/desk/sign-in/",
    "not-found": "/nowhere/",
}
FAMILY = {
    "portal-messages": "/my/messages/",
    "portal-cases": "/my/cases/",
    "portal-household": "/my/household/",
    "portal-report": "/my/household/report/",
    "portal-wrong": "/my/household/wrong/",
}
DESK = {
    "town_clerk": {
        "desk-late": "/desk/cases/?view=late",
        "desk-notices": "/desk/notices/",
        "desk-letters": "/desk/notices/letters/",
        "desk-parameters": "/desk/parameters/",
        "desk-account": "/desk/account/",
        "desk-password": "/desk/account/password/",
        "desk-no-case": "/desk/cases/nothing/",
        "desk-no-post": "/desk/payments/",
    },
    "finance_clerk": {"desk-finance-day": "/desk/", "desk-compute": "/desk/payments/compute/"},
}
TABS = ("members", "means", "visit", "publicity", "payments", "timeline")


def test_nobody_signed_in_meets_no_barrier(crowd: Crowd) -> None:
    stroll(crowd.on_a_phone(), OPEN)

    assert not crowd.pictures.wrong(), crowd.pictures.wrong()


def test_a_family_meets_no_barrier(crowd: Crowd) -> None:
    stroll(crowd.on_a_phone("citizen_approved"), FAMILY)

    assert not crowd.pictures.wrong(), crowd.pictures.wrong()


@pytest.mark.parametrize("key", DESK)
def test_an_officer_meets_no_barrier(crowd: Crowd, key: str) -> None:
    stroll(crowd.at_the_desk(key), DESK[key])

    assert not crowd.pictures.wrong(), crowd.pictures.wrong()


def test_the_dossier_has_no_barrier(crowd: Crowd) -> None:
    head = crowd.at_the_desk("district_head").opens("/desk/cases/?view=done")
    case = head.page.locator("a.row-link").first.get_attribute("href")

    stroll(head, {f"desk-tab-{tab}": f"{case}{tab}/" for tab in TABS})

    assert not crowd.pictures.wrong(), crowd.pictures.wrong()


def test_a_family_applies_without_scripts(crowd: Crowd) -> None:
    family = crowd.on_a_phone("citizen_father", scripts=False)

    number = apply_for_the_family(family)

    family.opens(f"/my/cases/{number}/").sees("最低生活保障申请", "受理审查")


def stroll(person: Person, pages: dict[str, str]) -> None:
    """From page to page, looking at each."""
    for name, path in pages.items():
        person.opens(path).looks_around(name)
