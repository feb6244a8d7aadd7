"""The records behind a figure as a table; each opens its own page where the viewer's post may."""

from collections.abc import Callable, Mapping
from urllib.parse import urlencode

from django.urls import reverse

from minzheng.engines.indicators.api import Line, Listing
from minzheng.engines.parameters.api import place_names
from minzheng.faces.desk.showing.words import near
from minzheng.faces.looks.parts import Column, Row, Table
from minzheng.faces.looks.written import plain_date
from minzheng.kernel.indicator import MONEY
from minzheng.kernel.money import yuan

NAMED = {
    "need": "need", "home-visit": "homecare-visit", "home-complaint": "homecare-complaint",
    "staff": "staffing-house", "incident": "incident", "safety-house": "safety-house",
    "residence-contract": "residence-contract", "rental": "rental-item", "alarm": "alarm",
    "round": "elder-round", "charge": "charge", "tip": "tip",
    "entry": "entry", "patrol": "street-patrol", "street-finding": "street-finding",
    "street-stay": "street-stay", "inspection": "inspection", "review": "drawn-review",
    "fault": "supervision-finding", "duty": "duty", "project": "project",
    "consultation": "consultation", "correction": "correction",
    "document": "disclosed", "voucher": "voucher", "evaluated": "evaluated",
    "appropriation": "appropriation", "coverage-unit": "coverage-unit",
}  # fmt: skip


def _page(name: str) -> Callable[[str], str]:
    return lambda key: reverse(f"desk:{name}", args=[key])


PAGES: Mapping[str, Callable[[str], str]] = {
    "case": lambda key: reverse("desk:case", args=[key]),
    "person": lambda key: reverse("desk:person", args=[key]),
    "household": lambda key: reverse("desk:household", args=[key]),
    "run": lambda key: reverse("desk:run", args=[key]),
    "reserve-payment": lambda key: reverse("desk:reserve-payment", args=[key]),
    "recovery": lambda key: reverse("desk:recovery", args=[key]),
    "alert": lambda key: reverse("desk:alert", args=[key]),
    "publicity": lambda key: reverse("desk:publicity", args=[key]),
    "facility": lambda key: reverse("desk:facility", args=[key]),
    "meal": lambda key: reverse("desk:meal", args=[key]),
    **{kind: _page(name) for kind, name in NAMED.items()},
    "return": _page("entered-figure"),
    "booking": lambda key: f"{reverse('desk:bookings')}?{urlencode({'day': key})}",
}
COLUMNS = (
    Column("记录"), Column("姓名或名称"), Column("所在地"), Column("日期", secondary=True),
    Column("情况", secondary=True),
)  # fmt: skip
NUMBERS = {
    "beds": "床位", "people": "人数", "days": "工作日", "hours": "学时", "minutes": "分钟",
}  # fmt: skip
SUMS = {"beds": "张床位", "people": "人", "days": "个工作日", "hours": "学时", "minutes": "分钟"}


def names_in(listing: Listing) -> Mapping[str, str]:
    """The names of every place that the list mentions, its own among them. One query."""
    return place_names({listing.wanted.division, *(line.division for line in listing.lines)})


def listing_table(listing: Listing, names: Mapping[str, str]) -> Table:
    """A page of the list."""
    each, money = listing.wanted.tally.each, is_money(listing)
    told = "金额（元）" if money else NUMBERS.get(each, "")
    more = (Column(told, numeric=True),) if told else ()
    rows = tuple(
        Row((*cells(line, names), *((number(line, money=money),) if more else ())),
            PAGES[line.kind](line.key))
        for line in listing.lines
    )  # fmt: skip
    return Table(
        f"{listing.wanted.indicator.title}名单", (*COLUMNS, *more), rows,
        empty="没有记录。", empty_next="换一个地区或者月份再看。",
    )  # fmt: skip


def cells(line: Line, names: Mapping[str, str]) -> tuple[str, ...]:
    """What is told of a record; who it is about is masked."""
    on = plain_date(line.on) if line.on else ""
    return line.what, line.who, near(names.get(line.division, line.division)), on, line.note


def is_money(listing: Listing) -> bool:
    """Whether the numbers of the list are fen."""
    wanted = listing.wanted
    return wanted.indicator.unit == MONEY and wanted.tally.each != "one"


def number(line: Line, *, money: bool) -> str:
    """What a record counts for."""
    return yuan(line.number) if money else f"{line.number:,}"


def count_words(listing: Listing) -> str:
    """How many there are, how they add up, and whether the figure says the same."""
    each = listing.wanted.tally.each
    added = f"，合计 {listing.value:,} {SUMS[each]}" if each in SUMS else ""
    added = f"，合计 {yuan(listing.value)} 元" if is_money(listing) else added
    hidden = f"另有 {listing.elsewhere:,} 条由其他岗位办理，不对您的岗位开放。"
    return f"共 {listing.rows:,} 条{added}。{hidden if listing.elsewhere else ''}{_moved(listing)}"


def _moved(listing: Listing) -> str:
    """Records that came later than the computing are listed and not yet counted."""
    figure, beneath = listing.figure, listing.wanted.beneath
    if not figure.known:
        return "还没有填齐，没有合计数。"
    counted = figure.base if beneath else figure.value
    if listing.elsewhere or counted == listing.value:
        return ""
    said = yuan(counted or 0) if is_money(listing) else f"{counted or 0:,}"
    return f"上次计算时是 {said}，之后记录有变化，今晚重新计算。"
