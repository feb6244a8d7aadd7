"""Needs, the orders given for them, and what people of goodwill took on."""

from collections.abc import Iterable, Sequence

from django.db.models import F, Q

from minzheng.engines.indicators.sources.base import (
    Condition,
    Line,
    Number,
    Period,
    Rows,
    Source,
    after,
    always,
    of_no_matter,
    within,
)
from minzheng.engines.needs.api import (
    READERS,
    Need,
    Order,
    OrderState,
    Pledge,
    PledgeState,
    State,
)
from minzheng.registers.masking import mask_name

WORST_GOOD = 3  # of five
ENDED = (State.MET, State.UNMET, State.WITHDRAWN)
TURNED_DOWN = (OrderState.REFUSED, OrderState.LAPSED)
KEPT = (PledgeState.DELIVERED, PledgeState.CONFIRMED)


def _needs(period: Period) -> Rows:
    return of_no_matter(Need.objects.filter(noted_on__lte=period.last))


def _tell_needs(rows: Sequence[Need], _period: Period) -> Iterable[Line]:
    for row in rows:
        yield Line(
            "need", str(row.pk), row.item_name, mask_name(row.person.name), row.division_code,
            row.noted_on, row.get_state_display(),
        )  # fmt: skip


def _became(state: State) -> Condition:
    words = f"当月{state.label}"
    return Condition(words, lambda p: Q(state=state) & within("state_on")(p))


NEEDS = Source(
    name="needs",
    title="服务需求",
    rows=_needs,
    readers=READERS,
    tell=_tell_needs,
    related=("person",),
    conditions={
        "noted": Condition("当月登记", within("noted_on")),
        "asked": Condition("本人或者家属提出", lambda _: ~Q(asked_by=None)),
        "urgent": Condition("不是一般程度", always(urgency__gt=1)),
        "met": _became(State.MET),
        "unmet": _became(State.UNMET),
        "withdrawn": _became(State.WITHDRAWN),
        "settled": Condition(
            "当月有了结果",
            lambda p: Q(state__in=[State.MET, State.UNMET]) & within("state_on")(p),
        ),
        "waiting": Condition(
            "月末没有结果",
            lambda p: ~Q(state__in=ENDED) | Q(state_on__gt=p.last),
        ),
        "overdue": Condition("办理期限已过", lambda p: Q(due_on__lt=p.last)),
    },
)


def _orders(period: Period) -> Rows:
    sent = Order.objects.filter(sent_on__lte=period.last)
    ended = Q(confirmed_on__gte=period.first) | Q(confirmed_on=None)
    return of_no_matter(sent.filter(ended))


def _tell_orders(rows: Sequence[Order], _period: Period) -> Iterable[Line]:
    for row in rows:
        yield Line(
            "need", str(row.need_id), row.need.item_name, mask_name(row.need.person.name),
            row.division_code, row.sent_on, row.get_state_display(),
        )  # fmt: skip


ORDERS = Source(
    name="orders",
    title="需求派单",
    rows=_orders,
    readers=READERS,
    tell=_tell_orders,
    related=("need__person",),
    conditions={
        "sent": Condition("当月派出", within("sent_on")),
        "answered": Condition("当月答复", within("answered_on")),
        "in-time": Condition("没有超过期限", always(answered_on__lte=F("due_on"))),
        "turned-down": Condition("没有接或者到期没有答复", always(state__in=TURNED_DOWN)),
        "confirmed": Condition("当月本人确认", within("confirmed_on")),
        "rated": Condition("本人评了分", lambda _: ~Q(rating=None)),
        "rated-well": Condition("基本满意以上", always(rating__gte=WORST_GOOD)),
    },
)


def _pledges(period: Period) -> Rows:
    return of_no_matter(Pledge.objects.filter(asked_on__lte=period.last))


def _tell_pledges(rows: Sequence[Pledge], _period: Period) -> Iterable[Line]:
    for row in rows:
        yield Line(
            "need", str(row.offering.need_id), row.offering.item_name, row.organisation.name,
            row.division_code, row.asked_on, row.get_state_display(),
        )  # fmt: skip


PLEDGES = Source(
    name="pledges",
    title="社会认领",
    rows=_pledges,
    readers=READERS,
    tell=_tell_pledges,
    related=("offering", "organisation"),
    conditions={
        "asked": Condition("当月认领", within("asked_on")),
        "delivered": Condition("当月送达", lambda p: Q(state__in=KEPT) & within("delivered_on")(p)),
        "owed": Condition(
            "月末还没有送达",
            lambda p: Q(state=PledgeState.AGREED) | (Q(state__in=KEPT) & after("delivered_on")(p)),
        ),
    },
    numbers={"money": Number("折合金额", ("amount",))},
)
