"""To whom a document or message goes."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Recipient:
    """`key` is the person's row number, the staff number or the office code, as text."""

    kind: Literal["person", "officer", "office", "household", "organisation"]
    key: str
    name: str = ""
