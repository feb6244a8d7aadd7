"""Plans and units as officers read them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from minzheng.engines.coverage import api
from minzheng.engines.draws.api import Draw
from minzheng.faces.desk.showing.words import near
from minzheng.faces.looks.cells import clock_cell, link_cell, tag_cell
from minzheng.faces.looks.parts import Column, Entry, Figure, Row, Table
from minzheng.faces.looks.written import plain_date
from minzheng.registers.last_days import due_clock

PLANS = (Column("计划"), Column("状态"), Column("拟订日", secondary=True),
         Column("单位", numeric=True))  # fmt: skip
UNITS = (Column("单位"), Column("情况"), Column("安排"), Column("风险", secondary=True),
         Column("问题", numeric=True), Column("所在地", secondary=True))  # fmt: skip
GROUPS = (Column("范围"), Column("单位", numeric=True), Column("看过", numeric=True),
          Column("没看过", numeric=True), Column("超期", numeric=True),
          Column("没列入", numeric=True), Column("问题", numeric=True),
          Column("已整改", numeric=True))  # fmt: skip
QUARTERS = (Column("季度"), Column("安排", numeric=True), Column("看了", numeric=True),
            Column("超期", numeric=True))  # fmt: skip
VISITS = (Column("第几次"), Column("安排"), Column("情况"), Column("检查人", secondary=True),
          Column("看到的情况", secondary=True), Column("凭据"))  # fmt: skip
FOUND = (Column("问题"), Column("责任"), Column("期限"), Column("状态"))
TONES = {"gap": "late", "late": "late", "waiting": "info", "done": "ok", "gone": "plain"}
TURNS = {"open": "info", "handed": "soon", "closed": "ok", "dropped": "plain"}


def plan_table(rows: Iterable[tuple[api.Plan, bool, int]]) -> Table:
    """Plans, the newest year first."""
    drawn = tuple(
        Row((f"{plan}", tag_cell("已批准", "ok") if approved else tag_cell("等批准", "soon"),
             plain_date(plan.made_on), str(units)), reverse("desk:coverage-plan", args=[plan.pk]))
        for plan, approved, units in rows
    )  # fmt: skip
    return Table("检查计划", PLANS, drawn, empty="还没有检查计划。",
                 empty_next="区民政局拟订以后，由另一个人批准。")  # fmt: skip


def unit_table(units: Sequence[api.UnitStanding], places: Mapping[str, str]) -> Table:
    """Units, gaps first."""
    drawn = tuple(
        Row((unit.name, _state(unit), _planned(unit), _risk(unit), _findings(unit),
             near(places.get(unit.division, ""))), _page(unit))
        for unit in units
    )  # fmt: skip
    return Table("单位", UNITS, drawn, empty="没有符合条件的单位。",
                 empty_next="换一个情况、范围或镇街再看。")  # fmt: skip


def group_table(units: Sequence[api.UnitStanding], places: Mapping[str, str], url: str) -> Table:
    """How scopes and towns are covered; each opens its units."""
    scopes = [(scope.label, {"scope": scope.value}, [u for u in units if u.scope == scope])
              for scope in api.Scope]  # fmt: skip
    towns = [(near(places.get(code, code)), {"town": code}, [u for u in units if u.town == code])
             for code in sorted({unit.town for unit in units})]  # fmt: skip
    drawn = tuple(
        Row((name, *_counts(api.tally(rows))), f"{url}?{urlencode(query)}")
        for name, query, rows in (*scopes, *towns) if rows
    )  # fmt: skip
    return Table("按范围和镇街", GROUPS, drawn, empty="还没有单位。")


def quarter_table(found: api.Coverage, url: str) -> Table:
    """How many looks each quarter has, and had."""
    drawn = tuple(
        Row((f"第 {each.number} 季度", str(each.planned), str(each.looked), str(each.late)),
            f"{url}?quarter={each.number}")
        for each in found.quarters
    )  # fmt: skip
    return Table("按季度（次）", QUARTERS, drawn)


def figures(units: Sequence[api.UnitStanding], url: str) -> list[Figure]:
    """How the plan stands; what asks for work is strong."""
    told = api.tally(units)
    share = f"{100 * told.looked // told.units}" if told.units else "0"
    return [
        Figure("没有列入", str(told.gaps), "个", url=f"{url}?state=gap", strong=told.gaps > 0),
        Figure("超期没看", str(told.late), "个", url=f"{url}?state=late", strong=told.late > 0),
        Figure("看过", str(told.looked), "个", f"共 {told.units} 个单位，{share}%"),
        Figure("问题", str(told.found), "个", f"已整改 {told.closed} 个"),
    ]  # fmt: skip


def part_entries(part: api.Part, draw: Draw | None) -> list[Entry]:
    """A plan or a supplement: who drafted, who approved, and its lot."""
    told = [
        Entry("按登记簿", plain_date(part.as_of)), Entry("拟订", part.drafted_by),
        Entry("批准", f"{plain_date(part.approved_on)} {part.approved_by}"
              if part.approved_on else "等批准"),
    ]  # fmt: skip
    if draw is not None:
        told += [Entry("名单校验值", draw.digest), Entry("种子承诺值", draw.commitment),
                 Entry("种子", draw.seed or "批准时公布")]  # fmt: skip
    return told


def unit_entries(row: api.Row, places: Mapping[str, str]) -> list[Entry]:
    """A unit as it was taken up, with what its risk comes from."""
    reasons = "；".join(f"{words}，{points} 分" for words, points in row.reasons)
    return [
        Entry("计划", f"{row.plan}，{row.part}"), Entry("范围", row.get_scope_display()),
        Entry("所在地", near(places.get(row.division_code, ""))),
        Entry("风险", f"{row.get_risk_display()}（{row.points} 分）"),
        Entry("风险依据", reasons or "没有风险记录"),
    ]  # fmt: skip


def open_looks(visits: Sequence[api.Visit]) -> list[tuple[api.Slot, str]]:
    """The looks that have not taken place, each with the words of its button."""
    return [(each.slot, f"登记第 {each.slot.number} 次：{each.slot.get_how_display()}")
            for each in visits if each.look is None]  # fmt: skip


def visit_table(visits: Sequence[api.Visit], on: date) -> Table:
    """The looks of a unit, planned and past."""
    drawn = tuple(
        Row((f"第 {each.slot.number} 次 {each.slot.get_how_display()}", _when(each.slot),
             _stands(each, on), each.look.inspector_names if each.look else each.slot.role_name,
             each.look.seen if each.look else "", _paper(each)))
        for each in visits
    )  # fmt: skip
    return Table("检查", VISITS, drawn, empty="还没有安排。")


def found_table(
    visits: Sequence[api.Visit], places: Mapping[str, str], on: date, *, own: set[int]
) -> Table:
    """What was wrong, each with its duty; one's own duty opens."""
    drawn = tuple(
        Row((each.finding.words, f"{near(places.get(each.finding.duty.division_code, ''))} "
             f"{each.finding.duty.owner_name}",
             clock_cell(due_clock(each.turn.due_on, on)) if each.turn.state == "open"
             else plain_date(each.turn.due_on),
             tag_cell(each.turn.get_state_display(), TURNS[each.turn.state])),
            reverse("desk:duty", args=[each.finding.duty_id])
            if each.finding.duty_id in own else "")
        for visit in visits for each in visit.found
    )  # fmt: skip
    return Table("问题和整改", FOUND, drawn, empty="没有发现问题。",
                 empty_next="关联的检查，问题看那次检查。")  # fmt: skip


def _counts(told: api.Tally) -> tuple[str, ...]:
    numbers = (told.units, told.looked, told.never, told.late, told.gaps, told.found, told.closed)
    return tuple(str(number) for number in numbers)


def _state(unit: api.UnitStanding) -> object:
    return tag_cell(unit.state.label, TONES[unit.state.value])


def _planned(unit: api.UnitStanding) -> str:
    if unit.why:
        return unit.why
    return "；".join(f"{_when(slot)} {slot.get_how_display()}{'（已看）' if slot.looked_on else ''}"
                    for slot in unit.slots)  # fmt: skip


def _when(slot: api.Slot) -> str:
    return f"第 {slot.quarter} 季度" if slot.quarter else "批准时抽签"


def _risk(unit: api.UnitStanding) -> str:
    return unit.row.get_risk_display() if unit.row is not None else ""


def _findings(unit: api.UnitStanding) -> str:
    return f"{unit.found}（已整改 {unit.closed}）" if unit.found else "0"


def _page(unit: api.UnitStanding) -> str:
    shown = unit.row is not None and (unit.slots or unit.state == api.Standing.GAP)
    return reverse("desk:coverage-unit", args=[unit.row.pk]) if shown and unit.row else ""


def _stands(visit: api.Visit, on: date) -> object:
    if visit.look is not None:
        return tag_cell(f"{plain_date(visit.look.day)}已看", "ok")
    ends = visit.slot.ends_on
    return clock_cell(due_clock(ends, on)) if ends else tag_cell("等批准", "soon")


def _paper(visit: api.Visit) -> object:
    look = visit.look
    if look is None:
        return ""
    if look.inspection_id is not None:
        return link_cell("看那次检查", reverse("desk:inspection", args=[look.inspection_id]))
    return link_cell(look.paper_name, reverse("desk:coverage-paper", args=[look.pk]))
