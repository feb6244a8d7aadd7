"""Reviews that the calendar brings, so long after the last decision."""

from collections.abc import Iterator
from datetime import date

from django.db import transaction

from minzheng.engines.cases.changes import latest_facts, open_case_for
from minzheng.engines.cases.clocks import due_day, term_of
from minzheng.engines.cases.models import Case
from minzheng.engines.cases.money import live_entitlements_of_matter
from minzheng.engines.cases.stated import register_of
from minzheng.engines.cases.values import Happening
from minzheng.engines.payments.api import Entitlement
from minzheng.engines.policy.api import holds, merge
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.flow import Flow, Trigger
from minzheng.kernel.matter import Matter, catalogue


def open_due_reviews(on: date, problems: list[str]) -> Iterator[str]:
    """Open every review that is due and has no open case yet; gives the new numbers."""
    for matter in catalogue().matters.values():
        yield from _of_matter(matter, on, problems)


def _of_matter(matter: Matter, on: date, problems: list[str]) -> Iterator[str]:
    timed = [(flow, t) for flow in matter.flows for t in flow.triggers if t.every is not None]
    if not timed:
        return
    last_days = _last_days(matter)
    busy = set(
        Case.objects.filter(matter=matter.key, state=Case.OPEN).values_list(
            "household_id", flat=True
        )
    )
    for entitlement in live_entitlements_of_matter(matter.key, on):
        last = last_days.get(entitlement.case_ref)
        if last is None or entitlement.household_id in busy:
            continue
        for flow, trigger in timed:
            try:
                number = _open_if_due(entitlement, flow, trigger, last=last, on=on)
            except (ValueError, LookupError) as problem:
                problems.append(f"{entitlement.case_ref}：{problem}")
                break
            if number:
                yield number
                break


def _last_days(matter: Matter) -> dict[str, date]:
    """When each granting case, or the last review after it, was decided: by "case:NUMBER"."""
    rows = Case.objects.filter(matter=matter.key, state=Case.ENDED).order_by("ended_on")
    found: dict[str, date] = {}
    for number, parent, ended_on in rows.values_list("number", "parent__number", "ended_on"):
        if ended_on is not None:
            found[f"case:{parent or number}"] = ended_on
    return found


def _open_if_due(
    entitlement: Entitlement, flow: type[Flow], trigger: Trigger, *, last: date, on: date
) -> str:
    place = entitlement.division_code
    if trigger.every is None or due_day(last, term_of(trigger.every, on=on, place=place))[0] > on:
        return ""
    if trigger.when is not None and not _concerns(entitlement, trigger, on):
        return ""
    happening = Happening(entitlement.household_id, trigger.event, on, source="定期核查")
    with transaction.atomic():
        return open_case_for(entitlement, flow, happening, by=SYSTEM, on=on).number


def _concerns(entitlement: Entitlement, trigger: Trigger, on: date) -> bool:
    """Whether the condition is not false: unknown is not no, so the household is looked at."""
    number = entitlement.case_ref.removeprefix("case:")
    granting = Case.objects.select_related("household").get(number=number)
    facts = latest_facts(granting)
    members = [row["person"] for row in facts.get("members", ())]
    merged = merge(register_of(granting.household, members, on), facts)
    return holds(trigger.when, merged, on=on, place=entitlement.division_code) is not False
