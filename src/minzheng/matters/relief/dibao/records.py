"""What each step of a low-income case writes down and signs."""

# ruff: noqa: I001 - one record a paragraph
# fmt: off
from minzheng.kernel.form import Field, Form, Page
from minzheng.matters.relief.dibao.policy import 最低生活保障 as 低保
from minzheng.vocabulary.assistance import 就业增收
from minzheng.vocabulary.household import 住房类型, 近亲属备案
from minzheng.vocabulary.person import 特殊困难, 连续拒绝工作次数, 长期共同居住
from minzheng.vocabulary.records import (
    受理意见, 同意人数, 复查情况, 复查方式, 复核情况, 家庭签字, 居住情况, 材料齐全, 核对一致,
    核对情况, 核对日期, 经办意见, 缺少材料, 评议人数, 调查人员, 调查情况, 调查方式, 调查日期,
    邻里访问, 陈述采纳,
)


def 记录表(title: str, *fields: Field, each: tuple[Field, ...] = ()) -> type[Form]:
    pages = (Page("record", title, fields),)
    members = (Page("members", "逐人核实", each, each_member=True),) if each else ()
    return type(title, (Form,), {"title": title, "pages": pages + members, "__module__": __name__})


受理审查记录 = 记录表(
    "受理审查", Field(材料齐全), Field(缺少材料, required=False, when=~材料齐全),
    Field(近亲属备案, "与经办人员、村（居）委会成员有近亲属关系"), Field(受理意见, required=False))
入户调查记录 = 记录表(
    "入户调查", Field(调查日期), Field(调查方式), Field(调查人员, hint="两名以上"), Field(住房类型),
    Field(居住情况), Field(调查情况), Field(邻里访问), Field(家庭签字),
    each=(Field(长期共同居住, required=False), Field(特殊困难, required=False)))
信息核对记录 = 记录表("信息核对", Field(核对日期), Field(核对一致), Field(核对情况, required=False))
核对复核记录 = 记录表("核对复核", Field(复核情况))
意见记录 = 记录表("经办意见", Field(经办意见))
异议复查记录 = 记录表(
    "异议复查", Field(复查方式), Field(评议人数, when=复查方式 == "民主评议"),
    Field(同意人数, when=复查方式 == "民主评议"), Field(复查情况), Field(经办意见, "新的初审意见"))
动态核查记录 = 记录表(
    "动态核查", Field(调查情况), Field(就业增收), Field(经办意见),
    each=(Field(连续拒绝工作次数, required=False, when=~低保.已去世),))
动态决定记录 = 记录表("动态管理决定", Field(陈述采纳, required=False), Field(经办意见))
