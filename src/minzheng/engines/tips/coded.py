"""What tips are about, where they come from, and how they end."""

KINDS = {
    "elder": "老人没人照料",
    "child_alone": "孩子没人照看",
    "child_harm": "孩子可能受到伤害或有危险",
    "disabled": "残疾人生活困难",
    "ill": "病重，没钱治或没人照顾",
    "poor": "吃、穿、住有困难",
    "street": "流浪、乞讨、露宿",
    "disaster": "遇到火灾、事故等急事",
    "other": "别的情况",
}
CHILD_KINDS = ("child_alone", "child_harm")
HARM = "child_harm"

WEB, HOTLINE, WORKER = "web", "hotline", "worker"
SOURCES = {
    WEB: "网上",
    HOTLINE: "热线",
    WORKER: "村（社区）人员发现",
    "visit": "来访",
    "patrol": "巡查",
    "referred": "其他部门转来",
}

CASE, HELPED, ALREADY, NOBODY, HANDED, SAME, NEED, FINE = (
    "case", "helped", "already", "nobody", "handed", "same", "need", "fine",
)  # fmt: skip
OUTCOMES = {
    CASE: "开了办件",
    HELPED: "当场给了帮助",
    NEED: "登记了需求",
    FINE: "了解过，暂时不困难",
    ALREADY: "已经在帮扶",
    NOBODY: "没有找到人",
    HANDED: "转给别的部门",
    SAME: "和另一条是同一件事",
}
# What somebody without any right learns by the receipt's number: no person, no place, no reason.
PUBLIC_OUTCOMES = {
    CASE: "已经找到人，正在为他申请帮助。",
    HELPED: "已经找到人，给了帮助。",
    NEED: "已经找到人，登记了他需要的服务，正在找人提供。",
    FINE: "已经找到人，了解过情况，暂时不需要帮助。如果您看到变化，请再告诉我们。",
    ALREADY: "已经找到人，他已经在接受帮助，会继续关注。",
    NOBODY: "去找过，没有找到。如果您又看到，请再告诉我们。",
    HANDED: "已经转给负责的部门处理。",
    SAME: "这件事有人先反映过，已经一起处理。",
}
