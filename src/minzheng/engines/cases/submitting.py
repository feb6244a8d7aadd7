"""Taking an application: checked as a whole, numbered, the first step opened, everybody told."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.cases.asking import Family, missing, with_blanks
from minzheng.engines.cases.authorising import CONSENT, ask_others, asks_consent, authorise_own
from minzheng.engines.cases.declared import office_division
from minzheng.engines.cases.errors import AlreadyOpen, Incomplete
from minzheng.engines.cases.houses import subject_of
from minzheng.engines.cases.members import unsigned
from minzheng.engines.cases.models import Case
from minzheng.engines.cases.numbering import next_number
from minzheng.engines.cases.offices import place_name
from minzheng.engines.cases.opening import open_element
from minzheng.engines.cases.sealed import keepable
from minzheng.engines.cases.state import refresh
from minzheng.engines.cases.stated import facts_of_answers, register_of_subject, split_name
from minzheng.engines.cases.subjects import Subject
from minzheng.engines.cases.telling import message_applicant, message_staff
from minzheng.engines.cases.turning import Turn
from minzheng.engines.cases.values import Application
from minzheng.kernel.matter import Matter, catalogue

HELD = {
    False: "{whose}已在享受{title}，不用再申请。家庭人口、收入、财产有变化的，请申报变化",
    True: "{whose}已经办过{title}，不用再申请。情况有变化或者要终止的，请在原办件里申报",
}


@transaction.atomic
def submit(application: Application, *, by: Viewer, on: date) -> Case:
    """Take an application and give its case; the same token gives the same case, once.

    Raises Incomplete naming every gap, AlreadyOpen, NoHousehold, NotYours, NotAllowed.
    """
    matter = catalogue().get(application.matter)
    subject = subject_of(application, by=by, on=on)
    subject.lock()
    known = submitted_before(application.token)
    if known is not None:
        return known
    refuse_second(subject, matter, on)
    register = register_of_subject(subject, matter, on)
    family = Family(register, subject.people, subject.division_code, on)
    answers = with_blanks(matter.form.pages, family, application.answers)
    _refuse_gaps(replace(application, answers=answers), matter, family, subject)
    case = _create(replace(application, answers=answers), matter, subject, on=on)
    _begin(case, matter, by=by, on=on)
    if asks_consent(matter.form):
        authorise_own(case, application.signed.get(CONSENT, ()), by=by, on=on)
        ask_others(case, on)
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


def refuse_second(subject: Subject, matter: Matter, on: date) -> None:
    """One open case of a matter at a time, and no application for what is already held."""
    whose, title = subject.whose, matter.service.short
    running = subject.running(matter)
    if running is not None:
        raise AlreadyOpen(
            f"{whose}的{title}已在办理，编号 {running.number}，"
            f"当前环节：{running.current}。不用重复申请，补充材料请在该办件里提交"
        )
    if subject.holds(matter, on):
        raise AlreadyOpen(HELD[matter.organisational].format(whose=whose, title=title))


def _refuse_gaps(
    application: Application, matter: Matter, family: Family, subject: Subject
) -> None:
    gaps = missing(matter.form.pages, family, application.answers)
    signers = subject.signers(application.applicant_id, family.on)
    texts = {commitment.key: commitment.text for commitment in matter.form.commitments}
    gaps |= unsigned(texts, application.signed, signers)
    if gaps:
        raise Incomplete("申请", gaps)


def _create(application: Application, matter: Matter, subject: Subject, *, on: date) -> Case:
    sealed = _sealed(application.answers)  # before anything is kept: an account never lies open
    return Case.objects.create(
        number=next_number(matter.service.code, subject.division_code, on),
        token=application.token,
        matter=matter.key,
        flow=matter.application.__name__,
        division_code=subject.division_code,
        place=place_name(subject.division_code),
        **subject.columns(),
        applicant_id=application.applicant_id,
        agent_name=application.agent_name,
        agent_mandate=application.agent_mandate,
        submitted_on=on,
        next_due_on=on,
        facts=facts_of_answers(sealed, subject.people),
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
        text = f"{case.place}有{case.counted}新申请{title}，编号 {case.number}，请留意协助"
        message_staff(case, actor.role, division, text, on=on)
