"""The verbs by which points become known: of a community, and of homes by their address."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.audit import api as audit
from minzheng.engines.circles.coded import SETTLEMENTS
from minzheng.engines.circles.errors import CirclesRefused
from minzheng.engines.circles.gathering import settlement_of
from minzheng.engines.circles.models import CommunityPoint, HomePoint
from minzheng.engines.circles.posts import KEEPERS
from minzheng.kernel.divisions import level, subtree_range
from minzheng.registers.divisions.api import Division
from minzheng.registers.people.api import Person

CHINA = (3.0, 54.0, 73.0, 136.0)  # south, north, west, east: nothing of ours lies outside


@dataclass(frozen=True)
class NewPoint:
    """Degrees (WGS-84) of a community or an address, and where they come from.

    `settlement` a code of SETTLEMENTS, or "" to go by the community's code.
    """

    division_code: str
    latitude: float
    longitude: float
    settlement: str
    source: str


@transaction.atomic
def keep_point(new: NewPoint, *, by: Viewer, on: date) -> CommunityPoint:
    """Keep the point that stands for a village or community; the last one kept holds.

    Raises NotAllowed; CirclesRefused for what is no village or no place in the country.
    """
    require(by, KEEPERS, new.division_code)
    _check(new)
    if level(new.division_code) != "village" or not _is_known(new.division_code):
        raise CirclesRefused(f"{new.division_code} 不是区划表里的村（社区），请核对 12 位代码")
    settlement = new.settlement or settlement_of(new.division_code)
    told = {
        "latitude": new.latitude, "longitude": new.longitude, "settlement": settlement,
        "source": new.source.strip(), "kept_on": on, "kept_by": by.doer.name,
    }  # fmt: skip
    row, _ = CommunityPoint.objects.update_or_create(division_code=new.division_code, defaults=told)
    audit.record(
        by.doer, "keep_community_point", row.ref, division=new.division_code,
        detail={"settlement": settlement, "source": told["source"]},
    )  # fmt: skip
    return row


def point_of(person: Person) -> tuple[float, float, bool] | None:
    """Where a person lives, in degrees: her own point (True), else her community's middle.

    None where neither is known. Two queries.
    """
    own = HomePoint.objects.filter(person=person).first()
    if own is not None:
        return own.latitude, own.longitude, True
    middle = CommunityPoint.objects.filter(division_code=person.division_code).first()
    return (middle.latitude, middle.longitude, False) if middle is not None else None


@transaction.atomic
def keep_homes(address: str, point: NewPoint, *, by: Viewer, on: date) -> int:
    """Everybody whose address reads so gets its point; gives how many. Raises as `keep_point`."""
    require(by, KEEPERS, point.division_code)
    _check(point)
    who = Person.objects.filter(
        address=address.strip(), living_division__range=subtree_range(point.division_code)
    )
    told = {
        "latitude": point.latitude, "longitude": point.longitude, "kept_on": on,
        "source": point.source.strip(),
    }  # fmt: skip
    keys = list(who.values_list("pk", flat=True))
    for key in keys:
        HomePoint.objects.update_or_create(person_id=key, defaults=told)
    if keys:
        audit.record(
            by.doer, "keep_home_points", f"community:{point.division_code}",
            division=point.division_code, detail={"people": len(keys), "source": told["source"]},
        )  # fmt: skip
    return len(keys)


def _is_known(code: str) -> bool:
    return Division.objects.filter(pk=code).exists()


def _check(new: NewPoint) -> None:
    south, north, west, east = CHINA
    if not (south <= new.latitude <= north and west <= new.longitude <= east):
        raise CirclesRefused(
            f"北纬 {new.latitude}、东经 {new.longitude} 不在中国境内，"
            "请核对坐标系和先后（WGS-84 的度）"
        )
    if not new.source.strip():
        raise CirclesRefused("请写坐标的来源，例如“标准地址库 2026-10”")
    if new.settlement and new.settlement not in SETTLEMENTS:
        raise CirclesRefused(f"城乡“{new.settlement}”无法识别，应为城镇或农村")
