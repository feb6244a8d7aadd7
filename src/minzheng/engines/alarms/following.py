"""What nobody answers climbs the ladder: the second contact, the town, the district.

Run as often as one likes, at least each minute: each rung hears once. The minutes are dated
parameters of the place.
"""

from datetime import datetime, timedelta

from django.db import transaction

from minzheng.engines.alarms.coded import DISTRICT, RUNGS, SECOND, TOWN, State
from minzheng.engines.alarms.models import Alarm
from minzheng.engines.alarms.telling import tell_next
from minzheng.engines.audit import api as audit
from minzheng.engines.policy.api import values_of
from minzheng.kernel.doer import SYSTEM
from minzheng.vocabulary import alarms as terms


def follow(now: datetime) -> int:
    """Tell the next rungs of every alarm that waits too long; gives how many rungs heard.

    Each alarm is its own transaction, so one that fails holds no other up.
    """
    waiting = Alarm.objects.filter(state=State.OPEN, level__lt=DISTRICT, received_at__lte=now)
    return sum(_climb(pk, now) for pk in list(waiting.values_list("pk", flat=True)))


def rung_at(waited: timedelta, minutes: dict[int, int]) -> int:
    """The highest rung that has heard after waiting so long."""
    return max((level for level, after in minutes.items() if waited >= _span(after)), default=0)


def minutes_at(place: str, now: datetime) -> dict[int, int]:
    """After how many minutes each rung hears, at a place. Raises NotInForce."""
    asked = {SECOND: terms.第二联系人分钟, TOWN: terms.镇街分钟, DISTRICT: terms.区级分钟}
    found = values_of(asked.values(), {}, on=now.date(), place=place)
    return {level: int(found[param] or 0) for level, param in asked.items()}


@transaction.atomic
def _climb(pk: int, now: datetime) -> int:
    rows = Alarm.objects.select_for_update(of=("self",))
    row = rows.select_related("device__person", "facility").get(pk=pk)
    if row.state != State.OPEN:  # answered while we looked
        return 0
    level = rung_at(now - row.received_at, minutes_at(row.division_code, now))
    before = row.level
    for rung in range(before + 1, level + 1):
        tell_next(row, rung, now)
        audit.record(SYSTEM, "escalate_alarm", row.ref, division=row.division_code,
                     detail={"to": RUNGS[rung]})  # fmt: skip
    if level > before:
        row.level = level
        row.save(update_fields=["level"])
    return max(level - before, 0)


def _span(minutes: int) -> timedelta:
    return timedelta(minutes=minutes)
