"""Officers work the lists; the phone's report is taken in once; the other town finds nothing."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from minzheng.engines.access.testing import VILLAGE_A, Cast
from minzheng.engines.discovery.api import Entry
from minzheng.engines.tips.api import Settlement, Tip, settle, visit
from minzheng.faces.desk.discovery.tests.conftest import Tell
from minzheng.faces.desk.tests.conftest import At

pytestmark = pytest.mark.django_db
DAY = {"day_year": "2026", "day_month": "11", "day_day": "3"}
SENT = {"kind": "poor", "who": "陈阿婆", "division_code": VILLAGE_A, "client": "c-1"}
URL = "/desk/report-need/"


def text_of(browser: Client, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


@pytest.mark.parametrize("many", [3, 30])
def test_the_list_shows_masked_names_in_few_queries(
    tell: Tell, at: At, many: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(many):
        tell(who=f"陈阿{number}")
    browser = at("town_clerk")

    with django_assert_max_num_queries(10):
        text = text_of(browser, "/desk/entries/?level=village")

    assert "陈**" in text and "陈阿1" not in text and "0～100" in text


@pytest.mark.parametrize("many", [1, 20])
def test_one_is_read_in_few_queries(
    tell: Tell, at: At, many: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    entry, _ = tell(who="陈阿婆"), [tell(who="陈阿婆") for _ in range(many)]
    browser = at("village_worker")

    with django_assert_max_num_queries(10):
        text = text_of(browser, f"/desk/entries/{entry.pk}/")

    assert "可能是同一户" in text and "只用来排先后" in text and "逐条算式" not in text
    assert "逐条算式" in text_of(at("town_clerk"), f"/desk/entries/{entry.pk}/")


def test_the_other_town_finds_nothing(tell: Tell, at: At) -> None:
    entry, browser = tell(who="陈阿婆"), at("other_town_head")

    assert "陈**" not in text_of(browser, "/desk/entries/")
    for deed in ("", "visit/", "raise/", "close/", "name/"):
        assert browser.get(f"/desk/entries/{entry.pk}/{deed}").status_code == 404
    for deed in ("take/", "join/"):
        assert browser.post(f"/desk/entries/{entry.pk}/{deed}", {}).status_code == 404


def test_it_goes_through_the_levels_to_its_end(tell: Tell, at: At) -> None:
    entry, browser = tell(who="陈阿婆"), at("village_worker")
    here = f"/desk/entries/{entry.pk}/"

    browser.post(f"{here}take/")
    browser.post(f"{here}visit/", {**DAY, "words": "见到本人", "seen_income": "2"})
    browser.post(f"{here}raise/", {"words": "要核对收入"})
    assert browser.post(f"{here}close/", {"outcome": "fine", "words": "好"}).status_code == 403
    clerk = at("town_clerk")
    clerk.post(f"{here}close/", {"outcome": "relieved", "words": "当天发了临时救助"})

    row = Entry.objects.get()
    assert (row.state, row.outcome, row.seen) == ("closed", "relieved", {"income": 2})
    assert row.score_low == 25 and Tip.objects.get().outcome == "helped"
    clerk.post(f"{here}reopen/", {"words": "又没米了"})
    assert Entry.objects.get().state == "open"


def test_a_report_is_two_taps_and_a_name(at: At) -> None:
    page = text_of(at("village_worker"), URL)

    assert page.count("required") == 0 or "novalidate" in page
    assert VILLAGE_A in page and 'name="kind"' in page and 'name="who"' in page


def test_it_is_sent_at_once_where_nothing_looks_the_same(at: At) -> None:
    browser = at("village_worker")

    answer = browser.post(URL, SENT)

    assert answer.status_code == 302 and answer["Location"].endswith("?sent=c-1")
    assert Tip.objects.get().told["words"] == "吃、穿、住有困难"
    assert "列入村" in text_of(browser, answer["Location"])


def test_what_looks_the_same_is_shown_first_and_joined_when_chosen(
    cast: Cast, tell: Tell, at: At
) -> None:
    entry, browser = tell(who="陈阿婆"), at("village_worker")

    shown = browser.post(URL, SENT).content.decode()
    assert "已经有人说过吗" in shown and Tip.objects.count() == 1
    browser.post(URL, {**SENT, "sure": "1", "same_as": str(entry.pk)})

    assert Entry.objects.get().reasons.count() == 2


def test_what_the_phone_kept_is_taken_in_once(at: At) -> None:
    browser = at("village_worker")

    told = [browser.post(f"{URL}send/", SENT).json() for _ in range(2)]
    wrong = browser.post(f"{URL}send/", {"client": "x"}).json()

    assert [each["state"] for each in told] == ["kept", "kept"]
    assert Tip.objects.count() == Entry.objects.count() == 1
    assert wrong["state"] == "refused"


def test_a_child_director_reports_and_a_childs_report_reaches_her(at: At) -> None:
    told = at("village_worker").post(f"{URL}send/", {**SENT, "kind": "child_harm"}).json()
    assert "儿童主任" in told["words"] and "110" in told["words"] and told["url"] == ""

    director = at("child_director")
    assert Tip.objects.get().number in text_of(director, "/desk/tips/")
    assert "回到求助线索" in text_of(director, URL)
    own = director.post(f"{URL}send/", {**SENT, "client": "c-9", "who": "邻居"}).json()
    assert own["state"] == "kept" and own["url"] == ""


def test_what_ended_on_its_own_page_is_closed_at_once(cast: Cast, tell: Tell, at: At) -> None:
    entry, worker = tell(who="陈阿婆"), cast.viewers["village_worker"]
    url, browser = f"/desk/entries/{entry.pk}/", at("village_worker")
    assert "今天办结这一户" not in text_of(browser, url)
    tip = visit(Tip.objects.get(), "见到了", day=entry.opened_on, by=worker, on=entry.opened_on)
    settle(tip, Settlement("fine", "不缺吃穿"), by=worker, on=entry.opened_on)

    assert "今天办结这一户" in text_of(browser, url)
    browser.post(f"{url}end/")

    assert "已办结" in text_of(browser, url)


def test_the_page_for_no_network_holds_nobodys_data(tell: Tell, at: At) -> None:
    tell(who="陈阿婆")

    assert "陈" not in text_of(at("village_worker"), URL)
    script = at("village_worker").get(f"{URL}worker.js")
    assert script["Content-Type"].startswith("text/javascript") and URL in script.content.decode()


def test_an_absurd_number_is_not_there(at: At) -> None:
    assert at("town_clerk").get(f"/desk/entries/{10**30}/").status_code == 404


def test_the_monitored_page_reads_without_a_comparison(at: At) -> None:
    assert "还没有比对过" in text_of(at("town_clerk"), "/desk/monitored/")
    assert at("district_clerk").post("/desk/monitored/compare/").status_code == 409


def test_the_weights_are_public(db: None, client: Client) -> None:
    text = text_of(client, "/open/hardship/")

    assert "分数只排先后" in text and "收入很难" in text and "待确认" in text
