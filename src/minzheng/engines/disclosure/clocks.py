"""How long a document may wait before it is disclosed, and how long a draft is open to comment."""

from datetime import date

from minzheng.engines.disclosure.errors import DisclosureRefused
from minzheng.engines.disclosure.models import Consultation, Version
from minzheng.engines.parameters.api import book
from minzheng.kernel.calendar import UnknownCalendarYear, official_calendar
from minzheng.kernel.clock import ClockState, deadline
from minzheng.kernel.params import NotInForce
from minzheng.kernel.terms import Term, Unit

PUBLISH = "disclosure.publish_days"
COMMENT = {
    Consultation.Kind.GENERAL.value: ("disclosure.consult_days", Unit.WORKING_DAY),
    Consultation.Kind.BUSINESS.value: ("disclosure.consult_business_days", Unit.CALENDAR_DAY),
}
WAITING = (Version.State.DRAFT, Version.State.REVIEW, Version.State.RETURNED)


def clock_of(version: Version, place: str, on: date) -> ClockState | None:
    """The clock from the day the document was made; None when published or not countable."""
    if version.state not in WAITING:
        return None
    try:
        term = Term(publish_days(place, version.made_on), Unit.WORKING_DAY)
        return deadline(version.made_on, term, calendar=official_calendar()).state(on)
    except (NotInForce, UnknownCalendarYear):
        return None  # a document of a year whose holidays are not entered has no due day to show


def publish_days(place: str, on: date) -> int:
    """Working days from the making to the disclosure at a place. Raises NotInForce."""
    return int(book().value(PUBLISH, on=on, place=place))


def earliest_close(kind: str, opens_on: date, place: str) -> date:
    """The first day on which a consultation may end. Raises DisclosureRefused."""
    key, unit = COMMENT[kind]
    try:
        term = Term(int(book().value(key, on=opens_on, place=place)), unit)
        due = deadline(opens_on, term, calendar=official_calendar()).due_on
    except (NotInForce, UnknownCalendarYear) as unknown:
        raise DisclosureRefused(str(unknown)) from unknown
    return due or opens_on
