"""The coded tables of the guarantees engine: posts, forms of an item, states."""

from collections.abc import Mapping
from types import MappingProxyType

from django.db import models

DRAFTERS = ("district_clerk", "district_head")
ADOPTERS = ("district_head",)
INVITERS = ("town_clerk", "town_head", "district_clerk", "district_head")
READERS = (
    "village_worker", "town_clerk", "town_head", "district_clerk", "district_head", "auditor",
)  # fmt: skip

CASH, SERVICE, CARE = "cash", "service", "care"
FORMS: Mapping[str, str] = MappingProxyType({CASH: "发钱", SERVICE: "服务", CARE: "照护"})
STATUSES: Mapping[str, str] = MappingProxyType(
    {"verified": "已核对文件", "reported": "据报道", "unconfirmed": "待确认"}
)


class State(models.TextChoices):
    """How far a version of a list is."""

    DRAFT = "draft", "草稿"
    ADOPTED = "adopted", "已公布"
    DROPPED = "dropped", "已作废"


class Reply(models.TextChoices):
    """How far it is with one who does not have what she is entitled to."""

    FOUND = "found", "待告知"
    INVITED = "invited", "已告知"
    WANTED = "wanted", "本人要办"
    DECLINED = "declined", "不再告知"
    SETTLED = "settled", "已了结"


class Standing(models.TextChoices):
    """How one elder stands to one item."""

    HAS = "has", "已在享受"
    RUNNING = "running", "正在办理"
    MISSING = "missing", "符合，没有享受"
    MAY = "may", "符合，是否享受待核实"
    UNKNOWN = "unknown", "是否符合待核实"
    SPOT = "spot", "当场认定"
    NOT = "not", "现在不符合"


class Situation(models.TextChoices):
    """Where an elder lives and where she belongs, when the two are not one place."""

    ELSEWHERE = "elsewhere", "住到内地别处"
    IN_HMT = "in_hmt", "住到香港、澳门"
    FROM_HMT = "from_hmt", "港澳居民住在这里"


OPEN = (Reply.FOUND, Reply.INVITED, Reply.WANTED)
