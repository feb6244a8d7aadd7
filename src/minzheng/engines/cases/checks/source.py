"""What a data-checking centre is asked and answers; one adapter a source, chosen by a setting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from django.conf import settings
from django.utils.module_loading import import_string

DEFAULT = "minzheng.engines.cases.checks.fake.FileSource"


class SourceUnavailable(RuntimeError):
    """The other department does not answer; the check can be asked again later."""


@dataclass(frozen=True)
class Asked:
    """A member to be checked. The identity number goes to the source alone and is not kept."""

    person_id: int
    name: str
    id_number: str


@dataclass(frozen=True)
class Finding:
    """One item another department knows of a member: the fact's column and the value found."""

    person_id: int | None
    member: str
    item: str
    column: str
    value: Any
    source: str
    found_on: date


class EconomicCheckSource(Protocol):
    """A source of findings. Raises SourceUnavailable."""

    def query(self, people: Sequence[Asked], on: date) -> Sequence[Finding]: ...


def check_source() -> EconomicCheckSource:
    """The source this installation uses (setting CHECK_SOURCE, a dotted path)."""
    found: EconomicCheckSource = import_string(getattr(settings, "CHECK_SOURCE", DEFAULT))()
    return found
