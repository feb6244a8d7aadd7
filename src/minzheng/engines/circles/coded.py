"""The coded tables of living circles and of the premises pool."""

URBAN, RURAL = "urban", "rural"
SETTLEMENTS = {URBAN: "城镇", RURAL: "农村"}
# 统计用区划代码的末三位：居民委员会 001—199，村民委员会 200—399（国家统计局编码规则）。
FIRST_RURAL = 200

CONDITIONS = {
    "ready": "装修完好，可直接用", "plain": "毛坯或简单装修", "repair": "要大修",
    "unsafe": "有安全隐患，没有鉴定", "unknown": "没有看过",
}  # fmt: skip
FIRES = {
    "passed": "消防验收或备案合格", "possible": "没有验收，能改造", "impossible": "改造不了",
    "unknown": "不清楚",
}  # fmt: skip
OWNERS = {
    "state": "国有", "collective": "集体（村、社区）", "company": "企业", "person": "个人",
    "unknown": "不清楚",
}  # fmt: skip
BARRED = "impossible"  # of such a fire state nothing can be made
