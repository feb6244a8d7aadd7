"""A request of the interface as the house passes it on, and what its log will say."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.http import HttpRequest

from minzheng.engines.partners.api import Caller


@dataclass
class Noted:
    """What the log will say of a call; filled while it is answered."""

    subjects: list[str] = field(default_factory=list)
    rows: int = 0
    purpose: str = ""


class ApiRequest(HttpRequest):
    """`caller` is there behind a gate with a scope; `noted` behind every gate."""

    today: date
    caller: Caller
    noted: Noted


def note(request: ApiRequest, subjects: Iterable[str], rows: int = 1, purpose: str = "") -> None:
    """Say in the log whom or what the answer is about."""
    request.noted.subjects += [each for each in subjects if each]
    request.noted.rows = rows
    request.noted.purpose = purpose[:120]


def address_of(request: HttpRequest) -> str:
    """Where a call comes from, as the server in front passes it on."""
    return str(request.META.get("REMOTE_ADDR", ""))
