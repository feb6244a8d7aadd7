"""Something happened to those who hold a benefit: registers learn it, cases are opened."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q

from minzheng.engines.access.api import Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.cases.access_rules import (
    CASE_ROLES,
    require_concerned_or,
    require_own_or,
)
from minzheng.engines.cases.declared import office_division
from minzheng.engines.cases.errors import CaseRefused
from minzheng.engines.cases.holdings import Held, Holding, held_by, house_holding
from minzheng.engines.cases.members import members_of
from minzheng.engines.cases.models import PARTIES, Case, Recognition
from minzheng.engines.cases.numbering import next_number
from minzheng.engines.cases.offices import place_name
from minzheng.engines.cases.opening import open_element
from minzheng.engines.cases.state import lock_case, refresh
from minzheng.engines.cases.telling import message_applicant, message_staff
from minzheng.engines.cases.turning import Turn
from minzheng.engines.cases.values import CaseHappening, Happening
from minzheng.kernel.doer import Doer
from minzheng.kernel.flow import Flow
from minzheng.kernel.matter import Matter, catalogue
from minzheng.registers.households import api as households
from minzheng.registers.households.api import Household
from minzheng.registers.people import api as people
from minzheng.registers.people.api import Person

DEATH, A_FAMILY = "死亡", "一户"
# How the staff hear of a case that an event opened.
TOLD = {A_FAMILY: "一户{}家庭", "一人": "一名{}对象", "一家机构": "一家机构的{}"}


@dataclass(frozen=True)
class Heir:
    """Whose a case is that goes on from another, where it is handled, and what is known."""

    columns: Mapping[str, Any]
    division: str
    facts: dict[str, Any]


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


@transaction.atomic
def report_house_change(happening: CaseHappening, *, by: Viewer, on: date) -> Case:
    """Open the flow of an event for what an organisation holds; twice the same gives one case.

    `happening.number`: of the case that gave it. Raises CaseRefused (not held any more, no such
    event, another change under way, a day to come), NoSuchCase, NotYours, NotAllowed.
    """
    granting = lock_case(happening.number)
    require_concerned_or(by, granting, CASE_ROLES)
    if happening.happened_on > on:
        raise CaseRefused(f"发生日期 {happening.happened_on} 晚于今天 {on}，请核对日期")
    held = Recognition.objects.on(on).filter(case=granting).exclude(organisation=None).first()
    flow = catalogue().get(granting.matter).flow_for(happening.event)
    if held is None or flow is None:
        raise CaseRefused(f"办件 {granting.number} 现在没有可以“{happening.event}”的备案，请核对")
    holding = house_holding(held)
    token = _token(holding, flow, happening)
    same = Q(token=token) | Q(parent=granting, state=Case.OPEN, flow=flow.__name__)
    found = Case.objects.filter(same).first()
    if found is not None:
        return found
    return open_case_for(holding, flow, happening, by=by.doer, on=on)


def open_case_for(
    holding: Held, flow: type[Flow], happening: Happening | CaseHappening, *, by: Doer, on: date
) -> Case:
    """A case of a flow that an event opened, its facts carried over from the case that granted."""
    rows = Case.objects.select_related(*PARTIES, "household")
    granting = rows.get(number=holding.case_number)
    matter = catalogue().get(granting.matter)
    heir = _heir(granting, matter, happening, on)
    case = Case.objects.create(
        number=next_number(matter.service.code, heir.division, on),
        token=_token(holding, flow, happening),
        matter=matter.key,
        flow=flow.__name__,
        event=happening.event,
        happened_on=happening.happened_on,
        division_code=heir.division,
        place=place_name(heir.division),
        **heir.columns,
        submitted_on=on,
        accepted_on=on,
        next_due_on=on,
        parent=granting,
        entitlement_ref=holding.ref,
        facts=heir.facts,
    )
    detail = {"event": happening.event, "parent": granting.number}
    audit.record(by, "open_case", case.ref, division=case.division_code, detail=detail)
    open_element(case, flow.first(), Turn(by, on))
    refresh(case)
    _tell(case, matter, flow, on)
    return case


def _heir(granting: Case, matter: Matter, happening: Happening | CaseHappening, on: date) -> Heir:
    facts = latest_facts(granting)
    if granting.organisation_id is not None:
        house = {"organisation": granting.organisation, "facility": granting.facility}
        return Heir(house, granting.division_code, facts)
    household = _household_now(granting, on)
    columns: dict[str, Any] = {
        "household": household, "person": granting.person,
        "applicant": _speaker(granting, household),
    }  # fmt: skip
    carried = _carried_over(facts, granting, household, happening.person_id, on=on)
    return Heir(columns, _division(granting, matter, household), carried)


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


def _token(holding: Held, flow: type[Flow], happening: Happening | CaseHappening) -> str:
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
        return granting.home
    return households.household_of(granting.person, on) or granting.home


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
    facts: dict[str, Any], granting: Case, household: Household, about: int | None, *, on: date
) -> dict[str, Any]:
    """Facts of those who still belong, of the one the event is about, and of who joined since.

    Who had left or died before an earlier decision is not carried on: it counted for that one.
    In a person's matter she is the only one.
    """
    if granting.person_id is not None:
        return facts
    present = members_of(household, on)
    kept = {*present, about}
    rows = [row for row in facts.get("members", ()) if row["person"] in kept]
    known = {row["person"] for row in rows}
    joined = [{"person": person} for person in present if person not in known]
    return {**facts, "members": [*rows, *joined]}


def _speaker(granting: Case, household: Household) -> Person:
    """Who is told: the applicant, or another adult member when she has died."""
    if people.get_person(granting.speaker_id).died_on is None:
        return granting.speaker
    alive = Person.objects.filter(
        memberships__household=household, memberships__until=None, died_on=None
    )
    return alive.order_by("born_on").first() or granting.speaker


def _tell(case: Case, matter: Matter, flow: type[Flow], on: date) -> None:
    trigger = next(t for t in flow.triggers if t.event == case.event)
    whose = "您家" if case.counted == A_FAMILY else case.subject_name
    title = matter.service.short
    message_applicant(
        case, f"{trigger.says}，现对{whose}的{title}进行核查，编号 {case.number}", on=on
    )
    for actor in flow.informs:
        division = office_division(actor, case.division_code)
        who = TOLD[case.counted].format(title)
        text = f"{case.place}有{who}需要核查：{trigger.says}，编号 {case.number}"
        message_staff(case, actor.role, division, text, on=on)
