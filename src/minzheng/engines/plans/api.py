"""The door of the plans engine: a document becomes items, items become duties and targets.

plan = read_plan(NewPlan("yearly", 2026, district, content, "要点.docx"), by=clerk, on=today)
correct_item(clerk, item.pk, Corrected("标题", "文字", "2026-12-31"), on=today)
assign_item(clerk, item.pk, Assignment([Owner("town_head", town)], "验收单", due), on=today)
plan_standing(plan, today).branches
tie_duty(clerk, duty.pk, "indicator", "cases-new", on=today); ties_of(clerk, duty, today)
"""

from minzheng.engines.plans.assigning import Assignment, assign_item, suggested
from minzheng.engines.plans.coded import (
    ALERT,
    INDICATOR,
    ITEM,
    MAKERS,
    MATTER,
    PROJECT,
    READERS,
    TIES,
    FigureKind,
    Kind,
    Since,
    Status,
)
from minzheng.engines.plans.correcting import (
    Corrected,
    CorrectedFigure,
    correct_figure,
    correct_item,
    merge_item,
    set_aside,
    split_item,
)
from minzheng.engines.plans.errors import NoSuchPlan, PlanRefused
from minzheng.engines.plans.models import Item, ItemFigure, Plan, Version
from minzheng.engines.plans.posts import (
    figure_for,
    item_for,
    may_make,
    plan_for,
    plans_of,
)
from minzheng.engines.plans.reading_in import NewPlan, read_again, read_plan
from minzheng.engines.plans.standing import (
    REACHED,
    SHORT,
    UNKNOWN,
    WAITING,
    Aim,
    Branch,
    PlanStanding,
    plan_standing,
    town_standings,
)
from minzheng.engines.plans.tying import Tied, tie_duty, ties_of

__all__ = [
    "ALERT",
    "INDICATOR",
    "ITEM",
    "MAKERS",
    "MATTER",
    "PROJECT",
    "REACHED",
    "READERS",
    "SHORT",
    "TIES",
    "UNKNOWN",
    "WAITING",
    "Aim",
    "Assignment",
    "Branch",
    "Corrected",
    "CorrectedFigure",
    "FigureKind",
    "Item",
    "ItemFigure",
    "Kind",
    "NewPlan",
    "NoSuchPlan",
    "Plan",
    "PlanRefused",
    "PlanStanding",
    "Since",
    "Status",
    "Tied",
    "Version",
    "assign_item",
    "correct_figure",
    "correct_item",
    "figure_for",
    "item_for",
    "may_make",
    "merge_item",
    "plan_for",
    "plan_standing",
    "plans_of",
    "read_again",
    "read_plan",
    "set_aside",
    "split_item",
    "suggested",
    "tie_duty",
    "ties_of",
    "town_standings",
]
