"""Doors and things: plans read in, their items, duties given and handed in."""

from typing import Any

from minzheng.engines.access.testing import DAY, DISTRICT, TOWN_A, Cast
from minzheng.engines.duties import api as duties
from minzheng.engines.duties.testing import PHOTO
from minzheng.engines.plans import api
from minzheng.engines.plans.testing import DUE, TEXT

from .doors import Door, Everywhere, desk

PLAN, ITEM, FIGURE = ("steering_plan",), ("plan_item",), ("plan_figure",)
DUTY, TURN, HANDED = ("steering_duty",), ("duty_turn",), ("handed_turn",)
# A village does not see what its town's head has to do.
SEEN_BY = tuple(role for role in duties.READERS if role != "village_worker")
DONE_BY = tuple(role for role in duties.OWNERS if role != "village_worker")
DOORS: dict[str, Door] = {
    "desk:plans": Door(api.READERS),
    "desk:plan-new": Door(api.MAKERS),
    "desk:plan": Everywhere(api.READERS, PLAN),
    "desk:plan-again": Everywhere(api.MAKERS, PLAN),
    "desk:plan-item": Everywhere(api.READERS, ITEM),
    "desk:plan-item-correct": Everywhere(api.MAKERS, ITEM),
    "desk:plan-item-assign": Everywhere(api.MAKERS, ITEM),
    "desk:plan-item-split": Everywhere(api.MAKERS, ITEM),
    "desk:plan-item-merge": Everywhere(api.MAKERS, ("second_item",)),
    "desk:plan-item-aside": Everywhere(api.MAKERS, ("second_item",)),
    "desk:plan-figure": Everywhere(api.MAKERS, FIGURE),
    "desk:duties": Door(duties.READERS),
    "desk:duty": desk(*DUTY, to=SEEN_BY),
    "desk:duty-new": Door(duties.GIVERS),
    "desk:duty-tie": desk(*DUTY, to=duties.GIVERS),
    "desk:duty-untie": desk(*DUTY, "duty_tie", to=duties.GIVERS),
    "desk:duty-drop": desk(*DUTY, to=duties.GIVERS),
    "desk:duty-report": desk(*TURN, to=DONE_BY),
    "desk:duty-hand-in": desk(*TURN, to=DONE_BY),
    "desk:duty-confirm": desk(*HANDED, to=duties.CONFIRMERS),
    "desk:duty-send-back": desk(*HANDED, to=duties.CONFIRMERS),
    "desk:duty-move": desk(*TURN, to=duties.GIVERS),
    "desk:duty-paper": desk(*HANDED, to=SEEN_BY),
}


def things(cast: Cast) -> dict[str, Any]:
    """The district's plan; the first town's head has two duties of it, one handed in."""
    clerk, head = cast.viewers["district_clerk"], cast.viewers["town_head"]
    new = api.NewPlan("yearly", 2026, DISTRICT, TEXT.encode(), "要点.txt")
    plan = api.read_plan(new, by=clerk, on=DAY)
    items = {row.path: row for row in plan.items.all()}
    given = api.Assignment([duties.Owner("town_head", TOWN_A)], "验收单和照片", DUE)
    first, second = (
        api.assign_item(clerk, items[path].pk, given, on=DAY)[0]
        for path in ("二/（一）", "一/（一）")
    )
    turn = duties.turns_in_order(second)[0]
    duties.hand_in(head, turn.pk, duties.Proof("都办好了", PHOTO), on=DAY)
    figure = items["二/（一）"].figures.all()[0]
    return {
        "duty_tie": api.tie_duty(clerk, first.pk, "indicator", "cases-new", on=DAY).pk,
        "steering_plan": plan.pk, "plan_item": items["二/（一）"].pk, "plan_figure": figure.pk,
        "second_item": items["二/（二）"].pk, "steering_duty": first.pk,
        "duty_turn": duties.turns_in_order(first)[0].pk, "handed_turn": turn.pk,
    }  # fmt: skip
