"""An item becomes a duty of a post; it comes back as how the item stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.duties import api as duties
from minzheng.engines.indicators.api import indicator_named
from minzheng.engines.plans.coded import INDICATOR, ITEM, MAKERS
from minzheng.engines.plans.errors import PlanRefused
from minzheng.engines.plans.models import Item
from minzheng.engines.plans.posts import item_for
from minzheng.engines.plans.trail import record

MOST_OWNERS = 40


@dataclass(frozen=True)
class Assignment:
    """Who does an item, what proves it, by when or how often, and who helps each of them."""

    owners: Sequence[duties.Owner]
    evidence: str
    due: date | None = None
    every_months: int | None = None
    title: str = ""
    helpers: Sequence[duties.Owner] = ()


@transaction.atomic
def assign_item(by: Viewer, pk: int, new: Assignment, *, on: date) -> list[duties.Duty]:
    """A duty for each owner. Raises NoSuchPlan, PlanRefused (set aside, no owner), NotAllowed."""
    item = item_for(by, pk)
    require(by, MAKERS, item.plan.division_code)
    if item.aside_why:
        raise PlanRefused(f"这一条写明不作任务（{item.aside_why}）。要交办的，请先改回来")
    if not new.owners:
        raise PlanRefused("请选谁来办")
    if len(new.owners) > MOST_OWNERS:
        raise PlanRefused(f"一次最多交给 {MOST_OWNERS} 个单位，选了 {len(new.owners)} 个")
    try:
        made = [_given(item, new, owner, by, on) for owner in new.owners]
    except duties.DutyRefused as refusal:
        raise PlanRefused(str(refusal)) from refusal
    record(item.plan, "assign_plan_item", by.doer, item=item.path, owners=len(made))
    return made


def suggested(item: Item) -> tuple[date | None, int | None]:
    """By when, or how often, as the item says it."""
    if item.rhythms:
        return None, max(round(float(item.rhythms[0]["months"])), 1)
    return (date.fromisoformat(item.due) if item.due else None), None


def _given(item: Item, new: Assignment, owner: duties.Owner, by: Viewer, on: date) -> duties.Duty:
    title = new.title.strip() or item.heading or item.text[:60]
    source = duties.Link(ITEM, str(item.pk), f"{item.plan.title} {item.path}")
    told = duties.NewDuty(
        title, owner, new.evidence, new.due, new.every_months, source=source,
        helpers=[each for each in new.helpers if each != owner], links=_links(item),
    )  # fmt: skip
    return duties.assign_duty(told, by=by, on=on)


def _links(item: Item) -> list[duties.Link]:
    keys = item.figures.exclude(indicator="").values_list("indicator", flat=True)
    return [duties.Link(INDICATOR, key, indicator_named(key).title) for key in sorted(set(keys))]
