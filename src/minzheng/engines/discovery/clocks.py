"""How long an entry may lie at a level, counted from the day it came there."""

from datetime import date

from minzheng.engines.discovery.coded import DISTRICT, TOWN, VILLAGE
from minzheng.engines.discovery.models import Entry
from minzheng.engines.tips.api import clock_since, last_day
from minzheng.kernel.clock import ClockState, Roll, Term, Unit
from minzheng.vocabulary import discovering

TERMS = {
    VILLAGE: Term(discovering.村级期限, Unit.WORKING_DAY),
    TOWN: Term(discovering.乡镇期限, Unit.WORKING_DAY),
    DISTRICT: Term(discovering.区级期限, Unit.WORKING_DAY),
}
URGENT = Term(discovering.紧急线索期限, Unit.CALENDAR_DAY, Roll.NONE)


def term_of(level: str, *, urgent: bool) -> Term:
    """The term of a level; what is urgent has the same short one at each."""
    return URGENT if urgent else TERMS[level]


def due(entry: Entry, on: date) -> date:
    """The last day at its level for what comes there on a day."""
    term = term_of(entry.level, urgent=entry.is_urgent)
    return last_day(term, entry.division_code, on)


def clock_of(entry: Entry, today: date) -> ClockState | None:
    """Days left, for display; None when it is closed or the holidays are not published yet."""
    if not entry.waits:
        return None
    term = term_of(entry.level, urgent=entry.is_urgent)
    return clock_since(entry.since, term, entry.division_code, today)
