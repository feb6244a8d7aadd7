"""Facilities that must be filed: by when, after the first who came to live there (备案)."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from minzheng.engines.cases.clocks import due_day, term_of
from minzheng.engines.cases.models import Case, Recognition
from minzheng.kernel.params import NotInForce
from minzheng.registers.facilities.api import Facility
from minzheng.registers.stays.api import first_days_in
from minzheng.vocabulary import filing as terms
from minzheng.vocabulary import organisation


def filing_facts(
    known: Mapping[str, Any], facility: Facility | None, on: date
) -> Mapping[str, date]:
    """The last day to file, once somebody has come to live in a facility that must be filed."""
    first = known.get(organisation.收住首位老年人日期.column)
    if facility is None or first is None:
        return {}
    due_on = _due(facility, first, on)
    return {} if due_on is None else {terms.备案截止日.column: due_on}


def filings_due(facilities: Iterable[Facility], on: date) -> dict[int, date]:
    """By when facilities must be filed that are not, by their number. At most three queries.

    Left out: where nobody has come to live, where a filing is under way, and where the register
    has a number already, also from before this system.
    """
    asked = {f.pk: f for f in facilities if f.kind in terms.备案类别 and not f.licence}
    first = first_days_in(asked) if asked else {}
    if not first:
        return {}
    held = Recognition.objects.on(on).filter(matter=terms.事项, facility__in=first)
    running = Case.objects.filter(matter=terms.事项, state=Case.OPEN, facility__in=first)
    done = {*held.values_list("facility", flat=True), *running.values_list("facility", flat=True)}
    due = {pk: _due(asked[pk], day, on) for pk, day in first.items() if pk not in done}
    return {pk: day for pk, day in due.items() if day is not None}


def _due(facility: Facility, first: date, on: date) -> date | None:
    """None where nobody has entered how long the period is."""
    try:
        term = term_of(terms.备案期限, on=on, place=facility.division_code)
    except NotInForce:
        return None
    return due_day(first, term)[0]
