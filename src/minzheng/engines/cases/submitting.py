"""Taking an application: checked as a whole, numbered, the first step opened, everybody told."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.cases.access_rules import FRONT_ROLES, require_own_or
from minzheng.engines.cases.asking import Family, missing
from minzheng.engines.cases.declared import office_division
from minzheng.engines.cases.errors import AlreadyOpen, Incomplete
from minzheng.engines.cases.members import adults, household_for, members_of, unsigned
from minzheng.engines.cases.models import Case
from minzheng.engines.cases.money import live_entitlement_of
from minzheng.engines.cases.numbering import next_number
from minzheng.engines.cases.offices import place_name
from minzheng.engines.cases.opening import open_element
from minzheng.engines.cases.sealed import keepable
from minzheng.engines.cases.state import refresh
from minzheng.engines.cases.stated import facts_of_answers, register_of, split_name
from minzheng.engines.cases.telling import message_applicant, message_staff
from minzheng.engines.cases.turning import Turn
from minzheng.engines.cases.values import Application
from minzheng.kernel.matter import Matter, catalogue
from minzheng.registers.households.api import Household
from minzheng.registers.people.api import Person, get_person


@transaction.atomic
def submit(application: Application, *, by: Viewer, on: date) -> Case:
    """Take an application and give its case; the same token gives the same case, once.

    Raises Incomplete naming every gap, AlreadyOpen, NoHousehold, NotYours, NotAllowed.
    """
    matter = catalogue().get(application.matter)
    household = household_for(application.applicant_id, application.household_id, on)
    people = list(application.members) or members_of(household, on)
    require_own_or(by, people, FRONT_ROLES, household.division_code, matter.key)
    Household.objects.select_for_update().get(pk=household.pk)  # two submissions queue here
    known = submitted_before(application.token)
    if known is not None:
        return known
    _refuse_second(household, matter, on)
    register = register_of(household, people, on)
    family = Family(register, tuple(people), household.division_code, on)
    _refuse_gaps(application, matter, family)
    case = _create(application, matter, household, people, on=on)
    _begin(case, matter, by=by, on=on)
    return case


def submitted_before(token: str) -> Case | None:
    """The case of an earlier click with the same token."""
    return Case.objects.filter(token=token).first()


def _begin(case: Case, matter: Matter, *, by: Viewer, on: date) -> None:
    detail = {"matter": matter.key}
    audit.record(by.doer, "submit", case.ref, division=case.division_code, detail=detail)
    open_element(case, matter.application.first(), Turn(by.doer, on))
    refresh(case)
    _tell(case, matter, on)


def _refuse_second(household: Household, matter: Matter, on: date) -> None:
    """One open case of a matter at a time, and no application for what is already paid."""
    open_case = Case.objects.filter(household=household, matter=matter.key, state=Case.OPEN).first()
    if open_case is not None:
        raise AlreadyOpen(
            f"您家的{matter.service.short}已在办理，编号 {open_case.number}，"
            f"当前环节：{open_case.current}。不用重复申请，补充材料请在该办件里提交"
        )
    if live_entitlement_of(household.pk, matter.key, on) is not None:
        raise AlreadyOpen(
            f"您家已在享受{matter.service.short}，不用再申请。家庭人口、收入、财产有变化的，请申报变化"
        )


def _refuse_gaps(application: Application, matter: Matter, family: Family) -> None:
    gaps = missing(matter.form.pages, family, application.answers)
    people = list(Person.objects.filter(pk__in=family.members))
    texts = {commitment.key: commitment.text for commitment in matter.form.commitments}
    gaps |= unsigned(texts, application.signed, adults(people, family.on))
    if gaps:
        raise Incomplete("申请", gaps)


def _create(
    application: Application, matter: Matter, household: Household, people: list[int], *, on: date
) -> Case:
    sealed = _sealed(application.answers)  # before anything is kept: an account never lies open
    return Case.objects.create(
        number=next_number(matter.service.code, household.division_code, on),
        token=application.token,
        matter=matter.key,
        flow=matter.application.__name__,
        division_code=household.division_code,
        place=place_name(household.division_code),
        household=household,
        applicant=get_person(application.applicant_id),
        agent_name=application.agent_name,
        agent_mandate=application.agent_mandate,
        submitted_on=on,
        next_due_on=on,
        facts=facts_of_answers(sealed, people),
        answers={**sealed, "signed": _plain(application.signed)},
    )


def _sealed(answers: Mapping[str, Any]) -> dict[str, Any]:
    return {name: keepable(split_name(name)[1], value) for name, value in answers.items()}


def _plain(signed: Mapping[str, Sequence[int]]) -> dict[str, list[int]]:
    return {key: list(people) for key, people in signed.items()}


def _tell(case: Case, matter: Matter, on: date) -> None:
    title = matter.service.short
    message_applicant(
        case, f"已收到您的{title}申请，编号 {case.number}。可随时查看办到哪一步。", on=on
    )
    for actor in matter.application.informs:
        division = office_division(actor, case.division_code)
        text = f"{case.place}有一户新申请{title}，编号 {case.number}，请留意协助"
        message_staff(case, actor.role, division, text, on=on)
