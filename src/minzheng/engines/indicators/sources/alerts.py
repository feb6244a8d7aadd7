"""Alerts: raised, judged, waiting, late, right."""

from collections.abc import Iterable, Sequence

from django.db.models import F, Q

from minzheng.engines.access.api import Viewer
from minzheng.engines.alerts.api import (
    READERS,
    WORKERS,
    AlertTask,
    State,
    Verdict,
    about,
    abouts,
    tasks_of,
)
from minzheng.engines.indicators.sources.base import Condition, Line, Period, Rows, Source
from minzheng.kernel.alert import Concern


def _rows(period: Period) -> Rows:
    raised = AlertTask.objects.filter(raised_on__lte=period.last)
    return raised.filter(Q(closed_on=None) | Q(closed_on__gte=period.first))


def _own(rows: Rows, viewer: Viewer) -> Rows:
    """A post sees what was raised for it and for those below: see alerts.posts."""
    return rows.filter(pk__in=tasks_of(viewer).values("pk"))


def _tell(rows: Sequence[AlertTask], _period: Period) -> Iterable[Line]:
    known = abouts(rows)
    for row in rows:
        yield Line(
            "alert", str(row.pk), row.rule.rpartition(":")[2], about(row, known).name,
            row.division_code, row.raised_on, f"{row.get_state_display()}，{row.due_on} 到期",
        )  # fmt: skip


ALERTS = Source(
    name="alerts",
    title="预警任务",
    rows=_rows,
    readers=(*WORKERS, *READERS),
    tell=_tell,
    reach=_own,
    conditions={
        "raised": Condition("当月提出", lambda p: Q(raised_on__range=(p.first, p.last))),
        "judged": Condition(
            "当月判定", lambda p: Q(state=State.JUDGED, closed_on__range=(p.first, p.last))
        ),
        "waiting": Condition("月末没有办结", lambda p: Q(closed_on=None) | Q(closed_on__gt=p.last)),
        "overdue": Condition("办理期限已过", lambda p: Q(due_on__lt=p.last)),
        "in-time": Condition("没有超过办理期限", lambda _: Q(closed_on__lte=F("due_on"))),
        "right": Condition(
            "属实或者已经改正", lambda _: Q(verdict__in=[Verdict.TRUE, Verdict.CORRECTED])
        ),
        "missed": Condition("类别是可能漏保", lambda _: Q(concern=Concern.MISSED.name)),
        "wrong": Condition("类别是可能多发错发", lambda _: Q(concern=Concern.WRONG.name)),
    },
)
