"""Terms of adapting an old person's home: what may be fitted, at what price, by whom, the works.

One row an item in `改造项目`: how many are needed, what one is quoted at, the most one may cost.
"""

from dataclasses import dataclass

from minzheng.kernel.expr import Fact, Param
from minzheng.kernel.units import MeasureUnit, 个, 个工作日, 个月, 分, 天, 岁, 文字, 日期, 是否


def _person(column: str, term: str, unit: MeasureUnit, means: str) -> Fact:
    return Fact(f"adapting_{column}", term, unit, means, "person")


def _param(key: str, label: str, unit: MeasureUnit) -> Param:
    return Param(f"adapting.{key}", label, unit)


@dataclass(frozen=True)
class Item:
    """One item of the catalogue: its name, number needed, quoted price, ceiling of the price."""

    name: str
    needed: Fact
    price: Fact
    ceiling: Param


def _item(key: str, name: str) -> Item:
    return Item(
        name,
        _person(f"{key}_number", f"{name}数量", 个, f"入户评估认为需要的{name}，不需要的为0"),
        _person(f"{key}_price", f"{name}单价", 分, f"施工单位报的{name}一件连安装的价，不装的为0"),
        _param(f"{key}_ceiling", f"{name}单价上限", 分),
    )


# fmt: off
扶手, 坡道 = _item("rail", "扶手"), _item("ramp", "坡道")
防滑地面, 感应夜灯 = _item("floor", "防滑地面"), _item("light", "感应夜灯")
洗浴椅, 坐便辅具 = _item("bath_chair", "洗浴椅"), _item("toilet_aid", "坐便辅具")
护理床, 呼叫装置 = _item("care_bed", "护理床"), _item("call", "紧急呼叫装置")
改造项目 = (扶手, 坡道, 防滑地面, 感应夜灯, 洗浴椅, 坐便辅具, 护理床, 呼叫装置)

房屋可以改造 = _person("house_may_alter", "房屋可以改造", 是否,
        "长期住这里，房主同意改造，近期不拆迁")
已享受改造 = _person("done_before", "已享受改造", 是否,
        "这户以前是否享受过适老化改造补贴（改造台账）")
家中风险 = _person("risks", "家中风险", 文字, "哪里容易跌倒、够不着、进出不便，逐处写")
施工单位 = _person("contractor", "施工单位", 文字, "承担改造的单位全称，从当地公布的名录里选")
施工单位在名录 = _person("contractor_listed", "施工单位在名录", 是否,
        "施工单位是否在当地公布的名录里")
同意方案 = _person("plan_agreed", "同意方案", 是否,
        "老人（代办人）看过方案和报价，同意按这样改造")
完工日期 = _person("finished_on", "完工日期", 日期, "施工单位报告完工的日期")
结算价 = _person("final_price", "结算价", 分, "按实际装的件数和报价结算，施工单位的票据金额")
全部完工 = _person("all_fitted", "全部完工", 是否, "方案里的各项是否都装好、能用")
老人签字 = _person("elder_signed", "老人签字", 是否, "老人（代办人）在验收单上签字")
改造前照片数 = _person("photos_before", "改造前照片数", 个, "办件材料里改造前的照片张数")
改造后照片数 = _person("photos_after", "改造后照片数", 个, "办件材料里改造后的照片张数")
照片给出 = (改造前照片数, 改造后照片数)
质量问题属实 = _person("fault_true", "质量问题属实", 是否, "在质保期内，不是使用不当造成的")
返修完成 = _person("repaired", "返修完成", 是否, "施工单位已经修好，老人签字")

起始年龄 = _param("start_age", "适老化改造起始年龄", 岁)
残疾不限年龄 = _param("disabled_any_age", "残疾人适老化改造不限年龄", 是否)
含低保边缘 = _param("margin_too", "适老化改造包括低保边缘家庭", 是否)
每户上限 = _param("home_ceiling", "适老化改造每户补贴上限", 分)
照片张数 = _param("photos", "改造前后照片最少张数", 个)
质保月数 = _param("guarantee_months", "适老化改造质保期", 个月)
受理天数 = _param("receive_days", "适老化改造受理时限", 个工作日)
补正天数 = _param("supplement_days", "适老化改造补正材料时限", 个工作日)
评估天数 = _param("assess_days", "适老化改造入户评估时限", 个工作日)
方案天数 = _param("plan_days", "适老化改造方案时限", 个工作日)
确认天数 = _param("confirm_days", "适老化改造等候老人确认时限", 天)
审定天数 = _param("decide_days", "适老化改造审定时限", 个工作日)
施工天数 = _param("works_days", "适老化改造施工时限", 个工作日)
验收天数 = _param("accept_days", "适老化改造验收时限", 个工作日)
返修天数 = _param("repair_days", "适老化改造返修时限", 个工作日)
总天数 = _param("total_days", "适老化改造审定总时限", 个工作日)
