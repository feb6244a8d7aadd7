"""What each step of an unattended child's case writes down and signs."""

# ruff: noqa: I001 - one record a paragraph
# fmt: off
from minzheng.kernel.form import Field, Form, Page
from minzheng.matters.children.unattended.form import 父母字段
from minzheng.vocabulary.children import 儿童户籍在本地, 查验清楚, 母亲, 父亲, 被收养
from minzheng.vocabulary.records import (
    受理意见, 材料齐全, 核对情况, 核对日期, 经办意见, 缺少材料, 调查人员, 调查情况, 调查方式,
    调查日期, 邻里访问, 陈述采纳,
)


def 记录表(title: str, *fields: Field, each: tuple[Field, ...] = ()) -> type[Form]:
    pages = (Page("record", title, fields),)
    members = (Page("members", "逐项核实", each, each_member=True),) if each else ()
    return type(title, (Form,), {"title": title, "pages": pages + members, "__module__": __name__})


def 核实(*fields: Field) -> tuple[Field, ...]:
    """The same questions, left empty where what the applicant stated was found to be true."""
    return tuple(Field(f.fact, f.fact.term, required=False, when=f.when) for f in fields)


父母核实 = 核实(*父母字段(父亲, "父亲"), *父母字段(母亲, "母亲"))
受理审查记录 = 记录表(
    "受理审查", Field(儿童户籍在本地), Field(材料齐全),
    Field(缺少材料, required=False, when=~材料齐全), Field(受理意见, required=False))
信息比对记录 = 记录表(
    "信息比对", Field(核对日期), Field(查验清楚), Field(核对情况, required=False),
    Field(经办意见, "查验意见", when=查验清楚),
    each=(*父母核实, Field(被收养)))
入户查验记录 = 记录表(
    "入户查验", Field(调查日期), Field(调查方式), Field(调查人员, hint="两名以上"), Field(调查情况),
    Field(邻里访问, hint="不得向邻里透露孩子父母的情况"),
    Field(经办意见, "查验意见"), each=父母核实)
意见记录 = 记录表("经办意见", Field(经办意见))
动态核查记录 = 记录表(
    "动态核查", Field(调查情况), Field(经办意见),
    each=(*父母核实, Field(被收养, required=False)))
动态决定记录 = 记录表("动态决定", Field(陈述采纳, required=False), Field(经办意见))
