"""An officer corrects what was read, sets an item aside, splits one, joins two."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.duties import api as duties
from minzheng.engines.indicators import api as indicators
from minzheng.engines.plans.coded import ITEM, MAKERS, FigureKind, Status
from minzheng.engines.plans.errors import PlanRefused
from minzheng.engines.plans.models import Item, ItemFigure
from minzheng.engines.plans.posts import figure_for, item_for
from minzheng.engines.plans.shaping import cut, join
from minzheng.engines.plans.trail import record

NUMBER = re.compile(r"-?\d{1,12}(?:\.\d{1,4})?")
FIELDS = ("heading", "text", "due")


@dataclass(frozen=True)
class Corrected:
    """An item as it should be; `due` as ISO or "" for none."""

    heading: str
    text: str
    due: str = ""


@dataclass(frozen=True)
class CorrectedFigure:
    """A figure as it should be; with `indicator` it is that one's target of the plan's year."""

    value: str
    unit: str
    kind: str
    measures: str
    status: str
    indicator: str = ""


@transaction.atomic
def correct_item(by: Viewer, pk: int, new: Corrected, *, on: date) -> Item:
    """Keep a correction beside what was read. Raises NoSuchPlan, PlanRefused, NotAllowed."""
    row = _held(by, pk)
    if new.due and _day(new.due) is None:
        raise PlanRefused(f"期限“{new.due}”不是日期，请写成 2026-12-31")
    if not new.text.strip():
        raise PlanRefused("文字不能空着；不作任务的，请用“不作任务”")
    read = {"heading": row.read_heading, "text": row.read_text,
            "due": f"{row.read_due}" if row.read_due else ""}  # fmt: skip
    told = {"heading": new.heading.strip()[:200], "text": new.text.strip(), "due": new.due}
    row.corrected = {name: told[name] for name in FIELDS if told[name] != read[name].strip()}
    row.save(update_fields=["corrected"])
    record(row.plan, "correct_plan_item", by.doer, item=row.path, fields=sorted(row.corrected))
    return row


@transaction.atomic
def correct_figure(by: Viewer, pk: int, new: CorrectedFigure, *, on: date) -> ItemFigure:
    """Correct a figure; tied to an indicator, its target is set. Raises as correct_item."""
    row = figure_for(by, pk)
    _held(by, row.item_id)
    _refuse(new)
    for name in ("value", "unit", "kind", "measures", "status", "indicator"):
        setattr(row, name, str(getattr(new, name)).strip())
    row.save()
    if row.indicator:
        _aim(row, by, on)
    record(row.item.plan, "correct_plan_figure", by.doer, item=row.item.path,
           indicator=row.indicator)  # fmt: skip
    return row


@transaction.atomic
def set_aside(by: Viewer, pk: int, why: str, *, on: date) -> Item:
    """It is no task: with a reason; an empty one takes it back in. Raises as correct_item."""
    row = _held(by, pk)
    if why.strip() and _running(row):
        raise PlanRefused("这一条已经交办了任务。请先在任务里撤销，再写不作任务")
    row.aside_why = why.strip()[:200]
    row.save(update_fields=["aside_why"])
    record(row.plan, "set_plan_item_aside", by.doer, item=row.path, why=row.aside_why)
    return row


@transaction.atomic
def split_item(by: Viewer, pk: int, at: str, *, on: date) -> Item:
    """Cut an item in two before the words `at`; gives the second. Raises as correct_item."""
    row = _held(by, pk)
    place = row.read_text.find(at.strip()) if at.strip() else -1
    if place <= 0:
        raise PlanRefused("请从这一条的文字里抄一段，从那里分开；不能从第一个字分")
    made = cut(row, place)
    record(row.plan, "split_plan_item", by.doer, item=row.path, at=at.strip()[:40])
    return made


@transaction.atomic
def merge_item(by: Viewer, pk: int, *, on: date) -> Item:
    """Join an item to the one before it; gives that one. Raises as correct_item."""
    row = _held(by, pk)
    rows = list(row.plan.items.filter(version=row.version, joined_to=None))
    at = next(n for n, each in enumerate(rows) if each.pk == row.pk)
    if at == 0:
        raise PlanRefused("这是第一条，前面没有可以并入的条目")
    if _running(row):
        raise PlanRefused("这一条已经交办了任务。请先在任务里撤销，再并入上一条")
    into = rows[at - 1]
    join(into, row)
    record(into.plan, "merge_plan_item", by.doer, item=row.path, into=into.path)
    return into


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _held(by: Viewer, pk: int) -> Item:
    found = item_for(by, pk)
    require(by, MAKERS, found.plan.division_code)
    return Item.objects.select_for_update(of=("self",)).select_related("plan", "version").get(pk=pk)


def _running(row: Item) -> bool:
    rows = duties.duties_from(ITEM, [str(row.pk)])
    return rows.filter(state=duties.State.RUNNING).exists()


def _refuse(new: CorrectedFigure) -> None:
    known: Mapping[str, tuple[str, list[str]]] = {
        "种类": (new.kind, FigureKind.values), "状态": (new.status, Status.values),
    }  # fmt: skip
    for label, (told, values) in known.items():
        if told not in values:
            raise PlanRefused(f"{label}请从列表里选")
    if not new.measures.strip():
        raise PlanRefused("请写明数的是什么")
    if not NUMBER.fullmatch(new.value.strip()):
        raise PlanRefused(f"“{new.value}”不是数，请写成 95 或者 3.5；万、亿写在单位里")


def _aim(row: ItemFigure, by: Viewer, on: date) -> None:
    """The figure is the target of its indicator for the plan's year and place."""
    if row.status != Status.TARGET:
        raise PlanRefused("已达到的数不能作目标；请先把状态改为“目标”")
    plan, scale = row.item.plan, _scale(row.unit)
    new = indicators.NewTarget(
        row.indicator, plan.division_code, plan.year, str(Decimal(row.value) * scale),
        f"{plan.title} {row.item.path}"[:200],
    )  # fmt: skip
    try:
        indicators.set_target(new, by=by.doer, on=on)
    except (indicators.TargetRefused, indicators.UnknownIndicator) as refusal:
        raise PlanRefused(str(refusal)) from refusal


def _scale(unit: str) -> int:
    """万名 counts in ten thousands, 亿元 in hundred millions."""
    return next((size for sign, size in (("亿", 10**8), ("万", 10**4)) if unit.startswith(sign)), 1)
