"""The search page: found and masked, few queries, nothing of others, and what the box suggests."""

from typing import Any

import pytest

from minzheng.engines.access.testing import APPLICANT_ID, VILLAGE_A, Cast
from minzheng.engines.audit.api import Entry
from minzheng.engines.cases.api import Case
from minzheng.faces.desk.finding.marking import marked
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.facilities.api import NewFacility, register_facility

from .conftest import MONDAY

MOST_QUERIES = 10
URL = "/desk/search/"


def read(client: Any, **query: str) -> str:
    page: str = client.get(URL, query).content.decode()
    return page


def sent(client: Any, url: str, text: str) -> str:
    """What the page shows after its box was sent."""
    page: str = client.post(url, {"q": text}, follow=True).content.decode()
    return page


def test_a_person_is_shown_with_home_age_and_open_cases_and_masked(
    cast: Cast, case: Case, at: Any
) -> None:
    page = read(at("town_clerk"), q="罗春")

    assert "<mark>罗春</mark>生" in page
    assert cast.household.number in page and "42 岁" in page and "1 件" in page
    assert "440118********0019" in page and APPLICANT_ID not in page


def test_every_kind_at_once_needs_few_queries(
    cast: Cast, case: Case, at: Any, django_assert_max_num_queries: Any
) -> None:
    new = NewFacility(
        name="石桥001饭堂", kind="elder_canteen", division_code=VILLAGE_A, address="石桥村1号"
    )
    register_facility(new, by=SYSTEM, on=MONDAY)
    client = at("town_clerk")

    for text in ("0001 石桥", "石桥", "罗 青竹", "000001"):
        with django_assert_max_num_queries(MOST_QUERIES):
            assert client.get(URL, {"q": text}).status_code == 200


def test_the_number_of_a_case_or_household_leads_straight_to_it(
    cast: Cast, case: Case, at: Any
) -> None:
    client = at("town_clerk")

    for text in (case.number, case.number.lower(), case.number.replace("-", "")):
        assert client.get(URL, {"q": text})["Location"] == f"/desk/cases/{case.number}/"
    found = client.get(URL, {"q": cast.household.number})
    assert found["Location"] == f"/desk/households/{cast.household.number}/"


def test_an_officer_of_the_other_town_finds_nothing_and_no_count(
    cast: Cast, case: Case, at: Any
) -> None:
    client = at("other_town_clerk")

    for text in ("罗春生", "lcs", "0019", "石桥村3队", case.number, cast.household.number):
        page = read(client, q=text)
        assert "没有找到" in page and "/desk/people/" not in page.split("<main")[1], text
        assert client.get(f"{URL}suggest/", {"q": text}).json() == {"hits": []}


def test_a_post_that_sees_no_people_is_refused(cast: Cast, at: Any) -> None:
    for key in ("finance_clerk", "system_admin", "data_clerk"):
        assert at(key).get(URL, {"q": "罗"}).status_code == 403
        assert at(key).get(f"{URL}suggest/", {"q": "罗"}).status_code == 403


def test_a_look_up_by_whole_number_is_recorded_and_said(cast: Cast, at: Any) -> None:
    page = sent(at("town_clerk"), URL, APPLICANT_ID)

    assert "罗春生" in page and "已记入审计" in page
    assert APPLICANT_ID not in page and "查的是：440118********0019" in page
    entry = Entry.objects.order_by("-number")[0]
    assert (entry.verb, entry.doer_key) == ("searched", "town_clerk")


def test_typing_a_whole_number_suggests_nobody_and_leaves_no_trace(cast: Cast, at: Any) -> None:
    client, before = at("town_clerk"), Entry.objects.count()

    assert client.get(f"{URL}suggest/", {"q": APPLICANT_ID}).json() == {"hits": []}
    assert Entry.objects.count() == before


def test_suggestions_lead_to_pages(cast: Cast, at: Any) -> None:
    hits = at("town_clerk").get(f"{URL}suggest/", {"q": "luoc"}).json()["hits"]

    assert (hits[0]["label"], hits[0]["note"]) == ("罗春生", "青竹镇石桥村")
    assert hits[0]["url"] == f"/desk/people/{cast.applicant.pk}/"


def test_what_can_be_searched_is_said_when_nothing_was_typed(cast: Cast, at: Any) -> None:
    page = read(at("town_clerk"))

    assert "可以这样搜" in page and "没有找到" not in page


def test_one_kind_is_shown_whole(cast: Cast, at: Any) -> None:
    page = read(at("town_clerk"), q="石桥", kind="household")

    assert "搜索：家庭" in page and cast.household.number in page
    assert read(at("town_clerk"), q="石桥", kind="nonsense").count("<table") >= 1


def test_the_box_stands_on_every_page_of_who_may_search(cast: Cast, at: Any) -> None:
    assert 'data-suggest="/desk/search/suggest/"' in at("town_clerk").get("/desk/").content.decode()
    assert "data-suggest" not in at("finance_clerk").get("/desk/").content.decode()


def test_the_help_on_keys_names_what_the_post_opens(cast: Cast, at: Any) -> None:
    clerk, admin = (at(key).get("/desk/keys/").content.decode() for key in
                    ("town_clerk", "system_admin"))  # fmt: skip

    assert "g 然后 b" in clerk and 'data-key="b"' in clerk
    assert "g 然后 b" not in admin and 'data-key="b"' not in admin
    assert "关闭快捷键" in clerk


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("罗春生", ["春"], "罗<mark>春</mark>生"),
        ("羅春生", ["罗春"], "<mark>羅春</mark>生"),
        ("阿依古丽·买买提", ["古丽买"], "阿依<mark>古丽·买</mark>买提"),
        ("罗春生", ["罗", "罗春"], "<mark>罗春</mark>生"),
        ("罗<b>", ["b"], "罗&lt;<mark>b</mark>&gt;"),
        ("罗春生", ["lcs", ""], "罗春生"),
    ],
)
def test_what_was_typed_is_marked_as_it_is_written(text: str, words: list[str], shown: str) -> None:
    assert marked(text, words) == shown
