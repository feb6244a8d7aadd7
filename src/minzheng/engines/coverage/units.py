"""The units of a district as its registers know them on a day: nobody types them in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from minzheng.engines.coverage.coded import SOCIAL, Scope
from minzheng.engines.coverage.models import Row
from minzheng.kernel.divisions import ancestors, level
from minzheng.registers.divisions.api import Division, children
from minzheng.registers.facilities.api import Facility, facilities_within
from minzheng.registers.organisations.api import Organisation

ELSEWHERE = "登记的所在地或类别变了，不再属于本区的检查范围"


@dataclass(frozen=True)
class Unit:
    """A unit in its register; `unrated`: of a kind that is rated, and is not."""

    key: str
    scope: Scope
    name: str
    division: str
    unrated: bool = False


def units_of(division: str, on: date) -> list[Unit]:
    """Every unit of a division on a day, by key. Three queries."""
    houses = facilities_within(division, on=on)
    bodies = Organisation.objects.within(division).filter(
        Q(until=None) | Q(until__gt=on), kind__in=SOCIAL, since__lte=on
    )
    found = [_house(row) for row in houses]
    found += [Unit(f"organisation:{row.pk}", Scope.ORGANISATION, row.name, row.division_code)
              for row in bodies]  # fmt: skip
    found += [Unit(f"town:{row.code}", Scope.TOWN, row.name, row.code)
              for row in children(division, on)]  # fmt: skip
    return sorted(found, key=lambda unit: unit.key)


def town_of(division: str) -> str:
    """The town that a place lies in; "" for what belongs to the district itself."""
    return next((code for code in ancestors(division) if level(code) == "town"), "")


def reasons_gone(rows: Iterable[Row]) -> dict[str, str]:
    """Why units are not in their registers any more, by key. At most three queries."""
    told = list(rows)
    ends = {f"facility:{pk}": day for pk, day in Facility.objects.filter(
        pk__in=_numbers(told, Scope.FACILITY)).values_list("pk", "closed_on")}  # fmt: skip
    ends |= {f"organisation:{pk}": day for pk, day in Organisation.objects.filter(
        pk__in=_numbers(told, Scope.ORGANISATION)).values_list("pk", "until")}  # fmt: skip
    ends |= {f"town:{code}": day for code, day in Division.objects.filter(
        pk__in=_numbers(told, Scope.TOWN)).values_list("code", "valid_to")}  # fmt: skip
    return {row.unit: _why(ends.get(row.unit)) for row in told}


def _house(row: Facility) -> Unit:
    unrated = row.kind == "elder_home" and not row.rating
    return Unit(f"facility:{row.pk}", Scope.FACILITY, row.name, row.division_code, unrated)


def _numbers(rows: Iterable[Row], scope: Scope) -> list[str]:
    return [row.unit.partition(":")[2] for row in rows if row.scope == scope]


def _why(day: date | None) -> str:
    return f"自 {day} 起停办、终止或撤销" if day else ELSEWHERE
