"""Care brought home: visits ordered, made, paid; what people complained of."""

from collections.abc import Iterable, Sequence

from django.db.models import F, Q

from minzheng.engines.homecare.api import READERS, Complaint, Visit, VisitState
from minzheng.engines.indicators.sources.base import (
    Condition,
    Line,
    Number,
    Period,
    Rows,
    Source,
    always,
    of_no_matter,
)
from minzheng.registers.masking import mask_name

WELL = 4  # stars of five


def _visits(period: Period) -> Rows:
    return of_no_matter(Visit.objects.filter(day__range=(period.first, period.last)))


def _tell_visits(rows: Sequence[Visit], _period: Period) -> Iterable[Line]:
    for row in rows:
        yield Line(
            "home-visit", str(row.pk), row.facility.name, mask_name(row.person.name),
            row.division_code, row.day, row.get_state_display(),
        )  # fmt: skip


HOME_VISITS = Source(
    name="home-visits",
    title="上门服务",
    rows=_visits,
    readers=READERS,
    tell=_tell_visits,
    related=("facility", "person"),
    conditions={
        "done": Condition("做完了，没有判定不结算", always(state=VisitState.DONE, voided=False)),
        "due": Condition("没有取消", lambda _: ~Q(state=VisitState.CANCELLED)),
        "over": Condition(
            "已经做完或者没有上门", always(state__in=[VisitState.DONE, VisitState.MISSED])
        ),
        "missed": Condition("没有上门", always(state=VisitState.MISSED)),
        "rated": Condition("家属评了分", lambda _: ~Q(stars=None)),
        "rated-well": Condition("满意以上", always(stars__gte=WELL)),
    },
    numbers={
        "minutes": Number("实际分钟", ("minutes",)),
        "money": Number("公共资金", ("public",)),
        "own-money": Number("个人支付", ("own",)),
    },
)


def _complaints(period: Period) -> Rows:
    return of_no_matter(Complaint.objects.filter(made_on__range=(period.first, period.last)))


def _tell_complaints(rows: Sequence[Complaint], _period: Period) -> Iterable[Line]:
    for row in rows:
        yield Line(
            "home-complaint", str(row.pk), row.visit.facility.name,
            mask_name(row.visit.person.name), row.visit.division_code, row.made_on,
            "已答复" if row.answered_on else f"{row.due_on} 前答复",
        )  # fmt: skip


HOME_COMPLAINTS = Source(
    name="home-complaints",
    title="上门服务投诉",
    rows=_complaints,
    readers=READERS,
    tell=_tell_complaints,
    place="visit__division_code",
    related=("visit__facility", "visit__person"),
    conditions={
        "answered": Condition("已经答复", lambda _: ~Q(answered_on=None)),
        "in-time": Condition("没有超过答复期限", always(answered_on__lte=F("due_on"))),
        "founded": Condition("属实", always(founded=True)),
    },
)
