"""What the public sees of us: times booked, drafts put to it, pages it found wrong."""

from collections.abc import Iterable, Sequence

from django.db.models import F, Q

from minzheng.engines.bookings.api import READERS as BOOKING_READERS
from minzheng.engines.bookings.api import Booking
from minzheng.engines.bookings.api import State as BookingState
from minzheng.engines.disclosure.api import (
    CORRECTION_READERS,
    READERS,
    Comment,
    Consultation,
    Correction,
    Document,
)
from minzheng.engines.indicators.sources.base import (
    Condition,
    Line,
    Period,
    Rows,
    Source,
    after,
    always,
    of_no_matter,
    within,
)

PUT_OUT = (Consultation.State.PUBLISHED, Consultation.State.SUMMARISED)


def _bookings(period: Period) -> Rows:
    rows = Booking.objects.filter(day__range=(period.first, period.last))
    return rows.annotate(matter=F("offer__matter"))


def _tell_bookings(rows: Sequence[Booking], _period: Period) -> Iterable[Line]:
    for row in rows:
        yield Line(
            "booking", row.day.isoformat(), row.offer.service, row.name_masked, row.division_code,
            row.day, row.get_state_display(),
        )  # fmt: skip


BOOKINGS = Source(
    name="bookings",
    title="预约",
    rows=_bookings,
    readers=BOOKING_READERS,
    tell=_tell_bookings,
    related=("offer",),
    conditions={
        "kept": Condition("没有取消", lambda _: ~Q(state=BookingState.CANCELLED)),
        "came": Condition("到了", always(state=BookingState.CAME)),
        "marked": Condition(
            "登记了到没到", always(state__in=[BookingState.CAME, BookingState.ABSENT])
        ),
        "displaced": Condition("因我方变动要另约", always(state=BookingState.DISPLACED)),
        "walk-in": Condition("现场登记", always(walk_in=True)),
    },
)


def _consultations(period: Period) -> Rows:
    rows = Consultation.objects.filter(state__in=PUT_OUT, opens_on__lte=period.last)
    return of_no_matter(rows)


def _tell_consultations(rows: Sequence[Consultation], _period: Period) -> Iterable[Line]:
    for row in rows:
        yield Line(
            "consultation", str(row.pk), row.title, row.body_name, row.division_code,
            row.opens_on, f"至 {row.closes_on}，{row.get_state_display()}",
        )  # fmt: skip


CONSULTATIONS = Source(
    name="consultations",
    title="征求意见",
    rows=_consultations,
    readers=READERS,
    tell=_tell_consultations,
    conditions={
        "opened": Condition("当月开始", within("opens_on")),
        "closed": Condition("当月截止", within("closes_on")),
        "owed": Condition(
            "已经截止、还没有反馈",
            lambda p: Q(closes_on__lt=p.last) & after("summarised_on")(p),
        ),
    },
)


def _comments(period: Period) -> Rows:
    return of_no_matter(Comment.objects.filter(made_on__range=(period.first, period.last)))


def _tell_comments(rows: Sequence[Comment], _period: Period) -> Iterable[Line]:
    for row in rows:
        draft = row.consultation
        yield Line(
            "consultation", str(draft.pk), draft.title, "", draft.division_code, row.made_on,
            row.get_state_display(),
        )  # fmt: skip


COMMENTS = Source(
    name="comments",
    title="公众意见",
    rows=_comments,
    readers=READERS,
    tell=_tell_comments,
    place="consultation__division_code",
    related=("consultation",),
    conditions={
        "answered": Condition("已经答复", lambda _: ~Q(reply=None)),
    },
)


def _corrections(period: Period) -> Rows:
    made = Correction.objects.filter(made_on__lte=period.last)
    return of_no_matter(made.filter(Q(answered_on=None) | Q(answered_on__gte=period.first)))


def _tell_corrections(rows: Sequence[Correction], _period: Period) -> Iterable[Line]:
    for row in rows:
        yield Line(
            "correction", str(row.pk), row.page or row.receipt, "", row.division_code,
            row.made_on, row.get_state_display(),
        )  # fmt: skip


CORRECTIONS = Source(
    name="corrections",
    title="网站纠错",
    rows=_corrections,
    readers=CORRECTION_READERS,
    tell=_tell_corrections,
    conditions={
        "made": Condition("当月提出", within("made_on")),
        "answered": Condition("当月答复", within("answered_on")),
        "open": Condition("月末没有答复", after("answered_on")),
    },
)


def _documents(period: Period) -> Rows:
    return of_no_matter(Document.objects.filter(published_on__lte=period.last))


def _tell_documents(rows: Sequence[Document], _period: Period) -> Iterable[Line]:
    for row in rows:
        yield Line(
            "document", str(row.pk), row.index_number or "", row.body_name, row.division_code,
            row.published_on, row.get_state_display(),
        )  # fmt: skip


DOCUMENTS = Source(
    name="documents",
    title="公开的信息",
    rows=_documents,
    readers=READERS,
    tell=_tell_documents,
    conditions={
        "published": Condition("当月首次公开", within("published_on")),
        "standing": Condition("月末没有撤下", after("withdrawn_on")),
    },
)
