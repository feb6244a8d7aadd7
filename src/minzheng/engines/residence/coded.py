"""The coded words of residence: levels of care, kinds of rooms, of leave, of prepaid money."""

from django.db import models

READERS = (
    "village_worker", "town_clerk", "town_head", "finance_clerk", "district_clerk",
    "finance_head", "district_head", "auditor",
)  # fmt: skip
ROOM_KINDS = {"single": "单人间", "double": "双人间", "multi": "多人间", "suite": "套间"}
ABSENCES = {"hospital": "住院", "home": "回家"}
MOST_BEDS, LONGEST_PLACE = 20, 40


class Level(models.TextChoices):
    """The care that a unit, a bed or a contract is for."""

    INDEPENDENT = "independent", "自理"
    ASSISTED = "assisted", "协助照护"
    NURSING = "nursing", "全护理"
    MEMORY = "memory", "认知照护"
    UPBRINGING = "upbringing", "儿童养育"


class Moved(models.TextChoices):
    """Why somebody was placed in a bed."""

    ADMITTED = "admitted", "入住"
    ASSESSED = "assessed", "评估结果变化"
    WISHED = "wished", "本人或家属要求"
    HOUSE = "house", "机构调整"


class Kind(models.TextChoices):
    """What money was taken beforehand for."""

    SERVICE = "service", "服务费"
    DEPOSIT = "deposit", "押金"
    MEMBERSHIP = "membership", "会员费"


class Way(models.TextChoices):
    """What became of the money."""

    PAID = "paid", "收"
    USED = "used", "扣"
    REFUNDED = "refunded", "退"


IN_CUSTODY = (Kind.DEPOSIT, Kind.MEMBERSHIP)
