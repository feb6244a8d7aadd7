"""How a plan covers its units on a day: looked at, late, not in the plan, gone; findings closed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from minzheng.engines.access.api import Viewer, may_see
from minzheng.engines.coverage.coded import Scope, Standing, State
from minzheng.engines.coverage.models import Finding, Plan, Row, Slot
from minzheng.engines.coverage.posts import reading, slots_of
from minzheng.engines.coverage.units import Unit, reasons_gone, town_of, units_of
from minzheng.engines.duties.api import State as DutyState
from minzheng.engines.oversight import api as oversight

ORDER = {state: place for place, state in enumerate(Standing)}


@dataclass(frozen=True)
class UnitStanding:
    """A unit on a day; `row` is None where the plan does not have it. `why`: for gap and gone."""

    key: str
    scope: Scope
    name: str
    division: str
    state: Standing
    row: Row | None = None
    slots: tuple[Slot, ...] = ()
    looked: int = 0
    found: int = 0
    closed: int = 0
    late_since: date | None = None
    why: str = ""

    @property
    def town(self) -> str:
        """The town it lies in, or the district itself."""
        return town_of(self.division) or self.division


@dataclass(frozen=True)
class Tally:
    """How a set of units stands; those that are gone are not among `units`."""

    units: int = 0
    looked: int = 0
    late: int = 0
    gaps: int = 0
    gone: int = 0
    found: int = 0
    closed: int = 0

    @property
    def never(self) -> int:
        """Units that nobody has looked at."""
        return self.units - self.looked


@dataclass(frozen=True)
class Quarter:
    """The looks planned for a quarter, and those that took place."""

    number: int
    planned: int = 0
    looked: int = 0
    late: int = 0


@dataclass(frozen=True)
class Coverage:
    """Every unit as the viewer may know it, gaps first."""

    units: Sequence[UnitStanding]
    on: date
    quarters: Sequence[Quarter] = field(default_factory=tuple)


def coverage_of(viewer: Viewer, plan: Plan, on: date) -> Coverage:
    """How the plan stands on a day. At most eleven queries, however many units."""
    slots = _by_row(slots_of(viewer, plan).order_by("row_id", "number"))
    approved = {key: told for key, told in slots.items() if _in_force(told[0].row, on)}
    known = {unit.key: unit for unit in units_of(plan.division_code, on)}
    findings = _findings(plan, on)
    told = [_planned(each, known, findings, on) for each in approved.values()]
    told += _gaps(viewer, plan, known, on)
    told = _with_reasons(told)
    told.sort(key=lambda unit: (ORDER[unit.state], unit.scope, unit.name, unit.key))
    return Coverage(told, on, _quarters(told, on))


def tally(units: Iterable[UnitStanding]) -> Tally:
    """The numbers of a set of units."""
    rows = list(units)
    there = [unit for unit in rows if unit.state != Standing.GONE]
    return Tally(
        len(there), sum(unit.looked > 0 for unit in there),
        _count(rows, Standing.LATE), _count(rows, Standing.GAP), _count(rows, Standing.GONE),
        sum(unit.found for unit in rows), sum(unit.closed for unit in rows),
    )  # fmt: skip


def _planned(
    slots: Sequence[Slot], known: Mapping[str, Unit], findings: Mapping[int, tuple[int, int]],
    on: date,
) -> UnitStanding:  # fmt: skip
    row = slots[0].row
    looked = sum(_taken(slot, on) for slot in slots)
    late = [slot.ends_on for slot in slots
            if slot.ends_on and slot.ends_on < on and not _taken(slot, on)]  # fmt: skip
    found, closed = findings.get(row.pk, (0, 0))
    return UnitStanding(
        row.unit, Scope(row.scope), row.name, row.division_code,
        _state(row.unit in known, bool(late), looked == len(slots)),
        row, tuple(slots), looked, found, closed, min(late, default=None),
    )  # fmt: skip


def _state(there: bool, late: bool, all_looked: bool) -> Standing:
    if not there:
        return Standing.GONE
    if late:
        return Standing.LATE
    return Standing.DONE if all_looked else Standing.WAITING


def _gaps(
    viewer: Viewer, plan: Plan, known: Mapping[str, Unit], on: date
) -> list[UnitStanding]:  # fmt: skip
    """Units of the registers that no approved part has, in the viewer's own area."""
    rows = {row.unit: row for row in plan.rows.select_related("part")}
    looking = reading(viewer)
    return [
        UnitStanding(key, unit.scope, unit.name, unit.division, Standing.GAP,
                     rows.get(key), why=_why_gap(rows.get(key)))
        for key, unit in known.items()
        if not (key in rows and _in_force(rows[key], on)) and may_see(looking, unit.division)
    ]  # fmt: skip


def _why_gap(row: Row | None) -> str:
    return f"已列入{row.part}，等批准" if row is not None else "登记簿里有，计划里没有"


def _with_reasons(units: list[UnitStanding]) -> list[UnitStanding]:
    gone = [unit.row for unit in units if unit.state == Standing.GONE and unit.row]
    why = reasons_gone(gone) if gone else {}
    return [
        unit if unit.state != Standing.GONE
        else UnitStanding(**{**vars(unit), "why": why.get(unit.key, "")})
        for unit in units
    ]  # fmt: skip


def _findings(plan: Plan, on: date) -> dict[int, tuple[int, int]]:
    """How many findings the looks of a unit had by the day, and how many were closed."""
    found: dict[int, tuple[int, int]] = {}
    own = Finding.objects.filter(look__slot__row__plan=plan, look__day__lte=on)
    for row, state, ended in own.values_list("look__slot__row", "duty__state", "duty__ended_on"):
        _add(found, row, closed=state == DutyState.DONE and _by(ended, on))
    linked = Slot.objects.filter(row__plan=plan, look__inspection__isnull=False, looked_on__lte=on)
    rows = dict(linked.values_list("look__inspection", "row"))
    if rows:
        there = oversight.Finding.objects.filter(inspection__in=rows)
        for inspection, ended in there.values_list("inspection", "closed_on"):
            _add(found, rows[inspection], closed=_by(ended, on))
    return found


def _add(found: dict[int, tuple[int, int]], row: int, *, closed: bool) -> None:
    some, done = found.get(row, (0, 0))
    found[row] = (some + 1, done + closed)


def _quarters(units: Iterable[UnitStanding], on: date) -> list[Quarter]:
    slots = [slot for unit in units if unit.state != Standing.GONE for slot in unit.slots]
    return [_quarter(number, [each for each in slots if each.quarter == number], on)
            for number in (1, 2, 3, 4)]  # fmt: skip


def _quarter(number: int, slots: Sequence[Slot], on: date) -> Quarter:
    looked = sum(_taken(slot, on) for slot in slots)
    over = any(slot.ends_on and slot.ends_on < on for slot in slots)
    return Quarter(number, len(slots), looked, len(slots) - looked if over else 0)


def _by_row(slots: Iterable[Slot]) -> dict[int, list[Slot]]:
    found: dict[int, list[Slot]] = {}
    for slot in slots:
        found.setdefault(slot.row_id, []).append(slot)
    return found


def _in_force(row: Row, on: date) -> bool:
    part = row.part
    return part.state == State.APPROVED and _by(part.approved_on, on)


def _taken(slot: Slot, on: date) -> bool:
    return _by(slot.looked_on, on)


def _by(day: date | None, on: date) -> bool:
    return day is not None and day <= on


def _count(units: Iterable[UnitStanding], state: Standing) -> int:
    return sum(unit.state == state for unit in units)
