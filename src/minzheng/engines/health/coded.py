"""The coded words of health records: measures with their LOINC codes, outcomes, kinds of care.

LOINC codes of the vital signs are those of the FHIR R4 vital signs profile
(hl7.org/fhir/R4/observation-vitalsigns.html); glucose is LOINC 15074-8 (blood, substance amount).
Bounds are what a body or an instrument can show at all, no norm: outside of them it is a slip.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.db import models

from minzheng.vocabulary import ability


@dataclass(frozen=True)
class Measure:
    """What is measured. Values are whole: tenths where `scale` is 10.

    Outside `least`–`most` a value is refused, outside `low`–`high` it is asked again.
    """

    name: str
    unit: str
    ucum: str
    loinc: str
    words: str
    scale: int
    least: int
    low: int
    high: int
    most: int

    def text(self, value: int) -> str:
        """A value as one reads it."""
        return f"{value // 10}.{value % 10}" if self.scale > 1 else str(value)


MEASURES: Mapping[str, Measure] = MappingProxyType({
    "systolic": Measure("收缩压", "毫米汞柱", "mm[Hg]", "8480-6", "Systolic blood pressure",
                        1, 40, 70, 220, 300),
    "diastolic": Measure("舒张压", "毫米汞柱", "mm[Hg]", "8462-4", "Diastolic blood pressure",
                         1, 20, 40, 130, 200),
    "pulse": Measure("脉搏", "次/分", "/min", "8867-4", "Heart rate", 1, 20, 40, 160, 250),
    "temperature": Measure("体温", "摄氏度", "Cel", "8310-5", "Body temperature",
                           10, 300, 350, 400, 430),
    "oxygen": Measure("血氧饱和度", "%", "%", "2708-6",
                      "Oxygen saturation in Arterial blood", 1, 50, 80, 100, 100),
    "glucose": Measure("血糖", "毫摩尔/升", "mmol/L", "15074-8",
                       "Glucose [Moles/volume] in Blood", 10, 5, 30, 250, 400),
    "weight": Measure("体重", "千克", "kg", "29463-7", "Body weight", 10, 200, 300, 1200, 3000),
})  # fmt: skip
PANEL, PANEL_WORDS = "85354-9", "Blood pressure panel with all children optional"

LEVELS = ability.能力等级代码.codes
ROUTES = {"mouth": "口服", "skin": "外用", "shot": "注射", "drops": "滴眼、滴鼻", "breath": "吸入"}
TURN, MEAL, FLUID = "turn", "meal", "fluid"
CARES = {
    TURN: "翻身",
    MEAL: "进食",
    FLUID: "饮水",
    "toilet": "大小便",
    "wash": "擦洗",
    "sleep": "睡眠",
    "walk": "活动",
}
AMOUNTS = {MEAL: ("吃了几成（1—10）", 10), FLUID: ("毫升", 3_000), "sleep": ("小时", 24)}
ALLERGY, DIAGNOSIS = "allergy", "diagnosis"
FACTS = {ALLERGY: "过敏", DIAGNOSIS: "诊断"}
SHIFTS = {"day": ("白班", 8, 16), "evening": ("小夜班", 16, 24), "night": ("大夜班", 0, 8)}
PURPOSES = {
    "referral": "转诊、住院",
    "doctor": "给签约医生看",
    "move": "转到另一家机构",
    "own": "本人要自己的记录",
}
# First and last category of each chapter of ICD-10.
CHAPTERS = (
    ("A00", "B99", "传染病和寄生虫病"), ("C00", "D48", "肿瘤"), ("D50", "D89", "血液和免疫"),
    ("E00", "E90", "内分泌、营养和代谢"), ("F00", "F99", "精神和行为障碍"),
    ("G00", "G99", "神经系统"), ("H00", "H59", "眼"), ("H60", "H95", "耳"),
    ("I00", "I99", "循环系统"), ("J00", "J99", "呼吸系统"), ("K00", "K93", "消化系统"),
    ("L00", "L99", "皮肤"), ("M00", "M99", "肌肉骨骼"), ("N00", "N99", "泌尿生殖"),
    ("O00", "O99", "妊娠分娩"), ("P00", "P96", "围生期"), ("Q00", "Q99", "先天异常"),
    ("R00", "R99", "症状和体征"), ("S00", "T98", "损伤和中毒"), ("U00", "U99", "特殊用途"),
    ("V01", "Y98", "外因"), ("Z00", "Z99", "影响健康的因素"),
)  # fmt: skip

READERS = ("town_clerk", "town_head", "district_clerk", "district_head", "auditor")


class Outcome(models.TextChoices):
    """What became of a dose."""

    PREPARED = "prepared", "已备药，等第二人核对"
    GIVEN = "given", "已给药"
    REFUSED = "refused", "老人不肯吃"
    MISSED = "missed", "没有给"
