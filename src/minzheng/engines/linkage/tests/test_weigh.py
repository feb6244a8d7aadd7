"""What a pair weighs, in words and in bulk; whom a veto keeps apart; who hangs together."""

from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng.engines.linkage.chinese import PEOPLE
from minzheng.engines.linkage.clustering import clusters, connected
from minzheng.engines.linkage.model import Model, probability, read_model
from minzheng.engines.linkage.pairing import Pairs, pairs_within
from minzheng.engines.linkage.preparing import COLUMNS, prepare
from minzheng.engines.linkage.shelf import DEFAULT_MODEL
from minzheng.engines.linkage.weighing import explain, unasked, weigh

CHUN = {
    "id_number": "440118198403050019", "name": "罗春生", "sex": 1, "born_on": date(1984, 3, 5),
    "phone": "13800138000", "address": "青竹镇石桥村3队12号",
}  # fmt: skip
CITY = 1_000_000


@pytest.fixture(scope="module")
def model() -> Model:
    return read_model(DEFAULT_MODEL)


def compared(*rows: dict[str, Any]) -> Pairs:
    """All pairs of the rows that share a block."""
    columns = {
        name: pa.array([row.get(name) for row in rows], kind)
        for name, kind in COLUMNS.items()
        if name != "record"
    }
    table = pa.table({"record": pa.array(range(len(rows)), pa.int64()), **columns})
    return pairs_within(prepare(table), PEOPLE)


def levels(other: dict[str, Any]) -> dict[str, str]:
    """How Chun compares with another record, in words."""
    pairs = compared(CHUN, other)
    reasons = explain(pairs, PEOPLE, read_model(DEFAULT_MODEL), records=CITY)[0]
    return {line.title: line.label for line in reasons.lines}


@pytest.mark.parametrize(
    ("changed", "title", "label"),
    [
        ({"name": "羅春生"}, "姓名", "只是异体字、繁体、全角或间隔号的写法不同"),
        ({"name": "罗椿生"}, "姓名", "三个字以上，读音相同"),
        ({"name": "罗大生"}, "姓名", "三个字以上，差一个字"),
        ({"name": "罗大海"}, "姓名", "只有姓同音"),
        ({"name": "马大海"}, "姓名", "姓名不同"),
        ({"id_number": "440118840305001"}, "证件号码", "旧15位号码升位后相同"),
        ({"id_number": "440118198403050018"}, "证件号码", "只差一位，或者相邻两位颠倒"),
        ({"id_number": "440181198403050019"}, "证件号码", "只差一位，或者相邻两位颠倒"),
        ({"id_number": "440106198403050013"}, "证件号码", "两个号码都有效，但是不同"),
        ({"id_number": None}, "证件号码", "有一方没有，不作证据"),
        ({"born_on": date(1984, 5, 3)}, "出生日期", "月和日颠倒"),
        ({"born_on": date(1984, 3, 6)}, "出生日期", "日期只有一个数字不同"),
        ({"phone": None}, "电话和住址", "住址相同，一方没有电话"),
        ({"address": "城区东风街1号2栋"}, "电话和住址", "电话相同"),
        ({"sex": 2}, "性别", "性别不同"),
    ],
)
def test_each_level_is_met_and_said(changed: dict[str, Any], title: str, label: str) -> None:
    assert levels({**CHUN, **changed})[title] == label


def test_two_characters_are_judged_apart() -> None:
    pairs = compared({**CHUN, "name": "罗生"}, {**CHUN, "name": "罗声"}, {**CHUN, "name": "罗海"})
    reasons = explain(pairs, PEOPLE, read_model(DEFAULT_MODEL), records=CITY)

    assert sorted(each.lines[0].label for each in reasons) == [
        "两个字，读音相同", "只有姓同音", "只有姓同音",
    ]  # fmt: skip


def test_the_lines_add_up_to_what_the_bulk_run_weighs(model: Model) -> None:
    pairs = compared(CHUN, {**CHUN, "name": "罗椿生"}, {**CHUN, "phone": None}, {**CHUN, "sex": 2})

    weight = weigh(pairs, PEOPLE, model, records=CITY)

    told = [each.weight for each in explain(pairs, PEOPLE, model, records=CITY)]
    assert told == pytest.approx(weight.tolist(), abs=0.05)


def test_a_name_that_many_have_weighs_less(model: Model) -> None:
    rare = compared(CHUN, CHUN)
    common = compared(CHUN, CHUN, *({"name": "罗春生"} for _ in range(50)))

    first = weigh(rare, PEOPLE, model, records=CITY)
    second = weigh(common, PEOPLE, model, records=CITY)
    assert rare.shares["name"][0] == 1
    assert second.max() > first.max()  # of 52 records two share a phone, of 2 both do


@pytest.mark.parametrize(
    ("other", "linked"),
    [
        ({**CHUN, "name": "罗椿生"}, True),
        ({**CHUN, "name": "罗大海", "id_number": None}, False),
        ({**CHUN, "id_number": "440106198403050013"}, False),
    ],
)
def test_a_veto_leaves_it_to_somebody(model: Model, other: dict[str, Any], linked: bool) -> None:
    strangers = [{"name": f"赵{c}", "phone": f"1390000{n:04d}"} for n, c in enumerate("甲乙丙丁")]
    pairs = compared(CHUN, other, *strangers * 100)
    pairs = pairs.where((pairs.left == 0) & (pairs.right == 1))

    weight = weigh(pairs, PEOPLE, model, records=CITY)

    assert unasked(pairs, weight, model).tolist() == [linked]


@given(st.floats(-200, 200))
def test_a_weight_is_a_probability(weight: float) -> None:
    assert 0 <= probability(weight) <= 1


def test_a_model_reads_what_it_wrote(model: Model) -> None:
    assert Model.read(model.written()) == model


EDGES = st.lists(st.tuples(st.integers(0, 19), st.integers(0, 19)), max_size=40)


@given(EDGES)
def test_what_is_connected_bears_one_label(edges: list[tuple[int, int]]) -> None:
    left = np.array([min(edge) for edge in edges], np.int64)
    right = np.array([max(edge) for edge in edges], np.int64)

    label = connected(20, left, right)

    assert (label[left] == label[right]).all()
    assert len(set(label.tolist())) == 20 - _joins(edges)


@given(EDGES, st.lists(st.integers(0, 3), min_size=20, max_size=20))
def test_no_cluster_holds_two_valid_numbers(
    edges: list[tuple[int, int]], numbers: list[int]
) -> None:
    left = np.array([min(edge) for edge in edges], np.int64)
    right = np.array([max(edge) for edge in edges], np.int64)
    number = np.array(numbers, np.int64)

    label = clusters(20, left, right, weight=np.arange(len(edges), dtype=float), number=number)

    for part in set(label.tolist()):
        assert len(set(number[label == part].tolist()) - {0}) <= 1


def _joins(edges: list[tuple[int, int]]) -> int:
    """How many edges join two parts, counted one by one."""
    parent = list(range(20))

    def root(node: int) -> int:
        while parent[node] != node:
            node = parent[node]
        return node

    joined = 0
    for one, other in edges:
        if root(one) != root(other):
            parent[root(one)] = root(other)
            joined += 1
    return joined
