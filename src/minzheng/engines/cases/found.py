"""People found by the pass over the population: the system opens the case, nobody has to apply."""

from datetime import date

from django.db import transaction

from minzheng.engines.audit import api as audit
from minzheng.engines.cases.changes import open_case_for
from minzheng.engines.cases.errors import AlreadyOpen, CaseRefused
from minzheng.engines.cases.holdings import holding_in
from minzheng.engines.cases.members import adults, members_of
from minzheng.engines.cases.models import Case
from minzheng.engines.cases.numbering import next_number
from minzheng.engines.cases.offices import place_name
from minzheng.engines.cases.opening import open_element
from minzheng.engines.cases.state import refresh
from minzheng.engines.cases.subjects import FamilySubject, home_of
from minzheng.engines.cases.telling import message_applicant
from minzheng.engines.cases.turning import Turn
from minzheng.engines.cases.values import Happening
from minzheng.kernel.doer import Doer
from minzheng.kernel.flow import Flow
from minzheng.kernel.matter import Matter, catalogue
from minzheng.kernel.months import Month
from minzheng.registers.households.api import get_household
from minzheng.registers.people.api import Person, get_person


@transaction.atomic
def open_found(matter_key: str, subject: int, event: str, *, by: Doer, on: date) -> Case:
    """A case for a person (or household, by the matter's subject) that the pass has found.

    Idempotent: the case that is open, or was opened for the same event this month, is given.
    A flow that changes what is held needs it to be held. Raises AlreadyOpen (held already),
    CaseRefused (no such event, nothing held to change), NoHousehold, UnknownMatter.
    """
    matter = catalogue().get(matter_key)
    flow = matter.flow_for(event)
    if flow is None:
        raise CaseRefused(f"事项“{matter}”没有由“{event}”开始的流程，请核对事件名称")
    if matter.organisational:
        raise CaseRefused(f"{matter.service.short}由机构申请，系统不代为发起")
    found = _subject(matter, subject, by=by, on=on)
    found.lock()  # two passes queue here
    token = f"{subject}/{Month.of(on)}/{matter.key}/{event}"[:64]
    known = found.running(matter) or Case.objects.filter(token=token).first()
    if known is not None:
        return known
    held = holding_in(matter.key, found.household.pk, found.person_id, on)
    if flow.changes():
        if held is None:
            raise CaseRefused(f"没有在享受{matter.service.short}，没有可以调整的待遇")
        happening = Happening(found.household.pk, event, on, found.person_id, "系统比对")
        return open_case_for(held, flow, happening, by=by, on=on)
    if held is not None:
        raise AlreadyOpen(f"已在享受{matter.service.short}，不用再办理")
    return _open(found, matter, flow, token, Turn(by, on), event=event)


def _subject(matter: Matter, number: int, *, by: Doer, on: date) -> FamilySubject:
    if not matter.personal:
        household = get_household(number)
        people = tuple(members_of(household, on))
        return FamilySubject(household, people, None, household.division_code)
    household = home_of(get_person(number), place="", by=by, on=on)
    return FamilySubject(household, (number,), number, household.division_code)


def _open(
    subject: FamilySubject, matter: Matter, flow: type[Flow], token: str, turn: Turn, *, event: str
) -> Case:
    case = Case.objects.create(
        number=next_number(matter.service.code, subject.division_code, turn.on),
        token=token,
        matter=matter.key,
        flow=flow.__name__,
        event=event,
        happened_on=turn.on,
        division_code=subject.division_code,
        place=place_name(subject.division_code),
        **subject.columns(),
        applicant=_speaker(subject, turn.on),
        submitted_on=turn.on,
        accepted_on=turn.on,
        next_due_on=turn.on,
        facts={"household": {}, "members": [{"person": pk} for pk in subject.people]},
    )
    detail = {"event": event}
    audit.record(turn.by, "open_found", case.ref, division=case.division_code, detail=detail)
    open_element(case, flow.first(), turn)
    refresh(case)
    trigger = next(t for t in flow.triggers if t.event == event)
    title = matter.service.short
    text = f"{trigger.says}，{case.subject_name}可能可以享受{title}，已开办件 {case.number}"
    message_applicant(case, text, on=turn.on)
    return case


def _speaker(subject: FamilySubject, on: date) -> Person:
    """Who is asked: the person herself when of age, else the head of her household."""
    if subject.person_id is not None:
        person = get_person(subject.person_id)
        if adults([person], on):
            return person
    return subject.household.head
