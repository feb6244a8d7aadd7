"""Finding a case and checking the right to see it in one call: it cannot be forgotten."""

from datetime import date

from minzheng.engines.access.api import Viewer, may
from minzheng.engines.cases.access_rules import is_own, may_read
from minzheng.engines.cases.errors import NoSuchCase
from minzheng.engines.cases.models import Case, CaseStep
from minzheng.engines.cases.reading.counting import with_counts
from minzheng.registers.people.api import Person

READ, HANDLE, OWN = "read", "handle", "own"
HIDDEN = "没有编号为 {number} 的办件，或不在您的辖区内。请核对编号"


def case_for(viewer: Viewer, number: str, *, may: str = READ) -> Case:
    """The case, if the viewer may `read` it, `handle` an open step of it, or it is her `own`.

    Raises NoSuchCase alike for a wrong number and for a case out of reach: which one is not told.
    """
    rows = Case.objects.select_related("applicant", "household", "parent", "rating")
    case = with_counts(rows).filter(number=number).first()
    if case is None or not RIGHTS[may](viewer, case):
        raise NoSuchCase(HIDDEN.format(number=number))
    return case


def _may_handle(viewer: Viewer, case: Case) -> bool:
    steps = CaseStep.objects.filter(case=case, closed_on=None)
    return any(may(viewer, step.role, step.division_code, case.matter) for step in steps)


def _is_own(viewer: Viewer, case: Case) -> bool:
    return is_own(viewer, {case.applicant_id})


RIGHTS = {READ: may_read, HANDLE: _may_handle, OWN: _is_own}


def my_cases(person_id: int, on: date) -> list[Case]:
    """The cases a person applied for or is told of, open ones first, newest first."""
    rows = Case.objects.filter(applicant_id=person_id).select_related("rating")
    return list(rows.order_by("-state", "-submitted_on", "-id"))


def phone_matches(person: Person, last4: str) -> bool:
    """Whether the last four digits of the person's phone are these; the number is not opened."""
    digits = last4.strip()
    return len(digits) == 4 and digits.isdecimal() and person.phone_masked.endswith(digits)
