"""Duties, facilities and people as a house reads them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from minzheng.engines.care.api import DEATH, FILING, VACANCY, Duty
from minzheng.engines.delivery.api import REJECTED, STATEMENT
from minzheng.engines.needs import api as needs
from minzheng.engines.oversight.api import RECTIFY
from minzheng.faces.looks.cells import tag_cell
from minzheng.faces.looks.parts import Column, Entry, Figure, Row, Table
from minzheng.faces.looks.written import plain_date, yuan
from minzheng.registers.facilities.api import Facility, Offered
from minzheng.registers.stays.api import Stay

PEOPLE = (
    Column("姓名"), Column("年龄", numeric=True), Column("方式"), Column("房间床位"),
    Column("服务点", secondary=True), Column("自"), Column("至"),
)  # fmt: skip
OFFERS = (Column("服务"), Column("价格", numeric=True), Column("谁付"))
ORDERED = {
    needs.ANSWER: "provider:order", needs.BEGIN: "provider:order",
    needs.DELIVER: "provider:pledge",
}  # fmt: skip
NOT_TOLD = "没有登记"
SOON = 7  # days before which a duty is shown as pressing


@dataclass(frozen=True)
class DutyCard:
    """A duty as a house reads it: where it is done, and how many days are left, in words."""

    duty: Duty | needs.Owed
    url: str
    due: str
    tone: str


def duty_cards(duties: Iterable[Duty | needs.Owed], on: date) -> list[DutyCard]:
    """What is to be done, in the order given."""
    return [_card(duty, on) for duty in duties]


def people_table(stays: Iterable[Stay], on: date, caption: str) -> Table:
    """Whom the house serves; each opens the page about the stay."""
    drawn = tuple(_stay(stay, on) for stay in stays)
    return Table(
        caption, PEOPLE, drawn, empty="还没有登记。", empty_next="有人来时，按“登记新来的人”。"
    )


def profile_entries(facility: Facility) -> list[Entry]:
    """What the register says of a facility."""
    told = (
        ("类别", facility.kind_name),
        ("地址", facility.address),
        ("电话", facility.phone),
        ("开放时间", facility.week.text),
        ("怎么去", facility.route),
        ("语言", facility.languages),
        ("许可或备案", _with_day(facility.licence, facility.licence_until)),
        ("等级", _with_day(facility.rating, facility.rating_until)),
        ("运营性质", facility.operator_name),
        ("无障碍", facility.access_words),
    )
    return [Entry(key, value or NOT_TOLD) for key, value in told]


def place_figures(facility: Facility, living: int) -> list[Figure]:
    """Places there are, people who live there, places told to be free."""
    total = "—" if facility.capacity is None else str(facility.capacity)
    free = "—" if facility.vacancy is None else str(facility.vacancy)
    day = f"{plain_date(facility.vacancy_on)} 报告" if facility.vacancy_on else "还没有报告"
    people = f"{reverse('provider:people')}?facility={facility.pk}"
    return [
        Figure("总数", total, facility.unit),
        Figure("现在住着", str(living), "人", url=people),
        Figure("空着", free, facility.unit, note=day, strong=True),
    ]


def offer_table(offers: Iterable[Offered]) -> Table:
    """Services with their prices."""
    drawn = tuple(Row((offer.name, _price(offer), offer.payer_name or "—")) for offer in offers)
    then = "价目由区民政局登记。"
    return Table("服务和价格", OFFERS, drawn, empty="没有登记服务项目。", empty_next=then)


def stay_entries(stay: Stay, on: date) -> list[Entry]:
    """A stay as the house may know it."""
    person = stay.person
    told = [
        ("姓名", person.name),
        ("性别", person.words()["sex"]),
        ("出生", f"{plain_date(person.born_on)}（{person.age_on(on)} 岁）"),
        ("身份证号", person.id_masked or NOT_TOLD),
        ("电话", person.phone_masked or NOT_TOLD),
        ("服务点", stay.facility.name),
        ("方式", stay.kind_name),
        ("房间床位", stay.place or NOT_TOLD),
        ("自", plain_date(stay.since)),
    ]
    if stay.until is not None:
        told.append(("至", f"{plain_date(stay.until)}，{stay.end_name}"))
    return [Entry(key, value) for key, value in told]


def _card(duty: Duty | needs.Owed, on: date) -> DutyCard:
    left = duty.days_left(on)
    words = f"已过 {-left} 天" if left < 0 else "今天" if left == 0 else f"还有 {left} 天"
    tone = "late" if left < 0 else "soon" if left <= SOON else "plain"
    return DutyCard(duty, _where(duty), f"{plain_date(duty.due_on)}，{words}", tone)


def _where(duty: Duty | needs.Owed) -> str:
    if duty.kind in ORDERED:
        return reverse(ORDERED[duty.kind], args=[duty.subject])
    if duty.kind == DEATH:
        return reverse("provider:leaving", args=[duty.subject])
    if duty.kind == FILING:
        return reverse("provider:filings")
    if duty.kind == STATEMENT:
        return reverse("provider:settlements")
    if duty.kind == REJECTED:
        return reverse("provider:settlement-line", args=[duty.subject])
    if duty.kind == RECTIFY:
        return reverse("provider:inspection-answer", args=[duty.subject])
    name = "provider:places" if duty.kind == VACANCY else "provider:facility"
    return reverse(name, args=[duty.subject])


def _stay(stay: Stay, on: date) -> Row:
    person = stay.person
    dead = person.died_on is not None and person.died_on <= on and stay.until is None
    until = (
        plain_date(stay.until)
        if stay.until
        else tag_cell("已去世，待登记", "late")
        if dead
        else "在"
    )
    cells = (
        person.name, str(person.age_on(on)), stay.kind_name, stay.place or "—",
        stay.facility.name, plain_date(stay.since), until,
    )  # fmt: skip
    return Row(cells, reverse("provider:stay", args=[stay.pk]))


def _price(offer: Offered) -> str:
    if offer.price is None:
        return NOT_TOLD
    return (
        f"{yuan(offer.price)} 元{'/' + offer.unit if offer.unit else ''}" if offer.price else "免费"
    )


def _with_day(text: str, until: date | None) -> str:
    if not text:
        return ""
    return f"{text}，有效期至 {plain_date(until)}" if until else text
