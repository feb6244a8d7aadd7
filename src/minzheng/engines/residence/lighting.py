"""What beds, contracts and prepaid money say of a house that is wrong: eight checks.

Each look asks its questions once for all houses; numbers that differ by place are read by house,
and only for houses that keep beds or have money here.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from minzheng.engines.lights.api import Check, Colour, Finding, declare
from minzheng.engines.residence.coded import IN_CUSTODY, Kind, Way
from minzheng.engines.residence.contracting import terms_on
from minzheng.engines.residence.models import Bed, Contract, Custody, Entry, Unit
from minzheng.engines.residence.posts import number
from minzheng.engines.residence.prepaying import left_of
from minzheng.kernel.money import yuan
from minzheng.kernel.months import Month
from minzheng.registers.facilities.api import Facility
from minzheng.registers.stays.api import Stay, living_in
from minzheng.vocabulary import residence as terms

ADVANCE = "《关于加强养老机构预收费监管的指导意见》"
LAW = "《老年人权益保障法》第四十八条"
FULL = Check("residence.full", "住满或超员", "住的人到了登记的床位数，或比床位还多")
SILENT = Check("residence.report", "没有报过空位", "登记了床位，从来没有报告过空位", "")
UNSIGNED = Check(
    "residence.unsigned", "入住没有签合同", "住下过了期限还没有服务合同", LAW, (terms.签约天数.key,)
)
EXPIRED = Check("residence.expired", "服务合同过期", "人还住着，合同已经到期或解除", LAW)
OVER = Check(
    "residence.deposit", "预收费超上限", "押金超过上限，或收了不能收的会员费", ADVANCE,
    (terms.押金月数.key, terms.公办会员费.key),
)  # fmt: skip
LONG = Check(
    "residence.prepaid", "服务费预收太长", "预收的服务费超过最多的月数", ADVANCE,
    (terms.预收月数.key,),
)  # fmt: skip
SHORT = Check(
    "residence.custody", "存管余额不足或没有报", "存管余额少于没退的押金和会员费，或过了日子没有报",
    ADVANCE, (terms.存管报告日.key,),
)  # fmt: skip
JUMP = Check(
    "residence.members", "会员突然增多", "短时间内新收的会员费太多", ADVANCE,
    (terms.会员观察天数.key, terms.会员突增人数.key),
)  # fmt: skip


def declare_checks() -> None:
    """Tell the lights which checks this engine answers."""
    looks = (
        (FULL, full), (SILENT, unreported), (UNSIGNED, unsigned), (EXPIRED, expired),
        (OVER, over), (LONG, too_long), (SHORT, short), (JUMP, jumped),
    )  # fmt: skip
    for check, look in looks:
        declare(check, look)


def full(facilities: Collection[int], on: date) -> Iterator[Finding]:
    """As many people as places, or more. Three queries."""
    houses = _keeping(facilities)
    living = living_in(houses, on)
    used = Q(out_since=None) | Q(out_since__gt=on)
    told = Bed.objects.filter(used, facility__in=houses).values_list("facility", flat=True)
    beds = Counter(told.order_by())
    for pk, house in houses.items():
        # Registered places and beds in use: the fewer of the two is what there is.
        known = [each for each in (house.capacity, beds[pk]) if each]
        people = living.get(pk, 0)
        if known and people >= min(known):
            colour: Colour = "red" if people > min(known) else "amber"
            why = f"登记 {house.capacity or 0} 张、在用 {beds[pk]} 张床位，住了 {people} 人"
            yield Finding(pk, FULL.code, colour, why)


def unreported(facilities: Collection[int], on: date) -> Iterator[Finding]:
    """Houses that never told their free places; who fell silent is the register's own check."""
    for pk, house in _keeping(facilities).items():
        if house.vacancy_on is None:
            yield Finding(pk, SILENT.code, "amber", "还没有报告过空位")


def unsigned(facilities: Collection[int], on: date) -> Iterator[Finding]:
    """People who live there longer than the days allowed, without any contract."""
    houses = _keeping(facilities)
    signed = Contract.objects.filter(facility__in=houses).values("stay")
    rows = _living(houses, on).exclude(pk__in=signed)
    for pk, stays in _by_house(rows).items():
        days = number(terms.签约天数, houses[pk], on)
        late = [each for each in stays if each.since + timedelta(days=days) < on]
        if late:
            since = min(each.since for each in late) + timedelta(days=days)
            why = f"{len(late)} 人住下超过 {days} 天，没有服务合同"
            yield Finding(pk, UNSIGNED.code, "red", why, since)


def expired(facilities: Collection[int], on: date) -> Iterator[Finding]:
    """People who live there and had a contract that no longer holds."""
    houses = _keeping(facilities)
    stays = {stay.pk: stay for stay in _living(houses, on)}
    last: dict[int, date] = {}
    for row in Contract.objects.filter(stay__in=stays):
        ends = min(row.until, row.ended_on or row.until)
        last[row.stay_id] = max(ends, last.get(row.stay_id, ends))
    gone: dict[int, list[date]] = defaultdict(list)
    for key, day in last.items():
        if day < on:
            gone[stays[key].facility_id].append(day)
    for pk, days in gone.items():
        yield Finding(pk, EXPIRED.code, "red", f"{len(days)} 人的合同已经到期或解除", min(days))


def over(facilities: Collection[int], on: date) -> Iterator[Finding]:
    """Deposits above the limit; membership fees where none may be taken."""
    by_house = _entries(facilities, IN_CUSTODY, on)
    houses = _houses(by_house)
    contracts = _contracts(by_house)
    for pk, rows in by_house.items():
        house, months = houses[pk], number(terms.押金月数, houses[pk], on)
        groups = _by_stay(rows)
        wrong = sum(
            _deposit(group) > months * _fee(contracts.get(stay), on)
            for stay, group in groups.items()
        )
        members = sum(_is_wrong_member(group) for group in groups.values())
        if wrong or members:
            why = f"{wrong} 人的押金超过月床位费的 {months} 倍" if wrong else ""
            told = f"{house.operator_name}机构收了 {members} 人的会员费" if members else ""
            said = "；".join(filter(None, (why, told)))
            yield Finding(pk, OVER.code, "red", said)


def too_long(facilities: Collection[int], on: date) -> Iterator[Finding]:
    """More months paid beforehand than allowed, still unused."""
    by_house = _entries(facilities, (Kind.SERVICE,), on)
    houses, contracts = _houses(by_house), _contracts(by_house)
    for pk, rows in by_house.items():
        most = number(terms.预收月数, houses[pk], on)
        found = [
            stay for stay, group in _by_stay(rows).items()
            if _months_left(group, contracts.get(stay), on) > most
        ]  # fmt: skip
        if found:
            yield Finding(pk, LONG.code, "red", f"{len(found)} 人的服务费预收超过 {most} 个月")


def short(facilities: Collection[int], on: date) -> Iterator[Finding]:
    """Less in custody than is owed, or nothing told of the month before."""
    by_house = _entries(facilities, IN_CUSTODY, on)
    told: dict[int, Custody] = {}
    for row in Custody.objects.filter(facility__in=by_house).order_by("month"):
        told[row.facility_id] = row
    wanted = Month.of(on).previous()
    for pk, house in _houses(by_house).items():
        last = told.get(pk)
        if last is not None and last.short:
            why = f"{last.month_name}存管余额 {yuan(last.balance)} 元，少 {yuan(last.short)} 元"
            yield Finding(pk, SHORT.code, "red", why, last.told_on)
        due = on.replace(day=min(number(terms.存管报告日, house, on), 28))
        owing = sum(left_of(r for r in by_house[pk] if r.day <= wanted.last).values())
        if owing and on > due and (last is None or last.month < str(wanted)):
            yield Finding(pk, SHORT.code, "amber", f"{wanted.label}的存管余额没有报", due)


def jumped(facilities: Collection[int], on: date) -> Iterator[Finding]:
    """Many new members within few days."""
    by_house = _entries(facilities, (Kind.MEMBERSHIP,), on)
    for pk, house in _houses(by_house).items():
        since = on - timedelta(days=number(terms.会员观察天数, house, on))
        new = {r.stay_id for r in by_house[pk] if r.way == Way.PAID and r.day > since}
        if len(new) >= number(terms.会员突增人数, house, on):
            yield Finding(pk, JUMP.code, "amber", f"{since} 以来新收 {len(new)} 人的会员费", since)


def _keeping(facilities: Collection[int]) -> dict[int, Facility]:
    """Those that keep beds here. One query."""
    units = Unit.objects.filter(facility__in=facilities).values("facility")
    return {house.pk: house for house in Facility.objects.filter(pk__in=units)}


def _houses(facilities: Collection[int]) -> dict[int, Facility]:
    return {house.pk: house for house in Facility.objects.filter(pk__in=list(facilities))}


def _living(facilities: Collection[int], on: date) -> QuerySet[Stay]:
    return Stay.objects.going_on(on).living().filter(facility__in=list(facilities))


def _by_house(rows: QuerySet[Stay]) -> dict[int, list[Stay]]:
    found: dict[int, list[Stay]] = defaultdict(list)
    for row in rows:
        found[row.facility_id].append(row)
    return found


def _entries(
    facilities: Collection[int], kinds: Collection[Kind], on: date
) -> dict[int, list[Entry]]:
    found: dict[int, list[Entry]] = defaultdict(list)
    for row in Entry.objects.filter(facility__in=facilities, kind__in=kinds, day__lte=on):
        found[row.facility_id].append(row)
    return found


def _contracts(by_house: dict[int, list[Entry]]) -> dict[int, Contract]:
    """The newest contract of each stay that has entries. Two queries."""
    stays = {row.stay_id for rows in by_house.values() for row in rows}
    rows = Contract.objects.filter(stay__in=stays).prefetch_related("addenda")
    return {row.stay_id: row for row in rows.order_by("since", "pk")}


def _by_stay(rows: list[Entry]) -> dict[int, list[Entry]]:
    found: dict[int, list[Entry]] = defaultdict(list)
    for row in rows:
        found[row.stay_id].append(row)
    return found


def _is_wrong_member(rows: list[Entry]) -> bool:
    """Whether a membership fee that may not be taken is still held."""
    taken = any(row.kind == Kind.MEMBERSHIP and row.excess for row in rows)
    return taken and left_of(rows)[Kind.MEMBERSHIP] > 0


def _deposit(rows: list[Entry]) -> int:
    return left_of(rows)[Kind.DEPOSIT]


def _fee(contract: Contract | None, on: date) -> int:
    return terms_on(contract, on).bed_fee if contract is not None else 0


def _months_left(rows: list[Entry], contract: Contract | None, on: date) -> int:
    """How many months what is left pays for: by the contract, else by what was said at payment."""
    left = left_of(rows)[Kind.SERVICE]
    if left <= 0:
        return 0
    fee = terms_on(contract, on).monthly if contract is not None else 0
    if fee:
        return -(-left // fee)
    return max((row.months for row in rows if row.way == Way.PAID), default=0)
