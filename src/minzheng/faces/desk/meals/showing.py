"""Meals, flags, cards and settlements as officers read them."""

from collections.abc import Iterable, Sequence

from django.urls import reverse

from minzheng.engines.meals import api
from minzheng.faces.looks.cells import tag_cell
from minzheng.faces.looks.charts import Stack, StackRow
from minzheng.faces.looks.parts import Column, Entry, Figure, Line, Row, Table
from minzheng.faces.looks.written import plain_date, yuan

DAYS = (
    Column("就餐点"), Column("订餐", numeric=True), Column("就餐", numeric=True),
    Column("人数", numeric=True), Column("没来取", numeric=True),
    Column("剩余份数", numeric=True, secondary=True), Column("公共补贴（元）", numeric=True),
    Column("疑点"),
)  # fmt: skip
FLAGS = (
    Column("日期"), Column("就餐点"), Column("姓名"), Column("疑点"), Column("说明"),
    Column("判定"),
)  # fmt: skip
MONEY = tuple(Column(f"{name}（元）", numeric=True) for name in ("市级", "区级", "镇级", "个人付"))
PLACES = (Column("就餐点"), Column("餐数", numeric=True), Column("人数", numeric=True), *MONEY)
SETTLEMENTS = (
    Column("编号"), Column("就餐点"), Column("月份"), Column("状态"),
    Column("餐数", numeric=True), Column("公共补贴（元）", numeric=True),
)  # fmt: skip
CARDS = (Column("姓名"), Column("卡尾号"), Column("发卡日"), Column("状态"), Column("办理"))
MEALS = (
    Column("时间"), Column("姓名"), Column("餐价（元）", numeric=True), *MONEY, Column("说明"),
)  # fmt: skip
TONES = {"handed_in": "info", "checked": "info", "approved": "soon", "paid": "ok",
         "returned": "late"}  # fmt: skip


def day_table(rows: Iterable[api.PlaceDay]) -> Table:
    """A day by place; what is odd leads to the list of it."""
    drawn = tuple(
        Row((
            row.facility.name, str(row.ordered), str(row.sums.count), str(row.sums.people),
            str(row.missed), str(row.wasted), yuan(row.sums.subsidy),
            tag_cell(f"{row.odd} 餐待判定", "soon") if row.odd else "没有",
        ))
        for row in rows
    )  # fmt: skip
    return Table("各就餐点", DAYS, drawn, empty="这一天没有就餐点排菜单。",
                 empty_next="换一天看看；就餐点在机构端排菜单。")  # fmt: skip


def day_figures(rows: Sequence[api.PlaceDay]) -> list[Figure]:
    """The day as a whole."""
    return [
        Figure("开餐", str(len(rows)), "家", strong=True),
        Figure("就餐", str(sum(row.sums.count for row in rows)), "餐"),
        Figure("公共补贴", yuan(sum(row.sums.subsidy for row in rows)), "元"),
        Figure("待判定", str(sum(row.odd for row in rows)), "餐",
               url=reverse("desk:meal-flags")),
    ]  # fmt: skip


def flag_table(rows: Iterable[api.Flag]) -> Table:
    """What is odd; each opens its meal."""
    drawn = tuple(
        Row(
            (f"{plain_date(row.meal.day)} {row.meal.clock:%H:%M}", row.meal.facility.name,
             row.meal.person.name, row.get_code_display(), row.words,
             tag_cell(row.get_verdict_display(), "ok") if row.verdict
             else tag_cell("待判定", "soon")),
            reverse("desk:meal", args=[row.meal_id]),
        )
        for row in rows
    )  # fmt: skip
    return Table("就餐疑点", FLAGS, drawn, empty="没有符合条件的疑点。",
                 empty_next="两地间隔太短、人已去世、住在机构等会自动标出。")  # fmt: skip


def place_table(rows: Iterable[tuple[api.Facility, api.Sums]]) -> Table:
    """A month by place and layer."""
    drawn = tuple(
        Row((house.name, str(sums.count), str(sums.people), *_money(sums))) for house, sums in rows
    )
    return Table("各就餐点按层级", PLACES, drawn, empty="这个月没有就餐记录。",
                 empty_next="换一个月看看。")  # fmt: skip


def layer_chart(rows: Sequence[tuple[api.Facility, api.Sums]]) -> Stack | None:
    """Who bears how much at each place, the largest first."""
    if not rows:
        return None
    parts = (*(f"{name}补贴" for name in api.LAYER_NAMES.values()), "个人付")
    drawn = tuple(
        StackRow(house.name, values, tuple(f"{yuan(each)} 元" for each in values),
                 f"{yuan(sum(values))} 元")
        for house, sums in rows[:12]
        for values in [(sums.city, sums.district, sums.town, sums.own)]
    )  # fmt: skip
    meals, public = sum(s.count for _, s in rows), sum(s.subsidy for _, s in rows)
    says = f"共 {meals} 餐，公共补贴 {yuan(public)} 元。"
    return Stack("谁负担多少", says, "元", parts, drawn)


def settlement_table(rows: Iterable[api.Settlement]) -> Table:
    """Settlements; each opens its own page."""
    drawn = tuple(
        Row(
            (row.number, row.facility.name, row.month_name,
             tag_cell(row.get_state_display(), TONES[row.state]), str(row.count),
             yuan(row.subsidy)),
            reverse("desk:meal-settlement", args=[row.pk]),
        )
        for row in rows
    )  # fmt: skip
    return Table("助餐结算单", SETTLEMENTS, drawn, empty="没有符合条件的结算单。",
                 empty_next="就餐点过了月提交结算单，会出现在这里。")  # fmt: skip


def settlement_figures(row: api.Settlement) -> list[Figure]:
    """What is to be paid by layer."""
    sums = [Figure(f"{name}补贴", yuan(amount), "元") for _, name, amount in row.layers]
    return [Figure("公共补贴", yuan(row.subsidy), "元", strong=True), *sums[:3]]


def meal_table(rows: Iterable[api.Meal]) -> Table:
    """The meals of a settlement."""
    drawn = tuple(
        Row(
            (f"{plain_date(row.day)} {row.clock:%H:%M}", row.person.name,
             yuan(row.price + row.fee), *_money(row), row.way_name),
            reverse("desk:meal", args=[row.pk]),
        )
        for row in rows
    )  # fmt: skip
    return Table("就餐明细", MEALS, drawn, empty="没有明细。", empty_next="退回的结算单不留明细。")


def card_table(rows: Iterable[api.Card]) -> Table:
    """Cards; a live one leads to ordering and ending."""
    drawn = tuple(
        Row(
            (row.person.name, row.tail, plain_date(row.issued_on),
             f"已停用：{row.ended_why}" if row.ended_on else tag_cell("在用", "ok"),
             "" if row.ended_on else "代订餐、停用"),
            "" if row.ended_on else reverse("desk:meal-card-order", args=[row.pk]),
        )
        for row in rows
    )  # fmt: skip
    return Table("助餐卡", CARDS, drawn, empty="没有符合条件的助餐卡。",
                 empty_next="在老人的档案页发卡，或换一个姓名。")  # fmt: skip


def receipt(row: api.Meal) -> list[Entry]:
    """The receipt: price minus each layer is what is paid."""
    parts = [Entry(f"{name}补贴", f"− {yuan(part)} 元") for name, part in row.layers]
    told = [
        Entry("谁", row.person.name),
        Entry("哪一餐", f"{plain_date(row.day)} {row.clock:%H:%M} {row.meal_name}"),
        Entry("就餐点", row.facility.name),
        Entry("身份", f"{row.way_name}{'，没有网络时记的' if row.offline else ''}"),
        Entry("餐价和送餐费", f"{yuan(row.price + row.fee)} 元"),
        *parts,
        Entry("个人付", f"{yuan(row.own)} 元"),
    ]
    if row.asks:
        told.append(Entry("还要核实", "、".join(row.asks)))
    if row.voided:
        told.append(Entry(row.void_name, row.void_reason))
    return told


def arithmetic_lines(told: api.Arithmetic | None) -> list[Line]:
    """Every line of the arithmetic that decided, in words."""
    lines = told.lines if told is not None else ()
    return [Line(row.label, row.text, row.sentence, "、".join(row.cites))
            for row in lines if row.decides]  # fmt: skip


def _money(sums: api.Sums | api.Meal) -> tuple[str, ...]:
    return tuple(yuan(each) for each in (sums.city, sums.district, sums.town, sums.own))
