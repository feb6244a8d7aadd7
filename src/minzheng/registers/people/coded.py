"""Columns of a person that hold a code, and the glossary's table for each."""

from enum import IntEnum

from minzheng.kernel.units import MeasureUnit
from minzheng.vocabulary import codes

TABLES: dict[str, MeasureUnit] = {
    "sex": codes.性别代码,
    "ethnicity": codes.民族代码,
    "marital": codes.婚姻代码,
    "disability_kind": codes.残疾类别代码,
    "disability_grade": codes.残疾等级代码,
    "health": codes.健康代码,
    "student_stage": codes.就学代码,
    "labour_capacity": codes.劳动能力代码,
    "employment": codes.就业代码,
}


class Sex(IntEnum):
    """GB/T 2261.1; the words stand in the glossary."""

    UNKNOWN = 0
    MALE = 1
    FEMALE = 2
    NOT_STATED = 9


def is_code(column: str, value: object) -> bool:
    """Whether the value stands in the column's table; None (unknown) always may."""
    return value is None or column not in TABLES or value in TABLES[column].codes
