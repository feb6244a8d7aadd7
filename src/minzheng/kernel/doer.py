"""Who did something: an officer, a citizen, an institution's own, or the system itself."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Doer:
    """The author of an act, as the audit trail names him.

    `key` is the staff number, the person's or member's number, or "system"; `division` is the
    12-digit code of the office or institution for which somebody acts.
    """

    kind: Literal["officer", "person", "member", "system"]
    key: str
    name: str
    office: str = ""
    division: str = ""


SYSTEM = Doer("system", "system", "系统")
