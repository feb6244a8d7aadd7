"""Terms of relief for the homeless and displaced (流散人员): need, stay, identity, return."""

from minzheng.kernel.expr import Fact, Param
from minzheng.kernel.units import (
    MeasureUnit,
    个工作日,
    个月,
    分_每人每月,
    天,
    小时,
    岁,
    文字,
    日期,
    是否,
    编码,
)


def _person(column: str, term: str, unit: MeasureUnit, means: str) -> Fact:
    return Fact(column, term, unit, means, "person")


def _param(key: str, label: str, unit: MeasureUnit) -> Param:
    return Param(f"vagrant.{key}", label, unit)


# fmt: off
来站方式代码 = 编码({
    1: "自己求助", 2: "公安护送", 3: "城市管理等部门护送", 4: "群众护送", 5: "其他机构移交",
})
住宿区代码 = 编码({1: "男区", 2: "女区", 3: "未成年人区", 4: "医院或者托养机构"})
离站方式代码 = 编码({
    1: "亲属接回", 2: "单位接回", 3: "凭乘车凭证自行返回", 4: "护送返回",
    5: "移交户籍地人民政府安置", 6: "自愿离站", 7: "落户安置", 8: "在站去世",
})

# 一、求助
流落在外 = _person("vagrant_outside", "流落在外", 是否, "离开住所地，正在流浪、乞讨或者滞留")
无力解决食宿 = _person("vagrant_no_means", "无力解决食宿", 是否, "眼下自己没有办法解决吃住")
无亲友投靠 = _person("vagrant_no_kin", "无亲友投靠", 是否, "当地没有可以投靠的亲友")
突发急病 = _person("sudden_illness", "突发急病", 是否, "突发急病，需要马上救治")
行动不便 = _person("hard_to_move", "行动不便", 是否, "行动不便，需要有人护送")
来站方式 = _person("vagrant_came_by", "来站方式", 来站方式代码, "自己来的，还是谁护送来的")
估计年龄 = _person("estimated_age", "估计年龄", 岁, "说不清出生日期的，工作人员估计的年龄")

# 二、在站、身份、离站
进站日期 = _person("entered_on", "进站日期", 日期, "入站的日期")
离站日期 = _person("left_on", "离站日期", 日期, "离站的日期；还在站的没有")
身份已查明 = _person("identity_known", "身份已查明", 是否, "姓名、住址是否已经查明")
寻亲公告日期 = _person("searched_on", "寻亲公告日期", 日期, "发布寻亲公告的日期")
采血申请日期 = _person("dna_asked_on", "采血申请日期", 日期, "报请公安机关采集血样的日期")
住宿区 = _person("sleeping_area", "住宿区", 住宿区代码, "安排住在哪里")
离站方式 = _person("left_by", "离站方式", 离站方式代码, "怎样离站的")
监护得当 = _person("guardian_fit", "监护得当", 是否, "监护人是否履行监护责任（回访）")

# 三、经办记录
发现地点 = Fact("found_at", "发现地点", 文字, "在哪里发现的，或者从哪里来的")
随身物品 = Fact("belongings", "随身物品", 文字, "随身携带的物品，逐件登记，由本人保管或者代为保管")
食宿安排 = Fact("lodging", "食宿安排", 文字, "床位、饮食和衣物")
就医情况 = Fact("vagrant_care", "就医情况", 文字, "送医、用药和陪护情况")
身份查询 = Fact("identity_findings", "身份查询", 文字, "比对、走访、公告得到的线索和结果")
公告渠道 = Fact("searched_in", "公告渠道", 文字, "寻亲公告发在哪些地方")
安置去处 = Fact("placed_at", "安置去处", 文字, "照料安置、落户安置的机构")
接收情况 = Fact("handed_over", "接收情况", 文字, "谁接收、核对了什么证件、交还了哪些物品")
回访情况 = Fact("return_visit_findings", "回访情况", 文字, "见到谁，孩子的生活、上学和监护情况")

# 四、数值
成年年龄 = _param("adult_age", "流散人员成年年龄", 岁)
老年年龄 = _param("elder_age", "流散人员老年年龄", 岁)
留站期限 = _param("stay_days", "留站期限", 天)
成年人伙食标准 = _param("diet_adult", "流散人员成年人伙食标准", 分_每人每月)
未成年人伙食标准 = _param("diet_minor", "流散人员未成年人伙食标准", 分_每人每月)
公告小时 = _param("notice_hours", "发布寻亲公告时限", 小时)
公告环节小时 = _param("search_hours", "寻亲公告环节时限", 小时)
采血天数 = _param("dna_days", "报请采集血样时限", 个工作日)
采血提醒天数 = _param("dna_alert_days", "采血提醒天数", 天)
比对天数 = _param("dna_wait_days", "公安采集比对等候时限", 个工作日)
照料安置天数 = _param("care_days", "照料安置起算天数", 天)
寻亲月数 = _param("search_months", "安置后继续寻亲月数", 个月)
落户月数 = _param("settle_months", "落户安置起算月数", 个月)
登记小时 = _param("register_hours", "求助登记时限", 小时)
入站小时 = _param("enter_hours", "入站安排和身份比对时限", 小时)
返回天数 = _param("return_days", "联系返回时限", 个工作日)
延长天数 = _param("extend_days", "延长留站审批时限", 个工作日)
安置天数 = _param("place_days", "照料安置审批时限", 个工作日)
落户天数 = _param("settle_days", "落户安置办理时限", 个工作日)
回访间隔 = _param("visit_months", "未成年人回访间隔", 个月)
回访持续 = _param("visit_lasts", "未成年人回访持续月数", 个月)
回访天数 = _param("visit_days", "回访办理时限", 个工作日)
