"""Doors and things: a plan of inspections, a look that took place, a supplement that waits."""

from datetime import date
from typing import Any

from minzheng.engines.access.testing import DISTRICT, TOWN_A, Cast
from minzheng.engines.coverage import api
from minzheng.engines.coverage.testing import APPROVED, BADLY, DAY, DRAFTED, PHOTO, WISHES, at
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.facilities.api import NewFacility, register_facility

from .doors import Door, Everywhere, desk

PLAN, PART, SLOT = ("coverage_plan",), ("coverage_draft",), ("coverage_slot",)
DOORS: dict[str, Door] = {
    "desk:coverage": Door(api.READERS),
    "desk:coverage-new": Door(api.WRITERS),
    "desk:coverage-plan": Everywhere(api.READERS, PLAN),  # each town reads its own units
    "desk:coverage-supplement": Door(api.WRITERS, PLAN),
    "desk:coverage-approve": Door(api.APPROVERS, PART),
    "desk:coverage-drop": Door(api.WRITERS, PART),
    "desk:coverage-unit": desk("coverage_row", to=api.READERS),
    "desk:coverage-look": desk(*SLOT, to=api.WRITERS),
    "desk:coverage-link": desk(*SLOT, to=api.WRITERS),
    "desk:coverage-paper": desk("coverage_seen", to=api.READERS),
}


def things(cast: Cast) -> dict[str, Any]:
    """A house of the first town is looked at; another opens within the year."""
    clerk, head = cast.viewers["district_clerk"], cast.viewers["district_head"]
    house = _house("计划里的院", date(2020, 5, 1))
    plan = api.draft_plan(api.NewPlan(2026, DISTRICT, WISHES), by=clerk, on=DRAFTED, at=at(DRAFTED))
    api.approve_part(head, plan.parts.get().pk, on=APPROVED, at=at(APPROVED))
    row = plan.rows.get(unit=house.ref)
    first, second = row.slots.order_by("begins_on")[:2]
    new = api.NewLook(DAY, "district_clerk", "check_clerk", "看了消防", PHOTO, (BADLY,))
    look = api.record_look(clerk, first.pk, new, on=DAY)
    _house("新开的院", date(2026, 6, 1))
    draft = api.draft_supplement(clerk, plan.pk, on=DAY, at=at(DAY))
    return {
        "coverage_plan": plan.pk, "coverage_draft": draft.pk, "coverage_row": row.pk,
        "coverage_slot": second.pk, "coverage_seen": look.pk,
    }  # fmt: skip


def _house(name: str, on: date) -> Any:
    new = NewFacility(name, "elder_home", f"{TOWN_A[:9]}201", f"{name}1号", opened_on=on)
    return register_facility(new, by=SYSTEM, on=on)
