"""The door of the safety engine: incidents, checks of a house, drills, assessments of residents.

row = tell_incident(house, facility.pk, NewIncident(person, "fall", at, …), now=…, on=…)
complete_incident(house, row.pk, "…", "…", on=…); review_own(other, row.pk, "…", sound=True, on=…)
check_house(house, facility.pk, DAILY, {"d1": Answer(GOOD), …}, on=…)
The day's run calls `escalate_overdue(on)`.
"""

from minzheng.engines.safety.checking import (
    Answer,
    NewAssessment,
    NewDrill,
    assess_resident,
    check_house,
    fix_problem,
    record_drill,
)
from minzheng.engines.safety.coded import (
    ABSENT,
    ANSWERS,
    AREAS,
    BAD,
    DAILY,
    DRILLS,
    GOOD,
    HARMS,
    LIGHT,
    MODERATE,
    MONTHLY,
    NONE,
    PERIODS,
    READERS,
    REVIEWERS,
    RISKS,
    SEVERE,
    WEEKLY,
    State,
)
from minzheng.engines.safety.errors import NoSuchRecord, OtherPersonNeeded, SafetyRefused
from minzheng.engines.safety.escalating import escalate_overdue
from minzheng.engines.safety.finding import (
    ALL,
    OPEN,
    PAGE,
    DueAssessment,
    HouseSafety,
    assessments_of,
    drill_due,
    drills_at,
    due_assessments,
    fixed_at,
    house_safety,
    houses_by_safety,
    incident_page,
    incidents_at,
    problems_at,
    resident_days,
    rounds_at,
    rounds_due,
)
from minzheng.engines.safety.items import Item, items_of
from minzheng.engines.safety.looking import (
    look_at_assessments,
    look_at_drills,
    look_at_problems,
    look_at_reviews,
    look_at_rounds,
    look_at_telling,
)
from minzheng.engines.safety.models import Drill, Incident, Problem, RiskAssessment, SelfCheck
from minzheng.engines.safety.photos import open_photo
from minzheng.engines.safety.reaching import (
    house_for,
    incident_for,
    own_incident,
    own_problem,
    problem_for,
)
from minzheng.engines.safety.telling import (
    NewIncident,
    complete_incident,
    review_incident,
    review_own,
    tell_family,
    tell_incident,
)

__all__ = [
    "ABSENT", "ALL", "ANSWERS", "AREAS", "BAD", "DAILY", "DRILLS", "GOOD", "HARMS", "LIGHT",
    "MODERATE", "MONTHLY", "NONE", "OPEN", "PAGE", "PERIODS", "READERS", "REVIEWERS", "RISKS",
    "SEVERE", "WEEKLY", "Answer", "Drill", "DueAssessment", "HouseSafety", "Incident", "Item",
    "NewAssessment", "NewDrill", "NewIncident", "NoSuchRecord", "OtherPersonNeeded", "Problem",
    "RiskAssessment", "SafetyRefused", "SelfCheck", "State", "assess_resident", "assessments_of",
    "check_house", "complete_incident", "drill_due", "drills_at", "due_assessments",
    "escalate_overdue", "fix_problem", "fixed_at", "house_for", "house_safety",
    "houses_by_safety", "incident_for", "incident_page", "incidents_at", "items_of",
    "look_at_assessments", "look_at_drills", "look_at_problems", "look_at_reviews",
    "look_at_rounds", "look_at_telling", "open_photo", "own_incident", "own_problem",
    "problem_for", "problems_at", "record_drill", "resident_days", "review_incident",
    "review_own", "rounds_at", "rounds_due", "tell_family", "tell_incident",
]  # fmt: skip
