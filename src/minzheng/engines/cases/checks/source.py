"""What a source of findings is asked and answers; choosing.py says which one is used."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol


class SourceUnavailable(RuntimeError):
    """The other department does not answer; the check can be asked again later."""


@dataclass(frozen=True)
class Asked:
    """A member to be checked, and for which matter: a source tells only what that matter may read.

    The identity number goes to the source alone and is not kept.
    """

    person_id: int
    name: str
    id_number: str
    matter: str = ""


@dataclass(frozen=True)
class Finding:
    """One item another department knows of a member: the fact's column and the value found.

    `feed` and `version` say which version in the lake it was read from; "" for another source.
    """

    person_id: int | None
    member: str
    item: str
    column: str
    value: Any
    source: str
    found_on: date
    feed: str = ""
    version: str = ""


class EconomicCheckSource(Protocol):
    """A source of findings. Raises SourceUnavailable."""

    def query(self, people: Sequence[Asked], on: date) -> Sequence[Finding]: ...
