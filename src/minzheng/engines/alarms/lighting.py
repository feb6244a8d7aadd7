"""What the lights say of a centre: alarms nobody answers, devices that are silent."""

from collections.abc import Collection, Iterator
from datetime import date, datetime, time

from django.db.models import Count, Max, Min, Q
from django.utils.timezone import localtime, make_aware

from minzheng.engines.alarms.coded import DISTRICT, TOWN, State
from minzheng.engines.alarms.finding import PERCENT, silent_since
from minzheng.engines.alarms.models import Alarm, Device
from minzheng.engines.lights import api as lights
from minzheng.engines.policy.api import value_of
from minzheng.kernel.units import WHOLE
from minzheng.vocabulary import alarms as terms

UNANSWERED = lights.Check(
    "alarms.unanswered", "报警没人应答", "设备报警超过时限没有人应答，已经转到镇街或区里",
    parameters=("alarms.town_minutes", "alarms.district_minutes"),
)  # fmt: skip
SILENT = lights.Check(
    "alarms.silent", "设备离线多", "中心负责的报警设备离线的占比达到规定",
    parameters=("alarms.offline_hours", "alarms.offline_share"),
)  # fmt: skip


def declare() -> None:
    """Tell the lights what this engine looks at."""
    lights.declare(UNANSWERED, unanswered)
    lights.declare(SILENT, silent)


def unanswered(facilities: Collection[int], on: date) -> Iterator[lights.Finding]:
    """Centres with alarms open that have climbed to the town or higher. One query."""
    rows = Alarm.objects.filter(
        facility__in=facilities, state=State.OPEN, drill=False, level__gte=TOWN,
        received_at__date__lte=on,
    ).order_by()  # fmt: skip
    told = rows.values_list("facility").annotate(
        count=Count("pk"), level=Max("level"), first=Min("received_at")
    )
    for place, count, level, first in told:
        colour: lights.Colour = "red" if level >= DISTRICT else "amber"
        since = localtime(first).date()
        why = f"{count} 条报警没人应答，最早 {since}"
        yield lights.Finding(place, UNANSWERED.code, colour, why, since)


def silent(facilities: Collection[int], on: date) -> Iterator[lights.Finding]:
    """Centres of whose devices too many were not heard when the day began. Two queries."""
    start = make_aware(datetime.combine(on, time()))
    rows = Device.objects.filter(facility__in=facilities, ended_on=None, installed_on__lt=on)
    place = rows.values_list("division_code", flat=True).first()
    if place is None:
        return
    share = int(value_of(terms.离线比例, {}, on=on, place=place) or 0)
    quiet = Count("pk", filter=Q(silent_since(place, start)))
    for pk, count, off in (
        rows.order_by().values_list("facility").annotate(count=Count("pk"), off=quiet)
    ):
        if off and off * WHOLE >= count * share:
            colour: lights.Colour = "red" if off == count else "amber"
            why = f"{count} 台设备有 {off} 台离线（{off * PERCENT // count}%）"
            yield lights.Finding(pk, SILENT.code, colour, why)
