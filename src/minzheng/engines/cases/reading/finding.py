"""Finding a case and checking the right to see it in one call: it cannot be forgotten."""

from datetime import date

from django.db.models import Q

from minzheng.engines.access.api import Viewer, may
from minzheng.engines.cases.access_rules import is_owner, may_read
from minzheng.engines.cases.errors import NoSuchCase
from minzheng.engines.cases.models import PARTIES, Case, CaseStep
from minzheng.engines.cases.parties import FamilyParty
from minzheng.engines.cases.reading.counting import with_counts
from minzheng.registers.households.api import household_of
from minzheng.registers.people.api import Person, get_person

READ, HANDLE, OWN = "read", "handle", "own"
HIDDEN = "没有编号为 {number} 的办件，或不在您的辖区内。请核对编号"


def case_for(viewer: Viewer, number: str, *, may: str = READ) -> Case:
    """The case, if the viewer may `read` it, `handle` an open step of it, or it is her `own`.

    Raises NoSuchCase alike for a wrong number and for a case out of reach: which one is not told.
    """
    rows = Case.objects.select_related(*PARTIES, "household", "parent", "rating__follow_up")
    case = with_counts(rows).filter(number=number).first()
    if case is None or not RIGHTS[may](viewer, case):
        raise NoSuchCase(HIDDEN.format(number=number))
    return case


def _may_handle(viewer: Viewer, case: Case) -> bool:
    steps = CaseStep.objects.filter(case=case, closed_on=None)
    return any(may(viewer, step.role, step.division_code, case.matter) for step in steps)


RIGHTS = {READ: may_read, HANDLE: _may_handle, OWN: is_owner}


def my_cases(person_id: int, on: date) -> list[Case]:
    """The cases a person applied for, is told of or is the subject of, open and newest first."""
    rows = Case.objects.filter(Q(applicant_id=person_id) | Q(person_id=person_id))
    return list(
        rows.select_related("rating__follow_up", "person").order_by(
            "-state", "-submitted_on", "-id"
        )
    )


def cases_to_read(person_id: int, on: date) -> list[Case]:
    """Cases of her household that another member applied for and she may read, newest first."""
    home = household_of(get_person(person_id), on)
    rows = Case.objects.filter(household=home, person=None).exclude(applicant_id=person_id)
    found = rows.select_related("applicant").order_by("-submitted_on", "-id")
    return [case for case in found if person_id in FamilyParty(case).readers] if home else []


def phone_matches(person: Person, last4: str) -> bool:
    """Whether the last four digits of the person's phone are these; the number is not opened."""
    digits = last4.strip()
    return len(digits) == 4 and digits.isdecimal() and person.phone_masked.endswith(digits)
