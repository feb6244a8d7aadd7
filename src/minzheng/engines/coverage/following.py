"""Every day: late looks are told to who is responsible, then to the head; who is gone is marked."""

from collections.abc import Iterator
from datetime import date, timedelta

from minzheng.engines.coverage.coded import APPROVERS, State
from minzheng.engines.coverage.models import Plan, Row, Slot
from minzheng.engines.coverage.terms import late_days, step_days
from minzheng.engines.coverage.units import units_of
from minzheng.engines.notices import api as notices

LATE, LINK = "计划里的检查", "coverage"


def coverage_day(on: date) -> int:
    """Tell of late looks; run again on the same day, nothing changes. Gives how many went up."""
    _mark_gone(on)
    return notices.urge(_late(on), notices.Urging("escalate_coverage", LINK, _said, step_days),
                        on=on)  # fmt: skip


def _mark_gone(on: date) -> None:
    """Units of this year's plans that left their registers; who comes back is there again."""
    for plan in Plan.objects.filter(year=on.year):
        there = {unit.key for unit in units_of(plan.division_code, on)}
        rows = plan.rows.filter(gone_on=None)
        gone = [pk for pk, unit in rows.values_list("pk", "unit") if unit not in there]
        Row.objects.filter(pk__in=gone).update(gone_on=on)
        plan.rows.exclude(gone_on=None).filter(unit__in=there).update(gone_on=None)


def _late(on: date) -> Iterator[notices.Late]:
    """Units that are gone have nothing to be looked at."""
    rows = Slot.objects.filter(row__part__state=State.APPROVED, looked_on=None, ends_on__lt=on)
    there: dict[str, set[str]] = {}
    for slot in rows.select_related("row__plan"):
        place = slot.row.plan.division_code
        if place not in there:
            there[place] = {unit.key for unit in units_of(place, on)}
        if slot.row.unit in there[place] and slot.ends_on is not None:
            due = slot.ends_on + timedelta(days=late_days(place, on))
            yield notices.Late(LATE, slot.ref, place, due, (slot.role, *APPROVERS))


def _said(what: str, count: int) -> str:
    return f"有 {count} 次{what}季度过了还没有看，请办理或督办"
