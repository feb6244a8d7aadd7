"""Needs, supplies and matchings as officers read them."""

from collections.abc import Mapping, Sequence
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from minzheng.engines.needs import api
from minzheng.faces.desk.showing.words import near
from minzheng.faces.looks.cells import clock_cell, link_cell, tag_cell
from minzheng.faces.looks.charts import Area, AreaMap
from minzheng.faces.looks.parts import Column, Entry, Event, Figure, Row, Tab, Table
from minzheng.faces.looks.written import plain_date, yuan
from minzheng.kernel.clock import ClockState

Names = Mapping[str, str]
NEEDS = (
    Column("需求号"), Column("需要什么"), Column("是谁"), Column("所在地", secondary=True),
    Column("来源", secondary=True), Column("状态"), Column("剩余时限"),
)  # fmt: skip
SUPPLIES = (
    Column("谁提供"), Column("什么"), Column("所在地", secondary=True),
    Column("每周", numeric=True), Column("已排", numeric=True), Column("空余", numeric=True),
    Column("价格（元）", numeric=True), Column("谁付", secondary=True),
)  # fmt: skip
LINES = (
    Column("需求号"), Column("需要什么"), Column("是谁"), Column("建议"), Column("为什么"),
    Column("处理"),
)  # fmt: skip
ORDERS = (Column("派单日"), Column("什么"), Column("谁提供"), Column("状态"))
RUNS = (
    Column("日期"), Column("范围"), Column("需求", numeric=True), Column("有安排", numeric=True),
    Column("谁做的", secondary=True),
)  # fmt: skip
TERMS = {
    "reach_km": "没有划定区域时能到（公里）", "km": "距离每公里", "yuan": "每周费用每元",
    "language": "语言不合", "sex": "服务人员性别不合", "time": "时间不合",
    "half": "用过一半后每单位", "full": "用过八成后每单位", "missed": "一项没有安排",
    "urgent": "紧急程度每级", "wait": "每多等一天", "town": "镇街落空每高一个百分点",
    "candidates": "最多比较几家",
}  # fmt: skip


def need_table(needs: Sequence[api.Need], names: Names, on: date) -> Table:
    """What has waited longest comes first."""
    return Table(
        "需求", NEEDS, tuple(_need(need, names, on) for need in needs),
        empty="没有符合条件的需求。",
        empty_next="村（社区）、社工站、热线登记的和本人提出的，会出现在这里。",
    )  # fmt: skip


def tabs(wanted: api.NeedsWanted, counts: api.NeedCounts) -> tuple[Tab, ...]:
    """How far needs are, and what is late."""
    plain = wanted.state == api.ALL_WAITING and not wanted.overdue
    told = (
        ("待确认", api.State.NOTED, counts.noted),
        ("待安排", api.State.CONFIRMED, counts.confirmed),
        ("服务中", api.State.ORDERED, counts.ordered),
        ("已向社会求助", api.State.OFFERED, counts.offered),
        ("有机构认领", api.PLEDGED, counts.pledged),
    )  # fmt: skip
    return (
        Tab("没有办完的", address(), plain, str(counts.waiting)),
        *(
            Tab(label, address(state=state), wanted.state == state, str(count))
            for label, state, count in told
        ),
        Tab("超期的", address(overdue="on"), wanted.overdue, str(counts.late)),
        Tab("暂时不能满足", address(state="unmet"), wanted.state == "unmet"),
    )


def address(name: str = "desk:needs", **query: str) -> str:
    """A list with these conditions."""
    return f"{reverse(name)}{'?' if query else ''}{urlencode(query)}"


def clock_of(need: api.Need, on: date) -> ClockState | None:
    """How the last day stands."""
    return api.due_clock(need.due_on, on) if need.due_on and need.waits else None


def figures(need: api.Need, place: str) -> tuple[Figure, ...]:
    """What, how much, where, how urgent."""
    return (
        Figure("需要", need.item_name, strong=True),
        Figure("数量", need.amount),
        Figure("所在地", near(place)),
        Figure("紧急程度", need.urgency_name),
    )


def entries(need: api.Need) -> list[Entry]:
    """What is known of a need."""
    who = f"{need.person.name}（全家）" if need.household_id else need.person.name
    return [
        Entry("是谁", who),
        Entry("说明", need.words or "没有写"),
        Entry("希望", need.wishes or "没有特别的要求"),
        Entry("来源", f"{need.origin_name} {need.origin_ref}".strip()),
        Entry("登记", f"{plain_date(need.noted_on)} {need.noted_by}"),
        Entry("到什么时候", plain_date(need.until) if need.until else "没有定"),
    ]


def events(deeds: Sequence[api.Deed], clock: ClockState | None, need: api.Need) -> list[Event]:
    """What was done, and what comes next."""
    done = [Event(deed.what, deed.by, deed.on, note=deed.words) for deed in deeds]
    if not need.waits:
        return done
    state = "late" if clock is not None and clock.level == "late" else "now"
    return [*done, Event(need.get_state_display(), state=state, due=clock.text if clock else "")]


def visit_table(order: api.Order) -> Table:
    """Each time an order was carried out."""
    columns = (Column("日期"), Column("服务人员"), Column("数量", numeric=True),
               Column("签收", secondary=True), Column("凭证"))  # fmt: skip
    rows = tuple(
        Row((f"{plain_date(visit.day)} {visit.begins}", visit.given_by,
             f"{visit.quantity} {order.unit}", visit.signed_by, _proof(visit)))
        for visit in order.visits.all()
    )  # fmt: skip
    return Table(f"服务记录（派单 {order.pk}）", columns, rows, empty="还没有服务记录。")


def order_table(orders: Sequence[api.Order]) -> Table:
    """What was ordered for a person; each opens its need."""
    rows = tuple(
        Row((plain_date(order.sent_on), f"{order.need.item_name}，{order.need.amount}",
             order.supply.giver, tag_cell(order.get_state_display())),
            reverse("desk:need", args=[order.need_id]))
        for order in orders
    )  # fmt: skip
    return Table("派单", ORDERS, rows, empty="还没有派过单。")


def _proof(visit: api.Visit) -> str:
    if not visit.proof:
        return "没有交"
    return link_cell(
        f"看{plain_date(visit.day)}的凭证", reverse("desk:need-proof", args=[visit.pk])
    )


def supply_table(givers: Sequence[api.Giver], names: Names) -> Table:
    """Who gives what, how full it is."""
    rows = tuple(
        Row((
            each.supply.giver, each.supply.item_name, near(names[each.supply.division_code]),
            str(each.supply.capacity), str(each.taken), str(each.vacancy),
            yuan(each.price) if each.price is not None else "没有登记", each.payer_name,
        ))
        for each in givers
    )  # fmt: skip
    return Table(
        "服务供给", SUPPLIES, rows, empty="没有符合条件的供给。",
        empty_next="机构在机构端“我们能提供的”里登记以后，会出现在这里。",
    )  # fmt: skip


def run_table(runs: Sequence[api.Run], names: Names) -> Table:
    """The matchings made, the newest first."""
    rows = tuple(
        Row((plain_date(run.on), near(names[run.division_code]), str(run.needs), str(run.matched),
             run.by), reverse("desk:matching-run", args=[run.pk]))
        for run in runs
    )  # fmt: skip
    return Table("做过的匹配", RUNS, rows, empty="还没有做过匹配。")


def line_table(lines: Sequence[api.Line]) -> Table:
    """What is proposed for each need."""
    return Table("匹配建议", LINES, tuple(map(_line, lines)), empty="这次匹配没有需求。")


def term_entries(terms: Mapping[str, int]) -> list[Entry]:
    """The weights of a run in words."""
    return [Entry(TERMS[name], str(value)) for name, value in terms.items() if name in TERMS]


def gap_map(title: str, says: str, unit: str, told: Sequence[tuple[str, str, int, str]]) -> AreaMap:
    """Towns in shades: code, name, number, address of the list."""
    areas = tuple(Area(name, count, f"{count} {unit}", url) for _, name, count, url in told)
    return AreaMap(title, says, unit, areas)


def _need(need: api.Need, names: Names, on: date) -> Row:
    clock = clock_of(need, on)
    what = f"{need.item_name}，{need.amount}"
    state = tag_cell(need.get_state_display(), "late" if need.state == api.State.UNMET else "plain")
    return Row(
        (need.number, what, need.person.name_masked, near(names[need.division_code]),
         need.origin_name, state, clock_cell(clock) if clock else "不计时"),
        reverse("desk:need", args=[need.pk]),
        clock.level if clock and clock.level in ("late", "soon") else "",
    )  # fmt: skip


def _line(line: api.Line) -> Row:
    verdict = line.get_verdict_display()
    to = line.supply.giver if line.supply else "没有找到"
    need = line.need
    return Row(
        (need.number, f"{need.item_name}，{need.amount}", need.person.name_masked, to, line.why,
         tag_cell(verdict, "ok" if line.verdict else "soon")),
        reverse("desk:match-line", args=[line.pk]),
    )  # fmt: skip
