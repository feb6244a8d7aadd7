"""What can be wrong with a house's safety, told to whoever shows what is wrong with houses."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.utils import timezone

from minzheng.engines.lights.api import Check, Colour, Finding, declare
from minzheng.engines.safety.coded import GRAVE_AREAS, PERIODS, State
from minzheng.engines.safety.finding import (
    drill_due,
    due_assessments,
    last_drills,
    missed_rounds,
)
from minzheng.engines.safety.models import Incident, Problem
from minzheng.kernel.divisions import NATION
from minzheng.registers.facilities.api import facilities_within
from minzheng.registers.stays.api import living_in
from minzheng.vocabulary import safety as terms

MOST_TOLD = 3
UNTOLD = Check(
    "safety.untold", "意外报告", "意外没有按时报告民政部门，或者没有按时告知家属", terms.安全规范,
    (terms.告知家属时限.key, terms.报告主管时限.key, terms.重大报告时限.key),
)  # fmt: skip
UNREVIEWED = Check(
    "safety.unreviewed", "意外复核", "意外过了期限还没有写明原因、措施并复核", terms.安全规范,
    (terms.复核期限.key,),
)  # fmt: skip
DRILL = Check(
    "safety.drill", "应急演练", "有老人入住，应急演练到期没有做", terms.安全规范,
    (terms.演练次数.key,),
)  # fmt: skip
ROUND = Check("safety.round", "安全自查", "每日、每周、每月的安全自查漏做")
PROBLEM = Check(
    "safety.problem", "隐患整改", "自查发现的隐患过了期限没有整改（消防、食品、燃气的为红）", "",
    (terms.整改期限.key,),
)  # fmt: skip
ASSESSMENT = Check(
    "safety.assessment", "入住老人安全风险评估", "入住时没有评估，或者到期没有再评估",
    terms.安全规范, (terms.评估间隔.key,),
)  # fmt: skip


@dataclass
class _Found:
    """Everything that one check finds, gathered to one finding a house."""

    check: Check
    rows: dict[int, list[tuple[str, date, bool]]] = field(default_factory=dict)

    def add(self, facility: int, why: str, since: date, *, red: bool) -> None:
        self.rows.setdefault(facility, []).append((why, since, red))

    def told(self) -> Iterator[Finding]:
        for facility, rows in self.rows.items():
            colour: Colour = "red" if any(red for _, _, red in rows) else "amber"
            words = "；".join(why for why, _, _ in rows[:MOST_TOLD])
            more = f"；等 {len(rows)} 项" if len(rows) > MOST_TOLD else ""
            first = min(since for _, since, _ in rows)
            yield Finding(facility, self.check.code, colour, words + more, first)


def declare_checks() -> None:
    """Into the catalogue of checks; called once."""
    declare(UNTOLD, look_at_telling)
    declare(UNREVIEWED, look_at_reviews)
    declare(DRILL, look_at_drills)
    declare(ROUND, look_at_rounds)
    declare(PROBLEM, look_at_problems)
    declare(ASSESSMENT, look_at_assessments)


def look_at_telling(facilities: Collection[int], on: date) -> Iterator[Finding]:
    """Incidents not closed that were told late, or of which the family has not heard in time."""
    found = _Found(UNTOLD)
    for row in _open(facilities, on):
        if row.was_told_late:
            by, told = _clock(row.report_by), _clock(row.told_at)
            said = f"{row.day} 的{row.risk_name}应在 {by} 前报告，{told} 才报"
            found.add(row.facility_id, said, row.day, red=True)
        elif row.family_told_at is None and timezone.localtime(row.family_by).date() < on:
            said = f"{row.day} 的{row.risk_name}过了 {_clock(row.family_by)} 还没有告知家属"
            found.add(row.facility_id, said, row.day, red=True)
    yield from found.told()


def look_at_reviews(facilities: Collection[int], on: date) -> Iterator[Finding]:
    """Incidents past the day by which they were to be reviewed; the serious ones are red."""
    found = _Found(UNREVIEWED)
    for row in _open(facilities, on):
        if row.due_on < on:
            now = row.get_state_display()
            said = f"{row.day} 的{row.risk_name}应在 {row.due_on} 前复核，现在{now}"
            found.add(row.facility_id, said, row.due_on, red=row.is_serious)
    yield from found.told()


def look_at_drills(facilities: Collection[int], on: date) -> Iterator[Finding]:
    """Houses where people live whose last drill is too long ago, or that never held one."""
    drills = last_drills(facilities)
    living = living_in(facilities, on)
    for house in facilities_within(NATION, on=on).filter(pk__in=list(living)):
        last = drills.get(house.pk)
        due = drill_due(house, last)
        if due is None:
            yield Finding(house.pk, DRILL.code, "amber", "还没有登记过应急演练")
        elif due < on:
            said = f"上一次演练在 {last}，应在 {due} 前再做一次"
            yield Finding(house.pk, DRILL.code, "red", said, due)


def look_at_rounds(facilities: Collection[int], on: date) -> Iterator[Finding]:
    """Rounds that were missed."""
    houses = facilities_within(NATION, on=on).filter(pk__in=list(facilities))
    for pk, missed in missed_rounds(houses, on).items():
        words = "、".join(f"{PERIODS[period]}（{due} 应做）" for period, due in missed)
        yield Finding(pk, ROUND.code, "amber", f"漏做{words}", min(due for _, due in missed))


def look_at_problems(facilities: Collection[int], on: date) -> Iterator[Finding]:
    """Problems past their last day."""
    found = _Found(PROBLEM)
    for row in Problem.objects.filter(facility__in=facilities, fixed_on=None, due_on__lt=on):
        said = f"{row.area_name}隐患“{row.words}”应在 {row.due_on} 前整改"
        found.add(row.facility_id, said, row.due_on, red=row.area in GRAVE_AREAS)
    yield from found.told()


def look_at_assessments(facilities: Collection[int], on: date) -> Iterator[Finding]:
    """Residents whose assessment is overdue, a finding a house."""
    late: dict[int, list[date]] = {}
    for each in due_assessments(facilities, on):
        if each.due_on + timedelta(days=1) < on:
            late.setdefault(each.stay.facility_id, []).append(each.due_on)
    for pk, days in late.items():
        said = f"{len(days)} 位入住老人的安全风险评估过期或没有做"
        yield Finding(pk, ASSESSMENT.code, "amber", said, min(days))


def _open(facilities: Collection[int], on: date) -> Iterator[Incident]:
    rows = Incident.objects.filter(facility__in=facilities, happened_at__date__lte=on)
    yield from rows.exclude(state=State.CLOSED).order_by("pk")


def _clock(at: datetime) -> str:
    return f"{timezone.localtime(at):%m-%d %H:%M}"
