"""The table of benefits that exclude, top up or outbid one another."""

from datetime import date

import pytest

from minzheng.kernel.expr import Fact
from minzheng.kernel.law import all_laws
from minzheng.kernel.one import run
from minzheng.kernel.units import 分_每月
from minzheng.matters.stacking import 依据, 关系, 叠加表, 可以享受, 应发
from minzheng.vocabulary.benefits import 待遇

TODAY = date(2026, 11, 21)
全额 = Fact("full_for_test", "全额", 分_每月, "只供测试", "person")
MATTERS = {row.matter for row in 待遇}
EXCLUDED = [row for row in 叠加表 if row.关系 is 关系.不得同领]
LIVING = "relief/disability_living"
HAS_NOTHING = {"特困供养": False, "在领孤儿生活费": False, "在领无人抚养补贴": False}


def due(matter: str, **facts: object) -> object:
    amount = 应发(matter, 全额)
    return run((amount,), {"全额": "2976元", **facts}, on=TODAY).value(amount)


def may(matter: str, **facts: object) -> object:
    allowed = 可以享受(matter)
    return run((allowed,), facts, on=TODAY).value(allowed)


def test_every_row_is_about_a_benefit_and_cites_a_law_in_force() -> None:
    for row in 叠加表:
        assert row.事项 in MATTERS
        assert 依据(row.事项)
        assert all(article.law in set(all_laws()) for article in row.依据)


def test_no_row_stands_twice() -> None:
    assert len({(row.事项, row.已有) for row in 叠加表}) == len(叠加表)


@pytest.mark.parametrize("row", EXCLUDED, ids=lambda row: f"{row.事项}-{row.已有.term}")
def test_who_has_the_one_cannot_have_the_other(row) -> None:
    others = {r.已有.term: False for r in EXCLUDED if r.事项 == row.事项}

    assert may(row.事项, **others) is True
    assert may(row.事项, **{**others, row.已有.term: True}) is False


def test_unknown_is_not_no() -> None:
    assert may(LIVING, **HAS_NOTHING) is None
    assert may(LIVING, 特困供养=True) is False


def test_a_child_in_a_poor_family_is_topped_up() -> None:
    # 民发〔2019〕62号第三部分第一项：2976.00 − 1282.00 − 217.00 ＝ 1477.00元
    facts = {"在领低保": True, "本人低保金": "1282元", "特困供养": False}

    assert (
        due("children/unattended", **facts, 在领残疾生活补贴=True, 残疾生活补贴额="217元")
        == 147_700
    )
    assert due("children/unattended", **facts, 在领残疾生活补贴=False) == 169_400


def test_nothing_is_due_where_more_is_paid_already() -> None:
    facts = {"在领低保": False, "在领残疾生活补贴": False}

    assert due("children/unattended", **facts, 特困供养=True, 特困供养金="3000元") == 0


@pytest.mark.parametrize(("paid", "expected"), [("2975.99元", 297_600), ("2976元", 0)])
def test_of_two_of_a_kind_the_higher_is_paid(paid: str, expected: int) -> None:
    assert due("relief/disability_care", 养老护理补贴额=paid) == expected
