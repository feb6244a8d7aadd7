"""Plans, weeks and months of care at home as a provider reads them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from minzheng.engines.homecare import api
from minzheng.faces.looks.cells import tag_cell
from minzheng.faces.looks.parts import Column, Figure, Row, Table
from minzheng.faces.looks.written import plain_date, yuan
from minzheng.kernel.months import Month

WEEKDAYS = "一二三四五六日"
PLANS = (Column("姓名"), Column("方式"), Column("从哪天起"), Column("状态"))
VISITS = (
    Column("时间"), Column("姓名"), Column("服务"), Column("服务人员"),
    Column("可结算分钟", numeric=True), Column("公共资金（元）", numeric=True),
    Column("个人付（元）", numeric=True), Column("状态"),
)  # fmt: skip
MONTHS = (
    Column("月份"), Column("服务点"), Column("状态"), Column("次数", numeric=True),
    Column("公共资金（元）", numeric=True),
)  # fmt: skip
TONES = {"handed_in": "info", "checked": "info", "approved": "soon", "paid": "ok",
         "returned": "late"}  # fmt: skip
PLAN_TONES = {"approved": "soon", "running": "ok", "paused": "soon"}


@dataclass(frozen=True)
class BoardDay:
    """One day of the week's board."""

    day: date
    name: str
    visits: tuple[api.Visit, ...]


def board(first: date, rows: Iterable[api.Visit]) -> list[BoardDay]:
    """Seven days with who goes where."""
    held = list(rows)
    days = [first + timedelta(days=number) for number in range(7)]
    return [
        BoardDay(day, f"周{WEEKDAYS[day.weekday()]}", tuple(r for r in held if r.day == day))
        for day in days
    ]


def plan_table(rows: Iterable[api.Plan]) -> Table:
    """The house's plans; each opens its page."""
    drawn = tuple(
        Row(
            (row.person.name, row.kind_name, plain_date(row.since),
             tag_cell(row.get_state_display(), PLAN_TONES.get(row.state, "plain"))),
            reverse("provider:homecare-plan", args=[row.pk]),
        )
        for row in rows
    )  # fmt: skip
    return Table("服务计划", PLANS, drawn, empty="还没有服务计划。",
                 empty_next="民政核准以后出现在这里，由负责人签约。")  # fmt: skip


def visit_table(
    caption: str, rows: Iterable[api.Visit], flags: Mapping[int, Sequence[api.Flag]]
) -> Table:
    """Visits with what is odd about them."""
    drawn = tuple(
        Row((
            f"{plain_date(row.day)} {row.begins:%H:%M}", row.person.name, row.service, row.worker,
            str(row.payable), yuan(row.public), yuan(row.own), _state(row, flags.get(row.pk, ())),
        ))
        for row in rows
    )  # fmt: skip
    return Table(caption, VISITS, drawn, empty="没有上门服务。", empty_next="派单以后出现在这里。")


def month_table(
    open_ones: Iterable[tuple[api.Facility, Month, int, int]], done: Iterable[api.Settlement]
) -> Table:
    """Open months first, then what was handed in."""
    opened = tuple(
        Row((month.label, house.name, "没有交", str(count), yuan(public)),
            reverse("provider:homecare-month", args=[house.pk, month]))
        for house, month, count, public in open_ones
    )  # fmt: skip
    handed = tuple(
        Row((row.month_name, row.facility.name,
             tag_cell(row.get_state_display(), TONES[row.state]), str(row.count),
             yuan(row.public)),
            reverse("provider:homecare-month", args=[row.facility_id, row.month]))
        for row in done
    )  # fmt: skip
    return Table("居家服务结算", MONTHS, (*opened, *handed), empty="还没有可以结算的月份。",
                 empty_next="做完服务的月份会出现在这里。")  # fmt: skip


def sums(count: int, minutes: int, public: int, own: int) -> list[Figure]:
    """What a month comes to."""
    return [
        Figure("可以结算", str(count), "次", strong=True),
        Figure("分钟", str(minutes), "分钟"),
        Figure("公共资金", yuan(public), "元"),
        Figure("个人付", yuan(own), "元"),
    ]


def _state(row: api.Visit, flags: Sequence[api.Flag]) -> object:
    if row.voided:
        return tag_cell("判定不结算", "late")
    waiting = [flag for flag in flags if not flag.verdict]
    if waiting:
        return tag_cell(f"待判定：{waiting[0].get_code_display()}", "soon")
    return row.get_state_display()
