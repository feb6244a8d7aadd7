"""What a house owes for its statements: last month's to hand in, lines to answer."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Min, Q

from minzheng.engines.access.api import Viewer
from minzheng.engines.care.api import Duty, facilities_of
from minzheng.engines.delivery.coded import State, Verdict
from minzheng.engines.delivery.models import ServiceRecord
from minzheng.engines.delivery.reckoning import day_due
from minzheng.engines.policy.api import value_of
from minzheng.kernel.months import Month
from minzheng.registers.facilities.api import Facility
from minzheng.vocabulary import institutions

STATEMENT, REJECTED = "statement", "rejected_lines"
APPROVED_ON = "line__statement__approved_on"
OPEN = Q(line=None)
TO_ANSWER = Q(
    line__verdict=Verdict.REJECTED, line__answer="", line__statement__state=State.APPROVED
)


def duties(viewer: Viewer, on: date) -> list[Duty]:
    """What the viewer's house has to do for its statements. Two queries."""
    own = {each.pk: each for each in facilities_of(viewer, on)}
    live = ServiceRecord.objects.filter(OPEN | TO_ANSWER, facility__in=own, cancelled_on=None)
    rows = live.order_by().values("facility", "month", APPROVED_ON).annotate(
        records=Count("pk"), lines=Count("line", distinct=True), first=Min("line")
    )  # fmt: skip
    return sorted(_duties(rows, own, on), key=lambda duty: duty.due_on)


def _duties(rows: Any, own: Mapping[int, Facility], on: date) -> Iterator[Duty]:
    for row in rows:
        house, month = own[row["facility"]], Month.parse(row["month"])
        if row["first"] is not None:
            yield _to_answer(house, month, row, on)
        elif month < Month.of(on):
            yield _to_hand_in(house, month, row["records"])


def _to_hand_in(house: Facility, month: Month, count: int) -> Duty:
    """A month that is over and has records; `subject` is the facility."""
    why = f"{month.label}有 {count} 条服务记录还没有结算，请负责人看过后提交"
    title = f"交{month.label}结算单"
    return Duty(STATEMENT, title, why, day_due(house, month), house, house.pk)


def _to_answer(house: Facility, month: Month, row: Mapping[str, Any], on: date) -> Duty:
    """Lines that were not accepted; `subject` is the first of them."""
    days = value_of(institutions.不认可处理天数, {}, on=on, place=house.division_code)
    due = row[APPROVED_ON] + timedelta(days=int(days or 0))
    why = f"{month.label}结算单有 {row['lines']} 条没有获得认可，请写明依据补报，或者作废"
    return Duty(REJECTED, "处理不认可的条目", why, due, house, row["first"])
