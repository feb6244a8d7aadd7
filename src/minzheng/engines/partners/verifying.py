"""Yes or no: whether somebody receives something on a day; nothing else is told."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import may_see
from minzheng.engines.audit import api as audit
from minzheng.engines.cases.api import holding_in
from minzheng.engines.partners.admitting import Caller
from minzheng.engines.partners.errors import GroundMissing, PersonUnknown
from minzheng.engines.partners.people import person_of
from minzheng.kernel.matter import catalogue
from minzheng.registers.households.api import household_of
from minzheng.registers.people.api import Person

YES, NO, UNKNOWN = "yes", "no", "unknown"
CONSENT, LAW = "consent", "law"
SHORTEST_REF = 4


@dataclass(frozen=True)
class Question:
    """Who, which matter, on what ground: "consent" with its reference, or "law"."""

    name: str
    id_number: str
    matter: str
    ground: str
    consent_ref: str
    purpose: str


@dataclass(frozen=True)
class Verdict:
    """yes, no, or unknown (not in the register, or out of reach: not told apart).

    `subject`: the person for the log, "" when unknown.
    """

    result: str
    matter: str
    on: date
    subject: str = ""


@transaction.atomic
def verify(caller: Caller, question: Question, *, on: date) -> Verdict:
    """Answer, and write down who asked about whom, why and on what ground.

    Raises GroundMissing, UnknownMatter.
    """
    catalogue().get(question.matter)
    _refuse_groundless(caller, question)
    try:
        person = person_of(caller, question.name, question.id_number, question.matter)
    except PersonUnknown:
        return Verdict(UNKNOWN, question.matter, on)
    result = YES if _holds(caller, person, question.matter, on) else NO
    subject = f"person:{person.pk}"
    detail = {"matter": question.matter, "mode": question.ground, "ref": question.consent_ref}
    audit.record(caller.viewer.doer, "verify_benefit", subject, division=person.division_code,
                 purpose=question.purpose[:60], detail=detail)  # fmt: skip
    return Verdict(result, question.matter, on, subject)


def _holds(caller: Caller, person: Person, matter: str, on: date) -> bool:
    """Whether she holds it of her own, or her household does, within the partner's reach."""
    home = household_of(person, on)
    whose = person.pk if catalogue().get(matter).personal else None
    held = holding_in(matter, home.pk if home else 0, whose, on)
    return held is not None and may_see(caller.viewer, held.division_code, matter)


def _refuse_groundless(caller: Caller, question: Question) -> None:
    if question.ground == LAW and not caller.partner.by_law:
        raise GroundMissing(
            "贵方登记的用途不含依法核验。请凭本人同意核验（ground 写 consent，并写授权书编号），"
            "或者向民政局申请依法核验"
        )
    if question.ground == CONSENT and len(question.consent_ref.strip()) < SHORTEST_REF:
        raise GroundMissing("凭本人同意核验的，请写明授权书编号（consent_ref），原件由贵方留存备查")
