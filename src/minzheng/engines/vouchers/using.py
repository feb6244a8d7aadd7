"""A voucher used for one service that was given, taken back, and what is left of a month.

No service record, no voucher; a record that public money pays already takes none.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q, Sum

from minzheng.engines.access.api import Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.delivery.api import ServiceRecord, record_of
from minzheng.engines.vouchers.changing import is_listed
from minzheng.engines.vouchers.coded import HOME, INSTITUTION, PRIVATE, Kind, Standing
from minzheng.engines.vouchers.errors import VoucherRefused
from minzheng.engines.vouchers.models import Enrolment, InsuranceLine, Use
from minzheng.engines.vouchers.posts import own_use
from minzheng.engines.vouchers.reckoning import Bill, Share, reckon
from minzheng.engines.vouchers.terms import Terms, cap_of, terms_at
from minzheng.kernel.months import Month
from minzheng.registers.stays.api import stays_of


@dataclass(frozen=True)
class Quote:
    """A use as it would be: the arithmetic, to be shown before it is done."""

    enrolment: Enrolment
    service: ServiceRecord
    kind: str
    way: str
    ratio: int
    left: int
    bill: Bill
    share: Share


@dataclass(frozen=True)
class Balance:
    """A month's voucher: the cap, what is used, what is left, its last day."""

    month: Month
    cap: int
    used: int

    @property
    def left(self) -> int:
        return max(self.cap - self.used, 0)

    @property
    def lapses_on(self) -> date:
        return self.month.last


def balance_of(row: Enrolment, month: Month, on: date) -> Balance:
    """What a month's voucher was and is; no voucher is a cap of 0. Two queries."""
    cap = terms_at(row.division_code, on).cap if row.holds_in(month) else 0
    return Balance(month, cap, _used(row, month))


def quote(
    viewer: Viewer, service: int, kind: str = Kind.MONTHLY, *, insured: int = 0, on: date
) -> Quote:
    """What a voucher would pay of a service of the house's own. `insured`: in fen.

    Raises NotItsOwn, VoucherRefused (what is wrong, what to do).
    """
    record = record_of(viewer, service, on)
    row = _enrolment(record)
    terms = terms_at(row.division_code, on)
    _refuse(row, record, kind, on)
    bill = _bill(record, insured)
    way = _way(record)
    left = _left(row, kind, record, terms, on)
    ratio = 10_000 if kind == Kind.ASSESSMENT else terms.ratios[way]
    share = reckon(bill, ratio=ratio, left=left)
    if share.voucher <= 0:
        raise VoucherRefused("这个月的消费券已经用完，或者长护险已经付清，没有可以用券付的钱")
    return Quote(row, record, kind, way, ratio, left, bill, share)


@transaction.atomic
def use_voucher(
    viewer: Viewer, service: int, kind: str = Kind.MONTHLY, *, insured: int = 0, on: date
) -> Use:
    """Use a voucher for a service; the same service again gives the use it has. Raises as quote().

    The enrolment is locked: two tills never use the same yuan.
    """
    record = record_of(viewer, service, on)
    there = Use.objects.filter(service=record, voided="").select_related("person").first()
    if there is not None:
        return there
    Enrolment.objects.select_for_update().get(pk=_enrolment(record).pk)
    told = quote(viewer, service, kind, insured=insured, on=on)
    house, share = record.facility, told.share
    row = Use.objects.create(
        enrolment=told.enrolment, person=record.person, facility=house, kind=kind,
        division_code=house.division_code, service=record, item=record.service, day=record.day,
        month=str(Month.of(record.day)), way=told.way, ratio=told.ratio, left=told.left,
        fee=told.bill.fee, insured=share.insured, voucher=share.voucher, own=share.own,
        used_on=on, used_by=viewer.doer.name,
    )  # fmt: skip
    _pair(row)
    detail = {"person": row.person_id, "service": record.pk, "fee": row.fee,
              "insured": row.insured, "voucher": row.voucher}  # fmt: skip
    audit.record(viewer.doer, "use_voucher", row.ref, division=row.division_code, detail=detail)
    return row


@transaction.atomic
def take_back(viewer: Viewer, pk: int, reason: str, *, on: date) -> Use:
    """The house takes back a use typed wrongly; the balance is as before.

    Raises NoSuchVoucher, VoucherRefused once it is handed in.
    """
    found = own_use(viewer, pk, on)
    Enrolment.objects.select_for_update().get(pk=found.enrolment_id)
    row = Use.objects.select_for_update().get(pk=pk)
    if not reason.strip():
        raise VoucherRefused("请写明为什么撤销")
    if row.voided:
        raise VoucherRefused(f"这一笔已经作废：{row.void_reason}")
    if row.settlement_id is not None:
        raise VoucherRefused("这一笔已经在结算单里，不能撤销。请联系区民政局退回结算单")
    void(row, "house", reason)
    detail = {"person": row.person_id, "reason": row.void_reason}
    audit.record(viewer.doer, "void_voucher", row.ref, division=row.division_code, detail=detail)
    return row


def void(row: Use, who: str, reason: str) -> None:
    """Mark a use as not counting; what insurance paid stands alone again."""
    row.voided, row.void_reason = who, reason.strip()[:200]
    row.save(update_fields=["voided", "void_reason"])
    row.lines.update(use=None, words="")


def usable(viewer_facilities: Iterable[int], month: Month) -> list[ServiceRecord]:
    """Services of a month that a voucher may still be used for. One query."""
    rows = ServiceRecord.objects.filter(
        facility__in=list(viewer_facilities), day__range=(month.first, month.last),
        cancelled_on=None, payer__in=PRIVATE, price__gt=0,
    )  # fmt: skip
    holders = Enrolment.objects.filter(state=Standing.LIVE, first__lte=str(month))
    holders = holders.filter(Q(ends="") | Q(ends__gt=str(month)))
    used = Use.objects.filter(voided="", month=str(month)).values("service")
    open_ones = rows.filter(person__in=holders.values("person")).exclude(pk__in=used)
    return list(open_ones.select_related("person", "facility").order_by("-day", "-pk")[:100])


def _enrolment(record: ServiceRecord) -> Enrolment:
    rows = Enrolment.objects.select_related("person").filter(person=record.person)
    found = rows.filter(state=Standing.LIVE).order_by("-pk").first()
    if found is None:
        raise VoucherRefused("她没有登记消费券，或者还没有确认。请先申请登记，确认以后再用")
    return found


def _refuse(row: Enrolment, record: ServiceRecord, kind: str, on: date) -> None:
    """Raises VoucherRefused with the first thing that speaks against a use."""
    why = next(_against(row, record, kind, on), "")
    if why:
        raise VoucherRefused(why)
    if not is_listed(record.facility, record.day):
        raise VoucherRefused("这个服务点不在可用券的名单里。请联系区民政局登记")


def _against(row: Enrolment, record: ServiceRecord, kind: str, on: date) -> Iterator[str]:
    month, died = Month.of(record.day), row.person.died_on
    dead = died is not None and record.day > died
    told = {
        "请选择用每月消费券还是评估券": kind not in Kind.values,
        "这条服务记录已经作废，没有服务就不能用券": record.cancelled_on is not None,
        f"{record.day} 还没有到，没有服务就不能用券": record.day > on,
        f"{month.label}的消费券已于 {month.last} 过期，不能再用": month < Month.of(on),
        f"登记簿上她已于 {died} 去世，之后的服务不能用券": dead,
        f"{month.label}没有她的消费券（{row.ends or row.first} 起变化）": not row.holds_in(month),
        "这项服务已经由政府付费，同一笔钱不能再用券。请核对服务的付费方":
            record.payer not in PRIVATE,
    }  # fmt: skip
    return (words for words, speaks in told.items() if speaks)


def _bill(record: ServiceRecord, insured: int) -> Bill:
    """The fee and what insurance paid: what the list says, if it says more than the house."""
    lines = InsuranceLine.objects.filter(person=record.person, day=record.day, item=record.service)
    listed = sum(lines.filter(use=None).values_list("amount", flat=True))
    paid = max(insured, listed)
    if insured < 0 or paid > record.amount:
        raise VoucherRefused("长护险付的钱要在 0 和服务费之间，请核对长护险结算单")
    return Bill(record.amount, paid)


def _way(record: ServiceRecord) -> str:
    lives = stays_of(record.person_id).living().going_on(record.day)
    return INSTITUTION if lives.filter(facility=record.facility_id).exists() else HOME


def _left(row: Enrolment, kind: str, record: ServiceRecord, terms: Terms, on: date) -> int:
    cap = cap_of(kind, terms, row.division_code, on)
    if kind == Kind.MONTHLY:
        return max(cap - _used(row, Month.of(record.day)), 0)
    if row.uses.filter(kind=Kind.ASSESSMENT, voided="").exists():
        raise VoucherRefused("评估券只有一张，她已经用过了")
    return cap


def _used(row: Enrolment, month: Month) -> int:
    live = row.uses.filter(month=str(month), kind=Kind.MONTHLY, voided="")
    return int(live.aggregate(sum=Sum("voucher"))["sum"] or 0)


def _pair(row: Use) -> None:
    """The list's lines of this service belong to this use from now on."""
    lines = InsuranceLine.objects.filter(person=row.person, day=row.day, item=row.item, use=None)
    lines.update(use=row, words="长护险先付，消费券按余下的算")
