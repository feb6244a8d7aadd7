"""The log of calls, and how a partner uses what it was given."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q, QuerySet, Sum

from minzheng.engines.partners.models import Call, Partner

LOG_KEPT = timedelta(days=3 * 365)  # 政务数据共享条例第二十九条：日志保存不少于3年
PROBLEM = 200
WRONG_FROM = 400


@dataclass(frozen=True)
class Use:
    """How much was called in a time: calls, rows handed out, calls that failed."""

    calls: int
    rows: int
    failed: int


def log_call(call: Call) -> None:
    """Keep one call, refused ones too."""
    call.problem = call.problem[:PROBLEM]
    call.save(force_insert=True)


def calls_of(partner: Partner) -> QuerySet[Call]:
    """The log of a partner, newest first."""
    return Call.objects.filter(partner=partner)


def use_since(partner: Partner, since: datetime) -> Use:
    """What was called since an instant. One query."""
    rows = calls_of(partner).filter(at__gte=since)
    failed = Count("pk", filter=Q(status__gte=WRONG_FROM))
    told = rows.aggregate(calls=Count("pk"), rows=Sum("rows"), failed=failed)
    return Use(told["calls"], told["rows"] or 0, told["failed"])
