"""What is late goes up its line, one step more each so many days; run again, nothing changes."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.audit import api as audit
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.offices.api import officers_with

from .messaging import send_message
from .models import Urged
from .recipient import Recipient

Step = str | tuple[Recipient, ...]
Key = tuple[str, str, date]


@dataclass(frozen=True)
class Late:
    """`what` in words and `ref` name it; `line`: who hears in turn, a role or people."""

    what: str
    ref: str
    division: str
    due_on: date
    line: Sequence[Step]

    @property
    def key(self) -> Key:
        return self.ref, self.what, self.due_on


@dataclass(frozen=True)
class Urging:
    """`say` makes a message of what is late and how many; `days` lie between two steps."""

    verb: str
    link: str
    say: Callable[[str, int], str]
    days: Callable[[str, date], int]


@transaction.atomic
def urge(late: Iterable[Late], how: Urging, *, on: date) -> int:
    """Tell the next step of each thing past its last day. Gives how many went up."""
    rows = [each for each in late if each.due_on < on]
    before = _levels(rows)
    told: Counter[tuple[Recipient, str]] = Counter()
    risen: dict[Key, int] = {}
    for each in rows:
        level = _level(each, max(how.days(each.division, on), 1), on)
        heard = before.get(each.key, 0)
        if level > heard:
            risen[each.key] = level
            told.update((to, each.what) for to in _people(each, heard, level, on))
    for (to, what), count in told.items():
        send_message(to, how.say(what, count), link=how.link, on=on)
    _keep(risen)
    if risen:
        audit.record(SYSTEM, how.verb, how.link, detail={"on": on.isoformat(), "late": len(risen)})
    return len(risen)


def _levels(rows: Sequence[Late]) -> dict[Key, int]:
    known = Urged.objects.filter(due_on__in={each.due_on for each in rows})
    return {(row.ref, row.what, row.due_on): row.level for row in known}


def _level(late: Late, days: int, on: date) -> int:
    return min(1 + ((on - late.due_on).days - 1) // days, len(late.line))


def _people(late: Late, heard: int, level: int, on: date) -> set[Recipient]:
    found: set[Recipient] = set()
    for step in late.line[heard:level]:
        if isinstance(step, tuple):
            found.update(step)
            continue
        officers = officers_with(step, late.division, on)
        found.update(Recipient("officer", each.staff_number, each.name) for each in officers)
    return found


def _keep(risen: dict[Key, int]) -> None:
    for (ref, what, due_on), level in risen.items():
        Urged.objects.update_or_create(ref=ref, what=what, due_on=due_on, defaults={"level": level})
