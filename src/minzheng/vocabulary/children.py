"""Terms of children's welfare: the state of either parent, who brings the child up, the clocks."""

# ruff: noqa: I001 - one term a row
# fmt: off
from dataclasses import dataclass

from minzheng.kernel.expr import Fact, Param
from minzheng.kernel.units import (
    MeasureUnit, 个工作日, 个月, 分_每人每月, 天, 文字, 日期, 是否, 编码,
)
from minzheng.vocabulary.codes import 残疾等级代码, 残疾类别代码

父母情况代码 = 编码({
    0: "没有下列情形", 1: "死亡", 2: "被宣告死亡", 3: "被宣告失踪", 4: "重度残疾", 5: "患重病",
    6: "服刑在押", 7: "强制隔离戒毒", 8: "其他限制人身自由的措施", 9: "失去联系",
    10: "被撤销监护人资格", 11: "被遣送或者驱逐出境", 12: "查找不到",
})
失联证明代码 = 编码({0: "没有", 1: "公安查找情况回执单", 2: "承诺书、邻里证明和村社查证"})
养育方式代码 = 编码({1: "亲属抚养", 2: "家庭寄养", 3: "福利机构养育"})
儿童申请人代码 = 编码({
    1: "监护人", 2: "受监护人委托的近亲属", 3: "村（居）民委员会", 4: "儿童福利机构",
})
死亡或失踪 = ("死亡", "被宣告死亡", "被宣告失踪")
限制自由 = ("服刑在押", "强制隔离戒毒", "其他限制人身自由的措施")


def _child(column: str, term: str, unit: MeasureUnit, means: str) -> Fact:
    return Fact(column, term, unit, means, "person")


_起始 = "服刑、强戒等填开始之日；失去联系填公安机关登记报案之日，公安无法受理的填失去联系之日"
_届满 = "判决、决定书上的期满之日；没有期满日的（如无期徒刑）填2099-12-31"
_等级, _类别 = "残疾人证上的等级", "残疾人证上的类别"
_目录, _未履行 = "所患的病是否在当地规定的重病范围内", "是否一直没有照料、也没有给抚养费"
_证明 = "用什么证明查找不到：公安机关的回执单；公安无法受理的，用承诺、邻里证明和村社查证"

父亲情况 = _child("father_state", "父亲情况", 父母情况代码, "孩子父亲现在的情况")
父亲情形起始日期 = _child("father_since", "父亲情形起始日期", 日期, _起始)
父亲期限届满日期 = _child("father_until", "父亲期限届满日期", 日期, _届满)
父亲残疾等级 = _child("father_disability_grade", "父亲残疾等级", 残疾等级代码, _等级)
父亲残疾类别 = _child("father_disability_kind", "父亲残疾类别", 残疾类别代码, _类别)
父亲属重病范围 = _child("father_illness_listed", "父亲属重病范围", 是否, _目录)
父亲未履行抚养 = _child("father_not_caring", "父亲未履行抚养", 是否, _未履行)
父亲失联证明 = _child("father_search_proof", "父亲失联证明", 失联证明代码, _证明)
母亲情况 = _child("mother_state", "母亲情况", 父母情况代码, "孩子母亲现在的情况")
母亲情形起始日期 = _child("mother_since", "母亲情形起始日期", 日期, _起始)
母亲期限届满日期 = _child("mother_until", "母亲期限届满日期", 日期, _届满)
母亲残疾等级 = _child("mother_disability_grade", "母亲残疾等级", 残疾等级代码, _等级)
母亲残疾类别 = _child("mother_disability_kind", "母亲残疾类别", 残疾类别代码, _类别)
母亲属重病范围 = _child("mother_illness_listed", "母亲属重病范围", 是否, _目录)
母亲未履行抚养 = _child("mother_not_caring", "母亲未履行抚养", 是否, _未履行)
母亲失联证明 = _child("mother_search_proof", "母亲失联证明", 失联证明代码, _证明)

养育方式 = _child("child_placement", "养育方式", 养育方式代码, "孩子现在由谁养育")
实际抚养人 = _child("carer", "实际抚养人", 文字, "平时照顾孩子的人：姓名、与孩子的关系、电话")
被收养 = _child("child_adopted", "被收养", 是否, "是否已经办理收养登记")
找到生父母 = _child("parent_found", "找到生父母", 是否, "是否已经找到生父母，由其抚养")
原待遇衔接停发 = _child("former_benefit_ends", "原待遇衔接停发", 是否,
                 "原来领的事实无人抚养补贴或者特困供养金，是否已定从本次决定的次月起停发")

儿童申请人 = Fact("child_applicant", "儿童申请人", 儿童申请人代码, "谁为孩子提出申请")
儿童户籍在本地 = Fact("child_registered_here", "儿童户籍在本地", 是否,
                "孩子的户口是否在受理的乡镇、街道")
查验清楚 = Fact("verified_by_data", "查验清楚", 是否, "部门信息和材料能否查清孩子和父母的情况")


@dataclass(frozen=True)
class 父母一方:
    """The facts about one parent, so that a rule about parents is written once."""

    情况: Fact
    起始日期: Fact
    届满日期: Fact
    残疾等级: Fact
    残疾类别: Fact
    属重病范围: Fact
    未履行抚养: Fact
    失联证明: Fact


父亲 = 父母一方(父亲情况, 父亲情形起始日期, 父亲期限届满日期, 父亲残疾等级, 父亲残疾类别,
            父亲属重病范围, 父亲未履行抚养, 父亲失联证明)
母亲 = 父母一方(母亲情况, 母亲情形起始日期, 母亲期限届满日期, 母亲残疾等级, 母亲残疾类别,
            母亲属重病范围, 母亲未履行抚养, 母亲失联证明)

散居标准 = Param("orphan.dispersed_standard", "散居孤儿养育标准", 分_每人每月)
机构标准 = Param("orphan.institution_standard", "机构养育孤儿标准", 分_每人每月)
高中延续 = Param("children.school_secondary", "成年后读高中阶段的继续发给", 是否)
大学延续 = Param("children.school_higher", "成年后读全日制高校的继续发给", 是否)
提前月数 = Param("children.notice_months", "成年前提前提醒月数", 个月)
提前天数 = Param("unattended.notice_days", "期限届满前提前提醒天数", 天)
限制自由月数 = Param("unattended.term_months", "限制自由的期限满月数", 个月)
失联月数 = Param("unattended.lost_months", "失去联系满月数", 个月)

受理天数 = Param("children.receive_days", "儿童保障受理审查时限", 个工作日)
补正天数 = Param("children.supplement_days", "儿童保障补正材料时限", 个工作日)
比对天数 = Param("children.check_days", "儿童保障信息比对时限", 个工作日)
入户天数 = Param("children.visit_days", "儿童保障入户查验时限", 个工作日)
核查天数 = Param("children.review_days", "儿童保障动态核查时限", 个工作日)
听取意见天数 = Param("children.hearing_days", "儿童保障听取意见时限", 个工作日)
动态决定天数 = Param("children.change_days", "儿童保障动态决定时限", 个工作日)
核查周期 = Param("children.review_months", "儿童保障定期核查周期", 个月)
孤儿确认天数 = Param("orphan.confirm_days", "孤儿认定确认时限", 个工作日)
孤儿总天数 = Param("orphan.total_days", "孤儿认定总时限", 个工作日)
