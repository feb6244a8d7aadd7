"""A whole number typed into a box stands in no address, no link and not on the page."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from minzheng.engines.access.testing import APPLICANT_ID, Cast
from minzheng.engines.audit.api import Entry
from minzheng.engines.workbench.api import NewView, save_view
from minzheng.faces.desk.finding import typed
from minzheng.faces.desk.finding.typed import Typed, is_whole_number

SEARCH, PEOPLE, WINDOW = "/desk/search/", "/desk/people/", "/desk/intake/relief/dibao/"
BOXES = (SEARCH, PEOPLE, WINDOW)
SPACED = "440118 19840305 0019"
PHONE = "13800138000"


def addresses(answer: Any) -> list[str]:
    """Where the browser was led, and where it ended."""
    return [url for url, _ in answer.redirect_chain] + [answer.request["QUERY_STRING"]]


@pytest.mark.parametrize("url", BOXES)
@pytest.mark.parametrize("number", [APPLICANT_ID, SPACED, f"罗春生 {APPLICANT_ID}", PHONE])
def test_no_address_and_no_link_holds_the_number(
    cast: Cast, at: Any, url: str, number: str
) -> None:
    answer = at("town_clerk").post(url, {"q": number}, follow=True)
    page, plain = answer.content.decode(), number.replace(" ", "").removeprefix("罗春生")

    assert answer.status_code == 200 and len(answer.redirect_chain) == 1
    for text in (*addresses(answer), page):
        assert plain not in text and plain[6:] not in text and number not in text
    assert "查的是：" in page


@pytest.mark.parametrize("url", BOXES)
def test_who_is_looked_up_is_found(cast: Cast, at: Any, url: str) -> None:
    client = at("town_clerk")

    for number in (APPLICANT_ID, SPACED, PHONE):
        assert "罗春生" in client.post(url, {"q": number}, follow=True).content.decode()
    far = at("other_town_clerk").post(url, {"q": APPLICANT_ID}, follow=True).content.decode()
    assert "罗" not in far.split("<main")[1]


@pytest.mark.parametrize("url", BOXES)
def test_names_and_parts_of_a_number_go_on_in_the_address(cast: Cast, at: Any, url: str) -> None:
    for text, said in (("罗春", "q=%E7%BD%97%E6%98%A5"), ("0019", "q=0019")):
        answer = at("town_clerk").post(url, {"q": text})
        assert answer["Location"] == f"{url}?{said}"
    assert at("town_clerk").post(url, {"q": " "})["Location"] == url


@pytest.mark.parametrize("url", BOXES)
def test_a_number_in_the_address_is_not_looked_up(cast: Cast, at: Any, url: str) -> None:
    client, before = at("town_clerk"), Entry.objects.count()

    answer = client.get(url, {"q": APPLICANT_ID}, follow=True)

    assert answer.redirect_chain == [(url, 302)]
    assert "不要写在网址里" in answer.content.decode()
    assert APPLICANT_ID not in answer.content.decode() and Entry.objects.count() == before


def test_the_kinds_found_lead_on_by_the_same_key(cast: Cast, at: Any) -> None:
    answer = at("town_clerk").post(SEARCH, {"q": APPLICANT_ID}, follow=True)
    key = answer.redirect_chain[0][0].partition("?")[2]

    assert f"?{key}&amp;kind=person" in answer.content.decode()


def test_the_key_means_nothing_to_anybody_else(cast: Cast, at: Any) -> None:
    address = at("town_clerk").post(SEARCH, {"q": APPLICANT_ID})["Location"]

    answer = at("district_clerk").get(address, follow=True)

    assert "重新填写" in answer.content.decode() and "罗春生" not in answer.content.decode()


def test_the_number_waits_sealed_and_not_for_long(
    cast: Cast, at: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    client: Client = at("town_clerk")
    address = client.post(SEARCH, {"q": APPLICANT_ID})["Location"]
    stored = [str(each.get_decoded()) for each in Session.objects.all()]
    later = timezone.now() + timedelta(minutes=16)
    monkeypatch.setattr(typed.timezone, "now", lambda: later)

    answer = client.get(address, follow=True)

    assert stored and not any(APPLICANT_ID in each for each in stored)
    assert "重新填写" in answer.content.decode()


def test_only_the_last_few_are_kept(cast: Cast, at: Any) -> None:
    client = at("town_clerk")

    for _ in range(8):
        client.post(SEARCH, {"q": APPLICANT_ID})

    assert len(client.session[typed.KEPT]) == typed.MOST_KEPT


def test_a_default_view_does_not_swallow_what_was_typed(cast: Cast, at: Any) -> None:
    client = at("town_clerk")
    new = NewView("people", "罗姓", query="q=罗", first=True)
    save_view(new, by=cast.viewers["town_clerk"])

    assert client.get(PEOPLE)["Location"].endswith("?q=%E7%BD%97")
    assert client.post(PEOPLE, {"q": "谢"})["Location"].endswith("?q=%E8%B0%A2")


@pytest.mark.parametrize(
    ("text", "is_whole"),
    [
        (APPLICANT_ID, True),
        ("44011819840305001X", True),
        ("４４０１１８１９８４０３０５００１９", True),
        ("id440118198403050019", True),
        ("440118840305001", True),
        ("138-0013-8000", True),
        ("DB-440118-2026-000318", False),
        ("H440118-000123", False),
        ("19840305", False),
        ("罗春生", False),
    ],
)
def test_what_is_somebody_s_number(text: str, is_whole: bool) -> None:
    assert is_whole_number(text) is is_whole


def test_a_number_is_told_masked() -> None:
    assert Typed(SPACED, "k").masked == "440118********0019"
    assert Typed(PHONE, "k").masked == "138****8000"
    assert Typed("罗春", "").masked == ""
