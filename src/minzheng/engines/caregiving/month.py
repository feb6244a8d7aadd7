"""A month of care in an area: who, by agreement, visited, paid; and every difference with why."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import Q, QuerySet, Sum

from minzheng.engines.access.api import Viewer
from minzheng.engines.caregiving.coded import FACILITY, HOME, OWN
from minzheng.engines.caregiving.models import Agreement, AgreementState, Charge, Visit
from minzheng.engines.caregiving.posts import charges_of
from minzheng.engines.caregiving.schemes import schemes
from minzheng.engines.payments.api import LinePart, PayLine, RunState
from minzheng.kernel.divisions import subtree_range
from minzheng.kernel.money import yuan
from minzheng.kernel.months import Month

APPROVED = (RunState.APPROVED, RunState.EXPORTED, RunState.RECONCILED)
Kind = LinePart.Kind


@dataclass(frozen=True)
class TierRow:
    """One tier of one scheme: how many at home, how many in houses, how many by agreement."""

    name: str
    at_home: int
    in_houses: int
    agreed: int


@dataclass(frozen=True)
class Difference:
    """An agreement whose money of the month is not as it says, or money without one: fen, why."""

    charge: Charge
    agreed: int
    paid: int
    why: str


@dataclass(frozen=True)
class MonthOfCare:
    """`agreed_care`, `paid_care` in fen; visits: people whose visit fell due, and who was seen."""

    month: Month
    people: int
    tiers: tuple[TierRow, ...]
    agreed: int
    due: int
    seen: int
    agreed_care: int
    paid_care: int
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class _Paid:
    """What approved runs transferred for a month, and whether any of it came back.

    `account`: the own one; `shares`: the parts that went to another account, by name, fen.
    """

    regular: int = 0
    offset: int = 0
    account: int | None = None
    failed: bool = False
    shares: Mapping[str, int] = field(default_factory=dict)


def month_of_care(viewer: Viewer, division: str, month: Month) -> MonthOfCare:
    """The month within the viewer's area and the division. Five queries whatever the size."""
    charges = {row.pk: row for row in _charges(viewer, division, month)}
    agreements = _in_month(charges, month)
    paid = _paid(charges.values(), month)
    seen, due = _visited(charges.values(), month)
    found = tuple(_differences(charges, agreements, paid))
    return MonthOfCare(
        month=month,
        people=len(charges),
        tiers=tuple(_tiers(charges.values(), agreements)),
        agreed=len(agreements),
        due=due,
        seen=seen,
        agreed_care=sum(row.care for row in agreements.values()),
        paid_care=sum(_care_paid(row, paid.get(charges[pk].entitlement_ref))
                      for pk, row in agreements.items()),
        differences=found,
    )  # fmt: skip


def _charges(viewer: Viewer, division: str, month: Month) -> QuerySet[Charge]:
    last = month.next().first - timedelta(days=1)
    within = charges_of(viewer).filter(decided_on__lte=last)
    within = within.filter(Q(ended_on=None) | Q(ended_on__gte=month.first))
    return within.filter(division_code__range=subtree_range(division)) if division else within


def _in_month(charges: Mapping[int, Charge], month: Month) -> dict[int, Agreement]:
    """The agreement that held last in the month, by person."""
    first, last = month.first, month.next().first - timedelta(days=1)
    rows = Agreement.objects.filter(
        Q(state=AgreementState.IN_FORCE) | Q(state=AgreementState.ENDED, ended_on__gte=first),
        charge__in=list(charges), since__lte=last, approved_on__lte=last,
    )  # fmt: skip
    found = rows.select_related("carer", "house").order_by("pk")
    return {row.charge_id: row for row in found}


def _paid(charges: Iterable[Charge], month: Month) -> dict[str, _Paid]:
    """What was paid for the month, by the entitlement's reference. One query."""
    refs = {int(row.entitlement_ref.rpartition(":")[2]): row.entitlement_ref for row in charges}
    rows = LinePart.objects.filter(
        month=month, entitlement__in=list(refs), line__run__state__in=APPROVED
    ).exclude(line__state=PayLine.State.RELEASED)
    told = rows.order_by("line").values_list(
        "entitlement", "line__account", "line__state", "share", "kind"
    ).annotate(Sum("amount"))  # fmt: skip
    found: dict[str, _Paid] = {}
    for entitlement, *each in told:
        ref = refs[entitlement]
        found[ref] = _with(found.get(ref, _Paid()), _Told(*each))
    return found


@dataclass(frozen=True)
class _Told:
    """Parts of one kind on one line."""

    account: int
    state: str
    share: str
    kind: str
    amount: int


def _with(before: _Paid, told: _Told) -> _Paid:
    offset = told.kind == Kind.OFFSET
    shares = dict(before.shares)
    if told.share:
        shares[told.share] = shares.get(told.share, 0) + told.amount
    return _Paid(
        before.regular + (0 if offset else told.amount),
        before.offset + (told.amount if offset else 0),
        before.account if told.share else told.account,
        before.failed or told.state == PayLine.State.FAILED,
        shares,
    )


def _visited(charges: Iterable[Charge], month: Month) -> tuple[int, int]:
    """Who was seen in the month; and those who were, or whose day came and was not kept."""
    ours = {row.pk: row for row in charges}
    last = month.next().first - timedelta(days=1)
    rows = Visit.objects.filter(charge__in=list(ours), seen=True, day__range=(month.first, last))
    seen = set(rows.values_list("charge", flat=True))
    missed = {pk for pk, row in ours.items() if row.visit_due and row.visit_due <= last}
    return len(seen), len(seen | missed)


def _tiers(charges: Iterable[Charge], agreements: Mapping[int, Agreement]) -> Iterable[TierRow]:
    rows = list(charges)
    counted = Counter((row.scheme, row.tier, row.mode) for row in rows)
    agreed = Counter((row.scheme, row.tier) for row in rows if row.pk in agreements)
    for scheme in schemes().values():
        for tier in scheme.tiers:
            at = (scheme.key, tier.code)
            yield TierRow(tier.name, counted[(*at, HOME)], counted[(*at, FACILITY)], agreed[at])


def _differences(
    charges: Mapping[int, Charge], agreements: Mapping[int, Agreement], paid: Mapping[str, _Paid]
) -> Iterable[Difference]:
    for pk, charge in charges.items():
        agreement, got = agreements.get(pk), paid.get(charge.entitlement_ref)
        why = _why(charge, agreement, got)
        if why:
            agreed = agreement.monthly if agreement else 0
            yield Difference(charge, agreed, got.regular if got else 0, why)


def _why(charge: Charge, agreement: Agreement | None, got: _Paid | None) -> str:
    if agreement is None:
        return "发了钱，没有生效的协议" if got and got.regular else ""
    if got is None or not got.regular:
        return "协议生效，这个月没有发放：看是否暂停、停发，或者还没有发放批次"
    if got.failed:
        return "银行退回，没有到账"
    if _astray(agreement, got):
        return f"没有发到协议写的{agreement.payee_name}"
    if got.regular != agreement.monthly:
        return _other_amount(charge, agreement, got)
    if got.offset:
        return f"抵扣追回款 {yuan(abs(got.offset))} 元"
    return ""


def _astray(agreement: Agreement, got: _Paid) -> bool:
    """Whether the money for care did not go where the agreement says."""
    if agreement.payee == OWN or not agreement.care:
        return got.account != agreement.account_row
    return agreement.share not in got.shares


def _other_amount(charge: Charge, agreement: Agreement, got: _Paid) -> str:
    if (charge.tier, charge.mode) != (agreement.tier, agreement.mode):
        return f"档次或方式已变为{charge.tier_name}、{charge.mode_name}，协议没有续签"
    if charge.care is not None and charge.care != agreement.care:
        return f"照料护理标准已调整为 {yuan(charge.care)} 元，协议写 {yuan(agreement.care)} 元"
    more = "多" if got.regular > agreement.monthly else "少"
    return f"比协议{more}发 {yuan(abs(got.regular - agreement.monthly))} 元：看调整、补发的决定"


def _care_paid(agreement: Agreement, got: _Paid | None) -> int:
    """What was paid for care, fen: the part sent elsewhere, or all beyond the living money."""
    if got is None or got.failed:
        return 0
    if agreement.share in got.shares:
        return got.shares[agreement.share]
    return max(got.regular - agreement.base, 0)
