"""Terms of support for the destitute (特困): the person, the obligors, the six abilities."""

from dataclasses import dataclass

from minzheng.kernel.expr import Fact, Param
from minzheng.kernel.units import (
    MeasureUnit,
    个,
    个工作日,
    个月,
    人,
    分,
    分_每人每月,
    分_每年,
    套,
    岁,
    文字,
    日期,
    是否,
    编码,
    辆,
    项,
)


def _person(column: str, term: str, unit: MeasureUnit, means: str) -> Fact:
    return Fact(column, term, unit, means, "person")


def _param(key: str, label: str, unit: MeasureUnit) -> Param:
    return Param(f"tekun.{key}", label, unit)


# fmt: off
供养方式代码 = 编码({1: "集中供养", 2: "分散供养"})
转入救助代码 = 编码({
    0: "暂不需要", 1: "最低生活保障", 2: "最低生活保障边缘家庭", 3: "刚性支出困难家庭",
    4: "临时救助", 5: "孤儿保障", 6: "事实无人抚养儿童保障",
})
义务关系代码 = 编码({
    1: "配偶", 2: "父母", 3: "子女", 4: "祖父母、外祖父母", 5: "孙子女、外孙子女", 6: "兄弟姐妹",
})
义务人救助代码 = 编码({0: "没有", 1: "特困人员", 2: "最低生活保障对象"})
义务人残疾代码 = 编码({0: "没有或者较轻", 1: "重度残疾", 2: "三级智力、精神残疾"})
义务人情形代码 = 编码({
    0: "没有", 1: "无民事行为能力", 2: "被宣告失踪", 3: "在监狱服刑", 4: "省里规定的其他情形",
})

# 一、本人
供养方式 = _person("tekun_mode", "供养方式", 供养方式代码, "在机构集中供养，还是在家分散供养")
农村供养对象 = _person("tekun_rural", "农村供养对象", 是否, "有承包土地或者参加农村集体收益分配")
多重残疾符合 = _person("tekun_multiple", "多重残疾符合", 是否,
                 "多重残疾中有一类达到第五条规定的类别和等级（看残疾评定表）")
省定无劳动能力 = _person("tekun_province", "省定无劳动能力", 是否, "属于省里规定的其他情形")
未成年时认定 = _person("tekun_since_minor", "未成年时认定", 是否, "未成年时已经认定为特困人员")
本人存款 = _person("own_deposits", "本人存款", 分, "本人名下的存款和现金")
本人其他金融资产 = _person("own_assets", "本人其他金融资产", 分,
                   "本人的有价证券、商业保险、债权和互联网金融资产")
本人车辆 = _person("own_vehicles", "本人车辆", 辆, "本人名下的机动车数，不含残疾人专用车")
本人住房 = _person("own_homes", "本人住房", 套, "本人名下的住房套数")
本人出资 = _person("own_shares", "本人出资", 分, "本人在公司、企业中的认缴出资")

# 二、生活自理能力六项指标
自主吃饭 = _person("eats_alone", "自主吃饭", 是否, "能否自己吃饭（现场评估）")
自主穿衣 = _person("dresses_alone", "自主穿衣", 是否, "能否自己穿衣（现场评估）")
自主上下床 = _person("bed_alone", "自主上下床", 是否, "能否自己上下床（现场评估）")
自主如厕 = _person("toilet_alone", "自主如厕", 是否, "能否自己如厕（现场评估）")
室内自主行走 = _person("walks_alone", "室内自主行走", 是否, "能否自己在室内行走（现场评估）")
自主洗澡 = _person("bathes_alone", "自主洗澡", 是否, "能否自己洗澡（现场评估）")
六项指标 = (自主吃饭, 自主穿衣, 自主上下床, 自主如厕, 室内自主行走, 自主洗澡)

# 三、法定义务人：逐个填到第四个，再多的由调查人员逐个核实后合并记一项
义务人人数 = _person("obligors", "义务人人数", 人, "健在的法定赡养、抚养、扶养义务人有几个")
其余义务人无能力 = _person("other_obligors_unable", "其余义务人无能力", 是否,
                  "第五个及以后的义务人是否都无履行义务能力（调查记录）")


@dataclass(frozen=True)
class Obligor:
    """What is asked of one obligor, and what the survey finds about him."""

    place: int
    relation: Fact
    born_on: Fact
    relief: Fact
    disability: Fact
    state: Fact
    income: Fact
    poor: Fact


def _obligor(place: int, which: str) -> Obligor:
    def fact(column: str, term: str, unit: MeasureUnit, means: str) -> Fact:
        return _person(f"obligor{place}_{column}", f"义务人{which}{term}", unit, means)

    return Obligor(
        place,
        fact("relation", "关系", 义务关系代码, "是申请人的什么人"),
        fact("born_on", "出生日期", 日期, "义务人的出生日期"),
        fact("relief", "救助", 义务人救助代码, "义务人自己正在享受的基本生活救助"),
        fact("disability", "残疾", 义务人残疾代码, "义务人残疾人证上的类别和等级归并"),
        fact("state", "情形", 义务人情形代码, "义务人有无不能履行义务的特别情形"),
        fact("income", "年收入", 分_每年, "义务人本人近12个月的收入（经其同意核对）"),
        fact("poor", "财产符合", 是否, "义务人财产是否符合当地低收入家庭财产规定（经其同意核对）"),
    )


义务人表 = tuple(_obligor(place, which) for place, which in enumerate("一二三四", start=1))

# 四、经办记录
自理评估日期 = Fact("self_care_on", "自理评估日期", 日期, "现场评估的日期")
自理评估人员 = Fact("self_care_assessors", "自理评估人员", 文字, "两名以上；委托第三方的写明机构")
自理评估说明 = Fact("self_care_findings", "自理评估说明", 文字, "逐项评估时看到的情况")
抽查情况 = Fact("draw_findings", "抽查情况", 文字, "抽查核实的方式和结果")
供养安排 = Fact("tekun_arrangement", "供养安排", 文字, "供养机构，或者照料人和照料协议")
自愿退出 = _person("tekun_leaves", "自愿退出", 是否, "本人或者监护人自愿申请退出救助供养")
转入救助 = _person("tekun_next", "转入救助", 转入救助代码, "终止供养后转入哪一项救助")

# 五、数值
老年年龄 = _param("elder_age", "特困老年人年龄", 岁)
未成年年龄 = _param("minor_age", "特困未成年人年龄", 岁)
延续年龄 = _param("keep_age", "特困未成年人延续供养年龄", 岁)
省定其他情形 = _param("province_labour", "省里规定了其他无劳动能力情形", 是否)
低保义务人年龄 = _param("obligor_dibao_age", "享受低保的义务人无能力年龄", 岁)
高龄义务人年龄 = _param("obligor_elder_age", "低收入高龄义务人无能力年龄", 岁)
存款月数 = _param("deposit_months", "特困人员金融资产不超过低保标准的月数", 个月)
车辆上限 = _param("vehicle_limit", "特困人员车辆数上限", 辆)
住房上限 = _param("home_limit", "特困人员住房套数上限", 套)
出资上限 = _param("share_limit", "特困人员企业出资额上限", 分)
半护理上限 = _param("half_care_limit", "部分丧失自理能力最多不能完成的项数", 项)
基本生活标准 = _param("basic", "特困人员基本生活标准", 分_每人每月)
农村基本生活标准 = _param("basic_rural", "农村特困人员基本生活标准", 分_每人每月)
集中全自理标准 = _param("care_none_centre", "集中供养全自理照料护理标准", 分_每人每月)
集中半护理标准 = _param("care_half_centre", "集中供养半护理照料护理标准", 分_每人每月)
集中全护理标准 = _param("care_full_centre", "集中供养全护理照料护理标准", 分_每人每月)
分散全自理标准 = _param("care_none_home", "分散供养全自理照料护理标准", 分_每人每月)
分散半护理标准 = _param("care_half_home", "分散供养半护理照料护理标准", 分_每人每月)
分散全护理标准 = _param("care_full_home", "分散供养全护理照料护理标准", 分_每人每月)

审核确认委托乡镇 = _param("delegated", "特困审核确认权限委托乡镇街道", 是否)
每十件抽查件数 = _param("draw_of_ten", "每十件特困申请抽查件数", 个)
公示不计时 = _param("publicity_pauses", "特困公示期间不计入办理时限", 是否)
调查天数 = _param("survey_days", "特困调查核实时限", 个工作日)
核对天数 = _param("check_days", "特困信息核对时限", 个工作日)
初审天数 = _param("opinion_days", "特困提出初审意见时限", 个工作日)
抽查天数 = _param("draw_days", "特困抽查核实时限", 个工作日)
评估天数 = _param("assess_days", "特困自理能力评估时限", 个工作日)
确认天数 = _param("decide_days", "特困确认时限", 个工作日)
复核周期 = _param("review_months", "特困定期复核周期", 个月)
