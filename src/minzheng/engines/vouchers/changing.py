"""A change of state is told, confirmed, and stops vouchers from next month; houses are listed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.audit import api as audit
from minzheng.engines.care.api import people_of
from minzheng.engines.vouchers.coded import APPLIERS, DECIDERS, Cause, Standing, Word
from minzheng.engines.vouchers.errors import VoucherRefused
from minzheng.engines.vouchers.models import Change, Enrolment, Listing
from minzheng.engines.vouchers.posts import change_for, enrolment_for, own_enrolments
from minzheng.kernel.months import Month
from minzheng.registers.facilities.api import Facility


@dataclass(frozen=True)
class Told:
    """What changed, since when, in words."""

    cause: str
    happened_on: date
    words: str


@transaction.atomic
def tell_change(by: Viewer, pk: int, told: Told, *, on: date) -> Change:
    """Elder, family, house or officer tells a change. Raises NoSuchVoucher, VoucherRefused."""
    row = _concerned(by, pk, on)
    if row.state != Standing.LIVE or row.ends:
        raise VoucherRefused("她现在没有在领消费券，不用告知")
    if told.cause not in Cause.values or not told.words.strip():
        raise VoucherRefused("请选择变化的情形，并写明怎样知道的")
    if told.happened_on > on:
        raise VoucherRefused(f"{told.happened_on} 还没有到，请核对发生的日期")
    if row.changes.filter(state=Word.WAITING).exists():
        raise VoucherRefused("已经有人告知过，正等民政部门确认，不用再告知")
    made = Change.objects.create(
        enrolment=row, cause=told.cause, words=told.words.strip()[:200], told_on=on,
        happened_on=told.happened_on, told_by=by.doer.name,
    )  # fmt: skip
    _tell(by, "tell_voucher_change", made.ref, row.division_code, {"cause": made.cause})
    return made


@transaction.atomic
def judge_change(by: Viewer, pk: int, *, true: bool, on: date) -> Change:
    """True: no vouchers from next month on. Raises NoSuchVoucher, NotAllowed, VoucherRefused."""
    place = change_for(by, pk).enrolment.division_code
    require(by, DECIDERS, place)
    row = Change.objects.select_for_update(of=("self",)).select_related("enrolment").get(pk=pk)
    if row.state != Word.WAITING:
        raise VoucherRefused(f"这一条已由{row.decided_by}处理：{row.get_state_display()}")
    row.state, row.decided_on, row.decided_by = Word.TRUE if true else Word.WRONG, on, by.doer.name
    row.save(update_fields=["state", "decided_on", "decided_by"])
    if true:
        ends = str(Month.of(on).next())
        Enrolment.objects.filter(pk=row.enrolment_id, ends="").update(ends=ends)
    _tell(by, "judge_voucher_change", row.ref, place, {"true": true, "cause": row.cause})
    return row


@transaction.atomic
def list_house(by: Viewer, house: Facility, *, on: date) -> Listing:
    """A house may take vouchers from today on. Raises NotAllowed."""
    require(by, DECIDERS, house.division_code)
    row, _ = Listing.objects.update_or_create(
        facility=house,
        defaults={
            "division_code": house.division_code, "since": on, "until": None,
            "listed_by": by.doer.name,
        },
    )  # fmt: skip
    _tell(by, "list_voucher_house", row.ref, house.division_code, {"facility": house.pk})
    return row


@transaction.atomic
def strike_house(by: Viewer, house: Facility, *, on: date) -> None:
    """No vouchers there from today on. Raises NotAllowed, VoucherRefused."""
    require(by, DECIDERS, house.division_code)
    rows = Listing.objects.filter(facility=house, until=None)
    if not rows.update(until=on):
        raise VoucherRefused("这家机构现在不在名单里")
    ref = f"voucherlisting:{house.pk}"
    _tell(by, "strike_voucher_house", ref, house.division_code, {"facility": house.pk})


def is_listed(house: Facility, day: date) -> bool:
    """Whether a house may take vouchers for a service of a day. One query."""
    row = Listing.objects.filter(facility=house, since__lte=day).first()
    return row is not None and (row.until is None or day < row.until)


def _concerned(by: Viewer, pk: int, on: date) -> Enrolment:
    rows = Enrolment.objects.select_related("person")
    if by.house is not None:
        served = {stay.person_id for stay in people_of(by, on=on, past=False)}
        found = rows.filter(pk=pk, person__in=served).first()
    elif by.posts:
        found = enrolment_for(by, pk)
        require(by, APPLIERS, found.division_code)
    else:
        found = own_enrolments(by, on).filter(pk=pk).first()
    if found is None:
        raise VoucherRefused("她不是您的家人或者服务对象，不能告知。请联系她所在的村（社区）")
    return found


def _tell(by: Viewer, verb: str, ref: str, place: str, detail: Mapping[str, object]) -> None:
    audit.record(by.doer, verb, ref, division=place, detail=dict(detail))
