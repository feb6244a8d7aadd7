"""Devices: those rented out to recover with, and those that call for help."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import Q

from minzheng.engines.alarms.api import READERS as ALARM_READERS
from minzheng.engines.alarms.api import Alarm, Outcome
from minzheng.engines.indicators.sources.base import (
    Condition,
    Line,
    Number,
    Period,
    Rows,
    Source,
    after,
    always,
    before,
    of_no_matter,
    within,
)
from minzheng.engines.rentals.api import READERS as RENTAL_READERS
from minzheng.engines.rentals.api import Rental
from minzheng.registers.masking import mask_name


def _rentals(period: Period) -> Rows:
    handed = Rental.objects.filter(handed_on__lte=period.last)
    return of_no_matter(handed.filter(Q(ended_on=None) | Q(ended_on__gte=period.first)))


def _tell_rentals(rows: Sequence[Rental], _period: Period) -> Iterable[Line]:
    for row in rows:
        state = row.get_ended_display() if row.ended else f"{row.due_on} 前归还"
        yield Line(
            "rental", str(row.item_id), row.item.product.name, mask_name(row.person.name),
            row.division_code, row.handed_on, state,
        )  # fmt: skip


RENTALS = Source(
    name="rentals",
    title="康复辅具租赁",
    rows=_rentals,
    readers=RENTAL_READERS,
    tell=_tell_rentals,
    related=("item__product", "person"),
    conditions={
        "handed": Condition("当月租出", within("handed_on")),
        "out": Condition("月末还在租", after("ended_on")),
        "overdue": Condition("应还日已过", before("due_on")),
        "ended": Condition("当月结束", within("ended_on")),
    },
    numbers={"money": Number("公共资金承担的租金", ("subsidy",))},
)


def _alarms(period: Period) -> Rows:
    days = (period.first, period.last)
    return of_no_matter(Alarm.objects.filter(drill=False, happened_at__date__range=days))


def _tell_alarms(rows: Sequence[Alarm], _period: Period) -> Iterable[Line]:
    for row in rows:
        yield Line(
            "alarm", str(row.pk), row.get_kind_display(), mask_name(row.device.person.name),
            row.division_code, row.happened_at.date(),
            row.get_outcome_display() if row.outcome else row.get_state_display(),
        )  # fmt: skip


def _minutes(received: datetime, answered: datetime) -> int:
    return max(0, round((answered - received).total_seconds() / 60))


ALARMS = Source(
    name="alarms",
    title="设备报警（不含演练）",
    rows=_alarms,
    readers=ALARM_READERS,
    tell=_tell_alarms,
    related=("device__person",),
    conditions={
        "answered": Condition("有人应答", lambda _: ~Q(answered_at=None)),
        "closed": Condition("已经办结", lambda _: ~Q(closed_at=None)),
        "real": Condition("办结时不是误报", lambda _: ~Q(outcome="") & ~Q(outcome=Outcome.FALSE)),
        "false": Condition("误报", always(outcome=Outcome.FALSE)),
    },
    numbers={"minutes": Number("从收到到应答的分钟", ("received_at", "answered_at"), _minutes)},
)
