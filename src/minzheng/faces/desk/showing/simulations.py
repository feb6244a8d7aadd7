"""A simulation as an officer reads it: four figures, before and after side by side, by place."""

from collections.abc import Iterable, Mapping, Sequence

from django.urls import reverse

from minzheng.engines.parameters.api import place_names
from minzheng.engines.simulation.api import MERGED, SMALL, Row, Scenario, Simulation
from minzheng.faces.desk.showing.words import near
from minzheng.faces.looks import parts
from minzheng.faces.looks.parts import Bar, Chart, Column, Figure, Table
from minzheng.faces.looks.written import plain_date, ten_thousands
from minzheng.kernel.matter import catalogue
from minzheng.kernel.money import Fen, yuan

WAN = 1_000_000  # fen in 万元
KEPT = (
    Column("方案"), Column("事项"), Column("变化"), Column("一年增加（万元）", numeric=True),
    Column("保存", secondary=True),
)  # fmt: skip


def subject(found: Simulation) -> str:
    """What is counted: families, or persons."""
    return "人" if found.personal else "户"


def figures(found: Simulation) -> tuple[Figure, ...]:
    """The four figures a meeting asks for first."""
    total, who = found.total, subject(found)
    return (
        Figure(
            "一年要花",
            ten_thousands(total.yearly_after),
            "万元",
            f"现在 {ten_thousands(total.yearly_before)} 万元",
        ),
        Figure("比现在", signed(total.yearly_after - total.yearly_before), "万元", strong=True),
        Figure(f"新增{who}", count(total.gained), who, f"退出 {count(total.lost)} {who}"),
        Figure("待核实", count(total.unknown), who, "缺少事实，算不出，没有计入"),
    )


def place_table(found: Simulation) -> Table:
    """Before and after by division."""
    names = place_names(row.key for row in found.by_place if row.key != MERGED)
    return _table("按地区", "地区", found.by_place, found, {k: near(v) for k, v in names.items()})


def kind_table(found: Simulation) -> Table:
    """Before and after by kind of household or person."""
    heading = "人员类别" if found.personal else "家庭类别"
    return _table(f"按{heading}", heading, found.by_kind, found, {})


def chart(found: Simulation) -> Chart:
    """Where the additional money goes."""
    names = place_names(row.key for row in found.by_place if row.key != MERGED)
    rows = sorted(found.by_place, key=lambda row: row.cost_before - row.cost_after)
    bars = tuple(
        Bar(
            near(names.get(row.key, row.key)),
            (row.yearly_after - row.yearly_before) / WAN,
            f"{signed(row.yearly_after - row.yearly_before)} 万元",
        )
        for row in rows
    )
    more = signed(found.total.yearly_after - found.total.yearly_before)
    return Chart("各地一年增加的支出", f"合计 {more} 万元", "万元", bars)


def kept_table(rows: Iterable[Scenario]) -> Table:
    """The scenarios kept, to be put side by side."""
    return Table(
        "保存的方案", KEPT, tuple(_kept(row) for row in rows),
        empty="还没有保存过方案。", empty_next="点“新的试算”，算完后起个名称保存。",
    )  # fmt: skip


def signed(amount: Fen) -> str:
    """A difference in 万元 with its sign."""
    return f"{amount / WAN:+,.2f}"


def count(number: int) -> str:
    """A count that nobody can be made out from."""
    return f"少于{SMALL}" if 0 < number < SMALL else f"{number:,}"


def _table(
    caption: str, heading: str, rows: Sequence[Row], found: Simulation, names: Mapping[str, str]
) -> Table:
    drawn = tuple(_row(row, names.get(row.key, row.key)) for row in rows)
    return Table(
        caption, _columns(heading, subject(found)), drawn, foot=_cells(found.total, "合计")
    )


def _columns(heading: str, who: str) -> tuple[Column, ...]:
    counted = (f"现在（{who}）", f"之后（{who}）", "新增", "退出", "变多", "变少", "待核实")
    money = ("现在每月（元）", "之后每月（元）", "一年相差（万元）")
    return (Column(heading), *(Column(label, numeric=True) for label in (*counted, *money)))


def _row(row: Row, name: str) -> parts.Row:
    return parts.Row(_cells(row, name))


def _cells(row: Row, name: str) -> tuple[object, ...]:
    return (
        name,
        *(count(number) for number in (*row.counts, row.unknown)),
        yuan(row.cost_before),
        yuan(row.cost_after),
        signed(row.yearly_after - row.yearly_before),
    )


def _kept(row: Scenario) -> parts.Row:
    total = row.result["total"]
    told = "；".join(
        f"{each['label']} {each['before']} → {each['after']}" for each in row.result["changed"]
    )
    cells = (
        row.name,
        str(catalogue().get(row.matter)),
        told,
        signed(12 * (total["cost_after"] - total["cost_before"])),
        f"{row.kept_by} {plain_date(row.kept_on)}",
    )
    return parts.Row(cells, reverse("desk:simulation", args=[row.pk]))
