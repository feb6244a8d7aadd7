"""Menus, meals and settlements as a canteen reads them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from minzheng.engines.meals import api
from minzheng.faces.looks.cells import tag_cell
from minzheng.faces.looks.parts import Column, Entry, Figure, Line, Row, Table
from minzheng.faces.looks.written import plain_date, yuan
from minzheng.kernel.months import Month

WEEKDAYS = "一二三四五六日"
ORDERS = (Column("餐次"), Column("姓名"), Column("怎样取"), Column("状态"), Column("备注"))
MEALS = (
    Column("时间"), Column("姓名"), Column("餐次"), Column("餐价（元）", numeric=True),
    Column("补贴（元）", numeric=True), Column("个人付（元）", numeric=True), Column("说明"),
)  # fmt: skip
REFUSED = (Column("收银机记的"), Column("为什么没有收下"), Column("哪天传回"))
DUE = (Column("日期"), Column("姓名"), Column("多退少补（元）", numeric=True))
MONTHS = (
    Column("月份"), Column("就餐点"), Column("状态"), Column("餐数", numeric=True),
    Column("公共补贴（元）", numeric=True), Column("个人付（元）", numeric=True),
)  # fmt: skip
TONES = {"handed_in": "info", "checked": "info", "approved": "soon", "paid": "ok",
         "returned": "late"}  # fmt: skip


@dataclass(frozen=True)
class MenuDay:
    """One day of the week's menu: its meals, written or still to be written."""

    day: date
    name: str
    meals: tuple[tuple[str, api.Serving | None, str], ...]
    past: bool


def menu_day(
    facility: int, day: date, there: Mapping[tuple[date, str], api.Serving], today: date
) -> MenuDay:
    """A day with lunch and dinner."""
    meals = tuple(
        (name, there.get((day, key)), reverse("provider:meal-edit", args=[facility, day, key]))
        for key, name in api.MEALS.items()
    )
    return MenuDay(day, f"周{WEEKDAYS[day.weekday()]}", meals, day < today)


def order_table(rows: Iterable[api.Order]) -> Table:
    """What was ordered; where it is brought is told to who brings it."""
    drawn = tuple(
        Row((
            row.serving.meal_name, row.person.name, _pick_up(row), row.get_state_display(),
            row.note or "无",
        ))
        for row in rows
    )  # fmt: skip
    return Table("今天的订餐", ORDERS, drawn, empty="今天还没有人订餐。",
                 empty_next="老人和家人可以在网上订，也可以在这里代订。")  # fmt: skip


def meal_table(rows: Iterable[api.Meal], flags: Mapping[int, Sequence[api.Flag]]) -> Table:
    """Meals that were eaten; each opens its receipt."""
    drawn = tuple(
        Row(
            (f"{plain_date(row.day)} {row.clock:%H:%M}", row.person.name, row.meal_name,
             yuan(row.price + row.fee), yuan(row.subsidy), yuan(row.own),
             _state(row, flags.get(row.pk, ()))),
            reverse("provider:meal-served", args=[row.pk]),
        )
        for row in rows
    )  # fmt: skip
    return Table("就餐记录", MEALS, drawn, empty="还没有就餐记录。",
                 empty_next="刷卡以后出现在这里。")  # fmt: skip


def refusal_table(rows: Sequence[api.Refusal]) -> Table | None:
    """What the tills sent and was not taken; nothing where all was."""
    if not rows:
        return None
    drawn = tuple(Row((row.told, row.why, plain_date(row.on))) for row in rows)
    return Table("没有收下的就餐", REFUSED, drawn)


def due_table(rows: Sequence[api.Meal]) -> Table | None:
    """Where more or less was taken than is due."""
    if not rows:
        return None
    drawn = tuple(
        Row((plain_date(row.day), row.person.name, _difference(row)),
            reverse("provider:meal-served", args=[row.pk]))
        for row in rows
    )  # fmt: skip
    return Table("收的和应付的不一样", DUE, drawn)


def month_table(
    open_ones: Iterable[tuple[api.Facility, Month, api.Sums]], handed_in: Iterable[api.Settlement]
) -> Table:
    """Open months first, then what was handed in."""
    opened = tuple(
        Row((month.label, house.name, "没有交", str(sums.count), yuan(sums.subsidy),
             yuan(sums.own)), reverse("provider:meal-month", args=[house.pk, month]))
        for house, month, sums in open_ones
    )  # fmt: skip
    done = tuple(
        Row((row.month_name, row.facility.name,
             tag_cell(row.get_state_display(), TONES[row.state]), str(row.count),
             yuan(row.subsidy), yuan(row.own)),
            reverse("provider:meal-month", args=[row.facility_id, row.month]))
        for row in handed_in
    )  # fmt: skip
    return Table("助餐结算", MONTHS, (*opened, *done), empty="还没有可以结算的月份。",
                 empty_next="记了餐的月份会出现在这里。")  # fmt: skip


def day_figures(meals: Sequence[api.Meal]) -> list[Figure]:
    """Today so far."""
    live = [row for row in meals if not row.voided]
    return [
        Figure("就餐", str(len(live)), "餐", strong=True),
        Figure("人数", str(len({row.person_id for row in live})), "人"),
        Figure("公共补贴", yuan(sum(row.subsidy for row in live)), "元"),
        Figure("个人付", yuan(sum(row.own for row in live)), "元"),
    ]


def draft_figures(draft: api.Draft) -> list[Figure]:
    """What the month comes to by layer."""
    sums = [
        Figure(f"{name}补贴", yuan(draft.sum(key)), "元") for key, name in api.LAYER_NAMES.items()
    ]
    return [Figure("可以结算", str(len(draft.meals)), "餐", strong=True), *sums]


def settlement_figures(row: api.Settlement) -> list[Figure]:
    """What was handed in, by layer."""
    sums = [Figure(f"{name}补贴", yuan(amount), "元") for _, name, amount in row.layers]
    return [Figure("餐数", str(row.count), "餐", strong=True), *sums]


def receipt(row: api.Meal) -> list[Entry]:
    """The receipt: price minus each layer is what is paid."""
    parts = [Entry(f"{name}补贴", f"− {yuan(part)} 元") for name, part in row.layers]
    fee = [Entry("送餐费", f"{yuan(row.fee)} 元")] if row.fee else []
    asked = [Entry("还要核实", "、".join(row.asks))] if row.asks else []
    told = [
        Entry("谁", row.person.name),
        Entry("哪一餐", f"{plain_date(row.day)} {row.clock:%H:%M} {row.meal_name}"),
        Entry("身份", row.way_name),
        Entry("餐价", f"{yuan(row.price)} 元"),
        *fee,
        *parts,
        Entry("个人付", f"{yuan(row.own)} 元"),
        *asked,
    ]
    if row.difference and not row.voided:
        told.append(Entry("当场收了", f"{yuan(row.charged)} 元，{_difference(row)}"))
    if row.voided:
        told.append(Entry(row.void_name, row.void_reason))
    return told


def receipt_words(row: api.Meal) -> str:
    """The same in one line."""
    parts = "".join(f" − {name} {yuan(part)}" for name, part in row.layers if part)
    return (
        f"{row.person.name_masked} {row.meal_name}：{yuan(row.price + row.fee)}{parts}"
        f" = 付 {yuan(row.own)} 元"
    )


def arithmetic_lines(told: api.Arithmetic | None) -> list[Line]:
    """Every line of the arithmetic that decided, in words."""
    if told is None:
        return []
    return [
        Line(line.label, line.text, line.sentence, "、".join(line.cites))
        for line in told.lines
        if line.decides
    ]


def _pick_up(row: api.Order) -> str:
    return f"送到：{api.address_of(row)}" if row.delivered else "到店"


def _state(row: api.Meal, flags: Sequence[api.Flag]) -> object:
    if row.voided:
        return tag_cell(row.void_name, "late")
    waiting = [flag for flag in flags if not flag.verdict]
    if waiting:
        return tag_cell(f"待核实：{waiting[0].get_code_display()}", "soon")
    if row.asks:
        return tag_cell("情况不全，没有补贴", "soon")
    return "没有网络时记的" if row.offline else row.way_name


def _difference(row: api.Meal) -> str:
    if row.difference > 0:
        return f"少收 {yuan(row.difference)}"
    return f"多收 {yuan(-row.difference)}"
