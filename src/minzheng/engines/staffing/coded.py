"""The coded words of staff: posts, certificates, schooling, how far a list of claims is."""

from collections.abc import Mapping
from types import MappingProxyType

from django.db import models

from minzheng.vocabulary import staffing as terms

CARER, NURSE, DOCTOR, SOCIAL, REHAB, COOK = (
    "carer", "nurse", "doctor", "social_worker", "rehabilitation", "cook",
)  # fmt: skip
POSTS: Mapping[str, str] = MappingProxyType(
    {
        CARER: "养老护理员", NURSE: "护士", DOCTOR: "医生", SOCIAL: "社会工作者",
        REHAB: "康复治疗师", COOK: "厨师", "manager": "负责人", "security": "安保",
        "cleaner": "保洁", "office": "行政后勤",
    }
)  # fmt: skip

SKILL, HEALTH = "carer_skill", "health"
CERTIFICATES: Mapping[str, str] = MappingProxyType(
    {
        SKILL: "养老护理员职业技能等级证书", "nurse": "护士执业证书", "doctor": "医师执业证书",
        "social_worker": "社会工作者职业资格证书", "rehabilitation": "康复治疗专业技术资格证书",
        HEALTH: "健康证", "fire": "消防设施操作员证书", "other": "其他证书",
    }
)  # fmt: skip
# Without this certificate in force nobody may work at the post.
NEEDED: Mapping[str, str] = MappingProxyType({NURSE: "nurse", DOCTOR: "doctor", COOK: HEALTH})
SKILL_LEVELS: Mapping[int, str] = MappingProxyType(
    {5: "五级（初级工）", 4: "四级（中级工）", 3: "三级（高级工）", 2: "二级（技师）",
     1: "一级（高级技师）"}
)  # fmt: skip
DEGREES: Mapping[str, str] = MappingProxyType(
    {key: param.label.rpartition("：")[2] for key, param in terms.入职奖补.items()}
)
FULL = 100  # per cent of full hours

# Who does what at the desk.
READERS = (
    "town_clerk", "town_head", "district_clerk", "district_head", "finance_clerk", "finance_head",
    "auditor",
)  # fmt: skip
CHECKERS = ("district_clerk",)
APPROVERS = ("district_head",)
PAYERS = ("finance_clerk",)


class Kind(models.TextChoices):
    """What a line of a list grants."""

    ENTRY = "entry", "入职一次性奖补"
    POST = "post", "护理岗位津贴"


class State(models.TextChoices):
    """How far a year's list of a house is."""

    CONFIRMED = "confirmed", "待核对"
    CHECKED = "checked", "待核定"
    APPROVED = "approved", "待支付"
    PAID = "paid", "已支付"
    RETURNED = "returned", "已退回"
