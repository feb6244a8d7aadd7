"""How often data is due, in days."""

from datetime import date, timedelta

from minzheng.kernel.terms import Term, Unit

# A month is at most 31 days and five working days take seven: never late by our own rounding.
DAYS = {
    Unit.CALENDAR_DAY: (1, 1),
    Unit.WORKING_DAY: (7, 5),
    Unit.MONTH: (31, 1),
    Unit.HOUR: (1, 24),
}


def days_of(term: Term) -> int:
    """A period in whole days, rounded up."""
    many, each = DAYS[term.unit]
    return -(-int(term.length) * many // each)


def due_on(last: date, every: Term, grace: Term) -> date:
    """The last day on which the next delivery is not late."""
    return last + timedelta(days=days_of(every) + days_of(grace))
