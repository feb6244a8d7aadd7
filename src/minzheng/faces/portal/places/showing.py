"""Institutions as the list, the page of one, and the comparison show them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from minzheng.faces.looks.dotmap import Dot
from minzheng.faces.looks.parts import Column, Entry, Figure, Row, Table
from minzheng.faces.looks.written import plain_date
from minzheng.faces.portal.places.choosing import Found, InstitutionFilters, Placed
from minzheng.faces.portal.places.opening import is_open, words_for
from minzheng.kernel.money import yuan
from minzheng.registers.facilities.api import Facility, Offered

UNKNOWN = "没有登记"
FREE_OF_CHARGE = "免费"
NO_PRICE, NO_VACANCY = "价格没有登记", "空位没有报告"
COLUMNS = (Column("服务"), Column("价格", numeric=True), Column("谁付"))
Offers = Mapping[int, Sequence[Offered]]


@dataclass(frozen=True)
class Item:
    """One institution of the list."""

    number: int
    facility: Facility
    price: str
    vacancy: str
    far: str
    opens: str


def items(
    found: Found, known: Mapping[int, Facility], offers: Offers, asked: InstitutionFilters
) -> list[Item]:
    """The rows of a page, numbered on from the pages before."""
    return [
        _item(number, placed, known[placed.pk], offers.get(placed.pk, ()), asked)
        for number, placed in enumerate(found.shown, start=found.first + 1)
        if placed.pk in known
    ]


def dots(listed: Sequence[Item]) -> list[Dot]:
    """Those of them whose position is known."""
    return [
        Dot(item.number, item.facility.name, item.facility.latitude, item.facility.longitude)
        for item in listed
        if item.facility.latitude is not None and item.facility.longitude is not None
    ]


def distance_words(metres: int | None) -> str:
    """800 米, 3.2 公里; nothing when unknown."""
    if metres is None:
        return ""
    return f"{metres} 米" if metres < 1_000 else f"{metres / 1_000:.1f} 公里"


def vacancy_words(facility: Facility) -> str:
    """空 12 张床位（2026-11-02 报）; nothing when nobody reported."""
    if facility.vacancy is None:
        return ""
    told = f"空 {facility.vacancy} {facility.unit}" if facility.vacancy else "现在没有空位"
    return f"{told}（{plain_date(facility.vacancy_on)} 报）" if facility.vacancy_on else told


def price_words(offered: Offered) -> str:
    """3,200.00 元/月, 免费, 面议（没有登记价格）."""
    if offered.price is None:
        return "价格没有登记，请电话询问"
    if offered.price == 0:
        return FREE_OF_CHARGE
    return f"{yuan(offered.price)} 元{f'/{offered.unit}' if offered.unit else ''}"


def leading(offers: Sequence[Offered]) -> str:
    """The first service with a price, as 长住（能自理） 2,600.00 元/月; prices are not compared.

    A bed by the month and a visit by the hour have no lowest price in common.
    """
    first = next((each for each in offers if each.price is not None), None)
    if first is None:
        return ""
    return f"{first.name} {price_words(first)}"


def figures(facility: Facility, offers: Sequence[Offered], on: date) -> tuple[Figure, ...]:
    """The strip of one institution: free places, price, grade."""
    told = [
        Figure("空位", _vacant(facility), note=_reported(facility), strong=True),
        Figure("价格", *_priced(offers)),
        Figure("等级", facility.rating or UNKNOWN, note=_rated(facility, on)),
        Figure("性质", facility.operator_name or UNKNOWN),
    ]
    return tuple(told if facility.capacity or facility.vacancy is not None else told[1:])


def entries(facility: Facility, place: str, on: date) -> list[Entry]:
    """Everything else, in words; what nobody registered is said so."""
    closed = "、".join(facility.closed_days)
    until = valid(facility.licence_until, on)
    told = (
        ("电话", facility.phone),
        ("地址", facility.address),
        ("所在地", place),
        ("怎么去", facility.route),
        ("开放时间", facility.week.text),
        ("不开放的日子", closed),
        ("规模", f"{facility.capacity} {facility.unit}" if facility.capacity else ""),
        ("无障碍", facility.access_words),
        ("语言", facility.languages),
        ("许可或备案", f"{facility.licence} {until}".strip()),
        ("统一社会信用代码", facility.credit_code),
        ("开办", plain_date(facility.opened_on) if facility.opened_on else ""),
    )
    return [Entry(key, value or UNKNOWN) for key, value in told if value or key in ALWAYS]


ALWAYS = ("地址", "开放时间", "无障碍", "许可或备案")


def valid(until: date | None, on: date) -> str:
    """Until when something holds, or that it does no more."""
    if until is None:
        return ""
    return f"有效期到 {plain_date(until)}" if until >= on else f"{plain_date(until)} 已过期"


def service_table(offers: Sequence[Offered]) -> Table:
    """What is offered at which price."""
    rows = tuple(Row((each.name, price_words(each), each.payer_name)) for each in offers)
    return Table("服务和价格", COLUMNS, rows, empty="没有登记服务项目。", empty_next="请电话询问。")


def comparison(chosen: Sequence[Facility], offers: Offers, on: date) -> Table:
    """Up to three side by side, one line a question."""
    columns = (Column("项目"), *(Column(each.name) for each in chosen))
    lines = [
        ("类别", [each.kind_name for each in chosen]),
        ("空位", [vacancy_words(each) for each in chosen]),
        ("规模", [f"{each.capacity} {each.unit}" if each.capacity else "" for each in chosen]),
        ("价格", [leading(offers.get(each.pk, ())) for each in chosen]),
        ("服务", [_services(offers.get(each.pk, ())) for each in chosen]),
        ("性质", [each.operator_name for each in chosen]),
        ("等级", [f"{each.rating} {_rated(each, on)}".strip() for each in chosen]),
        ("许可或备案", [valid(each.licence_until, on) or each.licence for each in chosen]),
        ("开放时间", [each.week.text for each in chosen]),
        ("无障碍", [each.access_words for each in chosen]),
        ("地址", [each.address for each in chosen]),
        ("电话", [each.phone for each in chosen]),
        ("资料更新", [plain_date(each.updated_on) for each in chosen]),
    ]
    rows = tuple(Row((head, *(cell or UNKNOWN for cell in cells))) for head, cells in lines)
    return Table("机构比较", columns, rows)


def _item(
    number: int, placed: Placed, facility: Facility, offers: Sequence[Offered],
    asked: InstitutionFilters,
) -> Item:  # fmt: skip
    known = is_open(facility.week, facility.closed_days, asked.on, asked.at)
    return Item(
        number, facility, leading(offers) or NO_PRICE,
        vacancy_words(facility) or (NO_VACANCY if facility.capacity else ""),
        distance_words(placed.metres), words_for(known=known),
    )  # fmt: skip


def _priced(offers: Sequence[Offered]) -> tuple[str, str, str]:
    """The first price large, its service beneath."""
    first = next((each for each in offers if each.price is not None), None)
    return (price_words(first), "", first.name) if first else (UNKNOWN, "", "")


def _rated(facility: Facility, on: date) -> str:
    """Until when the grade holds; nothing without a grade."""
    return valid(facility.rating_until, on) if facility.rating else ""


def _services(offers: Sequence[Offered]) -> str:
    return "；".join(f"{each.name} {price_words(each)}" for each in offers)


def _vacant(facility: Facility) -> str:
    return UNKNOWN if facility.vacancy is None else f"{facility.vacancy} {facility.unit}"


def _reported(facility: Facility) -> str:
    return f"{plain_date(facility.vacancy_on)} 报" if facility.vacancy_on else ""
