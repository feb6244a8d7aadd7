"""What each step of an orphan's case writes down and signs."""

# ruff: noqa: I001 - one record a paragraph
# fmt: off
from minzheng.kernel.form import Field, Form, Page
from minzheng.matters.children.orphan.policy import 本事项
from minzheng.matters.stacking import 可以享受
from minzheng.vocabulary.children import (
    儿童户籍在本地, 养育方式, 原待遇衔接停发, 找到生父母, 查验清楚, 母亲情况, 父亲情况, 被收养,
)
from minzheng.vocabulary.records import (
    受理意见, 材料齐全, 核对情况, 核对日期, 经办意见, 缺少材料, 调查人员, 调查情况, 调查方式,
    调查日期, 邻里访问, 陈述采纳,
)


def 记录表(title: str, *fields: Field, each: tuple[Field, ...] = ()) -> type[Form]:
    pages = (Page("record", title, fields),)
    members = (Page("members", "逐项核实", each, each_member=True),) if each else ()
    return type(title, (Form,), {"title": title, "pages": pages + members, "__module__": __name__})


父母核实 = tuple(Field(f, f.term, required=False) for f in (父亲情况, 母亲情况, 养育方式))
变化核实 = tuple(Field(f, f.term, required=False) for f in (被收养, 找到生父母))
受理审查记录 = 记录表(
    "受理审查", Field(儿童户籍在本地), Field(材料齐全),
    Field(缺少材料, required=False, when=~材料齐全), Field(受理意见, required=False))
信息比对记录 = 记录表(
    "信息比对", Field(核对日期), Field(查验清楚), Field(核对情况, required=False),
    Field(经办意见, "查验意见", when=查验清楚),
    each=(*父母核实, Field(被收养), Field(找到生父母)))
入户查验记录 = 记录表(
    "入户查验", Field(调查日期), Field(调查方式), Field(调查人员, hint="两名以上"), Field(调查情况),
    Field(邻里访问, hint="不得向邻里透露孩子的身世"),
    Field(经办意见, "查验意见"), each=(*父母核实, *变化核实))
确认记录 = 记录表(
    "确认意见", Field(经办意见),
    each=(Field(原待遇衔接停发, "原来领的补贴已定从次月起停发", required=False,
                when=~可以享受(本事项)),))
动态核查记录 = 记录表("动态核查", Field(调查情况), Field(经办意见), each=(*父母核实, *变化核实))
动态决定记录 = 记录表("动态决定", Field(陈述采纳, required=False), Field(经办意见))
