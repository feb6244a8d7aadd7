"""What is there: the board of a house, a resident's file, occupancy by level of care, moves."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Count, Prefetch, Q, QuerySet

from minzheng.engines.access.api import Viewer, visible
from minzheng.engines.residence.coded import Level
from minzheng.engines.residence.models import Absence, Bed, Contract, Placement, Room, Unit
from minzheng.engines.residence.posts import reader
from minzheng.registers.facilities.api import Facility
from minzheng.registers.stays.api import Stay, living_in, stays_in

PAGE, BED = 50, "床"


@dataclass(frozen=True)
class BedState:
    """A bed on the board: who lies in it, and where she is if she is away."""

    bed: Bed
    placement: Placement | None = None
    away: Absence | None = None

    @property
    def state(self) -> str:
        """free, taken, away or out."""
        if self.bed.out_since is not None:
            return "out"
        if self.placement is None:
            return "free"
        return "away" if self.away is not None else "taken"


@dataclass(frozen=True)
class RoomState:
    """A room with its beds."""

    room: Room
    beds: tuple[BedState, ...]


@dataclass(frozen=True)
class FloorPlan:
    """The rooms of one floor of one building."""

    building: str
    floor: int
    rooms: tuple[RoomState, ...]


@dataclass(frozen=True)
class Board:
    """A house as it is: floors, and who lives there without a bed of hers."""

    facility: Facility
    floors: tuple[FloorPlan, ...]
    unplaced: tuple[Stay, ...]
    units: tuple[Unit, ...]

    @property
    def states(self) -> list[BedState]:
        """Every bed."""
        return [bed for floor in self.floors for room in floor.rooms for bed in room.beds]

    @property
    def counts(self) -> Counter[str]:
        """How many beds are in which state."""
        return Counter(each.state for each in self.states)

    @property
    def levels(self) -> list[tuple[Level, "Occupancy"]]:
        """Beds and people by level of care, those there are."""
        grouped: dict[str, list[BedState]] = defaultdict(list)
        for each in self.states:
            grouped[each.bed.level].append(each)
        return [(level, _occupancy(grouped[level])) for level in Level if level in grouped]


@dataclass(frozen=True)
class Occupancy:
    """Beds in use, and how many people lie in them."""

    beds: int = 0
    taken: int = 0

    @property
    def percent(self) -> int | None:
        """Whole percent, rounded; None where there is no bed."""
        return round(self.taken * 100 / self.beds) if self.beds else None


@dataclass(frozen=True)
class HouseRow:
    """One house of the area's list."""

    facility: Facility
    living: int
    whole: Occupancy
    levels: Mapping[str, Occupancy] = field(default_factory=dict)


@dataclass(frozen=True)
class Moves:
    """Moves between levels of care since a day: up is to more care."""

    up: int
    down: int
    assessed: int


def board_of(house: Facility, on: date) -> Board:
    """The rooms and beds of a house as they are today. Five queries."""
    rooms = Room.objects.filter(facility=house).select_related("unit")
    beds = Prefetch("beds", Bed.objects.order_by("code"))
    lying = Placement.objects.live().filter(bed__facility=house).select_related("person", "stay")
    by_bed = {row.bed_id: row for row in lying}
    away = _away({row.stay_id for row in by_bed.values()})
    states = [
        RoomState(room, tuple(_state(bed, by_bed, away) for bed in room.beds.all()))
        for room in rooms.prefetch_related(beds).order_by("building", "floor", "number")
    ]
    placed = {row.stay_id for row in by_bed.values()}
    living = stays_in([house.pk], on).living().order_by("since", "pk")
    units = Unit.objects.filter(facility=house).order_by("pk")
    unplaced = tuple(stay for stay in living if stay.pk not in placed)
    return Board(house, _floors(states), unplaced, tuple(units))


def free_beds(house: Facility) -> list[Bed]:
    """Beds in which somebody can be placed, by code. One query."""
    lying = Placement.objects.live().filter(bed__facility=house).values("bed")
    rows = Bed.objects.filter(facility=house, out_since=None).exclude(pk__in=lying)
    return list(rows.select_related("room__unit").order_by("code"))


def keeping_beds(houses: Iterable[Facility]) -> list[Facility]:
    """Those of these houses that keep beds here, then those that could. One query."""
    rows = {each.pk: each for each in houses}
    keeping = set(Unit.objects.filter(facility__in=rows).values_list("facility", flat=True))
    found = [each for each in rows.values() if each.pk in keeping or BED in each.unit]
    return sorted(found, key=lambda each: (each.pk not in keeping, each.name))


def houses_page(viewer: Viewer, after: int) -> tuple[list[Facility], int]:
    """Houses of the area that keep beds here or have places to live in, by number. One query."""
    keeping = Q(pk__in=Unit.objects.values("facility"))
    rows = visible(Facility.objects.filter(keeping), reader(viewer)).filter(pk__gt=after)
    found = list(rows.order_by("pk")[: PAGE + 1])
    return found[:PAGE], found[PAGE - 1].pk if len(found) > PAGE else 0


def rows_of(houses: Collection[Facility], on: date) -> list[HouseRow]:
    """Occupancy by level of care on a day. Three queries."""
    keys = [each.pk for each in houses]
    levels = occupancy(keys, on)
    living = living_in(keys, on)
    return [_row(each, levels.get(each.pk, {}), living.get(each.pk, 0)) for each in houses]


def occupancy(facilities: Collection[int], on: date) -> dict[int, dict[str, Occupancy]]:
    """Beds in use and people in them on a day, by house and level. Two queries.

    What was out of use counts from the day it was taken out.
    """
    used = Q(out_since=None) | Q(out_since__gt=on)
    beds = _counted(Bed.objects.filter(used, facility__in=facilities), "facility", "level")
    taken = _counted(lying_on(facilities, on), "bed__facility", "bed__level")
    found: dict[int, dict[str, Occupancy]] = defaultdict(dict)
    for house, level in sorted({*beds, *taken}):
        number = beds.get((house, level), 0), taken.get((house, level), 0)
        found[house][level] = Occupancy(*number)
    return dict(found)


def lying_on(facilities: Collection[int], on: date) -> QuerySet[Placement]:
    """Who lay in a bed of these houses on a day."""
    there = Q(until=None) | Q(until__gt=on)
    stayed = Q(stay__until=None) | Q(stay__until__gt=on)
    return Placement.objects.filter(there, stayed, bed__facility__in=facilities, since__lte=on)


def placements_of(stay: Stay) -> list[Placement]:
    """Every bed of a stay, the newest first. One query."""
    rows = Placement.objects.filter(stay=stay).select_related("bed__room__unit")
    return list(rows.order_by("-since", "-pk"))


def is_placed(stay: Stay) -> bool:
    """Whether she lies in a bed that is kept here: then she moves from bed to bed. One query."""
    return Placement.objects.live().filter(stay=stay).exists()


def absences_of(stay: Stay) -> list[Absence]:
    """Every time away of a stay, the newest first. One query."""
    return list(Absence.objects.filter(stay=stay))


def moves_since(facilities: Collection[int], since: date) -> Moves:
    """Moves between levels of care since a day. One query."""
    rows = Placement.objects.filter(bed__facility__in=facilities)
    told = rows.order_by("stay", "since", "pk").values_list("stay", "bed__level", "since", "reason")
    up = down = assessed = 0
    before: dict[int, str] = {}
    for stay, level, day, reason in told:
        step = _rank(level) - _rank(before.get(stay, level))
        before[stay] = level
        if step and day >= since:
            up, down = up + (step > 0), down + (step < 0)
            assessed += reason == "assessed"
    return Moves(up, down, assessed)


def contracts_of(facilities: Iterable[int], after: int = 0) -> tuple[list[Contract], int]:
    """The contracts of these houses with what changed of them, the newest first. Two queries."""
    rows = Contract.objects.filter(facility__in=list(facilities))
    rows = rows.filter(pk__lt=after) if after else rows
    told = rows.select_related("person", "facility", "stay").prefetch_related("addenda")
    found = list(told.order_by("-pk")[: PAGE + 1])
    return found[:PAGE], found[PAGE - 1].pk if len(found) > PAGE else 0


def contracts_of_stay(stay: Stay) -> list[Contract]:
    """The contracts of a stay, the newest first. Two queries."""
    rows = Contract.objects.filter(stay=stay).select_related("person", "facility", "stay")
    return list(rows.prefetch_related("addenda"))


def ending_soon(house: Facility, ahead: int, on: date) -> list[Contract]:
    """The newest contract of who lives there that ends within `ahead` days, or has. One query."""
    rows = Contract.objects.filter(facility=house, stay__until=None, ended_on=None)
    last = rows.filter(renewed_by=None, until__lte=on + timedelta(days=ahead))
    return list(last.select_related("person").order_by("until", "pk"))


def _away(stays: Collection[int]) -> dict[int, Absence]:
    return {row.stay_id: row for row in Absence.objects.filter(stay__in=stays, until=None)}


def _state(bed: Bed, by_bed: Mapping[int, Placement], away: Mapping[int, Absence]) -> BedState:
    row = by_bed.get(bed.pk)
    return BedState(bed, row, away.get(row.stay_id) if row is not None else None)


def _floors(rooms: Iterable[RoomState]) -> tuple[FloorPlan, ...]:
    grouped: dict[tuple[str, int], list[RoomState]] = defaultdict(list)
    for each in rooms:
        grouped[each.room.building, each.room.floor].append(each)
    return tuple(FloorPlan(*key, tuple(found)) for key, found in sorted(grouped.items()))


def _occupancy(beds: Iterable[BedState]) -> Occupancy:
    states = [each.state for each in beds if each.state != "out"]
    return Occupancy(len(states), sum(state != "free" for state in states))


def _row(house: Facility, levels: Mapping[str, Occupancy], living: int) -> HouseRow:
    beds, taken = sum(o.beds for o in levels.values()), sum(o.taken for o in levels.values())
    return HouseRow(house, living, Occupancy(beds, taken), levels)


def _counted(rows: QuerySet[Bed] | QuerySet[Placement], *by: str) -> dict[tuple[int, str], int]:
    told = rows.order_by().values_list(*by).annotate(count=Count("pk"))
    return {(house, level): count for house, level, count in told}


def _rank(level: str) -> int:
    return Level.values.index(level)
