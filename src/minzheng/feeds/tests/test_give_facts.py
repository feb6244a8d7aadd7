"""What the rows of a person give, worked out as an officer would."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest

from minzheng.kernel.expr import Fact
from minzheng.kernel.feed import feed_named, feeds
from minzheng.kernel.one import run
from minzheng.vocabulary import department_data as dep

ON = date(2026, 11, 20)
Rows = Sequence[Mapping[str, Any]]


def given(feed: str, fact: Fact, rows: Rows) -> Any:
    expr = feed_named(feed).gives[fact]
    return run((expr,), {"成员": list(rows)}, on=ON).value(expr)


MARRIED = {"登记办理日期": "2010-05-20", "登记后婚姻状况": "初婚"}
DIVORCED = {"登记办理日期": "2024-03-01", "登记后婚姻状况": "离婚"}
INSURED = {"参保状态": "正常参保", "缴费工资": "3000元"}
LEFT = {"参保状态": "终止参保", "缴费工资": "9000元"}
HOME = {"权利状态": "现在有效", "房屋用途": "住宅"}
CAR = {"车辆状态": "正常", "车辆类型": "小型客车", "购置价": "80000元"}
FIRM = {"经营状态": "在营", "企业任职": "法定代表人", "认缴额": "100000元"}
PENSION = {"养老待遇状态": "正常发放", "养老险种": "企业职工养老保险", "月养老金": "3000元"}
RESIDENT = {"养老待遇状态": "正常发放", "养老险种": "城乡居民养老保险", "月养老金": "295元",
            "其中基础部分": "262元"}  # fmt: skip
JAILED = {"羁押类别": "监狱服刑", "羁押状态": "在押", "羁押起始日期": "2025-01-01"}
SCHOOL = {"学籍状态": "在读", "学籍阶段": "初中", "入学日期": "2025-09-01"}
FIRE = {"起火场所": "住宅", "接警日期": "2026-01-02"}
MOVED = {**SCHOOL, "学籍状态": "转出", "入学日期": "2024-09-01"}
VISIT = {"探访日期": "2026-10-01", "居住情形": "独居"}
WITH_CHILD = {"探访日期": "2026-11-01", "居住情形": "与子女同住"}
TAX = {"所得项目": "工资薪金", "月均所得": "4000元"}
STOCK = {"金融资产类别": "股票", "资产金额": "5000元"}

# fmt: off
WORKED: list[tuple[str, Fact, Rows, Any]] = [
    ("marriages", dep.登记婚姻状况, [DIVORCED, MARRIED], 40),
    ("marriages", dep.婚姻登记日期, [DIVORCED, MARRIED], 20240301),
    ("social_insurance", dep.在缴职工社保, [LEFT], False),
    ("social_insurance", dep.社保缴费工资, [INSURED, LEFT, INSURED], 600_000),
    ("pensions", dep.发放养老金, [PENSION, RESIDENT], 329_500),
    ("pensions", dep.发放基础养老金, [PENSION, RESIDENT], 26_200),
    ("pensions", dep.发放养老金, [{**PENSION, "养老待遇状态": "暂停发放"}], 0),
    ("income_tax", dep.申报工资, [TAX, {**TAX, "所得项目": "劳务报酬"}], 800_000),
    ("income_tax", dep.申报经营所得, [TAX], 0),
    ("business_registration", dep.登记出资额, [FIRM, {**FIRM, "企业任职": "股东"}], 10_000_000),
    ("business_registration", dep.在营企业数, [FIRM, {**FIRM, "经营状态": "注销"}], 1),
    ("real_estate", dep.登记住房套数, [HOME, HOME, {**HOME, "权利状态": "历史记录"}], 2),
    ("real_estate", dep.登记商铺数, [HOME, {**HOME, "房屋用途": "商业"}], 1),
    ("vehicles", dep.登记车辆数, [CAR, {**CAR, "车辆类型": "摩托车"}], 1),
    ("vehicles", dep.车辆最高价, [{**CAR, "车辆类型": "残疾人专用车"}], 0),
    ("custody", dep.在押服刑, [JAILED], True),
    ("custody", dep.在押服刑, [{**JAILED, "羁押类别": "社区矫正"}], False),
    ("custody", dep.在押服刑, [{**JAILED, "羁押状态": "已释放"}], False),
    ("students", dep.在校阶段, [SCHOOL], 3),
    ("students", dep.在校阶段, [{**SCHOOL, "学籍状态": "毕业"}], 0),
    ("students", dep.在校阶段, [MOVED, SCHOOL], 3),
    ("fire_incidents", dep.近一年火灾次数, [FIRE, {**FIRE, "接警日期": "2025-11-20"}], 1),
    ("elder_visits", dep.登记独居, [VISIT, WITH_CHILD], False),
    ("elder_visits", dep.上次探访日期, [VISIT], 20261001),
    ("bank_assets", dep.存款余额, [STOCK, {"金融资产类别": "支付账户", "资产金额": "1元"}], 100),
    ("bank_assets", dep.证券市值, [STOCK], 500_000),
]
# fmt: on


@pytest.mark.parametrize(("feed", "fact", "rows", "value"), WORKED)
def test_rows_give_what_an_officer_would_reckon(
    feed: str, fact: Fact, rows: Rows, value: Any
) -> None:
    assert given(feed, fact, rows) == value


def test_a_whole_register_knows_that_there_is_none_and_another_does_not() -> None:
    assert feeds()["vehicles"].without_rows()[dep.登记车辆数] == 0
    assert feeds()["students"].without_rows()[dep.在校阶段] == 0
    assert feeds()["bank_assets"].without_rows()[dep.存款余额] is None
    assert feeds()["medical_spending"].without_rows()[dep.自付医疗费] is None
