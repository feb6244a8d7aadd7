"""How a value is shown in a report: never a clear number, name, phone or address."""

import re
from collections.abc import Callable, Mapping

from minzheng.kernel.feed import Column, Role
from minzheng.registers.masking import (
    mask_account,
    mask_address,
    mask_id,
    mask_name,
    mask_phone,
)

LONGEST = 30
# A number in the wrong column is still somebody's number.
LONG_NUMBER = re.compile(r"\d{11,}[0-9Xx]?")
MASKS: Mapping[Role, Callable[[str], str]] = {
    Role.ID: mask_id,
    Role.NAME: mask_name,
    Role.PHONE: mask_phone,
    Role.ADDRESS: mask_address,
    Role.OTHER: mask_account,
}


def shown(column: Column | None, value: str | None) -> str:
    """The value as a report may show it."""
    text = value or ""
    role = column.role if column is not None else None
    if role is not None and role in MASKS:
        return MASKS[role](text)[:LONGEST]
    return LONG_NUMBER.sub(lambda found: mask_account(found[0]), text)[:LONGEST]
