"""Something happened to those who hold a benefit: registers learn it, cases are opened."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.cases.access_rules import CASE_ROLES, require_own_or
from minzheng.engines.cases.declared import office_division
from minzheng.engines.cases.errors import CaseRefused
from minzheng.engines.cases.holdings import Holding, held_by
from minzheng.engines.cases.members import members_of
from minzheng.engines.cases.models import Case
from minzheng.engines.cases.numbering import next_number
from minzheng.engines.cases.offices import place_name
from minzheng.engines.cases.opening import open_element
from minzheng.engines.cases.state import refresh
from minzheng.engines.cases.telling import message_applicant, message_staff
from minzheng.engines.cases.turning import Turn
from minzheng.engines.cases.values import Happening
from minzheng.kernel.doer import Doer
from minzheng.kernel.flow import Flow
from minzheng.kernel.matter import Matter, catalogue
from minzheng.registers.households import api as households
from minzheng.registers.households.api import Household
from minzheng.registers.people import api as people
from minzheng.registers.people.api import Person

DEATH = "死亡"


@transaction.atomic
def report_change(happening: Happening, *, by: Viewer, on: date) -> tuple[Case, ...]:
    """Record an event and open a case of every matter that is held and that it concerns.

    What the household holds is concerned, and what the person the event is about holds of her own.
    A death is written into the registers first. A second report gives the cases of the first.
    Raises CaseRefused (no person, a day in the future), DeathRefused, NotYours, NotAllowed.
    """
    household = Household.objects.select_for_update().get(pk=happening.household_id)
    _refuse(happening, on)
    family = [*members_of(household, on), happening.person_id or 0]
    require_own_or(by, family, CASE_ROLES, household.division_code, "*")
    if happening.event == DEATH:
        _record_death(household, happening, by=by.doer, on=on)
    audit.record(
        by.doer,
        "report_change",
        f"household:{household.pk}",
        division=household.division_code,
        detail={"event": happening.event, "happened_on": happening.happened_on.isoformat()},
    )
    return tuple(_opened(household, happening, by=by.doer, on=on))


def open_case_for(
    holding: Holding, flow: type[Flow], happening: Happening, *, by: Doer, on: date
) -> Case:
    """A case of a flow that an event opened, its facts carried over from the case that granted."""
    granting = Case.objects.select_related("applicant", "person", "household").get(
        number=holding.case_number
    )
    household = _household_now(granting, on)
    matter = catalogue().get(granting.matter)
    division = _division(granting, matter, household)
    case = Case.objects.create(
        number=next_number(matter.service.code, division, on),
        token=_token(holding, flow, happening),
        matter=matter.key,
        flow=flow.__name__,
        event=happening.event,
        happened_on=happening.happened_on,
        division_code=division,
        place=place_name(division),
        household=household,
        person=granting.person,
        applicant=_speaker(granting, household),
        submitted_on=on,
        accepted_on=on,
        next_due_on=on,
        parent=granting,
        entitlement_ref=holding.ref,
        facts=_carried_over(latest_facts(granting), granting, household, happening, on=on),
    )
    detail = {"event": happening.event, "parent": granting.number}
    audit.record(by, "open_case", case.ref, division=case.division_code, detail=detail)
    open_element(case, flow.first(), Turn(by, on))
    refresh(case)
    _tell(case, matter, flow, on)
    return case


def latest_facts(granting: Case) -> dict[str, Any]:
    """The facts as the last decided case of this entitlement left them."""
    later = (
        Case.objects.filter(parent=granting, state=Case.ENDED).order_by("-ended_on", "-id").first()
    )
    facts: dict[str, Any] = (later or granting).facts
    return facts


def _opened(household: Household, happening: Happening, *, by: Doer, on: date) -> Iterable[Case]:
    for holding in concerned(household, happening, on):
        flow = catalogue().get(holding.matter).flow_for(happening.event)
        if flow is None:
            continue
        known = Case.objects.filter(token=_token(holding, flow, happening)).first()
        yield known or open_case_for(holding, flow, happening, by=by, on=on)


def concerned(household: Household, happening: Happening, on: date) -> list[Holding]:
    """What an event may change: what the household holds, and what is her own whom it is about.

    An event that names nobody concerns what any member has of her own.
    """
    person = happening.person_id
    people = members_of(household, on) if person is None else [person]
    return held_by(household.pk, people, on)


def _token(holding: Holding, flow: type[Flow], happening: Happening) -> str:
    """One case per holding, event, day and person: what makes a second report harmless."""
    parts = (
        holding.key,
        flow.title[:10],
        happening.event,
        happening.happened_on,
        happening.person_id,
    )
    return "/".join(str(part) for part in parts)[:64]


def _household_now(granting: Case, on: date) -> Household:
    """Where the person lives now; a household's matter stays with its household."""
    if granting.person is None:
        return granting.household
    return households.household_of(granting.person, on) or granting.household


def _division(granting: Case, matter: Matter, household: Household) -> str:
    """Where a change is handled: where the case was lodged, when the matter is handled there."""
    return granting.division_code if matter.application.anywhere else household.division_code


def _refuse(happening: Happening, on: date) -> None:
    if happening.happened_on > on:
        raise CaseRefused(f"发生日期 {happening.happened_on} 晚于今天 {on}，请核对日期")
    if happening.event == DEATH and happening.person_id is None:
        raise CaseRefused("请选择是哪一位家庭成员去世")


def _record_death(household: Household, happening: Happening, *, by: Doer, on: date) -> None:
    person = people.get_person(happening.person_id or 0)
    source = happening.source or "家庭申报"
    people.record_death(person, died_on=happening.happened_on, source=source, by=by, on=on)
    person.refresh_from_db()
    try:
        with transaction.atomic():
            households.end_membership(
                household, person, until=happening.happened_on, reason="死亡", by=by
            )
    except households.NotMember:
        return  # reported before, or had left: the register is right already
    except households.HeadRemains:
        _ask_for_new_head(household, person, on)


def _ask_for_new_head(household: Household, person: Person, on: date) -> None:
    """The head cannot leave while others stay: who is head now is asked, never guessed."""
    case = Case.objects.filter(household=household).order_by("-id").first()
    if case is not None:
        text = f"{case.place}户主{person.name}去世，请入户时与家庭商定新户主并办理变更"
        message_staff(case, "village_worker", household.division_code, text, on=on)


def _carried_over(
    facts: dict[str, Any], granting: Case, household: Household, happening: Happening, *, on: date
) -> dict[str, Any]:
    """Facts of those who still belong, of the one the event is about, and of who joined since.

    Who had left or died before an earlier decision is not carried on: it counted for that one.
    In a person's matter she is the only one.
    """
    if granting.person_id is not None:
        return facts
    present = members_of(household, on)
    kept = {*present, happening.person_id}
    rows = [row for row in facts.get("members", ()) if row["person"] in kept]
    known = {row["person"] for row in rows}
    joined = [{"person": person} for person in present if person not in known]
    return {**facts, "members": [*rows, *joined]}


def _speaker(granting: Case, household: Household) -> Person:
    """Who is told: the applicant, or another adult member when she has died."""
    if people.get_person(granting.applicant_id).died_on is None:
        return granting.applicant
    alive = Person.objects.filter(
        memberships__household=household, memberships__until=None, died_on=None
    )
    return alive.order_by("born_on").first() or granting.applicant


def _tell(case: Case, matter: Matter, flow: type[Flow], on: date) -> None:
    trigger = next(t for t in flow.triggers if t.event == case.event)
    whose = "您家" if case.person is None else case.person.name
    title = matter.service.short
    message_applicant(
        case, f"{trigger.says}，现对{whose}的{title}进行核查，编号 {case.number}", on=on
    )
    for actor in flow.informs:
        division = office_division(actor, case.division_code)
        who = f"一户{title}家庭" if case.person is None else f"一名{title}对象"
        text = f"{case.place}有{who}需要核查：{trigger.says}，编号 {case.number}"
        message_staff(case, actor.role, division, text, on=on)
