"""One household: value, three-valued logic, given values, and errors that name what to write."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from minzheng.kernel.expr import Expr, ExpressionError
from minzheng.kernel.one import UnknownFact, run
from minzheng.kernel.params import NotInForce, ParamError
from minzheng.kernel.policy import Amount
from minzheng.kernel.tests.relief import (
    FAMILY,
    ON,
    PLACE,
    book,
    出生日期,
    单人户,
    存款,
    工资收入,
    机动车,
    残疾等级,
    示例法,
    补助,
)
from minzheng.kernel.units import UnreadableValue
from minzheng.kernel.words import (
    之差天数,
    元,
    取大,
    取小,
    周岁,
    四舍五入,
    均分,
    已知,
    当,
    当日,
    成员,
    整除,
    月数,
    舍去,
    若未知,
    角,
    进位,
)


def value(node: Expr, facts: dict[str, Any], on: date = ON) -> Any:
    done = run((node,), facts, on=on)
    return done.value(node)


def test_it_answers_one_family(tmp_path: Path) -> None:
    outcome = 补助.合计.one(FAMILY, on=ON, place=PLACE, params=book(tmp_path))

    # (1282 - 900) × 2 + 384.6 × 2
    assert (outcome.value, outcome.text, outcome.missing) == (153_320, "1,533.20元", ())


YES, NO, OPEN = True, False, None


@pytest.mark.parametrize(
    ("left", "right", "both", "either"),
    [
        (YES, YES, YES, YES),
        (YES, NO, NO, YES),
        (YES, OPEN, OPEN, YES),
        (OPEN, YES, OPEN, YES),
        (NO, OPEN, NO, OPEN),
        (OPEN, NO, NO, OPEN),
        (OPEN, OPEN, OPEN, OPEN),
        (NO, NO, NO, NO),
    ],
)
def test_unknown_is_not_no(left: Any, right: Any, both: Any, either: Any) -> None:
    facts = {"单人户": left, "机动车": None if right is None else int(right)}

    assert value(单人户 & (机动车 == 1), facts) is both
    assert value(单人户 | (机动车 == 1), facts) is either
    assert value(~单人户, facts) is (None if left is None else not left)


def test_only_the_branch_taken_counts() -> None:
    chosen = 当(单人户, 存款, 机动车 * 0 * 存款)

    assert value(chosen, {"单人户": "是", "存款": "5元"}) == 500
    assert value(当(单人户, 0, 存款) == 0, {"单人户": "是"}) is True
    assert value(chosen, {"存款": "5元", "机动车": 1}) is None


def test_known_or_assumed() -> None:
    assert value(已知(存款), {}) is False
    assert value(若未知(存款, "3元"), {"存款": "待核实"}) == 300


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        ("2000-02-29", date(2027, 2, 28), 26),
        ("2000-02-29", date(2027, 3, 1), 27),
        ("2000-02-29", date(2028, 2, 29), 28),
        ("1960-11-21", date(2020, 11, 20), 59),
        ("1960-11-21", date(2020, 11, 21), 60),
    ],
)
def test_age_turns_on_the_birthday(born: str, on: date, age: int) -> None:
    assert value(周岁(出生日期), {"出生日期": born}, on) == age


@pytest.mark.parametrize(
    ("since", "on", "months"),
    [
        ("2026-01-31", date(2026, 2, 27), 0),
        ("2026-01-31", date(2026, 2, 28), 1),
        ("2026-01-15", date(2026, 3, 14), 1),
        ("2026-01-15", date(2027, 1, 15), 12),
        ("2023-12-31", date(2024, 2, 28), 1),
        ("2023-12-31", date(2024, 2, 29), 2),
    ],
)
def test_months_are_full_on_the_day_or_the_month_s_last(since: str, on: date, months: int) -> None:
    assert value(月数(出生日期), {"出生日期": since}, on) == months


@pytest.mark.parametrize("earlier", ["2024-02-28", "1999-12-31", "2026-11-21", "2026-12-01"])
def test_days_between_are_calendar_days(earlier: str) -> None:
    days = (ON - date.fromisoformat(earlier)).days

    assert value(之差天数(当日, 出生日期), {"出生日期": earlier}) == days


def test_rounding_and_division() -> None:
    facts = {"存款": 12_345, "机动车": 2}
    expected = {
        四舍五入(存款, to=角): 12_350,
        舍去(存款, to=元): 12_300,
        进位(存款, to=角): 12_350,
        均分(存款, 机动车): 6_173,
        整除(存款, 机动车): 6_172,
        整除(存款, "50元"): 2,
        取大(存款, "200元"): 20_000,
        取小(存款, "200元", 存款 * 机动车): 12_345,
    }

    assert {node: value(node, facts) for node in expected} == expected
    assert value(均分(存款, 机动车), {"存款": 1, "机动车": 0}) is None


def test_members_are_seen_together() -> None:
    people = [{"工资收入": 3, "残疾等级": 1}, {"工资收入": None, "残疾等级": "三级"}]
    severe = 残疾等级.属于("一级", "二级")

    assert value(成员.计数(severe), {"成员": people}) == 1
    assert value(成员.合计(工资收入), {"成员": people}) is None
    assert value(成员.任一(工资收入 > 0), {"成员": people}) is True
    assert value(成员.任一(工资收入 > "1元"), {"成员": people}) is None
    assert value(成员.全部(工资收入 > "1元"), {"成员": people}) is False
    assert value(成员.最大(工资收入), {"成员": people[:1]}) == 3


def test_the_latest_day_decides_and_of_one_day_the_largest() -> None:
    early = {"出生日期": "2001-01-01", "残疾等级": None}
    late = [{"出生日期": "2020-01-01", "残疾等级": grade} for grade in ("二级", "三级")]
    latest = 成员.最近(残疾等级, by=出生日期)

    assert value(latest, {"成员": [*late, early]}) == 3
    assert value(latest, {"成员": [*late, {"残疾等级": "一级"}]}) is None
    assert value(latest, {"成员": [early]}) is None
    assert value(latest, {"成员": []}) is None


def test_nobody_is_not_the_same_as_nobody_listed() -> None:
    nobody: dict[str, Any] = {"成员": []}

    assert value(成员.合计(工资收入), nobody) == 0
    assert value(成员.最大(工资收入), nobody) is None
    assert value(成员.全部(工资收入 > 0), nobody) is True
    assert value(成员.合计(工资收入), {}) is None


def test_a_given_formula_is_used_instead_of_computed(tmp_path: Path) -> None:
    facts = {"人均月收入": "800元", "共同生活人数": 3, "财产条件": "是"}
    params = book(tmp_path).override({"当地最低生活保障标准": "1000元"})

    outcome = 补助.月补助.one(facts, on=ON, params=params)

    assert outcome.value == 60_000
    assert "家庭总收入" not in {line.name for line in outcome.trace}


def test_a_parameter_is_needed_only_where_the_value_turns_on_it(tmp_path: Path) -> None:
    params = book(tmp_path)
    granted = {**FAMILY, "给予保障": "是"}

    # 北京没有“增发比例”：不给予保障的家庭用不到它，照样算得出来。
    assert 补助.月增发.one(FAMILY, on=ON, place="110101", params=params).value == 0
    with pytest.raises(NotInForce, match=r"增发比例"):
        补助.合计.one(granted, on=ON, place="110101", params=params)
    given = {**granted, "月增发": 0, "月补助": 0}
    assert 补助.合计.one(given, on=ON, place="110101", params=params).value == 0
    with pytest.raises(ParamError, match=r"params="):
        补助.合计.one(FAMILY, on=ON)


def test_the_whole_policy_tells_what_is_still_to_be_entered(tmp_path: Path) -> None:
    granted = {**FAMILY, "给予保障": "是"}

    found = 补助.evaluate(granted, on=ON, place="110101", params=book(tmp_path))

    assert found["月增发"].value is None
    assert found["共同生活人数"].value == 2
    assert found.missing == ("增发比例（还没有录入）",)


def test_an_unknown_name_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownFact, match=r"没有叫“工资收人”的事实。是不是“工资收入"):
        补助.家庭总收入.one({"成员": [{"工资收人": 1}]}, on=ON)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"单人户": "也许"}, "“也许”不是是否"),
        ({"机动车": "两辆"}, "“两辆”不是数量"),
        ({"机动车": 1.5}, "“1.5”不是数量"),
    ],
)
def test_a_value_of_another_kind_is_refused(facts: dict[str, Any], words: str) -> None:
    with pytest.raises(UnreadableValue, match=words):
        value(单人户 & (机动车 > 1), facts)


def test_a_person_s_formula_takes_one_person() -> None:
    facts = {"工资收入": "3元", "就业成本": "1元"}

    assert 补助.可计收入.one(facts, on=ON).value == 200
    with pytest.raises(ExpressionError, match=r"“可计收入”.*按人"):
        补助.可计收入.one({"成员": [facts]}, on=ON)


def test_a_day_comes_out_as_a_date() -> None:
    amount = Amount(取大(出生日期, "2000-01-01"), cites=示例法.第一条)

    assert amount.one({"出生日期": "1999-05-01"}, on=ON).value == date(2000, 1, 1)


def test_english_columns_are_names_too(tmp_path: Path) -> None:
    people = [{"name": "张三", "wage": 300, "work_cost": 100}]

    assert 补助.家庭总收入.one({"members": people}, on=ON).value == 200
