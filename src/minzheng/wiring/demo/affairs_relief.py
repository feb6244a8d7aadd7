"""Stories of relief beside 低保: recognition, support, emergencies, people without a home."""

from datetime import date

from minzheng.registers.people.api import NewPerson
from minzheng.wiring.demo import shapes
from minzheng.wiring.demo.doing import (
    NOTHING,
    UNKNOWN_NAME,
    Told,
    arrive,
    lodge,
    step,
    take_if_open,
    withdraw,
)
from minzheng.wiring.demo.families import LOADED_ON
from minzheng.wiring.demo.numbers import with_check
from minzheng.wiring.demo.stories import GRANT
from minzheng.wiring.demo.story import BORDERLINE, WELL_OFF, Acts, Story

COMPLETE = {"papers_complete": "是"}


def _looked_into(matter: str, told: Told = NOTHING) -> Acts:
    """Applied, then looked into at home and by data."""
    return (
        (0, lodge(matter, told)),
        (1, step("受理审查", "受理", COMPLETE | {"staff_relative": "否"})),
        (3, step("入户调查", "调查完毕")),
        (3, step("信息核对", "一致", {"check_consistent": "是"})),
    )


# 低保边缘家庭、刚性支出困难家庭
MARGIN, RIGID = "relief/dibao_margin", "relief/rigid_expenditure"
TO_PUBLIC = (*_looked_into(MARGIN), (4, step("初审", "拟认定")))
SICK = {"living_cost": "24000", "medical_cost": "41000"}
RECOGNITIONS = (
    Story("margin_public", "低保边缘认定，公示中", 5, TO_PUBLIC, shapes.single_parent, BORDERLINE),
    Story("margin_known", "已认定低保边缘家庭", 15,
          (*TO_PUBLIC, (12, step("审核确认", "认定"))), shapes.elder_couple, BORDERLINE),
    Story("margin_refused", "收入超过标准，不予认定低保边缘", 16,
          (*_looked_into(MARGIN), (4, step("初审", "拟不认定")),
           (13, step("审核确认", "不予认定"))), shapes.alone(44, is_male=True), WELL_OFF),
    Story("rigid_visit", "刚性支出认定，待核支出", 2, _looked_into(RIGID, SICK)[:2],
          shapes.single_parent, BORDERLINE),
    Story("rigid_number", "刚性支出认定，待初审，本地比例未录入", 6, _looked_into(RIGID, SICK),
          shapes.elder_couple, BORDERLINE),
    Story("rigid_withdrawn", "刚性支出认定，申请人撤回", 7,
          ((0, lodge(RIGID, {"living_cost": "20000"})), (2, withdraw)), shapes.alone(50),
          BORDERLINE),
)  # fmt: skip

# 特困人员
SUPPORT = "relief/tekun"
OLD = {"obligors": "0", "tekun_mode": "分散供养", "tekun_rural": "否"}
ABLE_SON = OLD | {
    "obligors": "1", "obligor1_relation": "子女", "obligor1_relief": "没有",
    "obligor1_born_on": "1979-05-06", "obligor1_disability": "没有或者较轻",
    "obligor1_state": "没有",
}  # fmt: skip
SHOWN = (*_looked_into(SUPPORT, OLD), (4, step("初审", "拟同意")))
DRAWN_BY_LOT = {"draw_findings": "随机抽中，入户核实属实"}
DRAWN = take_if_open("抽查核实", "属实", DRAWN_BY_LOT)
HALF_CARE = dict.fromkeys(("eats_alone", "bed_alone", "toilet_alone", "walks_alone"), "是") | {
    "dresses_alone": "否", "bathes_alone": "否", "tekun_mode": "分散供养",
    "self_care_findings": "穿衣、洗澡要人帮助，其他能自己完成",
}  # fmt: skip
DESTITUTE = (
    Story("tekun_public", "特困人员，公示中", 6, SHOWN, shapes.alone(74, is_male=True)),
    Story("tekun_after_public", "特困人员，公示期满", 13, SHOWN, shapes.alone(69)),
    Story("tekun_assessed", "特困人员评为半护理，待确认，照料护理标准未录入", 16,
          (*SHOWN, (12, DRAWN), (13, step("自理评估", "评估完毕", HALF_CARE))), shapes.alone(77)),
    Story("tekun_refused", "儿子有能力供养，不予批准特困", 18,
          (*_looked_into(SUPPORT, ABLE_SON), (4, step("初审", "拟不同意")),
           (12, take_if_open("抽查核实", "属实，不符合条件", DRAWN_BY_LOT)),
           (13, step("审核确认", "不予批准"))), shapes.alone(71)),
)  # fmt: skip

# 临时救助
TEMPORARY = "relief/temporary"
FIRE = {
    "hardship_event": "火灾", "event_on": "2026-10-26", "event_place": "本村老屋",
    "people_affected": "1",
    "event_story": "老屋夜里起火，衣被、粮食都烧了，现在没有地方住",
}  # fmt: skip
ILLNESS = FIRE | {
    "hardship_event": "医疗支出突增", "event_place": "区人民医院",
    "event_story": "手术和化疗自付很多", "necessary_spending": "18000", "reimbursed": "6000",
    "hardship_grade": "一般",
}  # fmt: skip
JUDGED = {
    "living_in_danger": "是", "hardship_months": "1", "helped_for_same_cause": "否",
    "times_this_year": "0",
}  # fmt: skip
NOT_HARD = FIRE | JUDGED | {"hardship_grade": "较轻", "living_in_danger": "否"}
URGENT = {"advanced": "是", "urgent_need": "1200", "reserve_entry": "备用金台账第7号"}
MONEY = {"relief_form": "发放救助金"}
FILED = MONEY | {"papers_made_up": "是", "family_signed": "是"}


def _fire(grade: str, way: str) -> Acts:
    """A home burns down; the town judges at once."""
    judged = FIRE | JUDGED | {"hardship_grade": grade}
    return (0, lodge(TEMPORARY, FIRE, by=None)), (0, step("登记研判", way, judged))


ADVANCED = (*_fire("一般", "急难型"), (0, step("先行救助", "先行救助", URGENT)))
EMERGENCIES = (
    Story("emergency_helped", "火灾急难，已先行救助，待补办手续", 1, ADVANCED, shapes.alone(58)),
    Story("emergency_done", "火灾急难，手续补齐，已补发救助金", 4,
          (*ADVANCED, (2, step("补办手续", "报乡镇审批", FILED)),
           (3, step("乡镇审批", "一次发放急难救助金"))), shapes.alone(61, is_male=True)),
    Story("quick_done", "小额快救，次日救助", 3,
          (*_fire("较轻", "小额快救"), (0, step("快救登记", "登记完毕", {"urgent_need": "800"})),
           (1, step("快救审批", "同意"))), shapes.alone(36)),
    Story("spending_public", "低保家庭医疗支出突增，公示中", 40,
          (*GRANT, (34, lodge(TEMPORARY, ILLNESS)),
           (34, step("登记研判", "支出型", ILLNESS | JUDGED)),
           (35, step("受理审查", "受理，只核必需支出", COMPLETE)),
           (36, step("支出核实", "核实完毕", ILLNESS)), (37, step("初审", "拟同意", MONEY))),
          shapes.single_adult),
    Story("emergency_refused", "生活没有陷入严重困难，不予救助", 4,
          ((0, lodge(TEMPORARY, FIRE, by=None)), (0, step("登记研判", "拟不予救助", NOT_HARD)),
           (2, step("乡镇审批", "不予救助"))), shapes.alone(47), WELL_OFF),
)  # fmt: skip

# 流散人员：在救助站登记，不属于本区的哪一户
NEED = {"vagrant_outside": "是", "vagrant_no_means": "是", "vagrant_no_kin": "是"}
COME = {
    "found_at": "云岭街道汽车站候车厅", "belongings": "双肩包一个、外套一件",
    "vagrant_came_by": "公安护送", "estimated_age": "55",
}  # fmt: skip
UNKNOWN = {"identity_known": "否", "identity_findings": "指纹、人像比对没有结果，口音似粤西"}
KNOWN = {"identity_known": "是", "identity_findings": "本人出示证件，家人电话核实"}
IN = {"lodging": "单间床位、三餐、换洗衣物", "sleeping_area": "男区"}
SEARCHED = UNKNOWN | {"searched_in": "全国救助寻亲网、本地媒体"}
HOME = KNOWN | {"handed_over": "其兄接站，核对身份证，交还物品", "left_by": "凭乘车凭证自行返回"}
FETCHED = KNOWN | {"handed_over": "父亲到站接回，核对户口簿", "left_by": "亲属接回"}
FAR = "440106000000"  # 天河区
NAMELESS = NewPerson(name=UNKNOWN_NAME, sex=1, born_on=date(1971, 1, 1))
WAYFARER = NewPerson(
    name="覃建业", id_number=with_check("45082119871112001", LOADED_ON), registered_division=FAR
)
RUNAWAY = NewPerson(
    name="韦小辉", id_number=with_check("45082120120319001", LOADED_ON), registered_division=FAR
)
AT_HOME = NewPerson(
    name="莫文山", id_number=with_check("44011819800514003", LOADED_ON),
    registered_division="440118902000",
)  # fmt: skip
TAKEN_IN = (0, step("求助登记", "予以救助", NEED | COME))
STRANGERS = (
    Story("vagrant_unknown", "流散人员身份不明，在站20天，待安置审批", 14,
          ((0, arrive(NAMELESS, NEED)), TAKEN_IN, (0, step("入站安排", "身份不明", IN | UNKNOWN)),
           (1, step("寻亲公告", "仍未查明", SEARCHED)),
           (5, step("报请采血", "已报请，仍未查明", UNKNOWN)))),
    Story("vagrant_gone_home", "流散人员已返回家乡", 6,
          ((0, arrive(WAYFARER, NEED)), TAKEN_IN, (0, step("入站安排", "身份已查明", IN | KNOWN)),
           (2, step("联系返回", "返回", HOME)))),
    Story("vagrant_child", "流浪未成年人已返家，按季回访", 8,
          ((0, arrive(RUNAWAY, NEED)), TAKEN_IN,
           (0, step("入站安排", "身份已查明", IN | KNOWN | {"sleeping_area": "未成年人区"})),
           (2, step("联系返回", "未成年人返回", FETCHED)))),
    Story("vagrant_refused", "当地有亲友可以投靠，不予救助", 3,
          ((0, arrive(AT_HOME, NEED | {"vagrant_no_kin": "否"})),
           (0, step("求助登记", "不予救助", COME, reason="本区有家，家属已到站接回")))),
)  # fmt: skip

# 分类施保、价格临时补贴：本地随低保发放、没有启动，都不会多发一份
CLASSIFIED, PRICE = "relief/classified", "relief/price_subsidy"
SMALL = (
    Story("classified_waiting", "分类施保申请，待核实", 40, (*GRANT, (38, lodge(CLASSIFIED))),
          shapes.alone(66)),
    Story("classified_refused", "已随低保金发放，不另发分类施保金", 40,
          (*GRANT, (30, lodge(CLASSIFIED)), (32, step("受理核实", "情况清楚")),
           (34, step("决定", "不予发放"))), shapes.alone(73, is_male=True)),
    Story("price_waiting", "价格补贴没有启动，补发申请待核实", 3, ((0, lodge(PRICE)),),
          shapes.alone(54)),
    Story("price_withdrawn", "价格补贴补发申请，本人撤回", 5,
          ((0, lodge(PRICE)), (1, withdraw)), shapes.alone(63)),
)  # fmt: skip
RELIEF_STORIES = (*RECOGNITIONS, *DESTITUTE, *EMERGENCIES, *SMALL)
