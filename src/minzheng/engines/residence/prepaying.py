"""Prepaid money: fees and account filed, taken in, used up, refunded; custody told every month.

Money is whole fen. What is over a limit is recorded only with the reason it was taken, and shows.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.care.api import facility_of, require_manager
from minzheng.engines.residence.coded import IN_CUSTODY, Kind, Way
from minzheng.engines.residence.contracting import terms_on
from minzheng.engines.residence.errors import ResidenceRefused
from minzheng.engines.residence.models import Contract, Custody, Entry, Schedule
from minzheng.engines.residence.posts import number, resident, tell
from minzheng.kernel.money import yuan
from minzheng.kernel.months import Month
from minzheng.registers.facilities.api import Facility
from minzheng.registers.sealing import seal
from minzheng.registers.stays.api import Stay
from minzheng.vocabulary import residence as terms

PUBLIC = ("public", "public_building")
SHORTEST, LONGEST = 8, 30
MOST = 10_000_000_00


@dataclass(frozen=True)
class NewEntry:
    """Money that moved on a day, in fen; `months` only of service fees that are paid."""

    kind: str
    way: str
    amount: int
    day: date
    months: int = 0
    text: str = ""
    excess: str = ""


@dataclass(frozen=True)
class NewSchedule:
    """Fees as filed, a line each, and the account."""

    since: date
    fees: str
    bank: str
    account: str


@transaction.atomic
def enter(viewer: Viewer, stay: int, new: NewEntry, *, on: date) -> Entry:
    """Record money of a resident. Raises NotItsOwn, NotAllowed for who is not the manager.

    ResidenceRefused for what cannot be, for more used or refunded than was paid, for more taken
    than allowed without the reason.
    """
    require_manager(viewer)
    row = resident(viewer, stay, on)
    house = Facility.objects.select_for_update().get(pk=row.facility_id)
    _check(new, row, on)
    if new.way == Way.PAID:
        over = why_over(row, house, new, on)
        if over and not new.excess.strip():
            raise ResidenceRefused(
                f"{over}。不要多收；确实已经收了的，在“超出上限的原因”里写明，民政会看到"
            )
    else:
        over = ""
        _check_left(row, new)
    made = Entry.objects.create(
        facility=house, division_code=house.division_code, stay=row, person=row.person,
        kind=new.kind, way=new.way, amount=new.amount, months=new.months, day=new.day,
        text=new.text.strip()[:100], excess=new.excess.strip()[:200] if over else "",
        entered_by=viewer.doer.name,
    )  # fmt: skip
    detail = {"person": row.person_id, "kind": new.kind, "way": new.way, "amount": new.amount}
    tell(viewer, "enter_prepaid", made.ref, house, detail)
    return made


@transaction.atomic
def file_fees(viewer: Viewer, facility: int, new: NewSchedule, *, on: date) -> Schedule:
    """File the fees and the account in custody. Raises NotItsOwn, NotAllowed, ResidenceRefused."""
    require_manager(viewer)
    house = facility_of(viewer, facility, on)
    account = new.account.replace(" ", "")
    if not (account.isdecimal() and SHORTEST <= len(account) <= LONGEST):
        raise ResidenceRefused(f"存管账号应为 {SHORTEST}–{LONGEST} 位数字，请对照开户材料")
    if not new.fees.strip() or not new.bank.strip():
        raise ResidenceRefused("请写收费项目和标准，以及存管银行")
    made = Schedule.objects.create(
        facility=house, since=new.since, fees=new.fees.strip(), bank=new.bank.strip()[:60],
        account_sealed=seal(account), account_tail=account[-4:], filed_on=on,
        filed_by=viewer.doer.name,
    )  # fmt: skip
    ref = f"feeschedule:{made.pk}"
    tell(viewer, "file_fees", ref, house, {"since": f"{new.since}", "bank": made.bank})
    return made


@transaction.atomic
def tell_custody(viewer: Viewer, facility: int, month: Month, balance: int, *, on: date) -> Custody:
    """Tell what lay in custody at the end of a month, in fen; told again it is put right.

    Raises NotItsOwn, NotAllowed, ResidenceRefused.
    """
    require_manager(viewer)
    house = facility_of(viewer, facility, on)
    if month >= Month.of(on):
        raise ResidenceRefused(f"{month.label}还没有过完，月末以后再报余额")
    if not 0 <= balance <= MOST:
        raise ResidenceRefused("存管余额应在 0 和 1000 万元之间，请对照银行对账单")
    told = {"balance": balance, "owed": owed_on(house.pk, month.last), "told_on": on}
    row, _ = Custody.objects.update_or_create(
        facility=house, month=str(month), defaults={**told, "told_by": viewer.doer.name}
    )
    detail = {"month": row.month, "balance": balance, "owed": row.owed}
    tell(viewer, "tell_custody", f"custody:{row.pk}", house, detail)
    return row


def left_of(rows: Iterable[Entry]) -> Counter[str]:
    """What is left of each kind, in fen: paid less used less refunded."""
    found: Counter[str] = Counter()
    for row in rows:
        found[row.kind] += row.amount if row.way == Way.PAID else -row.amount
    return found


def owed_on(facility: int, day: date) -> int:
    """Deposits and membership fees neither used nor refunded by a day, in fen. One query."""
    rows = Entry.objects.filter(facility=facility, kind__in=IN_CUSTODY, day__lte=day)
    return sum(left_of(rows).values())


def why_over(row: Stay, house: Facility, new: NewEntry, on: date) -> str:
    """Which limit money to be taken would break, in words; "" for none."""
    if new.kind == Kind.SERVICE:
        return _service_over(row, house, new, on)
    if new.kind == Kind.MEMBERSHIP:
        allowed = number(terms.公办会员费, house, on) or house.operator not in PUBLIC
        return "" if allowed else f"{house.operator_name}机构不能收会员费"
    return _deposit_over(row, house, new, on)


def _service_over(row: Stay, house: Facility, new: NewEntry, on: date) -> str:
    most = number(terms.预收月数, house, on)
    if new.months > most:
        return f"服务费最多预收 {most} 个月，这一笔是 {new.months} 个月"
    contract = Contract.objects.filter(stay=row).prefetch_related("addenda").first()
    fee = terms_on(contract, on).monthly if contract is not None else 0
    left = left_of(Entry.objects.filter(stay=row, kind=Kind.SERVICE))[Kind.SERVICE]
    if not fee or left + new.amount <= most * fee:
        return ""
    return f"加上没有用完的，预收的服务费有 {yuan(left + new.amount)} 元，超过 {most} 个月的月费"


def _deposit_over(row: Stay, house: Facility, new: NewEntry, on: date) -> str:
    contract = Contract.objects.filter(stay=row).prefetch_related("addenda").first()
    if contract is None:
        return "还没有签服务合同，不能收押金"
    months, fee = number(terms.押金月数, house, on), terms_on(contract, on).bed_fee
    held = left_of(Entry.objects.filter(stay=row, kind=Kind.DEPOSIT))[Kind.DEPOSIT] + new.amount
    if held <= months * fee:
        return ""
    return (
        f"押金最多是月床位费（{yuan(fee)} 元）的 {months} 倍，即 {yuan(months * fee)} 元，"
        f"这样会有 {yuan(held)} 元"
    )


def _check(new: NewEntry, row: Stay, on: date) -> None:
    if new.kind not in Kind.values or new.way not in Way.values:
        raise ResidenceRefused("请选择收、扣还是退，以及哪一种费用")
    if not 0 < new.amount <= MOST:
        raise ResidenceRefused("金额应大于 0，不超过 1000 万元")
    if not row.since <= new.day <= on:
        raise ResidenceRefused(f"日期应在入住（{row.since}）和今天（{on}）之间")
    if new.kind == Kind.SERVICE and new.way == Way.PAID and new.months < 1:
        raise ResidenceRefused("预收服务费要写是几个月的")
    if new.way == Way.PAID and row.until is not None:
        raise ResidenceRefused(f"{row.person.name}已于 {row.until} 离开，不能再收费，只能退")


def _check_left(row: Stay, new: NewEntry) -> None:
    kind = Kind(new.kind)
    left = _least_from(Entry.objects.filter(stay=row, kind=kind), kind, new.day)
    if new.amount > left:
        word = Way(new.way).label
        raise ResidenceRefused(
            f"{row.person.name}的{kind.label}只剩 {yuan(left)} 元，"
            f"不能{word} {yuan(new.amount)} 元：余额不能是负数，请核对"
        )


def _least_from(rows: Iterable[Entry], kind: Kind, day: date) -> int:
    """The lowest that a balance is from a day on: so that it is negative on no day."""
    known = list(rows)
    days = [day, *(each.day for each in known if each.day > day)]
    return min(left_of(each for each in known if each.day <= until)[kind] for until in days)
