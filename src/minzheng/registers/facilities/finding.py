"""Finding facilities: by number, by place and kind, by distance as the crow flies."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from django.db.models import Avg, QuerySet

from minzheng.registers.facilities.errors import NoSuchFacility
from minzheng.registers.facilities.models import Facilities, Facility, FacilityVersion, Offered

EARTH_METRES = 6_371_009  # mean radius


@dataclass(frozen=True)
class Near:
    """A facility and how far it is, in whole metres in a straight line."""

    facility: Facility
    metres: int


def find_facility(pk: int) -> Facility:
    """The facility with this number, closed or not. Raises NoSuchFacility."""
    found = Facility.objects.filter(pk=pk).first()
    if found is None:
        raise NoSuchFacility("没有这个机构，它可能已经撤并。请从“找机构”重新查找")
    return found


def facilities_within(
    division: str, kinds: Iterable[str] = (), *, on: date | None = None
) -> Facilities:
    """Facilities of the division's subtree, by name; of some kinds, existing on a day.

    One query when it is read; further narrowing is the queryset's own.
    """
    rows = Facility.objects.within(division)
    wanted = tuple(kinds)
    if wanted:
        rows = rows.filter(kind__in=wanted)
    return rows.open_on(on) if on is not None else rows


def nearest(
    latitude: float, longitude: float, kinds: Iterable[str] = (), most: int = 10,
    *, on: date,
) -> list[Near]:  # fmt: skip
    """The nearest facilities that exist on the day, nearest first. Two queries."""
    rows = Facility.objects.open_on(on).exclude(latitude=None)
    wanted = tuple(kinds)
    rows = rows.filter(kind__in=wanted) if wanted else rows
    points = list(rows.order_by("pk").values_list("pk", "latitude", "longitude"))
    metres = distances(latitude, longitude, [(float(n or 0), float(e or 0)) for _, n, e in points])
    first = [int(place) for place in np.argsort(metres, kind="stable")[:most]]
    known = Facility.objects.in_bulk([points[place][0] for place in first])
    return [Near(known[points[place][0]], int(metres[place])) for place in first]


def distances(latitude: float, longitude: float, points: Sequence[Sequence[float]]) -> np.ndarray:
    """Whole metres from one place to many (haversine); `points` are (latitude, longitude)."""
    if not points:
        return np.array([], dtype=np.int64)
    there = np.radians(np.array(points, dtype=float).reshape(-1, 2))
    here = np.radians(np.array([latitude, longitude]))
    half = np.sin((there - here) / 2) ** 2
    arc = half[:, 0] + np.cos(here[0]) * np.cos(there[:, 0]) * half[:, 1]
    metres = 2 * EARTH_METRES * np.arcsin(np.sqrt(np.clip(arc, 0, 1)))
    return np.asarray(np.rint(metres), dtype=np.int64)


def centre_of(division: str, *, on: date) -> tuple[float, float] | None:
    """The middle of the facilities with a known position in the subtree; None without any."""
    placed = facilities_within(division, on=on).exclude(latitude=None)
    middle = placed.aggregate(north=Avg("latitude"), east=Avg("longitude"))
    if middle["north"] is None or middle["east"] is None:
        return None
    return float(middle["north"]), float(middle["east"])


def offers_by_facility(keys: Iterable[int]) -> dict[int, list[Offered]]:
    """What several facilities offer, by their number. One query."""
    found: dict[int, list[Offered]] = {}
    for offer in Offered.objects.filter(facility__in=list(keys)):
        found.setdefault(offer.facility_id, []).append(offer)
    return found


def service_names(division: str, *, on: date) -> list[str]:
    """Every service that is offered in the subtree, by name."""
    rows = Offered.objects.filter(facility__in=facilities_within(division, on=on))
    return list(rows.order_by("name").values_list("name", flat=True).distinct())


def versions_of(facility: Facility) -> QuerySet[FacilityVersion]:
    """What became known of a facility, oldest first."""
    return FacilityVersion.objects.filter(facility=facility)
