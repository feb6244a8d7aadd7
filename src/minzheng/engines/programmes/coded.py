"""The words of every programme: who refers, who consents, why somebody was absent, how it ends."""

STATUSES = {
    "verified": "",
    "reported": "据公开报道或通知，原文待核对",
    "unconfirmed": "依据待核实",
}
SOURCES = {
    "hospital": "医院",
    "federation": "残联",
    "town": "乡镇（街道）或村（社区）",
    "self": "本人",
    "family": "家属",
}
SELF, GUARDIAN = "self", "guardian"
CONSENTS = {SELF: "本人同意", GUARDIAN: "监护人同意"}
ABSENCES = {
    "": "到了",
    "ill": "没到：身体不适",
    "relapse": "没到：病情波动",
    "away": "没到：外出",
    "unwilling": "没到：不愿意来",
    "unreached": "没到：联系不上",
}
ACHIEVED = "achieved"
ENDS = {
    ACHIEVED: "目标达到",
    "transferred": "转到别的服务",
    "gone": "失去联系或迁走",
    "declined": "本人或监护人不愿继续",
    "hospital": "住院治疗",
    "died": "去世",
}
NO_FOLLOWING = ("died",)
CRISES = {
    "self": "可能伤害自己",
    "others": "可能伤害别人",
    "relapse": "病情急性发作",
    "missing": "走失或失去联系",
    "harmed": "可能正受到伤害",
}
ADULT_AGE = 18  # 民法典第十七条
