"""Reviews that the calendar brings, so long after the last decision."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.db import transaction

from minzheng.engines.cases.changes import latest_facts, open_case_for
from minzheng.engines.cases.clocks import due_day, term_of
from minzheng.engines.cases.holdings import Held, holdings_of_matter, house_holdings, whose_of
from minzheng.engines.cases.models import PARTIES, Case
from minzheng.engines.cases.stated import facts_of
from minzheng.engines.cases.values import CaseHappening
from minzheng.engines.policy.api import holds
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.flow import Flow, Trigger
from minzheng.kernel.matter import Matter, catalogue

WHOSE = ("household_id", "person_id", "organisation_id", "facility_id")


def open_due_reviews(on: date, problems: list[str]) -> Iterator[str]:
    """Open every review that is due and has no open case yet; gives the new numbers."""
    for matter in catalogue().matters.values():
        yield from _of_matter(matter, on, problems)


def _of_matter(matter: Matter, on: date, problems: list[str]) -> Iterator[str]:
    timed = [(flow, t) for flow in matter.flows for t in flow.triggers if t.every is not None]
    if not timed:
        return
    last_days = _last_days(matter)
    running = Case.objects.filter(matter=matter.key, state=Case.OPEN)
    busy = {whose_of(*row) for row in running.values_list(*WHOSE)}
    for holding in _held(matter, on):
        last = last_days.get(holding.case_number)
        if last is None or holding.whose in busy:
            continue
        for flow, trigger in timed:
            try:
                number = _open_if_due(holding, flow, trigger, last=last, on=on)
            except (ValueError, LookupError) as problem:
                problems.append(f"{holding.case_number}：{problem}")
                break
            if number:
                yield number
                break


def _held(matter: Matter, on: date) -> Iterable[Held]:
    """What is held of a matter, by whomever it is for."""
    listed = house_holdings if matter.organisational else holdings_of_matter
    return listed(matter.key, on)


def _last_days(matter: Matter) -> dict[str, date]:
    """When each granting case, or the last review after it, was decided: by its number."""
    rows = Case.objects.filter(matter=matter.key, state=Case.ENDED).order_by("ended_on")
    found: dict[str, date] = {}
    for number, parent, ended_on in rows.values_list("number", "parent__number", "ended_on"):
        if ended_on is not None:
            found[parent or number] = ended_on
    return found


def _open_if_due(holding: Held, flow: type[Flow], trigger: Trigger, *, last: date, on: date) -> str:
    place = holding.division_code
    if trigger.every is None or due_day(last, term_of(trigger.every, on=on, place=place))[0] > on:
        return ""
    if trigger.when is not None and not _concerns(holding, trigger, on):
        return ""
    happening = CaseHappening(holding.case_number, trigger.event, on, source="定期核查")
    with transaction.atomic():
        return open_case_for(holding, flow, happening, by=SYSTEM, on=on).number


def _concerns(holding: Held, trigger: Trigger, on: date) -> bool:
    """Whether the condition is not false: unknown is not no, so whoever holds it is looked at."""
    rows = Case.objects.select_related(*PARTIES, "household")
    granting = rows.get(number=holding.case_number)
    granting.facts = latest_facts(granting)  # read as the last decision left them, never saved
    facts = facts_of(granting, on)
    return holds(trigger.when, facts, on=on, place=holding.division_code) is not False
