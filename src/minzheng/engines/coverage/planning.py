"""A plan is drafted from the registers by one and approved by another; supplements take up gaps.

The order within a class of risk is drawn by lot at the approval, from a seed that was sealed when
the plan was drafted: who drafts cannot know it, who approves cannot choose it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.coverage.coded import APPROVERS, RESPONSIBLE, WRITERS, How, Scope, State
from minzheng.engines.coverage.errors import CoverageRefused
from minzheng.engines.coverage.lots import place_by_lot, seal_lots
from minzheng.engines.coverage.models import Part, Plan, Row, Slot
from minzheng.engines.coverage.posts import part_for, plan_for
from minzheng.engines.coverage.spreading import looks_in
from minzheng.engines.coverage.terms import times
from minzheng.engines.coverage.trail import record, tell_post
from minzheng.engines.coverage.units import Unit, units_of
from minzheng.engines.coverage.weighing import weigh

MOST_NAMED = 5


@dataclass(frozen=True)
class Wish:
    """How the units of a scope are looked at: which kinds, and whose they are."""

    scope: str
    kinds: Sequence[str]
    role: str


@dataclass(frozen=True)
class NewPlan:
    """A plan for a year of a district."""

    year: int
    division_code: str
    wishes: Sequence[Wish]


@transaction.atomic
def draft_plan(new: NewPlan, *, by: Viewer, on: date, at: datetime) -> Plan:
    """Take every unit of the registers, weigh it, and seal the lot.

    Raises NotAllowed; CoverageRefused for a year that has a plan or is not this or the next, a
    scope without a kind of look or a post.
    """
    require(by, WRITERS, new.division_code)
    _refuse(new, on)
    plan = Plan.objects.create(
        year=new.year, division_code=new.division_code, made_on=on,
        wishes={each.scope: {"kinds": list(each.kinds), "role": each.role} for each in new.wishes},
    )  # fmt: skip
    _part(plan, units_of(plan.division_code, on), by, on, at)
    return plan


@transaction.atomic
def draft_supplement(by: Viewer, pk: int, *, on: date, at: datetime) -> Part:
    """Take up the units that opened since. Raises NoSuchCoverage, NotAllowed, CoverageRefused."""
    plan = _held(plan_for(by, pk).pk)
    require(by, WRITERS, plan.division_code)
    if plan.parts.filter(state=State.DRAFT).exists():
        raise CoverageRefused("还有一份没有批准，请先批准，或者撤下重拟")
    if on.year > plan.year:
        raise CoverageRefused(f"{plan.year} 年已经过了，新开办的单位请列入 {on.year} 年的计划")
    known = set(plan.rows.values_list("unit", flat=True))
    gaps = [unit for unit in units_of(plan.division_code, on) if unit.key not in known]
    if not gaps:
        raise CoverageRefused("登记簿里的单位都在计划里，不用补充")
    return _part(plan, gaps, by, on, at)


@transaction.atomic
def approve_part(by: Viewer, pk: int, *, on: date, at: datetime) -> Part:
    """Draw the lot, set the quarters, freeze. By another than who drafted.

    Raises NoSuchCoverage, NotAllowed; CoverageRefused while a unit of the registers has no row.
    """
    part = _draft(by, pk)
    plan = part.plan
    require(by, APPROVERS, plan.division_code)
    if by.doer.key == part.drafted_key:
        raise CoverageRefused(f"这份计划由{part.drafted_by}拟订，要由另一个人批准")
    missing = missing_units(plan, on)
    if missing:
        named = "、".join(unit.name for unit in missing[:MOST_NAMED])
        raise CoverageRefused(
            f"登记簿里有 {len(missing)} 个单位没有列入：{named}"
            f"{'等' if len(missing) > MOST_NAMED else ''}。请撤下这份草稿，重新拟订后再批准"
        )
    place_by_lot(part, by=by, on=on, at=at)
    part.state, part.approved_on, part.approved_by = State.APPROVED, on, by.doer.name
    part.save(update_fields=["state", "approved_on", "approved_by"])
    record(plan, "approve_coverage", by.doer, part=part.number, units=part.rows.count())
    return part


@transaction.atomic
def drop_draft(by: Viewer, pk: int) -> Plan:
    """Take a draft away, to draft it anew. Raises NoSuchCoverage, NotAllowed, CoverageRefused."""
    part = _draft(by, pk)
    plan = part.plan
    require(by, WRITERS, plan.division_code)
    record(plan, "drop_coverage", by.doer, part=part.number, year=plan.year)
    part.delete()
    if part.number == 0:
        Plan.objects.filter(pk=plan.pk).delete()
    return plan


def missing_units(plan: Plan, on: date) -> list[Unit]:
    """The units of the registers that no part of the plan has."""
    known = set(plan.rows.values_list("unit", flat=True))
    return [unit for unit in units_of(plan.division_code, on) if unit.key not in known]


def _part(plan: Plan, units: Sequence[Unit], by: Viewer, on: date, at: datetime) -> Part:
    if not units:
        raise CoverageRefused("登记簿里还没有单位，请先登记机构和社会组织")
    part = Part.objects.create(
        plan=plan, number=plan.parts.count(), as_of=on,
        drafted_by=by.doer.name, drafted_key=by.doer.key,
    )  # fmt: skip
    rows = _rows(part, units, on)
    seal_lots(part, rows, by=by, on=on, at=at)
    record(plan, "draft_coverage", by.doer, part=part.number, units=len(rows))
    tell_post(plan, "district_head", f"{plan}{'' if not part.number else '的补充'}已拟订，"
              f"单位 {len(rows)} 个，请批准", on=on)  # fmt: skip
    return part


def _rows(part: Part, units: Sequence[Unit], on: date) -> list[Row]:
    plan, often = part.plan, times(part.plan.division_code, on)
    risks = weigh(units, plan.division_code, on)
    made = [
        Row(plan=plan, part=part, scope=unit.scope, unit=unit.key, name=unit.name[:120],
            division_code=unit.division, risk=risks[unit.key].risk, points=risks[unit.key].points,
            reasons=[list(each) for each in risks[unit.key].reasons])
        for unit in units
    ]  # fmt: skip
    rows = Row.objects.bulk_create(made)
    slots: list[Slot] = []
    for row, unit in zip(rows, units, strict=True):
        wish, count = plan.wishes[row.scope], often[risks[unit.key].risk]
        slots += [Slot(row=row, number=number, how=how, role=wish["role"])
                  for number, how in enumerate(looks_in(wish["kinds"], count), 1)]  # fmt: skip
    Slot.objects.bulk_create(slots)
    return rows


def _refuse(new: NewPlan, on: date) -> None:
    if new.year not in (on.year, on.year + 1):
        raise CoverageRefused(f"计划年度请写 {on.year} 或 {on.year + 1}，写了 {new.year}")
    if Plan.objects.filter(year=new.year, division_code=new.division_code).exists():
        raise CoverageRefused(
            f"{new.year} 年已经有检查计划。新开办的单位请在那份计划里拟补充；"
            "没有批准的，可以先撤下再重新拟订"
        )
    told = {each.scope: each for each in new.wishes}
    for scope in Scope:
        wish = told.get(scope.value)
        if wish is None or not wish.kinds or not set(wish.kinds) <= set(How.values):
            raise CoverageRefused(f"“{scope.label}”还没有选怎样看，至少选一种")
        if wish.role not in RESPONSIBLE:
            raise CoverageRefused(f"“{scope.label}”还没有选责任岗位")


def _held(pk: int) -> Plan:
    return Plan.objects.select_for_update().get(pk=pk)


def _draft(by: Viewer, pk: int) -> Part:
    part = part_for(by, pk)
    _held(part.plan_id)
    if part.state != State.DRAFT:
        raise CoverageRefused(f"{part}已经批准，不能再改。新开办的单位请拟补充计划")
    return part
