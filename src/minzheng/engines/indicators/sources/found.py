"""People found in need before they asked: tips, the list of homes, rough sleepers."""

from collections.abc import Iterable, Sequence

from django.db.models import F, Q

from minzheng.engines.access.api import Viewer
from minzheng.engines.discovery.api import READERS as DISCOVERY_READERS
from minzheng.engines.discovery.api import Entry
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
from minzheng.engines.street.api import READERS as STREET_READERS
from minzheng.engines.street.api import STATION_READERS, Finding, Patrol, PatrolState, Stay
from minzheng.engines.tips.api import HARM, HELPED, Tip, tips_of
from minzheng.engines.tips.api import READERS as TIP_READERS

JOINED = "joined"


def _tips(period: Period) -> Rows:
    """Reports of harm to a child are not counted here: they are certain posts' alone."""
    received = Tip.objects.filter(received_on__lte=period.last).exclude(kind=HARM)
    return of_no_matter(received.filter(Q(closed_on=None) | Q(closed_on__gte=period.first)))


def _own_tips(rows: Rows, viewer: Viewer) -> Rows:
    return rows.filter(pk__in=tips_of(viewer).values("pk"))


def _tell_tips(rows: Sequence[Tip], _period: Period) -> Iterable[Line]:
    for row in rows:
        yield Line(
            "tip", str(row.pk), row.kind_name, row.who_masked, row.division_code,
            row.received_on, row.outcome_name or row.get_state_display(),
        )  # fmt: skip


TIPS = Source(
    name="tips",
    title="救助线索（不含侵害未成年人的报告）",
    rows=_tips,
    readers=TIP_READERS,
    tell=_tell_tips,
    reach=_own_tips,
    conditions={
        "received": Condition("当月收到", within("received_on")),
        "urgent": Condition("紧急", always(is_urgent=True)),
        "closed": Condition("当月办结", within("closed_on")),
        "in-time": Condition("没有超过期限", always(closed_on__lte=F("due_on"))),
        "open": Condition("月末没有办结", after("closed_on")),
        "overdue": Condition("期限已过", before("due_on")),
        "helped": Condition("开了办件或者当场帮了", always(outcome__in=["case", HELPED])),
    },
)


def _entries(period: Period) -> Rows:
    opened = Entry.objects.filter(opened_on__lte=period.last).exclude(state=JOINED)
    return of_no_matter(opened.filter(Q(closed_on=None) | Q(closed_on__gte=period.first)))


def _tell_entries(rows: Sequence[Entry], _period: Period) -> Iterable[Line]:
    for row in rows:
        yield Line(
            "entry", str(row.pk), row.label, "", row.division_code, row.opened_on,
            row.outcome_name or row.get_state_display(),
        )  # fmt: skip


ENTRIES = Source(
    name="discoveries",
    title="主动发现名单",
    rows=_entries,
    readers=DISCOVERY_READERS,
    tell=_tell_entries,
    conditions={
        "opened": Condition("当月列入", within("opened_on")),
        "closed": Condition("当月办结", within("closed_on")),
        "with-case": Condition("办成了办件", lambda _: ~Q(case_number="")),
        "open": Condition("月末没有办结", after("closed_on")),
        "overdue": Condition("期限已过", before("due_on")),
    },
)


def _patrols(period: Period) -> Rows:
    return of_no_matter(Patrol.objects.filter(night__range=(period.first, period.last)))


def _tell_patrols(rows: Sequence[Patrol], _period: Period) -> Iterable[Line]:
    for row in rows:
        yield Line(
            "patrol", str(row.pk), row.number, "", row.division_code, row.night,
            row.get_state_display(),
        )  # fmt: skip


PATROLS = Source(
    name="patrols",
    title="街面巡查",
    rows=_patrols,
    readers=STREET_READERS,
    tell=_tell_patrols,
    conditions={
        "kept": Condition("没有取消", lambda _: ~Q(state=PatrolState.OFF)),
        "done": Condition("已结束", always(state=PatrolState.DONE)),
    },
)


def _met(period: Period) -> Rows:
    return of_no_matter(Finding.objects.filter(found_on__range=(period.first, period.last)))


def _tell_met(rows: Sequence[Finding], _period: Period) -> Iterable[Line]:
    for row in rows:
        yield Line(
            "street-finding", str(row.pk), row.number, "", row.division_code, row.found_on,
            f"{row.received_on} 进站" if row.received_on else "",
        )  # fmt: skip


MET = Source(
    name="street-met",
    title="街面遇到的流浪乞讨人员",
    rows=_met,
    readers=STREET_READERS,
    tell=_tell_met,
    conditions={
        "received": Condition("救助站接收", lambda _: ~Q(received_on=None)),
        "minor": Condition("未成年人", always(minor=True)),
    },
)


def _stays(period: Period) -> Rows:
    entered = Stay.objects.filter(entered_on__lte=period.last)
    return of_no_matter(entered.filter(Q(left_on=None) | Q(left_on__gte=period.first)))


def _tell_stays(rows: Sequence[Stay], _period: Period) -> Iterable[Line]:
    for row in rows:
        yield Line(
            "street-stay", str(row.pk), row.case_number, "", row.division_code, row.entered_on,
            f"{row.left_on} 离站" if row.left_on else "在站",
        )  # fmt: skip


STAYS = Source(
    name="street-stays",
    title="救助站在站人员",
    rows=_stays,
    readers=STATION_READERS,
    tell=_tell_stays,
    conditions={
        "in": Condition("月末在站", after("left_on")),
        "entered": Condition("当月进站", within("entered_on")),
        "left": Condition("当月离站", within("left_on")),
        "again": Condition("以前来过", lambda _: ~Q(same_as=None)),
    },
)
