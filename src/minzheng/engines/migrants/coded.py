"""Coded words of support for migrants: why it stops, how a list goes, who does what."""

from django.db import models

DIED, SENTENCED, EMPLOYED, URBAN, MISTAKE = "died", "sentenced", "employed", "urban", "mistake"
STOPS = {
    DIED: "去世",
    SENTENCED: "被判刑",
    EMPLOYED: "成为财政供养人员",
    URBAN: "户口转为非农业",
    MISTAKE: "登记有误",
}
TOLD_STOPS = {
    key: words for key, words in STOPS.items() if key != DIED
}  # deaths come by themselves
ALLOWANCE, WORKS, BOTH = "allowance", "works", "both"
WAYS = {ALLOWANCE: "直补到人", WORKS: "项目扶持", BOTH: "直补和项目结合"}
USE = "migrants"  # what a fund must allow

CHECKERS = ("village_worker", "town_clerk")
TOWN = ("town_clerk",)
DISTRICT = ("district_clerk",)
APPROVERS = ("district_head",)
PAYERS = ("finance_clerk",)
READERS = (
    "village_worker", "town_clerk", "town_head", "district_clerk", "district_head",
    "finance_clerk", "finance_head", "auditor", "discipline_inspector",
)  # fmt: skip


class State(models.TextChoices):
    """How far a year's list of a village is."""

    CHECKING = "checking", "村里核对"
    PUBLIC = "public", "公示"
    TOWN = "town", "镇街已核"
    DISTRICT = "district", "区里已确认"
    APPROVED = "approved", "已批准待发"
    SENT = "sent", "待回盘"
    DONE = "done", "已发放"


class LineState(models.TextChoices):
    """What became of one person's money."""

    DUE = "due", "应发"
    BLOCKED = "blocked", "停发"
    PAID = "paid", "已发"
    FAILED = "failed", "退票"
