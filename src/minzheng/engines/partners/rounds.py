"""One round of everything that goes out: read the trail on, send notices, send callbacks."""

from dataclasses import dataclass
from datetime import date, datetime

from minzheng.engines.partners.dci.calling_back import call_back_due
from minzheng.engines.partners.delivering import deliver_due
from minzheng.engines.partners.hooking import read_trail


@dataclass(frozen=True)
class Round:
    """What one round did."""

    made: int = 0
    sent: int = 0
    failed: int = 0
    given_up: int = 0


def deliver(at: datetime, *, on: date) -> Round:
    """One round; run again at once, only what came meanwhile goes out."""
    made = read_trail(at, on=on)
    sent, back = deliver_due(at), call_back_due(at, on=on)
    return Round(made, sent.sent + back.sent, sent.failed + back.failed,
                 sent.given_up + back.given_up)  # fmt: skip
