"""Benefits (待遇) a person or household may already have: what the ledger tells every rule.

One row a matter in `待遇`: the fact that it is received (or recognised), and its monthly amount.
The case engine fills these columns from live entitlements and recognitions; nobody is asked.
"""

from dataclasses import dataclass

from minzheng.kernel.expr import Fact
from minzheng.kernel.units import MeasureUnit, 分_每月, 是否
from minzheng.vocabulary import price, temporary
from minzheng.vocabulary.ability import 能力等级代码
from minzheng.vocabulary.assistance import 原月保障金, 在领低保


def _person(column: str, term: str, unit: MeasureUnit, means: str) -> Fact:
    return Fact(column, term, unit, means, "person")


def _receiving(column: str, term: str, of: str) -> Fact:
    return _person(column, term, 是否, f"当月是否在领{of}（发放台账）")


def _paid(column: str, term: str, of: str) -> Fact:
    return _person(column, term, 分_每月, f"当月{of}的金额，没有领的为0（发放台账）")


# fmt: off
本人低保金 = _paid("dibao_share", "本人低保金", "低保金按发放人数分到本人")
低保边缘认定 = Fact("margin_recognised", "低保边缘认定", 是否,
                "是否在低保边缘家庭认定有效期内（认定台账）")
刚性支出认定 = Fact("rigid_recognised", "刚性支出认定", 是否,
                "是否在刚性支出困难家庭认定有效期内（认定台账）")
特困供养 = _receiving("tekun_supported", "特困供养", "特困人员救助供养金")
特困供养金 = _paid("tekun_paid", "特困供养金", "特困人员救助供养金")
在领残疾生活补贴 = _receiving("disability_living", "在领残疾生活补贴", "困难残疾人生活补贴")
残疾生活补贴额 = _paid("disability_living_paid", "残疾生活补贴额", "困难残疾人生活补贴")
在领残疾护理补贴 = _receiving("disability_care", "在领残疾护理补贴", "重度残疾人护理补贴")
残疾护理补贴额 = _paid("disability_care_paid", "残疾护理补贴额", "重度残疾人护理补贴")
在领高龄津贴 = _receiving("longevity", "在领高龄津贴", "高龄津贴（长寿保健金）")
高龄津贴额 = _paid("longevity_paid", "高龄津贴额", "高龄津贴（长寿保健金）")
在领孤儿生活费 = _receiving("orphan", "在领孤儿生活费", "孤儿基本生活费")
孤儿生活费额 = _paid("orphan_paid", "孤儿生活费额", "孤儿基本生活费")
在领无人抚养补贴 = _receiving("unattended", "在领无人抚养补贴", "事实无人抚养儿童基本生活补贴")
无人抚养补贴额 = _paid("unattended_paid", "无人抚养补贴额", "事实无人抚养儿童基本生活补贴")
在领分类施保金 = _receiving("classified", "在领分类施保金", "单独发放的分类施保金")
分类施保金额 = _paid("classified_paid", "分类施保金额", "单独发放的分类施保金")
在领养老护理补贴 = _receiving("elder_care", "在领养老护理补贴", "老年人护理补贴")
在领养老服务补贴 = _receiving("elder_service", "在领养老服务补贴", "养老服务补贴")
养老服务补贴额 = _paid("elder_service_paid", "养老服务补贴额", "养老服务补贴")
有能力评估结果 = _person("ability_assessed", "有能力评估结果", 是否,
                  "是否有还在有效期内的能力评估结果（评估台账）")
评定能力等级 = _person("ability_level", "评定能力等级", 能力等级代码,
                 "最近一次、还在有效期内的评估评定的等级（评估台账）")

# 别的部门发的，由数据比对或者本人说明，不在民政台账里。
在领工伤护理费 = _person("injury_care", "在领工伤护理费", 是否,
                  "是否在领工伤保险生活护理费（社保数据）")
养老护理补贴额 = _person("elder_care_paid", "养老护理补贴额", 分_每月,
                  "当月领的养老服务护理类补贴，没有领的为0（养老补贴台账）")
在领长护险 = _person("long_care_insured", "在领长护险", 是否,
                "是否在领长期护理保险待遇（医保数据）")


@dataclass(frozen=True)
class Benefit:
    """What one matter gives: under which facts a rule meets it.

    `found`: what its decision found, where other rules rest on that; `formula` is the rule's name.
    """

    matter: str
    title: str
    receiving: Fact
    paid: Fact | None = None
    found: Fact | None = None
    formula: str = ""


待遇 = (
    Benefit("relief/dibao", "最低生活保障", 在领低保, 本人低保金),
    Benefit("relief/dibao_margin", "低保边缘家庭", 低保边缘认定),
    Benefit("relief/rigid_expenditure", "刚性支出困难家庭", 刚性支出认定),
    Benefit("relief/tekun", "特困人员救助供养", 特困供养, 特困供养金),
    Benefit("relief/classified", "分类施保", 在领分类施保金, 分类施保金额),
    Benefit("relief/disability_living", "困难残疾人生活补贴", 在领残疾生活补贴, 残疾生活补贴额),
    Benefit("relief/disability_care", "重度残疾人护理补贴", 在领残疾护理补贴, 残疾护理补贴额),
    Benefit("eldercare/longevity", "高龄津贴", 在领高龄津贴, 高龄津贴额),
    Benefit("eldercare/ability", "老年人能力评估", 有能力评估结果, None, 评定能力等级, "能力等级"),
    Benefit("eldercare/care_subsidy", "老年人护理补贴", 在领养老护理补贴, 养老护理补贴额),
    Benefit("eldercare/service_subsidy", "养老服务补贴", 在领养老服务补贴, 养老服务补贴额),
    Benefit("children/orphan", "孤儿基本生活保障", 在领孤儿生活费, 孤儿生活费额),
    Benefit("children/unattended", "事实无人抚养儿童保障", 在领无人抚养补贴, 无人抚养补贴额),
    Benefit("relief/price_subsidy", "价格临时补贴", price.当月已发价格补贴, price.价格补贴额),
    Benefit("relief/temporary", "临时救助", temporary.在领临时救助, temporary.临时救助额),
)
# 台账给出、群众不用填的各项；不在领的，金额就是0。
台账待遇 = tuple(
    fact for row in 待遇 for fact in (row.receiving, row.paid, row.found) if fact is not None
)
__all__ = ["Benefit", "原月保障金", "台账待遇", "待遇"]
