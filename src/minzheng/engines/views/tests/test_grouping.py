"""Sorting: the first condition that holds, unknown where none can be told; codes; months."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from minzheng.engines.views.grouping import REST, UNKNOWN, ByCode, ByCondition, ByFile, ByMonth
from minzheng.kernel.many import Column
from minzheng.vocabulary import benefits
from minzheng.vocabulary import person as terms

BOTH = ByCondition(
    "which", "哪一种",
    (("孤儿", benefits.在领孤儿生活费), ("事实无人抚养", benefits.在领无人抚养补贴)),
)  # fmt: skip
answers = st.lists(st.tuples(*[st.sampled_from([True, False, None])] * 2), min_size=1)


def column(values: list[bool | int | None]) -> Column:
    known = [0 if value is None else value for value in values]
    kind = np.bool_ if all(isinstance(v, bool) or v is None for v in values) else np.int64
    return Column(np.array(known, kind), np.array([value is None for value in values]))


@given(answers)
def test_the_first_that_holds_names_the_group(rows: list[tuple[bool | None, bool | None]]) -> None:
    found = {f"which:{place}": column([row[place] for row in rows]) for place in (0, 1)}

    labels, group = BOTH.sort(found, np.arange(len(rows)))

    for row, at in zip(rows, group, strict=True):
        expected = "孤儿" if row[0] else "事实无人抚养" if row[1] else None
        assert labels[at] == (expected or (UNKNOWN if None in row else REST))


def test_a_code_outside_its_table_is_to_be_verified() -> None:
    by_sex = ByCode("sex", "性别", terms.性别)

    labels, group = by_sex.sort({"sex": column([1, 2, None, 77])}, np.arange(4))

    assert [labels[at] for at in group] == ["男", "女", UNKNOWN, UNKNOWN]
    assert by_sex.order({UNKNOWN, "女", "男"}) == ["男", "女", UNKNOWN]


def test_months_stand_in_time() -> None:
    by_month = ByMonth("month", "月份", terms.死亡日期)

    labels, group = by_month.sort({"month": column([20261102, 20260930, None])}, np.arange(3))

    assert [labels[at] for at in group] == ["2026-11", "2026-09", UNKNOWN]
    assert by_month.order(labels) == ["2026-09", "2026-11", UNKNOWN]


def test_the_number_tells_who_has_a_file() -> None:
    labels, group = ByFile().sort({}, np.array([5, -7, -(1 << 40) - 1]))

    assert [labels[at] for at in group] == ["已建档", "只在部门数据里", "只在部门数据里"]
