"""What safety records say of a house to whoever evaluates it, each with its arithmetic.

A house that keeps no safety records here is unknown: that is not the same as nothing done.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Min, Q

from minzheng.engines.safety.coded import DRILLS, PERIOD_DAYS, PERIODS
from minzheng.engines.safety.models import Drill, Incident, Problem, SelfCheck
from minzheng.registers.evidence import Asked, Found, declare_evidence, places_of, share


@dataclass(frozen=True)
class Rounds:
    """The rounds of one kind at one house: how many were due, how many were made in time."""

    period: str
    due: int
    made: int


def declare() -> None:
    """Called once, when the app is ready."""
    for name, words, unit, ask in (
        ("safety.drills", "应急演练", "次", drills),
        ("safety.told_in_time", "意外按时报告", "%", told_in_time),
        ("safety.checks", "安全自查按时做", "%", checks),
        ("safety.fixed_in_time", "自查隐患按期整改", "%", fixed_in_time),
    ):
        declare_evidence(name, words, unit, ask)


def drills(asked: Asked) -> Found:
    """How many drills were held; unknown where the house keeps no safety records here."""
    places = places_of(asked)
    held = Drill.objects.filter(facility__in=places, day__range=(asked.since, asked.until))
    counts = Counter(held.values_list("kind", flat=True))
    if not counts and not _keeps_records(places, asked.until):
        return Found(None, "没有在系统里登记过演练和自查")
    told = "；".join(f"{DRILLS.get(kind, kind)} {count} 次" for kind, count in counts.items())
    return Found(counts.total(), f"登记的应急演练，{told}" if told else "这段时间没有登记演练")


def told_in_time(asked: Asked) -> Found:
    """Of the incidents that happened, those told to the bureau within their time."""
    rows = Incident.objects.filter(
        facility__in=places_of(asked), happened_at__date__range=(asked.since, asked.until)
    )
    good = Count("pk", filter=Q(told_at__lte=F("report_by")))
    found = rows.aggregate(all=Count("pk"), good=good)
    return share(found["good"], found["all"], "起", "意外", "在时限内报告的")


def checks(asked: Asked) -> Found:
    """Of the rounds due, those made: a day, seven days, 31 days each hold one.

    They are due from the first round that a house ever made; days that fill no whole stretch at
    the end owe nothing.
    """
    rows = list(_rounds(asked))
    due, made = sum(row.due for row in rows), sum(row.made for row in rows)
    found = share(made, due, "次", "应做的安全自查", "做了")
    if found.value is None:
        return found
    return Found(found.value, f"{found.working}（{_by_period(rows)}）")


def fixed_in_time(asked: Asked) -> Found:
    """Of the problems of own rounds that fell due, those put right by their last day."""
    rows = Problem.objects.filter(
        facility__in=places_of(asked), due_on__range=(asked.since, asked.until)
    )
    good = Count("pk", filter=Q(fixed_on__lte=F("due_on")))
    found = rows.aggregate(all=Count("pk"), good=good)
    return share(found["good"], found["all"], "项", "到期的自查隐患", "按期整改的")


def _keeps_records(places: list[int], until: date) -> bool:
    known = {"facility__in": places, "day__lte": until}
    return Drill.objects.filter(**known).exists() or SelfCheck.objects.filter(**known).exists()


def _rounds(asked: Asked) -> Iterator[Rounds]:
    """Each kind at each house that ever made a round. Two queries."""
    rows = SelfCheck.objects.filter(
        facility__in=places_of(asked), day__lte=asked.until
    ).order_by()  # fmt: skip
    days: dict[tuple[int, str], list[date]] = {}
    for facility, period, day in rows.values_list("facility", "period", "day"):
        days.setdefault((facility, period), []).append(day)
    for facility, first in rows.values_list("facility").annotate(first=Min("day")):
        since = max(first, asked.since)
        for period in PERIODS:
            yield _counted(period, days.get((facility, period), []), since, asked.until)


def _counted(period: str, days: list[date], since: date, until: date) -> Rounds:
    """Whole stretches from `since` on, and those in which a round was made."""
    length = PERIOD_DAYS[period]
    due = ((until - since).days + 1) // length
    made = {(day - since).days // length for day in days if day >= since}
    return Rounds(period, due, len(made & set(range(due))))


def _by_period(rows: list[Rounds]) -> str:
    due, made = Counter[str](), Counter[str]()
    for row in rows:
        due[row.period] += row.due
        made[row.period] += row.made
    return "；".join(f"{PERIODS[each]} {made[each]}/{due[each]}" for each in PERIODS if due[each])
