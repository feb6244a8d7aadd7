"""Who may look at a unit: two officers of the district, neither of its own place or house."""

from datetime import date

from minzheng.engines.coverage.coded import INSPECTORS
from minzheng.engines.coverage.errors import CoverageRefused
from minzheng.engines.coverage.models import Row
from minzheng.engines.coverage.units import town_of
from minzheng.engines.oversight.api import same_person
from minzheng.kernel.divisions import covers
from minzheng.registers.facilities.api import Facility
from minzheng.registers.offices.api import Officer, officers_below
from minzheng.registers.organisations.api import (
    Member,
    Organisation,
    find_by_credit_code,
    find_organisation,
    members_of,
)


def inspectors_for(row: Row, on: date) -> list[Officer]:
    """Who may be named, by name: those of the unit's own town are left out."""
    town = town_of(row.division_code)
    found = officers_below(INSPECTORS, row.plan.division_code, on)
    able = [each for each in found if not _of_town(each, town)]
    return sorted(able, key=lambda each: (each.name, each.staff_number))


def two_strangers(row: Row, first: str, second: str, on: date) -> tuple[Officer, Officer]:
    """The two officers by number. Raises CoverageRefused where one may not look."""
    if first == second:
        raise CoverageRefused("检查要两个不同的人去，请另选一位")
    known = {each.staff_number: each
             for each in officers_below(INSPECTORS, row.plan.division_code, on)}  # fmt: skip
    if first not in known or second not in known:
        raise CoverageRefused("检查人应是本区在岗的民政人员，请从名单里选两位")
    members = _members(row, on)
    for officer in (known[first], known[second]):
        _refuse_own(officer, row, members)
    return known[first], known[second]


def _refuse_own(officer: Officer, row: Row, members: list[Member]) -> None:
    if _of_town(officer, town_of(row.division_code)):
        raise CoverageRefused(
            f"{officer.name}在{officer.office.name}任职，“{row.name}”就在那里，应当回避，请换一位"
        )
    if any(same_person(officer, member) for member in members):
        raise CoverageRefused(
            f"{officer.name}和“{row.name}”登记的人员同名，应当回避，请换一位；"
            "同名不是同一人的，请先在两边的登记里补上电话"
        )


def _of_town(officer: Officer, town: str) -> bool:
    return bool(town) and covers(town, officer.office.division_code)


def _members(row: Row, on: date) -> list[Member]:
    """Who acts for the organisation that the unit is or belongs to."""
    behind = _organisation(row)
    return members_of(behind, on) if behind is not None else []


def _organisation(row: Row) -> Organisation | None:
    kind, _, key = row.unit.partition(":")
    if kind == "organisation":
        return find_organisation(int(key))
    code = "" if kind != "facility" else _credit_code(int(key))
    return find_by_credit_code(code) if code else None


def _credit_code(facility: int) -> str:
    found = Facility.objects.filter(pk=facility).values_list("credit_code", flat=True).first()
    return found or ""
