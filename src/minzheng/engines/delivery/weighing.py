"""Which service record can stand: what was offered, who is served, which month is still open."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from minzheng.engines.delivery.coded import CLAIMED
from minzheng.engines.delivery.errors import RecordRefused
from minzheng.engines.delivery.models import ServiceRecord, Statement
from minzheng.engines.delivery.pricing import PriceHistory, price_history
from minzheng.kernel.identity import IdentityError, citizen_id
from minzheng.kernel.months import Month
from minzheng.registers.facilities.api import Facility, NewOffer
from minzheng.registers.people.api import (
    Person,
    PersonRefused,
    clean_name,
    find_by_id_number,
)
from minzheng.registers.stays.api import Stay, stays_in

MOST_UNITS, MOST_MINUTES = 1_000, 1_440
Key = tuple[int, str, date, str]


@dataclass(frozen=True)
class NewRecord:
    """A service that was given: `begins` is "08:30" or ""; `late` claims it in today's month."""

    person: Person
    service: str
    day: date
    quantity: int = 1
    begins: str = ""
    minutes: int | None = None
    given_by: str = ""
    note: str = ""
    late: bool = False

    @property
    def key(self) -> Key:
        """What there is only once in a facility."""
        return (self.person.pk, self.service, self.day, self.begins)


@dataclass(frozen=True)
class Setting:
    """All that a record is weighed against, read once for many records."""

    facility: Facility
    on: date
    prices: PriceHistory
    stays: Mapping[int, tuple[Stay, ...]]
    handed_in: frozenset[str]
    taken: frozenset[Key]


@dataclass(frozen=True)
class Weighed:
    """What a record costs and in which month it is claimed."""

    offer: NewOffer
    price: int
    month: str


def setting_of(facility: Facility, told: Iterable[tuple[Person, date]], on: date) -> Setting:
    """What is known about a facility and the people and days that are told. Four queries."""
    people, days = set(), set()
    for person, day in told:
        people.add(person.pk)
        days.add(day)
    live = ServiceRecord.objects.filter(facility=facility, cancelled_on=None)
    there = live.filter(person__in=people, day__in=days).order_by()
    months = Statement.objects.filter(facility=facility).order_by()
    return Setting(
        facility=facility,
        on=on,
        prices=price_history(facility),
        stays=stays_by_person(facility, people),
        handed_in=frozenset(months.values_list("month", flat=True)),
        taken=frozenset(there.values_list("person_id", "service", "day", "begins")),
    )


def stays_by_person(facility: Facility, people: Iterable[int]) -> dict[int, tuple[Stay, ...]]:
    """The stays of these people with the facility, past ones too. One query."""
    found: dict[int, tuple[Stay, ...]] = {}
    for stay in stays_in([facility.pk]).filter(person__in=list(people)):
        found[stay.person_id] = (*found.get(stay.person_id, ()), stay)
    return found


def weigh(new: NewRecord, setting: Setting) -> Weighed:
    """What the record costs and where it belongs. Raises RecordRefused."""
    _check_day(new, setting)
    _check_numbers(new)
    offer = _offer(new, setting)
    if offer.price is None:
        rule = f"“{offer.name}”没有登记价格，算不出金额"
        raise RecordRefused("service", rule, "请联系区民政局登记价格后再录")
    unfit = why_unfit(new.person, new.day, offer.payer, setting.stays)
    if unfit is not None:
        raise unfit
    if new.key in setting.taken:
        begins = f" {new.begins}" if new.begins else ""
        rule = f"{new.person.name} {new.day}{begins} 的“{new.service}”已经登记过"
        raise RecordRefused("day", rule, "同一天又做了一次的，写上各自的开始时间；次数多的改数量")
    return Weighed(offer, offer.price, _month(new, setting))


def why_unfit(
    person: Person, day: date, payer: str, stays: Mapping[int, tuple[Stay, ...]]
) -> RecordRefused | None:
    """Why nobody can have served this person that day; None when it can be.

    Whose service public money pays must be with the house that day; who pays herself may drop in.
    """
    if person.died_on is not None and day >= person.died_on:
        rule = f"登记簿上{person.name}已于 {person.died_on} 去世，{day} 不会有服务"
        return RecordRefused("day", rule, "请核对人和日期；登记有误的请联系村（社区）")
    if payer not in CLAIMED or any(_covers(stay, day) for stay in stays.get(person.pk, ())):
        return None
    rule = f"{person.name} {day} 不在服务对象名单里，这项服务要用公共资金"
    return RecordRefused("person", rule, "请先在“服务对象”里登记从哪天起服务，再录这一条")


def of_dead_or_gone(records: Iterable[ServiceRecord], facility: Facility) -> list[RecordRefused]:
    """What became wrong after it was entered: a death, an end of the stay told later."""
    rows = list(records)
    stays = stays_by_person(facility, {row.person_id for row in rows})
    found = (why_unfit(row.person, row.day, row.payer, stays) for row in rows)
    return [refusal for refusal in found if refusal is not None]


def person_named(id_number: str, name: str, on: date) -> Person:
    """Somebody of the register, by number and name both. Raises RecordRefused.

    The registered name is never told to who does not know it.
    """
    number, written = _number(id_number, on), _name(name)
    known = find_by_id_number(number)
    if known is None:
        rule = "登记簿里没有这个身份证号"
        raise RecordRefused("id_number", rule, "请先在“服务对象”里登记这个人")
    if known.name != written:
        rule = "姓名与登记簿上这个身份证号的姓名不一致"
        raise RecordRefused("name", rule, "请对照身份证核对两项；证件没有错的，请联系区民政局更正")
    return known


def _number(id_number: str, on: date) -> str:
    try:
        return citizen_id(id_number, today=on).number
    except IdentityError as wrong:
        text = str(wrong).rstrip("。")
        raise RecordRefused("id_number", text, "请对照身份证填写") from wrong


def _name(name: str) -> str:
    try:
        return clean_name(name)
    except PersonRefused as wrong:
        text = str(wrong).rstrip("。")
        raise RecordRefused("name", text, "请对照身份证填写") from wrong


def _covers(stay: Stay, day: date) -> bool:
    return stay.since <= day and (stay.until is None or day < stay.until)


def _check_day(new: NewRecord, setting: Setting) -> None:
    if new.day > setting.on:
        raise RecordRefused("day", f"{new.day} 还没有到", "请在服务做完以后再录")
    opened = setting.facility.opened_on
    if opened is not None and new.day < opened:
        rule = f"“{setting.facility.name}”{opened} 才开办"
        raise RecordRefused("day", rule, "请核对服务日期")


def _check_numbers(new: NewRecord) -> None:
    if not 1 <= new.quantity <= MOST_UNITS:
        rule = f"数量 {new.quantity} 不在 1 到 {MOST_UNITS} 之间"
        raise RecordRefused("quantity", rule, "请核对数量")
    if new.minutes is not None and not 1 <= new.minutes <= MOST_MINUTES:
        rule = f"{new.minutes} 分钟不在 1 到 {MOST_MINUTES} 之间"
        raise RecordRefused("minutes", rule, "没有记时间的可以不填")
    for column, text, most in (("given_by", new.given_by, 40), ("note", new.note, 200)):
        if len(text) > most:
            raise RecordRefused(column, f"有 {len(text)} 个字", f"最多 {most} 个字")


def _offer(new: NewRecord, setting: Setting) -> NewOffer:
    offers = setting.prices.on(new.day)
    if new.service not in offers:
        rule = f"“{setting.facility.name}”{new.day} 的价目里没有“{new.service}”"
        known = "、".join(offers) or "没有登记任何服务"
        raise RecordRefused("service", rule, f"当天的价目：{known}。有变动的请联系区民政局登记")
    return offers[new.service]


def _month(new: NewRecord, setting: Setting) -> str:
    """Its own month while that is open; today's for a late one, which nobody can have handed in."""
    own, now = Month.of(new.day), Month.of(setting.on)
    if str(own) not in setting.handed_in:
        return str(own)
    if new.late:
        return str(now)
    rule = f"{own.label}的结算单已经交了，{new.day} 的记录不能再加进去"
    raise RecordRefused("late", rule, f"漏报的请作为补报登记（日期不变），列入{now.label}结算单")
