"""Stories of old, disabled people and children: every matter of theirs, in several states."""

from minzheng.kernel.expr import Fact
from minzheng.vocabulary import ability
from minzheng.wiring.demo import shapes
from minzheng.wiring.demo.adapting import ADAPTING, adapted, quoted
from minzheng.wiring.demo.doing import NOTHING, Told, find, lodge, respond, step
from minzheng.wiring.demo.stories import GRANT
from minzheng.wiring.demo.story import WELL_OFF, Acts, Story

CHILD = 1
LATER = 20  # working days after the first application of a family that is on 低保 by then
HERE, COMPLETE = {"registered_here": "是"}, {"papers_complete": "是"}

# 高龄津贴
LONGEVITY = "eldercare/longevity"
HERS = {"registered_here": "是", "own_account": "是"}
FOUND = (0, find(LONGEVITY, "到龄未领"))
CLAIM = (
    (0, lodge(LONGEVITY, HERE | {"entrusted": "是"}, by=None)), (1, step("受理", "受理", COMPLETE)),
)  # fmt: skip
ANSWERED = (FOUND, (1, respond("告知")))
VERIFIED = ((2, step("核实", "核实完毕", HERS)), (3, step("初审", "初审完毕")))
ELSEWHERE = ((2, step("核实", "核实完毕", HERS | {"registered_here": "否"})),
             (3, step("初审", "初审完毕")), (5, step("审定", "不予发放")))  # fmt: skip
ELDERS = (
    Story("elder_invited", "系统找到的80岁老人，等她确认账户", 2, (FOUND,), shapes.alone(80),
          account="citizen_elder", is_near=True),
    Story("elder_confirmed", "老人已确认，待审定", 4, (*ANSWERED, *VERIFIED), shapes.alone(83)),
    Story("elder_granted", "系统找到，已发高龄津贴", 12,
          (*ANSWERED, *VERIFIED, (5, step("审定", "批准"))), shapes.alone(91, is_male=True),
          WELL_OFF),
    Story("elder_applied", "村里代办高龄津贴，待核实", 2, CLAIM, shapes.alone(72)),
    Story("elder_elsewhere", "户口不在本地，不予发放高龄津贴", 9, (*CLAIM, *ELSEWHERE),
          shapes.alone(76)),
    Story("elder_silent", "老人没有答复，等上门告知", 14, (FOUND,), shapes.alone(87)),
)  # fmt: skip

# 老年人能力评估
ABILITY = "eldercare/ability"
POSSIBLE, IMPOSSIBLE = {"ability_possible": "是"}, {"ability_possible": "否"}
ASK = (
    (0, lodge(ABILITY, {"ability_resident_here": "是"}, by=None)),
    (1, step("受理", "受理", COMPLETE)),
)
ABLE = (
    Story("ability_waiting", "能力评估待上门", 2, ASK, shapes.alone(79)),
    Story("ability_known", "能力评估结果已出", 9,
          (*ASK, (4, step("评估", "评估完毕", POSSIBLE)), (6, step("结果确认", "确认结果"))),
          shapes.alone(85, is_male=True)),
    Story("ability_declined", "老人不愿评估，终止", 6,
          (*ASK, (4, step("评估", "不能评估", IMPOSSIBLE))), shapes.alone(70)),
)  # fmt: skip

# 老年人助餐
MEALS = "eldercare/meal_subsidy"
EATS_AT_HOME = {"registered_here": "是", "lives_at_home": "是", "preferential_person": "否"}
SIGN_UP = ((0, lodge(MEALS, EATS_AT_HOME)), (1, step("受理", "受理", COMPLETE)))
DINERS = (
    Story("meals_waiting", "助餐登记待确认", 2, SIGN_UP, shapes.alone(74)),
    Story("meals_registered", "已登记助餐", 8,
          (*SIGN_UP, (3, step("确认", "准予登记", EATS_AT_HOME))), shapes.alone(77, is_male=True)),
)  # fmt: skip

# 残疾人两项补贴
LIVING, CARE = "relief/disability_living", "relief/disability_care"
SEVERE = {0: {"disability_kind": 4, "disability_grade": 1, "labour_capacity": 3, "employment": 0}}
LIGHT = {0: {"disability_kind": 2, "disability_grade": 4, "labour_capacity": 2, "employment": 0}}
NOTHING_ELSE = HERE | {"injury_care": "否", "absence": "没有"}
NEEDS_CARE = {"needs_long_care": "是", "self_care": "完全不能自理"}
NOT_SENT = COMPLETE | {"lodged_elsewhere": "否"}
SENT_HOME = "户口在外省，材料收齐后已推送户籍地，由户籍地审核、书面告知"
VALID = step("残联核验", "核验有效", {"certificate_state": "有效"})


def _subsidy(matter: str, told: Told = NOTHING, first: int = 0) -> Acts:
    """Applied, taken and looked at by the town, from a working day on."""
    stated = {**NOTHING_ELSE, **told}
    return (
        (first, lodge(matter, stated)), (first + 1, step("受理审查", "受理", NOT_SENT)),
        (first + 2, step("初审", "初审完毕", stated)),
    )  # fmt: skip


FROM_FAR = (
    (0, lodge(LIVING, {"registered_here": "否", "injury_care": "否"}, by=None)),
    (1, step("受理审查", "收齐转送", NOT_SENT)),
)
DISABLED = (
    Story("living_granted", "低保残疾人，已发生活补贴", 60,
          (*GRANT, *_subsidy(LIVING, first=LATER), (LATER + 4, VALID),
           (LATER + 6, step("审定", "批准"))),
          shapes.alone(52, is_male=True), account="citizen_disabled", traits=SEVERE,
          is_near=True),
    Story("living_sent_on", "外地户口，跨省通办，待转送", 3, FROM_FAR, shapes.alone(38),
          traits=LIGHT),
    Story("living_sent_home", "外地户口，已转送户籍地", 6,
          (*FROM_FAR, (3, step("转送", "已转送", reason=SENT_HOME))), shapes.alone(45),
          traits=LIGHT),
    Story("living_refused", "不是低保家庭，不予批准生活补贴", 9,
          (*_subsidy(LIVING), (4, VALID), (5, step("审定", "不予批准"))),
          shapes.alone(41, is_male=True), WELL_OFF, traits=LIGHT),
    Story("care_waiting", "护理补贴待残联核验", 4, _subsidy(CARE, NEEDS_CARE), shapes.alone(48),
          traits=SEVERE),
    Story("care_granted", "重度残疾人，已发护理补贴", 12,
          (*_subsidy(CARE, NEEDS_CARE), (5, VALID), (7, step("审定", "批准"))),
          shapes.alone(57, is_male=True), traits=SEVERE),
    Story("care_found", "数据比对发现未领护理补贴，等本人确认", 3,
          ((0, find(CARE, "发现未领护理补贴")),), shapes.alone(33), traits=SEVERE),
)  # fmt: skip

# 孤儿、事实无人抚养儿童：从头到尾没有公示
ORPHAN, UNATTENDED = "children/orphan", "children/unattended"
BY_GRANDMOTHER = {"child_applicant": "监护人", "carer": "奶奶，与孩子同住，电话见户主登记"}
DEAD = {"father_state": "死亡", "mother_state": "死亡"}
BROUGHT_UP = DEAD | BY_GRANDMOTHER | {"child_placement": "亲属抚养"}
LOST = {
    "father_state": "服刑在押", "father_since": "2025-03-01", "father_until": "2029-02-28",
    "mother_state": "失去联系", "mother_since": "2025-09-01", "mother_not_caring": "是",
    "mother_search_proof": "公安查找情况回执单",
}  # fmt: skip
ABANDONED = LOST | BY_GRANDMOTHER
ABLE_FATHER = ABANDONED | {"father_state": "没有下列情形"}
TAKEN = step("受理审查", "受理", COMPLETE | {"child_registered_here": "是"})
CLEAR = {"verified_by_data": "是", "child_adopted": "否", "parent_found": "否"}
DISPUTED = {
    "verified_by_data": "否", "child_adopted": "否",
    "check_findings": "出入境记录与申报的离家日期不一致",
}  # fmt: skip
TO_RECOGNISE = (
    (0, lodge(ORPHAN, BROUGHT_UP, whom=CHILD)), (1, TAKEN),
    (4, step("信息比对", "查验清楚，报送认定", CLEAR | DEAD)),
)  # fmt: skip


def _unattended(told: Told, first: int = 0) -> Acts:
    """Applied by the grandmother and found clear by data, from a working day on."""
    return (
        (first, lodge(UNATTENDED, told, whom=CHILD)), (first + 1, TAKEN),
        (first + 4, step("信息比对", "查验清楚，报送确认", {**told, **CLEAR})),
    )  # fmt: skip


CHILDREN = (
    Story("orphan_granted", "孤儿，已发基本生活费", 15,
          (*TO_RECOGNISE, (8, step("县级认定", "认定"))), shapes.grandmother_with_child),
    Story("orphan_waiting", "孤儿待县级认定", 6, TO_RECOGNISE, shapes.grandmother_with_child),
    Story("unattended_guardian", "低保家庭，奶奶可为孙女申请事实无人抚养补贴", 40, GRANT,
          shapes.grandmother_with_child, account="citizen_guardian", is_near=True),
    Story("unattended_visit", "事实无人抚养，有争议，待入户查验", 5,
          ((0, lodge(UNATTENDED, ABANDONED, whom=CHILD)), (1, TAKEN),
           (4, step("信息比对", "有争议，入户查验", DISPUTED))), shapes.grandmother_with_child),
    Story("unattended_granted", "低保家庭的孩子，补足差额", 60,
          (*GRANT, *_unattended(ABANDONED, LATER), (LATER + 8, step("县级确认", "确认"))),
          shapes.grandmother_with_child),
    Story("unattended_refused", "父亲能够抚养，不予确认", 12,
          (*_unattended(ABLE_FATHER), (8, step("县级确认", "不予确认"))),
          shapes.grandmother_with_child),
)  # fmt: skip

# 居家适老化改造
ADAPTED = (
    Story("home_ready", "低保老人，可以申请适老化改造", 40, GRANT, shapes.alone(78),
          account="citizen_home", is_near=True),
    Story("home_quoted", "改造方案等老人确认", 32, (*GRANT, *quoted(LATER)), shapes.alone(75),
          account="citizen_plan", is_near=True),
    Story("home_adapted", "改造完成，补贴待发放", 60, (*GRANT, *adapted(LATER)),
          shapes.alone(82, is_male=True)),
    Story("home_refused", "不困难，不予改造", 12,
          ((0, lodge(ADAPTING, {**HERE, "adapting_house_may_alter": "是"})),
           (1, step("受理", "受理", COMPLETE)),
           (4, step("入户评估", "拟不予改造", HERE | {"adapting_house_may_alter": "是"})),
           (6, step("审定", "不予改造"))), shapes.alone(69), WELL_OFF),
)  # fmt: skip

# 老年人护理补贴、养老服务补贴：标准没有登记，走到审定就等
ELDER_CARE, ELDER_SERVICE = "eldercare/care_subsidy", "eldercare/service_subsidy"
# 各项“需要协助，但以自身为主”：52分，中度失能
MODERATE = {
    fact.column: fact.unit.codes[2] for fact in vars(ability).values()
    if isinstance(fact, Fact) and {4, 2} <= fact.unit.codes.keys() and 9 not in fact.unit.codes
}  # fmt: skip
KNOWN_LEVEL = (
    (LATER, lodge(ABILITY, {"ability_resident_here": "是"}, by=None)),
    (LATER + 1, step("受理", "受理", COMPLETE)),
    (LATER + 3, step("评估", "评估完毕", POSSIBLE | MODERATE)),
    (LATER + 5, step("结果确认", "确认结果")),
)  # fmt: skip
UNINSURED = HERE | {"long_care_insured": "否"}


def _elder_subsidy(matter: str, first: int = 0) -> Acts:
    """Applied and checked by the town, from a working day on."""
    return (
        (first, lodge(matter, UNINSURED)), (first + 1, step("受理", "受理", COMPLETE)),
        (first + 3, step("核实", "核实完毕", UNINSURED)),
    )  # fmt: skip


SUBSIDISED = (
    Story("care_money_waiting", "中度失能的低保老人，护理补贴等登记标准", 40,
          (*GRANT, *KNOWN_LEVEL, *_elder_subsidy(ELDER_CARE, LATER + 6)), shapes.alone(83)),
    Story("care_money_refused", "不困难，不予发放护理补贴", 8,
          (*_elder_subsidy(ELDER_CARE), (5, step("审定", "不予发放"))), shapes.alone(71), WELL_OFF),
    Story("service_money_found", "系统找到，等老人确认养老服务补贴", 40,
          (*GRANT, *KNOWN_LEVEL, (LATER + 7, find(ELDER_SERVICE, "未领养老服务补贴"))),
          shapes.alone(80, is_male=True)),
    Story("service_money_refused", "不困难，不予发放养老服务补贴", 8,
          (*_elder_subsidy(ELDER_SERVICE), (5, step("审定", "不予发放"))), shapes.alone(73),
          WELL_OFF),
)  # fmt: skip
PEOPLE_STORIES = (*ELDERS, *ABLE, *DINERS, *DISABLED, *CHILDREN, *ADAPTED, *SUBSIDISED)
