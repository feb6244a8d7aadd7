"""Reasons of a letter in plain words."""

import pytest

from minzheng.engines.cases.findings import all_dead, plain_reasons
from minzheng.engines.cases.tests.days import MONDAY

DEAD, ALIVE = {"name": "甲", "died_on": MONDAY.isoformat()}, {"name": "乙", "died_on": None}


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("收入条件：人均月收入 9元低于标准 8元，不成立", "人均月收入9元不低于标准8元"),
        ("超标：存款 9元高于上限 8元，成立", "存款9元高于上限8元"),
        ("超标：车辆数 0辆超过上限 0辆 或 住房 1套超过上限 1套，不成立",
         "车辆数0辆不超过上限0辆，住房1套不超过上限1套"),
        ("应当减发：给予保障（是）且 月保障金 1元低于原月保障金 2元，成立",
         "月保障金1元低于原月保障金2元"),
        ("有成员去世：有成员已去世（甲），成立", "有成员已去世（甲）"),
        ("家庭符合：共同生活人数 1人超过 0人 且 收入条件（否），不成立", ""),
        ("收入条件：人均月收入 待核实低于标准 8元，待核实", ""),
    ],
)  # fmt: skip
def test_a_ground_is_said_as_it_is(sentence: str, said: str) -> None:
    assert plain_reasons([sentence]) == said


def test_a_family_is_gone_only_when_every_member_has_died() -> None:
    assert all_dead([DEAD], MONDAY)
    assert not all_dead([DEAD, ALIVE], MONDAY)
    assert not all_dead([], MONDAY)
