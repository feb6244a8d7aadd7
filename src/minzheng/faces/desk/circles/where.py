"""Where an officer plans: her own division, its county, the communities she keeps."""

from datetime import date

from minzheng.engines.access.api import Viewer
from minzheng.engines.circles import api
from minzheng.faces.desk.facilities.forms import places_of
from minzheng.faces.desk.supervision.where import county_of, home_of
from minzheng.kernel.divisions import level

Choices = list[tuple[str, str]]
SMALL = ("town", "village")


def county(viewer: Viewer) -> str:
    """The county she plans in: its numbers hold."""
    return county_of(home_of(viewer, api.READERS))


def communities(viewer: Viewer, on: date) -> Choices:
    """Villages and communities in which she keeps the register."""
    return [place for place in places_of(viewer, on) if level(place[0]) == "village"]


def towns_and_communities(viewer: Viewer, on: date) -> Choices:
    """The same with the towns."""
    return [place for place in places_of(viewer, on) if level(place[0]) in SMALL]
