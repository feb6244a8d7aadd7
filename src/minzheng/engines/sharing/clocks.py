"""How long an answer and a delivery may take (政务数据共享条例第二十一条、第二十二条)."""

from datetime import date

from minzheng.engines.sharing.models import Share
from minzheng.kernel.calendar import official_calendar
from minzheng.kernel.clock import ClockState, deadline
from minzheng.kernel.terms import Extension, Term, Unit

DAYS = Unit.WORKING_DAY
ANSWER = {
    Share.Kind.UNCONDITIONAL.value: Term(1, DAYS),
    Share.Kind.CONDITIONAL.value: Term(10, DAYS),
}
EXTENDED = 20  # working days in all: ten, and ten more at most
DELIVER = Term(20, DAYS)
WAITING = (Share.State.RECEIVED, Share.State.CHECKED, Share.State.CONFIRMED)


def clock_of(share: Share, on: date) -> ClockState | None:
    """The clock that runs: for the answer, then for the delivery; None when none does.

    Raises UnknownCalendarYear.
    """
    calendar = official_calendar()
    if share.state in WAITING:
        term = ANSWER[share.kind]
        due = deadline(share.received_on, term, calendar=calendar, extension=_extension(share))
        return due.state(on)
    if share.state == Share.State.APPROVED and share.answered_on is not None:
        return deadline(share.answered_on, DELIVER, calendar=calendar).state(on)
    return None


def _extension(share: Share) -> Extension | None:
    if share.extended_on is None:
        return None
    return Extension(EXTENDED, share.extended_why, share.extended_by)
