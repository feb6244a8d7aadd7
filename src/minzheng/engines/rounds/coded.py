"""The coded words of rounds: who must be visited, how, what was found, how it ended."""

from django.db import models

ALONE, EMPTY_NEST, LEFT_BEHIND = "alone", "empty_nest", "left_behind"
DISABLED, SEVERE, SPECIAL_FAMILY = "disabled", "severe", "special_family"
GROUPS = {
    ALONE: "独居",
    EMPTY_NEST: "空巢",
    LEFT_BEHIND: "留守",
    DISABLED: "失能",
    SEVERE: "重度残疾",
    SPECIAL_FAMILY: "计划生育特殊家庭",
}
NORMAL, HIGH = "normal", "high"
RISKS = {NORMAL: "一般", HIGH: "高风险"}

HOME, PHONE, VIDEO = "home", "phone", "video"
WAYS = {HOME: "上门", PHONE: "电话", VIDEO: "视频"}
MET, NOBODY = "met", "nobody"
OUTCOMES = {MET: "见到（联系上）本人", NOBODY: "没有人应"}
DANGER = "danger"
HAZARDS = {
    "gas": "用气有隐患",
    "wiring": "电线老化、乱接",
    "floor": "地滑、有坎容易摔",
    "leak": "房屋漏水、开裂",
    "clutter": "杂物堵住通道",
    DANGER: "有紧急危险，要马上处理",
}
HEALTHS = {"good": "和平时一样", "worse": "比上次差", "ill": "正在生病"}
MOODS = {"good": "平稳", "low": "情绪低落", "bad": "说不想活、不愿见人"}
ALARMING_MOOD = "bad"

DIED, MOVED, INSTITUTION, OVER, BY_HAND = "died", "moved", "institution", "over", "hand"
ENDS = {
    DIED: "去世",
    MOVED: "搬离",
    INSTITUTION: "住进机构",
    OVER: "不再符合",
    BY_HAND: "经办人核实不再需要",
}
RESULTS = {
    "safe": "人平安，已见到",
    "away": "外出，已联系上本人或家人",
    "hospital": "送医或已在医院",
    "died": "已去世，已报镇街",
    "missing": "联系不上，已报警",
}

# Who does what at the desk.
VISITORS = ("village_worker", "town_clerk", "social_worker")
LISTERS = ("village_worker", "town_clerk", "district_clerk")
ASSIGNERS = ("village_worker", "town_clerk", "district_clerk")
CHECKERS = (*VISITORS, "district_clerk")
READERS = (*VISITORS, "town_head", "district_clerk", "district_head", "auditor")
MISSED_LINE = ("village_worker", "town_clerk", "district_clerk")
CHECK_LINE = ("town_clerk", "town_head", "district_clerk")


class State(models.TextChoices):
    """What became of a visit that was due."""

    OPEN = "open", "待访"
    DONE = "done", "已访"
    MISSED = "missed", "逾期未访"
    DROPPED = "dropped", "不再需要"


COUNTED = (State.OPEN, State.DONE, State.MISSED)
WAITING = (State.OPEN, State.MISSED)
