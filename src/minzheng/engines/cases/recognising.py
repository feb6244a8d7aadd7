"""Recognitions (认定): given by an end, renewed by a later one, ended by a stop, lapsed by date."""

from datetime import date, timedelta

from django.db.models import QuerySet

from minzheng.engines.audit import api as audit
from minzheng.engines.cases.clocks import last_day
from minzheng.engines.cases.models import Case, Recognition
from minzheng.engines.cases.parties import party_of
from minzheng.engines.cases.turning import Turn
from minzheng.kernel.flow import End, Since

PREFIX = "recognition:"


def recognitions_of(household_id: int, on: date) -> list[Recognition]:
    """What a household and its members are recognised as on a day, oldest first. One query."""
    rows = Recognition.objects.on(on).filter(household_id=household_id)
    return list(rows.select_related("person", "case").order_by("id"))


def recognitions_of_person(person_id: int, on: date) -> list[Recognition]:
    """What one person is recognised as of her own on a day, oldest first. One query."""
    rows = Recognition.objects.on(on).filter(person_id=person_id)
    return list(rows.select_related("case").order_by("id"))


def recognitions_of_case(case: Case, on: date) -> list[Recognition]:
    """What those a case is about are recognised as on a day, oldest first. One query."""
    rows = Recognition.objects.on(on).filter(**party_of(case).whole())
    return list(rows.select_related("person", "case").order_by("id"))


def recognitions_of_house(organisation_id: int, on: date) -> list[Recognition]:
    """What an organisation and its facilities hold on a day, oldest first. One query."""
    rows = Recognition.objects.on(on).filter(organisation_id=organisation_id)
    return list(rows.select_related("facility", "case").order_by("id"))


def recognised(matter: str, on: date) -> QuerySet[Recognition]:
    """Everybody who holds a recognition of a matter on a day."""
    return Recognition.objects.on(on).filter(matter=matter).order_by("id")


def recognise(case: Case, end: End, turn: Turn) -> Recognition:
    """Recognise the one a case is about from the day of decision; an earlier one is renewed."""
    former = _held(case, turn.on)
    if former is not None:
        _end(former, case, turn.on)
    row = Recognition.objects.create(
        matter=case.matter,
        **party_of(case).holder(),
        division_code=case.division_code,
        case=case.parent or case,
        decision_ref=turn.decision.ref if turn.decision else "",
        since=turn.on,
        until=_until(case, end, turn),
    )
    case.entitlement_ref = row.ref
    detail = {"since": f"{row.since}", "until": f"{row.until or ''}"}
    audit.record(turn.by, "recognise", case.ref, division=case.division_code, detail=detail)
    return row


def end_recognition(case: Case, end: End, turn: Turn) -> date:
    """End the recognition a case works on, from the decision or the event on; gives the day."""
    day = case.happened_on if end.since is Since.EVENT and case.happened_on else turn.on
    number = int(case.entitlement_ref.removeprefix(PREFIX))
    row = Recognition.objects.select_for_update().get(pk=number)
    _end(row, case, day)
    detail = {"recognition": row.pk, "until": f"{row.until}"}
    audit.record(turn.by, "end_recognition", case.ref, division=case.division_code, detail=detail)
    return day


def is_recognition(ref: str) -> bool:
    """Whether what a case works on is a recognition."""
    return ref.startswith(PREFIX)


def period_text(row: Recognition) -> str:
    """How long it holds, as a letter says it."""
    first = f"自{_text(row.since)}起"
    if row.until is None:
        return f"{first}，情况发生变化、经核查终止前有效"
    return f"{first}至{_text(row.until - timedelta(days=1))}止"


def _held(case: Case, on: date) -> Recognition | None:
    rows = Recognition.objects.select_for_update().on(on).filter(matter=case.matter)
    return rows.filter(**party_of(case).held_as()).first()


def _end(row: Recognition, case: Case, day: date) -> None:
    """An earlier end stays; it never ends before it began."""
    day = max(day, row.since)
    row.until = min(row.until, day) if row.until else day
    row.ended_by = case
    row.save(update_fields=["until", "ended_by"])


def _until(case: Case, end: End, turn: Turn) -> date | None:
    if end.lasts is None:
        return None
    return last_day(turn.on, end.lasts, place=case.division_code) + timedelta(days=1)


def _text(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
