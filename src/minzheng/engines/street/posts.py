"""Whose business the street is: towns patrol, the station takes in, the district leads."""

from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from minzheng.engines.access.api import Viewer, visible
from minzheng.engines.street.errors import NoSuchOnStreet

STATION = ("relief_station", "relief_station_head")
PATROLLERS = ("village_worker", "town_clerk", "town_head", "social_worker", *STATION)
PLANNERS = ("town_clerk", "town_head", "district_clerk", *STATION)
CAMPAIGNERS = ("district_clerk", "district_head", "relief_station_head")
STATION_READERS = (*STATION, "district_clerk", "district_head", "auditor")
READERS = (*PATROLLERS, "district_clerk", "district_head", "auditor")
MOST = 2**63  # what a key can be in the tables

Row = TypeVar("Row", bound=Model)


def within(rows: QuerySet[Row], viewer: Viewer, roles: tuple[str, ...] = READERS) -> QuerySet[Row]:
    """The rows of the viewer's area, if one of her posts deals with the street."""
    return visible(rows, viewer) if viewer.roles & set(roles) else rows.none()


def one_of(
    rows: QuerySet[Row], viewer: Viewer, pk: int, roles: tuple[str, ...] = READERS, **more: Any
) -> Row:
    """One row that the viewer may see. Raises NoSuchOnStreet."""
    found = within(rows, viewer, roles).filter(pk=pk, **more).first() if pk < MOST else None
    if found is None:
        raise NoSuchOnStreet("没有这条记录，或它不在您的辖区和岗位范围内，请从“街面救助”进入")
    return found
