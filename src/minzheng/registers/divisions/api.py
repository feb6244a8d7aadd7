"""The door of the divisions register: find a division, name it in full, know what it was before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q

from minzheng.kernel.divisions import ancestors, level, normalise, parent
from minzheng.kernel.doer import Doer
from minzheng.registers import trail
from minzheng.registers.divisions.models import Division

__all__ = [
    "Division",
    "NewDivision",
    "UnknownDivision",
    "children",
    "current_on",
    "full_name",
    "full_names",
    "get_division",
    "import_divisions",
    "known_in_history",
    "successors",
]

# A municipality has "市辖区" or "县" where others have a city: the province is named instead.
PLACEHOLDERS = frozenset({"市辖区", "县"})
IMPORTED = ("name", "level", "parent_code", "valid_from", "valid_to", "predecessor")


class UnknownDivision(LookupError):
    """No division has this code, now or in history."""


@dataclass(frozen=True)
class NewDivision:
    """One row to import: a code of 2 to 12 digits; a date is None when unknown or to come."""

    code: str
    name: str
    valid_from: date | None = None
    valid_to: date | None = None
    predecessor: str = ""


def get_division(code: str) -> Division:
    """The division of a 6-, 9- or 12-digit code. Raises UnknownDivision."""
    try:
        return Division.objects.get(pk=normalise(code))
    except Division.DoesNotExist:
        raise UnknownDivision(f"区划代码 {code} 不在区划表中：请核对代码，或先导入区划") from None


def children(code: str, on: date) -> list[Division]:
    """Divisions directly below `code` that are in force on the day, by code."""
    return list(Division.objects.current_on(on).children_of(normalise(code)))


def current_on(day: date, *, below: str = "") -> list[Division]:
    """Every division in force on `day`, or those directly below one code."""
    return children(below, day) if below else list(Division.objects.current_on(day))


def successors(code: str) -> list[Division]:
    """Divisions that replaced `code`; several when it was split."""
    return list(Division.objects.filter(predecessor=normalise(code)))


def full_name(code: str) -> str:
    """The name from the city down, such as 广州市增城区荔城街道. Raises UnknownDivision."""
    return full_names([code])[normalise(code)]


def full_names(codes: Iterable[str]) -> dict[str, str]:
    """Full names by 12-digit code, in one query. Raises UnknownDivision for the first unknown."""
    lines = {normalise(code): ancestors(normalise(code)) for code in codes}
    wanted = {code for line in lines.values() for code in line}
    names = dict(Division.objects.filter(pk__in=wanted).values_list("code", "name"))
    for code in lines:
        if code not in names:
            raise UnknownDivision(f"区划代码 {code} 不在区划表中：请核对代码，或先导入区划")
    return {code: _joined(line, names) for code, line in lines.items()}


def known_in_history(code6: str, born_on: date) -> bool:
    """Whether a county code could stand in the identity number of somebody born on the day.

    A number keeps the code of the place that issued it, at birth or later; only a code that had
    already ended at birth is impossible. Unknown is a reason to ask, never to refuse.
    """
    known = Division.objects.filter(pk=normalise(code6))
    return known.filter(Q(valid_to=None) | Q(valid_to__gt=born_on)).exists()


@transaction.atomic
def import_divisions(rows: Iterable[NewDivision], *, by: Doer) -> int:
    """Add or update divisions; gives how many. Running it again changes nothing.

    Raises UnknownDivision naming the row whose upper division is nowhere to be found.
    """
    divisions = [_division(row) for row in rows]
    _check_parents(divisions)
    Division.objects.bulk_create(
        divisions,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=IMPORTED,
        batch_size=500,
    )
    trail.record(by, "import_divisions", "division:*", count=len(divisions))
    return len(divisions)


def _division(row: NewDivision) -> Division:
    code = normalise(row.code)
    return Division(
        code=code,
        name=row.name.strip(),
        level=level(code),
        parent_code=parent(code),
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        predecessor=normalise(row.predecessor) if row.predecessor else "",
    )


def _check_parents(divisions: list[Division]) -> None:
    given = {division.code for division in divisions}
    wanted = {d.parent_code for d in divisions if d.level != "province"} - given
    stored = Division.objects.filter(pk__in=wanted).values_list("code", flat=True)
    missing = wanted - set(stored)
    for place, division in enumerate(divisions, start=1):
        if division.parent_code in missing:
            raise UnknownDivision(
                f"第 {place} 行 {division.code} {division.name}："
                f"上级区划 {division.parent_code} 不存在，请把上级区划放在同一份文件里或先导入"
            )


def _joined(line: Iterable[str], names: dict[str, str]) -> str:
    """`line` goes upward; the province is named only where no city stands below it."""
    parts: list[str] = []
    for code in line:
        name = names.get(code, "")
        rank = level(code)
        if rank == "nation" or (rank == "province" and _has_city(line, names)):
            continue
        if name not in PLACEHOLDERS:
            parts.append(name)
    return "".join(reversed(parts))


def _has_city(line: Iterable[str], names: dict[str, str]) -> bool:
    cities = [names.get(code, "") for code in line if level(code) == "city"]
    return any(name and name not in PLACEHOLDERS for name in cities)
