"""The door of the oversight engine: checks on the spot, findings and their remedy.

one = plan_inspection(NewInspection(facility, day, "daily", first, second), by=viewer, on=today)
begin(one, by=…); answer_items(one, {"A1": Told("good")}, by=…); record_finding(…); note_witness(…)
confirm(one, by=first); confirm(one, by=second)      # concluded: frozen, letter to the house
answer_finding(house, finding.pk, Remedy("…", photo), on=…); accept(finding, "…", by=other, on=…)
"""

from minzheng.engines.oversight.answering import (
    NewFinding,
    Told,
    Witness,
    answer_items,
    missing_answers,
    note_witness,
    record_finding,
)
from minzheng.engines.oversight.checklists import (
    Checklist,
    checklist_for,
    checklists,
    read_checklist,
)
from minzheng.engines.oversight.coded import (
    ANSWERS,
    BAD,
    GOOD,
    MAJOR,
    MINOR,
    NOT_APPLICABLE,
    REASONS,
    SEVERITIES,
)
from minzheng.engines.oversight.concluding import confirm, missing
from minzheng.engines.oversight.errors import ChecklistFaulty, NoSuchInspection, OversightRefused
from minzheng.engines.oversight.escalating import escalate_overdue
from minzheng.engines.oversight.finding import (
    ALL_WAITING,
    PAGE,
    Counts,
    InspectionPage,
    Wanted,
    chosen,
    counts,
    findings_of,
    history,
    inspection_page,
)
from minzheng.engines.oversight.houses import (
    RECTIFY,
    duties,
    own_finding,
    own_inspection,
    own_inspections,
    own_proof,
)
from minzheng.engines.oversight.looking_again import (
    accept,
    decline_extension,
    grant_extension,
    send_back,
)
from minzheng.engines.oversight.models import (
    Answer,
    Deed,
    Finding,
    FindingState,
    Inspection,
    State,
)
from minzheng.engines.oversight.papers import open_letter, open_paper
from minzheng.engines.oversight.planning import NewInspection, begin, call_off, plan_inspection
from minzheng.engines.oversight.posts import (
    HEADS,
    INSPECTORS,
    LOOKERS,
    PLANNERS,
    READERS,
    facility_for,
    finding_for,
    inspection_for,
    inspections_of,
    inspectors_of,
    may_look,
    proof_for,
    same_person,
)
from minzheng.engines.oversight.putting_right import Remedy, answer_finding, ask_extension
from minzheng.engines.oversight.serving import serve_letter
from minzheng.engines.oversight.terms import due_clock, usual_due
from minzheng.registers.checklists import Group, Item
from minzheng.registers.papers import Paper, PaperLost

__all__ = [
    "ALL_WAITING",
    "ANSWERS",
    "BAD",
    "GOOD",
    "HEADS",
    "INSPECTORS",
    "LOOKERS",
    "MAJOR",
    "MINOR",
    "NOT_APPLICABLE",
    "PAGE",
    "PLANNERS",
    "READERS",
    "REASONS",
    "RECTIFY",
    "SEVERITIES",
    "Answer",
    "Checklist",
    "ChecklistFaulty",
    "Counts",
    "Deed",
    "Finding",
    "FindingState",
    "Group",
    "Inspection",
    "InspectionPage",
    "Item",
    "NewFinding",
    "NewInspection",
    "NoSuchInspection",
    "OversightRefused",
    "Paper",
    "PaperLost",
    "Remedy",
    "State",
    "Told",
    "Wanted",
    "Witness",
    "accept",
    "answer_finding",
    "answer_items",
    "ask_extension",
    "begin",
    "call_off",
    "checklist_for",
    "checklists",
    "chosen",
    "confirm",
    "counts",
    "decline_extension",
    "due_clock",
    "duties",
    "escalate_overdue",
    "facility_for",
    "finding_for",
    "findings_of",
    "grant_extension",
    "history",
    "inspection_for",
    "inspection_page",
    "inspections_of",
    "inspectors_of",
    "may_look",
    "missing",
    "missing_answers",
    "note_witness",
    "open_letter",
    "open_paper",
    "own_finding",
    "own_inspection",
    "own_inspections",
    "own_proof",
    "plan_inspection",
    "proof_for",
    "read_checklist",
    "record_finding",
    "same_person",
    "send_back",
    "serve_letter",
    "usual_due",
]
