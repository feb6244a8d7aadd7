"""Why a place is looked at; how an item is answered and how much it weighs is any checklist's."""

from minzheng.registers.checklists import (
    ANSWERS,
    BAD,
    GOOD,
    MAJOR,
    MINOR,
    NOT_APPLICABLE,
    SEVERITIES,
)

__all__ = ["ANSWERS", "BAD", "GOOD", "MAJOR", "MINOR", "NOT_APPLICABLE", "REASONS", "SEVERITIES"]

REASONS = {
    "daily": "日常检查",
    "special": "专项检查",
    "complaint": "投诉核查",
    "random": "双随机抽查",
}
