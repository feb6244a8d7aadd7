"""What a partner may be allowed, each scope in words."""

APPLY, READ, VERIFY, EVENTS = "applications", "cases", "verify", "events"
SOCIAL, CIVIL = "registry.social", "registry.civil"
BOOK, TIPS, COMMENT = "bookings", "tips", "comments"
FIGURES, PLACES, ALERTS = "statistics", "facilities", "alerts"
CALLS = "alarms"
SCOPES = {
    APPLY: "受本人书面委托，代为填写、提交、补正、撤回和评价申请",
    READ: "查本系统提交的办件的进度、决定和文书",
    VERIFY: "核验一个人是否在享某项待遇，只答是或者否",
    EVENTS: "订阅事件通知（本系统提交的办件、辖区内的公示）",
    SOCIAL: "按 DCI 标准查社会救助登记",
    CIVIL: "按 DCI 标准查死亡、婚姻状况登记",
    BOOK: "替来电来访的人预约、改时间、取消预约",
    TIPS: "转来求助线索，查自己转来的办到哪里",
    COMMENT: "转来公众对征求意见稿的意见，查自己转来的办到哪里",
    FIGURES: "读没有公开的统计指标和不合并的数",
    PLACES: "替机构报空位，更正机构自己保管的内容",
    CALLS: "转来贵方运营的报警设备的报警和心跳",
    ALERTS: "订阅村（社区）岗位的预警任务：编号、规则、地点、期限、结果，没有个人信息",
}
# The least post that takes applications. A partner passes through the same checks of division and
# matter as this post does; what it did not lodge itself it is never shown.
COUNTER_POST = "village_worker"
# A post that reads the cockpit, held for nothing but reading figures in the partner's divisions.
FIGURES_POST = "data_clerk"
EVERY_MATTER = "*"
CLOSED_FIELD = "children/"  # closed to all but a named team, so "every matter" leaves it out
REGISTRARS, APPROVERS = ("data_clerk",), ("data_head",)
READERS = ("data_clerk", "data_head", "district_head", "auditor")
ENDERS = ("data_clerk", "data_head")
