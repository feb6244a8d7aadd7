"""The queue, a pair side by side, its settlement and undoing, and the model card."""

from collections.abc import Callable
from datetime import date

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from minzheng.engines.access.testing import DISTRICT, Cast
from minzheng.engines.audit import api as audit
from minzheng.engines.linkage.api import ReviewPair, Ruling
from minzheng.engines.linkage.testing import RECORD, a_pair

At = Callable[[str], Client]
LIST, RULINGS = "/desk/linkage/", "/desk/linkage/rulings/"
MOST_QUERIES = 10
WHY = "派出所的记录核对一致"


def text_of(client: Client, url: str) -> str:
    return client.get(url).content.decode()


def url_of(pair: ReviewPair, deed: str = "") -> str:
    return f"/desk/linkage/pairs/{pair.pk}/{deed}"


def test_the_queue_shows_masked_names_and_counts(at: At, pair: ReviewPair) -> None:
    text = text_of(at("data_clerk"), LIST)

    assert "罗**" in text
    assert "罗椿生" not in text
    assert "死亡医学证明" in text


def test_the_queue_is_narrowed_by_reason(at: At, pair: ReviewPair) -> None:
    assert "罗**" not in text_of(at("data_clerk"), f"{LIST}?reason=contradicted")


def test_the_queue_asks_few_questions_however_long_it_is(at: At, cast: Cast) -> None:
    for person in range(1, 40):
        a_pair(division=DISTRICT, on=date(2026, 11, 2), person=person)
    browser = at("data_clerk")

    with CaptureQueriesContext(
        connection,
    ) as asked:
        text = text_of(browser, LIST)

    assert text.count("/desk/linkage/pairs/") >= 39
    assert len(asked) <= MOST_QUERIES + 2  # session and account


def test_a_pair_shows_evidence_and_no_clear_number(at: At, pair: ReviewPair) -> None:
    text = text_of(at("check_clerk"), url_of(pair))

    assert "姓名一字不差" in text
    assert RECORD["id_number"] not in text
    assert "由数据资源中心经办人、负责人办理" in text


def test_clear_values_are_shown_once_a_purpose_is_stated(at: At, pair: ReviewPair) -> None:
    browser = at("data_clerk")

    unstated = browser.post(url_of(pair, "open/")).content.decode()
    stated = browser.post(url_of(pair, "open/"), {"purpose": "核实身份"}).content.decode()

    assert RECORD["id_number"] not in unstated
    assert RECORD["id_number"] in stated
    assert [each.verb for each in audit.entries_about(pair.ref)] == ["open_field"]


def test_settling_leads_to_the_next_pair(at: At, pair: ReviewPair) -> None:
    following = a_pair(division=DISTRICT, on=date(2026, 11, 2), person=2)

    answer = at("data_clerk").post(url_of(pair, "settle/"), {"verdict": "other", "reason": WHY})

    assert answer.url == url_of(following)
    assert Ruling.objects.get().same is False


def test_settling_without_a_reason_says_so(at: At, pair: ReviewPair) -> None:
    text = at("data_clerk").post(url_of(pair, "settle/"), {"verdict": "same"}).content.decode()

    assert "请填写“凭什么判断”" in text
    assert not Ruling.objects.exists()


def test_what_somebody_settled_meanwhile_is_said_on_the_page(at: At, pair: ReviewPair) -> None:
    sent = {"verdict": "other", "reason": WHY}
    at("data_head").post(url_of(pair, "settle/"), sent)

    text = at("data_clerk").post(url_of(pair, "settle/"), sent).content.decode()

    assert "已经有人处理为“不是同一人”" in text


def test_a_settlement_can_be_taken_back_from_the_list(at: At, pair: ReviewPair) -> None:
    browser = at("data_clerk")
    browser.post(url_of(pair, "settle/"), {"verdict": "other", "reason": WHY})
    ruling = Ruling.objects.get()

    assert f"/desk/linkage/rulings/{ruling.pk}/undo/" in text_of(browser, RULINGS)
    browser.post(f"/desk/linkage/rulings/{ruling.pk}/undo/", {"reason": "看错了一行"})

    pair.refresh_from_db()
    assert pair.is_open


def test_a_settlement_is_written_on_request(at: At, pair: ReviewPair) -> None:
    browser = at("data_clerk")
    browser.post(url_of(pair, "settle/"), {"verdict": "same", "reason": WHY})
    assert "待写入" in text_of(browser, RULINGS)

    text = browser.post("/desk/linkage/carry-out/", follow=True).content.decode()

    assert "已被新的报送取代" in text


def test_who_hangs_together_is_listed_with_the_grounds(at: At, pair: ReviewPair) -> None:
    assert "没有很强的证据" in text_of(at("auditor"), f"/desk/linkage/people/{pair.person}/")


def test_a_pair_of_closed_data_is_not_there_for_others(at: At, pair: ReviewPair) -> None:
    ReviewPair.objects.update(closed=True)

    assert at("district_head").get(url_of(pair)).status_code == 404
    assert at("data_clerk").get(url_of(pair)).status_code == 200


def test_the_model_card_publishes_precision_and_recall(at: At, cast: Cast) -> None:
    text = text_of(at("auditor"), "/desk/linkage/model/")

    assert "准确率" in text
    assert "default-1" in text
    assert "FEBRL 3" in text
