"""What is late is told to the town, then to the district; run again, nothing changes."""

from collections import Counter
from datetime import date, timedelta

from django.db import transaction
from django.db.models import QuerySet

from minzheng.engines.audit import api as audit
from minzheng.engines.needs.clocks import number
from minzheng.engines.needs.giving import lapse_pledges
from minzheng.engines.needs.models import WAITING, Need, Pledge, PledgeState
from minzheng.engines.needs.ordering import lapse_orders
from minzheng.engines.needs.posts import FROM_DISTRICT, FROM_TOWN
from minzheng.engines.notices import api as notices
from minzheng.kernel.divisions import NATION
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.offices.api import officers_with
from minzheng.vocabulary import meeting

TOWN, DISTRICT = 1, 2
LEVELS = {TOWN: FROM_TOWN, DISTRICT: FROM_DISTRICT}


def advance_needs(on: date) -> int:
    """Orders and pledges whose time is up, then everybody who must be told. How many were late."""
    return lapse_orders(on) + lapse_pledges(on) + escalate_overdue(on)


@transaction.atomic
def escalate_overdue(on: date) -> int:
    """Tell the town of what is late, and the district of what is late still some days after."""
    later = on - timedelta(days=number(meeting.督办升级天数, NATION, on))
    needs = Need.objects.filter(state__in=WAITING)
    pledges = Pledge.objects.filter(state=PledgeState.ASKED)
    told: Counter[tuple[str, str]] = Counter()
    late = 0
    for level, day in ((DISTRICT, later), (TOWN, on)):
        for rows in (needs, pledges):
            late += _told_of(rows.filter(told=level - 1, due_on__lt=day), level, told, on)
    _send(told, on)
    if late:
        audit.record(SYSTEM, "escalate_needs", "needs", detail={"on": str(on), "late": late})
    return late


def _told_of(
    rows: QuerySet[Need] | QuerySet[Pledge], level: int, told: Counter[tuple[str, str]], on: date
) -> int:
    places = Counter(rows.order_by().values_list("division_code", flat=True))
    if not places:
        return 0
    for division, count in places.items():
        for role in LEVELS[level]:
            for officer in officers_with(role, division, on):
                told[officer.staff_number, officer.name] += count
    rows.update(told=level)
    return sum(places.values())


def _send(told: Counter[tuple[str, str]], on: date) -> None:
    for (staff, name), count in told.items():
        text = f"您辖区内有 {count} 项需求超过期限（确认、安排、服务或答复认领），请督办"
        to = notices.Recipient("officer", staff, name)
        notices.send_message(to, text, link="needs", on=on)
