"""Reasons of a letter in plain words."""

from minzheng.engines.cases.findings import all_dead, rules_told
from minzheng.engines.cases.tests.days import MONDAY
from minzheng.engines.policy.api import ArithmeticLine

DEAD, ALIVE = {"name": "甲", "died_on": MONDAY.isoformat()}, {"name": "乙", "died_on": None}


def rule(name: str, plain: str) -> ArithmeticLine:
    return ArithmeticLine(name, name, "BOOL", False, "否", str, (), plain=plain)


def test_a_statement_is_told_once_by_the_innermost_rule() -> None:
    lines = [
        rule("收入条件", "甲"),
        rule("财产条件", "乙"),
        rule("给予保障", "甲；乙；丙"),
        rule("空", ""),
    ]

    told = [(line.name, why) for line, why in rules_told(lines)]

    assert told == [("收入条件", "甲"), ("财产条件", "乙"), ("给予保障", "丙")]


def test_a_family_is_gone_only_when_every_member_has_died() -> None:
    assert all_dead([DEAD], MONDAY)
    assert not all_dead([DEAD, ALIVE], MONDAY)
    assert not all_dead([], MONDAY)
