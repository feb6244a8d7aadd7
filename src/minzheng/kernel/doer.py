"""Who did something: an officer, a citizen, or the system itself."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Doer:
    """The author of an act, as the audit trail names him.

    `key` is the staff number, the person's number or "system"; `division` is the 12-digit code
    of the office for which an officer acts.
    """

    kind: Literal["officer", "person", "system"]
    key: str
    name: str
    office: str = ""
    division: str = ""


SYSTEM = Doer("system", "system", "系统")
