"""A form reads every answer of a page, and says of each wrong one what to write instead."""

from datetime import date

import pytest

from minzheng.kernel.expr import Fact
from minzheng.kernel.form import Attachment, Field, Form, Page, clean
from minzheng.kernel.units import 人, 分_每月, 文字, 日期, 是否, 编码

WAGE = Fact("test_wage", "测试工资", unit=分_每月, entity="person")
SIZE = Fact("test_size", "测试人数", unit=人)
HAS_CAR = Fact("test_car", "测试有车", unit=是否)
CAUSE = Fact("test_cause", "测试原因", unit=编码({1: "疾病", 2: "残疾"}))
SINCE = Fact("test_since", "测试起始日", unit=日期)
STORY = Fact("test_story", "测试说明", unit=文字)


class Sample(Form):
    title = "示例申请"
    pages = (
        Page("family", "家里几口人？", (Field(SIZE, "家里几口人"), Field(HAS_CAR))),
        Page("cause", "因为什么困难？", (Field(CAUSE), Field(SINCE), Field(STORY, required=False))),
        Page("wages", "每个人的工资", (Field(WAGE, "每月工资"),), each_member=True),
    )
    attachments = (Attachment("bill", "医疗票据", "证明自付费用"),)


def test_it_reads_household_answers():
    cleaned = clean(Sample.page("family"), {"test_size": " 3 ", "test_car": "否"})

    assert cleaned.values == {"test_size": 3, "test_car": False}
    assert not cleaned.errors


def test_it_reads_codes_days_and_leaves_out_what_is_optional():
    cleaned = clean(Sample.page("cause"), {"test_cause": "2", "test_since": "2026-02-28"})

    assert cleaned.values == {
        "test_cause": 2,
        "test_since": date(2026, 2, 28),
        "test_story": None,
    }


def test_it_reads_a_field_for_every_member():
    cleaned = clean(
        Sample.page("wages"), {"0.test_wage": "1200", "1.test_wage": "800.50"}, members=2
    )

    assert cleaned.values == {"0.test_wage": 120000, "1.test_wage": 80050}


def test_it_tells_every_wrong_answer_at_once():
    cleaned = clean(Sample.page("cause"), {"test_cause": "9", "test_since": "2026-02-30"})

    assert "选一项" in cleaned.errors["test_cause"]
    assert "没有这一天" in cleaned.errors["test_since"]


@pytest.mark.parametrize(
    ("raw", "says"),
    [("", "请填写“家里几口人”"), ("三", "整数"), ("-1", "整数"), ("9" * 12, "整数")],
)
def test_it_says_what_to_write_for_a_count(raw, says):
    cleaned = clean(Sample.page("family"), {"test_size": raw, "test_car": "是"})

    assert says in cleaned.errors["test_size"]


def test_it_says_how_money_is_written():
    cleaned = clean(Sample.page("wages"), {"0.test_wage": "一千"}, members=1)

    assert "例如 1200" in cleaned.errors["0.test_wage"]


def test_it_refuses_a_text_that_is_too_long():
    cleaned = clean(
        Sample.page("cause"),
        {"test_cause": "1", "test_since": "2026-01-01", "test_story": "长" * 501},
    )

    assert "最多 500 字" in cleaned.errors["test_story"]


def test_it_is_a_json_schema_too():
    schema = Sample.schema()

    assert schema["properties"]["test_size"] == {"title": "家里几口人", "type": "integer"}
    assert schema["properties"]["test_cause"]["oneOf"][1] == {"const": 2, "title": "残疾"}
    assert "test_wage" in schema["properties"]["members"]["items"]["properties"]


def test_it_names_a_page_that_does_not_exist():
    with pytest.raises(KeyError, match="没有页面“nowhere”"):
        Sample.page("nowhere")
