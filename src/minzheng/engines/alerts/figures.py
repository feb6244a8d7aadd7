"""How good each rule is: how often it was right, what it led to, how long tasks stay open."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import sqrt
from statistics import median
from typing import Any

from django.db.models import Count, Max, Q, Sum

from minzheng.engines.access.api import Viewer
from minzheng.engines.alerts.models import AlertTask, Judgement, Lead, RuleNight, Verdict
from minzheng.engines.alerts.models.task import WAITING
from minzheng.engines.alerts.posts import tasks_of
from minzheng.engines.alerts.rules import rules
from minzheng.engines.alerts.terms import number
from minzheng.kernel.units import WHOLE
from minzheng.registers.offices.api import home_division
from minzheng.vocabulary import watching

Z = 1.96  # 95 per cent
RIGHT = (Verdict.TRUE, Verdict.CORRECTED)


@dataclass(frozen=True)
class RuleFigures:
    """One rule's figures within a viewer's area.

    `precision` is in 万分之一 (true or put right, of those judged), `low` and `high` the ends of
    its Wilson interval; None before anything was judged. `median_days`: of tasks that wait.
    `poor`: judged often enough, and right too seldom: the rule is to be revised.
    """

    rule: str
    raised: int
    waiting: int
    overdue: int
    judged: int
    right: int
    faded: int
    cases: int
    helped: int
    recovered: int
    median_days: int | None
    precision: int | None
    low: int | None
    high: int | None
    poor: bool

    @property
    def per_thousand(self) -> int | None:
        """Right verdicts for each thousand tasks raised."""
        return self.right * 1000 // self.raised if self.raised else None

    @property
    def overdue_share(self) -> int | None:
        """The share of waiting tasks that are late, in 万分之一."""
        return self.overdue * WHOLE // self.waiting if self.waiting else None


def wilson(right: int, judged: int) -> tuple[int, int]:
    """The Wilson interval of a share at 95 per cent, in 万分之一: 18 of 20 is 6990 to 9721."""
    share, spread = right / judged, Z * Z / judged
    middle = (share + spread / 2) / (1 + spread)
    width = Z * sqrt(share * (1 - share) / judged + spread / (4 * judged)) / (1 + spread)
    return max(0, round((middle - width) * WHOLE)), min(WHOLE, round((middle + width) * WHOLE))


def figures(viewer: Viewer, on: date) -> list[RuleFigures]:
    """Every rule, those to be revised first, then by tasks that wait. Four queries."""
    counted = _counted(viewer, on)
    ages, verdicts = _ages(viewer, on), _verdicts(viewer)
    home = home_division()
    least = number(watching.最少判定数, on=on, place=home)
    floor = number(watching.准确率下限, on=on, place=home)
    found = [
        _figures(rule, counted.get(rule, {}), ages.get(rule, ()), verdicts[rule], (least, floor))
        for rule in rules()
    ]
    return sorted(found, key=lambda row: (not row.poor, -row.waiting, row.rule))


def nights(rule: str, most: int = 30) -> list[RuleNight]:
    """What the last nights did by a rule, newest first. One query."""
    return list(RuleNight.objects.filter(rule=rule).order_by("-day")[:most])


def last_night() -> tuple[date | None, list[RuleNight]]:
    """The newest night that was settled, and what it did by each rule. Two queries."""
    day = RuleNight.objects.aggregate(day=Max("day"))["day"]
    return day, list(RuleNight.objects.filter(day=day).order_by("rule")) if day else []


def _figures(
    rule: str,
    counted: Mapping[str, Any],
    ages: Iterable[int],
    verdicts: Counter[tuple[str, str]],
    limits: tuple[int, int],
) -> RuleFigures:
    judged = sum(verdicts.values())
    right = sum(n for (verdict, _), n in verdicts.items() if verdict in RIGHT)
    led = Counter[str]()
    for (_, lead), n in verdicts.items():
        led[lead] += n
    low, high = wilson(right, judged) if judged else (None, None)
    least, floor = limits
    return RuleFigures(
        rule=rule,
        raised=counted.get("raised") or 0,
        waiting=counted.get("waiting") or 0,
        overdue=counted.get("overdue") or 0,
        judged=judged,
        right=right,
        faded=counted.get("faded") or 0,
        cases=led[Lead.CASE],
        helped=led[Lead.HELP],
        recovered=led[Lead.RECOVERY],
        median_days=round(median(days)) if (days := list(ages)) else None,
        precision=right * WHOLE // judged if judged else None,
        low=low,
        high=high,
        poor=judged >= least and right * WHOLE < floor * judged,
    )


def _counted(viewer: Viewer, on: date) -> Mapping[str, Mapping[str, Any]]:
    rows = tasks_of(viewer).values("rule").order_by("rule")
    found = rows.annotate(
        raised=Sum("times"),
        waiting=Count("pk", filter=Q(state__in=WAITING)),
        overdue=Count("pk", filter=Q(state__in=WAITING, due_on__lt=on)),
        faded=Count("pk", filter=Q(state="faded")),
    )
    return {row["rule"]: dict(row) for row in found}


def _ages(viewer: Viewer, on: date) -> Mapping[str, list[int]]:
    """Days each waiting task has waited, by rule, from counts by day."""
    rows = tasks_of(viewer).filter(state__in=WAITING).values("rule", "raised_on")
    found: dict[str, list[int]] = defaultdict(list)
    for row in rows.annotate(n=Count("pk")).order_by("rule", "raised_on"):
        found[row["rule"]] += [(on - row["raised_on"]).days] * row["n"]
    return found


def _verdicts(viewer: Viewer) -> Mapping[str, Counter[tuple[str, str]]]:
    seen = AlertTask.objects.filter(pk__in=tasks_of(viewer).values("pk"))
    rows = Judgement.objects.filter(task__in=seen).values("rule", "verdict", "lead")
    found: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for row in rows.annotate(n=Count("pk")).order_by("rule"):
        found[row["rule"]][row["verdict"], row["lead"]] += row["n"]
    return found
