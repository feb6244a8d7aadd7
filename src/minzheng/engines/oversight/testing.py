"""For tests: a house looked at by two officers, as far as a test wants it."""

from collections.abc import Mapping
from datetime import date

from minzheng.engines.access.api import Viewer
from minzheng.engines.oversight.api import (
    BAD,
    GOOD,
    MINOR,
    Inspection,
    NewFinding,
    NewInspection,
    Paper,
    Told,
    Witness,
    answer_items,
    begin,
    confirm,
    note_witness,
    plan_inspection,
    record_finding,
    usual_due,
)
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.facilities.api import Facility, NewFacility, register_facility

Two = tuple[Viewer, Viewer]
PHOTO = Paper("整改后.jpg", b"\xff\xd8\xff put right")
BADLY = {"C1": MINOR}
CODE, OTHER_CODE = "52440118MJ9988771L", "52440118MJ7654321G"


def house(name: str, village: str, code: str, on: date, *, kind: str = "elder_home") -> Facility:
    """A house of its own in a village."""
    new = NewFacility(
        name, kind, village, f"{name}1号", credit_code=code, opened_on=date(2020, 5, 1)
    )
    return register_facility(new, by=SYSTEM, on=on)


def planned(facility: Facility, two: Two, on: date, *, day: date | None = None) -> Inspection:
    """Planned for a day by the first of the two."""
    keys = (each.doer.key for each in two)
    new = NewInspection(facility, day or on, "daily", *keys)
    return plan_inspection(new, by=two[0], on=on)


def looked_at(
    facility: Facility, two: Two, on: date, *, bad: Mapping[str, str] = BADLY
) -> Inspection:
    """Begun and answered: the items of `bad` are wrong, by their severity."""
    one = begin(planned(facility, two, on), by=two[0], on=on)
    told = {code: Told(BAD if code in bad else GOOD) for code in one.sheet.items}
    answer_items(one, told, by=two[0])
    for code, severity in bad.items():
        due = usual_due(severity, facility.division_code, on)
        new = NewFinding(code, f"{code} 处不符合要求", severity, due, PHOTO)
        record_finding(one, new, by=two[0], on=on)
    return one


def concluded(
    facility: Facility, two: Two, on: date, *, bad: Mapping[str, str] = BADLY
) -> Inspection:
    """Shown to the house and confirmed by both."""
    one = looked_at(facility, two, on, bad=bad)
    note_witness(one, Witness("柯美玲"), by=two[0])
    for by in two:
        one = confirm(one, by=by, on=on)
    return one
