"""Where and when an officer of supervision works: her division, its towns, the moment."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils import timezone

from minzheng.engines.access.api import Viewer
from minzheng.faces.desk.requests import OfficerRequest
from minzheng.kernel.divisions import ancestors, level
from minzheng.kernel.matter import catalogue
from minzheng.registers.divisions.api import children

Choice = tuple[str, str]


def home_of(viewer: Viewer, roles: Iterable[str]) -> str:
    """The division of the viewer's first post of these roles."""
    wanted = set(roles)
    return next(post.division for post in viewer.posts if post.role in wanted)


def county_of(division: str) -> str:
    """The county a division lies in; the division itself above that."""
    return next((code for code in ancestors(division) if level(code) == "county"), division)


def towns_of(viewer: Viewer, roles: Iterable[str], on: date) -> list[Choice]:
    """The towns of the viewer's county, or of her own post alone, by name."""
    home = home_of(viewer, roles)
    found = [(each.code, each.name) for each in children(county_of(home), on)]
    return found if level(home) != "town" else [each for each in found if each[0] == home]


def town_names(on: date, county: str) -> dict[str, str]:
    """The towns of a county by code. One query."""
    return {each.code: each.name for each in children(county, on)}


def matters() -> list[Choice]:
    """Every matter, to choose from."""
    return [(key, matter.service.short) for key, matter in catalogue().matters.items()]


def moment(request: OfficerRequest) -> datetime:
    """Now, on the business day."""
    return datetime.combine(request.today, timezone.localtime().timetz())
