"""The door of the rounds engine: who is visited how often by whom, and what was found.

advance_rounds(today)           # who came, changed, left; the month planned; what is late
visit = record_visit(listed, NewVisit(today, "home", "met", …), by=viewer, on=today)
rates(viewer, Month(2026, 11), 9)           # done of due, by town
"""

from minzheng.engines.rounds.checking import (
    close_check,
    open_check,
    words_of_check,
)
from minzheng.engines.rounds.coded import (
    ASSIGNERS,
    CHECKERS,
    GROUPS,
    HAZARDS,
    HEALTHS,
    HIGH,
    LISTERS,
    MET,
    MOODS,
    NOBODY,
    NORMAL,
    OUTCOMES,
    READERS,
    RESULTS,
    RISKS,
    VISITORS,
    WAYS,
    State,
)
from minzheng.engines.rounds.errors import (
    NoSuchRound,
    RoundRefused,
)
from minzheng.engines.rounds.finding import (
    DISTRICT,
    LATE,
    TOWN,
    VILLAGE,
    DuePage,
    Rate,
    Wanted,
    due_page,
    dues_of,
    listed_person,
    month_rate,
    open_checks,
    rates,
    to_visit,
    unassigned,
    visits_of,
)
from minzheng.engines.rounds.following import (
    Rounds,
    advance_rounds,
    rounds_day,
)
from minzheng.engines.rounds.listing import (
    assign,
    list_by_hand,
    take_off,
    visitors_at,
    weigh_risk,
)
from minzheng.engines.rounds.models import (
    Check,
    Due,
    Listed,
    Visit,
)
from minzheng.engines.rounds.planning import (
    plan,
    stretches,
)
from minzheng.engines.rounds.posts import (
    check_for,
    checks_in,
    listed_for,
    listed_in,
    visit_for,
)
from minzheng.engines.rounds.terms import (
    due_clock,
)
from minzheng.engines.rounds.visiting import (
    NewVisit,
    kept_days,
    open_photo,
    record_visit,
    words_of,
)
from minzheng.registers.papers import Paper, PaperLost

__all__ = [
    "ASSIGNERS",
    "CHECKERS",
    "DISTRICT",
    "GROUPS",
    "HAZARDS",
    "HEALTHS",
    "HIGH",
    "LATE",
    "LISTERS",
    "MET",
    "MOODS",
    "NOBODY",
    "NORMAL",
    "OUTCOMES",
    "READERS",
    "RESULTS",
    "RISKS",
    "TOWN",
    "VILLAGE",
    "VISITORS",
    "WAYS",
    "Check",
    "Due",
    "DuePage",
    "Listed",
    "NewVisit",
    "NoSuchRound",
    "Paper",
    "PaperLost",
    "Rate",
    "RoundRefused",
    "Rounds",
    "State",
    "Visit",
    "Wanted",
    "advance_rounds",
    "assign",
    "check_for",
    "checks_in",
    "close_check",
    "due_clock",
    "due_page",
    "dues_of",
    "kept_days",
    "list_by_hand",
    "listed_for",
    "listed_in",
    "listed_person",
    "month_rate",
    "open_check",
    "open_checks",
    "open_photo",
    "plan",
    "rates",
    "record_visit",
    "rounds_day",
    "stretches",
    "take_off",
    "to_visit",
    "unassigned",
    "visit_for",
    "visitors_at",
    "visits_of",
    "weigh_risk",
    "words_of",
    "words_of_check",
]
