"""The door of the coverage engine: a year's plan of looks that leaves no unit out.

plan = draft_plan(NewPlan(2026, place, wishes), by=clerk, on=today, at=now)
approve_part(head, plan.parts.get().pk, on=today, at=now)      # another; the lot sets quarters
record_look(clerk, slot.pk, NewLook(day, first, second, "…", paper, findings), on=today)
tally(coverage_of(viewer, plan, today).units)                  # looked, late, gaps, gone
coverage_day(today)                                            # what is late climbs
"""

from minzheng.engines.coverage.coded import (
    APPROVERS,
    INSPECTORS,
    LOOK,
    READERS,
    RESPONSIBLE,
    SOCIAL,
    WATCHERS,
    WRITERS,
    How,
    Risk,
    Scope,
    Standing,
    State,
)
from minzheng.engines.coverage.errors import CoverageRefused, NoSuchCoverage
from minzheng.engines.coverage.following import coverage_day
from minzheng.engines.coverage.inspectors import inspectors_for
from minzheng.engines.coverage.looking import (
    NewFinding,
    NewLook,
    link_inspection,
    open_paper,
    record_look,
)
from minzheng.engines.coverage.models import Finding, Look, Part, Plan, Row, Slot
from minzheng.engines.coverage.planning import (
    NewPlan,
    Wish,
    approve_part,
    draft_plan,
    draft_supplement,
    drop_draft,
    missing_units,
)
from minzheng.engines.coverage.posts import (
    look_for,
    part_for,
    plan_for,
    plans_of,
    row_for,
    slot_for,
    watches,
)
from minzheng.engines.coverage.reading import Found, Visit, parts_of, visits_of
from minzheng.engines.coverage.spreading import days_of, looks_in, quarter_of, quarters
from minzheng.engines.coverage.standing import (
    Coverage,
    Quarter,
    Tally,
    UnitStanding,
    coverage_of,
    tally,
)
from minzheng.engines.coverage.units import Unit, units_of
from minzheng.registers.papers import Paper, PaperLost

__all__ = [
    "APPROVERS",
    "INSPECTORS",
    "LOOK",
    "READERS",
    "RESPONSIBLE",
    "SOCIAL",
    "WATCHERS",
    "WRITERS",
    "Coverage",
    "CoverageRefused",
    "Finding",
    "Found",
    "How",
    "Look",
    "NewFinding",
    "NewLook",
    "NewPlan",
    "NoSuchCoverage",
    "Paper",
    "PaperLost",
    "Part",
    "Plan",
    "Quarter",
    "Risk",
    "Row",
    "Scope",
    "Slot",
    "Standing",
    "State",
    "Tally",
    "Unit",
    "UnitStanding",
    "Visit",
    "Wish",
    "approve_part",
    "coverage_day",
    "coverage_of",
    "days_of",
    "draft_plan",
    "draft_supplement",
    "drop_draft",
    "inspectors_for",
    "link_inspection",
    "look_for",
    "looks_in",
    "missing_units",
    "open_paper",
    "part_for",
    "parts_of",
    "plan_for",
    "plans_of",
    "quarter_of",
    "quarters",
    "record_look",
    "row_for",
    "slot_for",
    "tally",
    "units_of",
    "visits_of",
    "watches",
]
