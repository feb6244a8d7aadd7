"""The yearly inspection plan: units that are to be looked at, and the looks they are to have."""

from collections.abc import Iterable, Sequence

from django.db.models import F, Q

from minzheng.engines.coverage.api import WATCHERS, Row, Slot, State
from minzheng.engines.indicators.sources.base import (
    Condition,
    Line,
    Period,
    Rows,
    Source,
    after,
    always,
    before,
    of_no_matter,
    within,
)


def _units(period: Period) -> Rows:
    """The units of the year's plan that were approved and not gone by the end of the month."""
    there = Q(gone_on=None) | Q(gone_on__gt=period.last)
    rows = Row.objects.filter(there, part__state=State.APPROVED, plan__year=period.month.year)
    return of_no_matter(rows.filter(part__approved_on__lte=period.last))


def _tell_units(rows: Sequence[Row], _period: Period) -> Iterable[Line]:
    for row in rows:
        yield Line(
            "coverage-unit", str(row.pk), row.get_scope_display(), row.name, row.division_code,
            row.first_looked_on, f"风险{row.get_risk_display()}",
        )  # fmt: skip


COVERED_UNITS = Source(
    name="coverage-units",
    title="检查计划的单位",
    rows=_units,
    readers=WATCHERS,
    tell=_tell_units,
    conditions={
        "looked": Condition("到月末看过", lambda p: Q(first_looked_on__lte=p.last)),
        "never": Condition("月末还没有看过", after("first_looked_on")),
    },
)


def _looks(period: Period) -> Rows:
    rows = Slot.objects.filter(row__part__state=State.APPROVED, row__gone_on=None)
    known = rows.filter(row__part__approved_on__lte=period.last)
    return of_no_matter(known.filter(Q(looked_on=None) | Q(looked_on__gte=period.first)))


def _tell_looks(rows: Sequence[Slot], _period: Period) -> Iterable[Line]:
    for slot in rows:
        yield Line(
            "coverage-unit", str(slot.row_id), slot.get_how_display(), slot.row.name,
            slot.row.division_code, slot.looked_on or slot.ends_on,
            "已看" if slot.looked_on else "还没有看",
        )  # fmt: skip


COVERED_LOOKS = Source(
    name="coverage-looks",
    title="检查计划的次数",
    rows=_looks,
    readers=WATCHERS,
    tell=_tell_looks,
    place="row__division_code",
    related=("row",),
    conditions={
        "looked": Condition("当月看的", within("looked_on")),
        "in-time": Condition("没有超过所在季度", always(looked_on__lte=F("ends_on"))),
        "open": Condition("月末还没有看", after("looked_on")),
        "overdue": Condition("季度已过", before("ends_on")),
    },
)
