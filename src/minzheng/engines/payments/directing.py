"""A named part of an entitlement goes to another account: from a month on, until it ends.

Only where the money goes is decided here, never how much: a part is at most what is due, what is
left goes to the entitlement's own account. Months already paid stay where they were paid.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from minzheng.engines.audit import api as audit
from minzheng.engines.payments.errors import AmountRefused, DirectionRefused
from minzheng.engines.payments.granting import keep_account
from minzheng.engines.payments.models import (
    Direction,
    DirectionPeriod,
    Entitlement,
    PayeeAccount,
)
from minzheng.engines.payments.timeline import Span, due
from minzheng.engines.payments.values import Account
from minzheng.kernel.doer import Doer
from minzheng.kernel.money import Fen
from minzheng.kernel.months import Month

LONGEST = 40


@dataclass(frozen=True)
class NewDirection:
    """A part to direct: its name ("care:12"), how it is called, fen a month, from when, where to.

    `basis_ref`: what it rests on ("care_agreement:12").
    """

    name: str
    label: str
    monthly: Fen
    from_month: Month
    account: Account
    basis_ref: str


@dataclass(frozen=True)
class DirectedPart:
    """A direction in a month, with how much of the month it is, in fen."""

    direction: Direction
    monthly: Fen


@transaction.atomic
def direct(entitlement: Entitlement, new: NewDirection, *, by: Doer, on: date) -> Direction:
    """Pay a named part to its account from a month on; the same again changes nothing.

    Raises AmountRefused, AccountRefused, DirectionRefused without name, label or basis.
    """
    _refuse(new)
    account = keep_account(new.account)
    former = _newest(entitlement.directions.filter(name=new.name))
    if former is not None and _same(former, new, account):
        return former.direction
    detail: dict[str, int | str] = {"part": new.name, "monthly": new.monthly}
    detail |= {"from": str(new.from_month), "basis": new.basis_ref}
    _begin(entitlement, "direct_part", detail, by=by)
    row, _ = Direction.objects.update_or_create(
        entitlement=entitlement, name=new.name, defaults={"label": new.label, "account": account}
    )
    told = (new.from_month, new.monthly, new.basis_ref)
    _add(row, told, by=by, on=on)
    return row


@transaction.atomic
def end_direction(
    entitlement: Entitlement, name: str, since: Month, *, basis_ref: str, by: Doer, on: date
) -> None:
    """Nothing of it any more from a month on; that money goes to the own account again.

    What came back of earlier months is still paid again to the part's account. Without such a
    part, or once it has ended, nothing happens.
    """
    former = _newest(entitlement.directions.filter(name=name))
    if former is None or not due(_spans(former.direction), since):
        return
    detail = {"part": name, "from": str(since), "basis": basis_ref}
    _begin(entitlement, "end_direction", detail, by=by)
    _add(former.direction, (since, 0, basis_ref), by=by, on=on)


def next_unsettled(entitlement: Entitlement) -> Month:
    """The first month no approved run has settled: from there on a direction has an effect."""
    settled: Month = entitlement.settled_to
    return settled.next()


def directions_in(entitlements: Iterable[int], month: Month) -> dict[int, list[DirectedPart]]:
    """The parts of these entitlements that go elsewhere in a month. Two queries."""
    rows = Direction.objects.filter(entitlement__in=list(entitlements)).select_related("account")
    found: dict[int, list[DirectedPart]] = {}
    for row in rows.prefetch_related("periods"):
        monthly = due(_spans_of(row.periods.all()), month)
        if monthly:
            found.setdefault(row.entitlement_id, []).append(DirectedPart(row, monthly))
    return found


def _refuse(new: NewDirection) -> None:
    if new.monthly <= 0:
        raise AmountRefused("另发的金额必须大于 0；不再另发请办理终止")
    if not (0 < len(new.name) <= LONGEST and 0 < len(new.label) <= LONGEST and new.basis_ref):
        raise DirectionRefused("另发的部分要有名称和依据，请从协议办理")


def _begin(
    entitlement: Entitlement, verb: str, detail: dict[str, int | str] | dict[str, str], *, by: Doer
) -> None:
    """Record first: the head of the trail is the queue; then hold the row."""
    told = dict(detail)
    audit.record(by, verb, entitlement.ref, division=entitlement.division_code, detail=told)
    Entitlement.objects.select_for_update().get(pk=entitlement.pk)


def _add(row: Direction, told: tuple[Month, Fen, str], *, by: Doer, on: date) -> None:
    since, monthly, basis_ref = told
    DirectionPeriod.objects.create(
        direction=row, from_month=since, monthly=monthly, basis_ref=basis_ref,
        recorded_on=on, recorded_by=by.name,
    )  # fmt: skip


def _newest(rows: QuerySet[Direction]) -> DirectionPeriod | None:
    periods = DirectionPeriod.objects.filter(direction__in=rows.order_by())
    return periods.select_related("direction__account").order_by("-pk").first()


def _same(former: DirectionPeriod, new: NewDirection, account: PayeeAccount) -> bool:
    stood = (former.monthly, former.from_month, former.direction.account_id)
    return stood == (new.monthly, new.from_month, account.pk)


def _spans(row: Direction) -> list[Span]:
    return _spans_of(row.periods.order_by("id"))


def _spans_of(rows: Iterable[DirectionPeriod]) -> list[Span]:
    return [Span(row.from_month, row.to_month, row.monthly) for row in rows]
