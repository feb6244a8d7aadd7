"""The door of the organisations register: register, find, close; who acts for one."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.kernel.divisions import normalise
from minzheng.kernel.doer import Doer
from minzheng.kernel.identity import credit_code
from minzheng.registers import trail
from minzheng.registers.organisations.members import (
    DUTIES,
    MemberRefused,
    NewMember,
    end_member,
    members_of,
    serves,
    take_on_member,
)
from minzheng.registers.organisations.models import Member, Organisation

__all__ = [
    "DUTIES",
    "AlreadyRegistered",
    "Member",
    "MemberRefused",
    "NewMember",
    "NewOrganisation",
    "Organisation",
    "WrongDates",
    "close_organisation",
    "end_member",
    "find_by_credit_code",
    "find_organisation",
    "members_of",
    "register_organisation",
    "search_organisations",
    "serves",
    "take_on_member",
]

MOST_RESULTS = 50


class AlreadyRegistered(ValueError):
    """The credit code is registered already; `organisation` is the one that has it."""

    def __init__(self, organisation: Organisation) -> None:
        self.organisation = organisation
        super().__init__(
            f"统一社会信用代码 {organisation.credit_code} 已登记为“{organisation.name}”，"
            "请直接使用该记录"
        )


class WrongDates(ValueError):
    """An organisation cannot end before it began, or end twice."""


@dataclass(frozen=True)
class NewOrganisation:
    """An organisation to register; `kind` is the register's own word, such as 社会团体."""

    credit_code: str
    name: str
    division_code: str
    since: date
    kind: str = ""


@transaction.atomic
def register_organisation(new: NewOrganisation, *, by: Doer) -> Organisation:
    """Register an organisation. Raises IdentityError for a wrong credit code, AlreadyRegistered."""
    number = credit_code(new.credit_code).number
    known = find_by_credit_code(number)
    if known is not None:
        raise AlreadyRegistered(known)
    division = normalise(new.division_code)
    organisation = Organisation.objects.create(
        **{**vars(new), "credit_code": number, "division_code": division}
    )
    trail.record(by, "register_organisation", f"organisation:{organisation.pk}", division=division)
    return organisation


@transaction.atomic
def close_organisation(organisation: Organisation, *, until: date, by: Doer) -> Organisation:
    """Record the end of an organisation. Raises WrongDates."""
    if organisation.until is not None:
        raise WrongDates(f"“{organisation.name}”已于 {organisation.until} 终止，不能再次终止")
    if until < organisation.since:
        raise WrongDates(f"终止日期 {until} 早于成立日期 {organisation.since}，请核对")
    organisation.until = until
    organisation.save(update_fields=["until"])
    subject, division = f"organisation:{organisation.pk}", organisation.division_code
    trail.record(by, "close_organisation", subject, division=division, until=until)
    return organisation


def find_by_credit_code(number: str) -> Organisation | None:
    """The organisation with this credit code, written in any case."""
    return Organisation.objects.filter(credit_code=number.strip().upper()).first()


def find_organisation(pk: int) -> Organisation | None:
    """The organisation of this number."""
    return Organisation.objects.filter(pk=pk).first()


def search_organisations(text: str, division: str) -> list[Organisation]:
    """At most 50 organisations of the division's subtree whose name contains the text."""
    found = Organisation.objects.within(division).filter(name__contains=text.strip())
    return list(found.order_by("name")[:MOST_RESULTS]) if text.strip() else []
