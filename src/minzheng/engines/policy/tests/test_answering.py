"""One matter's answer: the best of its ways, the amount of that way, and what is lacking."""

from datetime import date
from typing import Any

from minzheng.engines.access.testing import Cast
from minzheng.engines.policy.api import Answer, answer
from minzheng.kernel.matter import catalogue

ON, PLACE, FENGHUA = date(2026, 11, 21), "440118", "330213"
OLD = {"出生日期": "1940-05-01", "户口在本地": "是"}
SUDDEN: dict[str, Any] = {
    "困难情形": "火灾", "生活严重困难": "是", "同因已救助": "否", "再次救助理由正当": "否",
    "本年已救助次数": 0, "受影响人数": 2, "困难程度": "较轻", "急需金额": "500元",
}  # fmt: skip


def ask(key: str, facts: dict[str, Any], place: str = PLACE) -> Answer:
    found = answer(catalogue().get(key), facts, place=place, on=ON)
    assert found is not None
    return found


def test_an_open_way_comes_with_its_amount_and_why(cast: Cast) -> None:
    found = ask("eldercare/longevity", OLD)

    assert (found.eligible, found.amount) == (True, 10_000)
    assert "年龄86岁达到高龄津贴起领年龄70岁" in found.why


def test_a_closed_way_says_why_and_no_amount(cast: Cast) -> None:
    found = ask("eldercare/longevity", {**OLD, "出生日期": "1980-05-01"})

    assert (found.eligible, found.amount) == (False, None)
    assert found.why == ("年龄46岁不到高龄津贴起领年龄70岁",)


def test_what_is_unknown_is_listed_and_never_a_no(cast: Cast) -> None:
    found = ask("eldercare/longevity", {"户口在本地": "是"})

    assert found.eligible is None
    assert found.missing == ("出生日期",)


def test_of_several_ways_the_one_that_holds_answers(cast: Cast) -> None:
    quick = ask("relief/temporary", SUDDEN)

    assert (quick.end.name, quick.end.once, quick.eligible) == ("发放快救金", True, True)
    assert quick.amount == 50_000


def test_another_way_may_still_be_open_when_the_first_is_not(cast: Cast) -> None:
    found = ask("relief/temporary", {**SUDDEN, "困难程度": "较重"})

    assert found.eligible is None
    assert found.end.name != "发放快救金"


def test_a_number_that_nobody_entered_is_named_apart(cast: Cast) -> None:
    family = {"人均月收入": "900元", "共同生活人数": 3}

    found = ask("relief/dibao", family, FENGHUA)

    assert found.eligible is None
    assert "当地最低生活保障标准" in found.unset
    assert not any("还没有录入" in term for term in found.missing)


def test_a_recognition_has_no_amount(cast: Cast) -> None:
    found = ask("relief/dibao_margin", {"认定边缘家庭": True})

    assert (found.eligible, found.amount, found.end.pays) == (True, None, None)


def test_a_matter_that_gives_nothing_has_no_answer(cast: Cast) -> None:
    assert answer(catalogue().get("relief/vagrant"), {}, place=PLACE, on=ON) is None
