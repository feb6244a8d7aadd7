"""For tests: two houses with people to run them, residents, staff with papers, standards."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from minzheng.engines.access.api import Viewer
from minzheng.engines.access.testing import DAY, DISTRICT, VILLAGE_A, VILLAGE_B, Cast, make_cast
from minzheng.engines.care.testing import house_viewer
from minzheng.engines.parameters import api as parameters
from minzheng.engines.staffing import api
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.facilities.api import Facility, NewFacility, register_facility
from minzheng.registers.stays.api import NewStay, take_in

OPENED, SINCE = date(2020, 5, 1), date(2024, 1, 1)
CODE, OTHER_CODE = "52440118MJ9988771L", "52440118MJ7654321G"
CARER_ID, NURSE_ID, COOK_ID = "440118198505050010", "440118199006060022", "440118197802020013"


@dataclass(frozen=True)
class World:
    """A house in each town, their managers, a worker of the first; the father lives there."""

    cast: Cast
    home: Facility
    other: Facility
    manager: Viewer
    worker: Viewer
    stranger: Viewer

    def carer(self, **more: Any) -> api.Employment:
        """A carer at the first house since 2024."""
        return api.take_on(self.manager, self.home.pk, new_staff(**more), on=DAY)

    def certified(self, level: int = 5, **more: Any) -> api.Employment:
        """The same with a skill certificate."""
        row = self.carer(**more)
        api.add_certificate(self.manager, row.pk, skill(level), on=DAY)
        return row


def make_world() -> World:
    """Write it all to the (test) database."""
    cast = make_cast()
    home = make_house("石桥颐养院", VILLAGE_A, CODE)
    other = make_house("新圩颐养院", VILLAGE_B, OTHER_CODE)
    take_in(NewStay(home, cast.applicant, "living", date(2026, 9, 1), "201-1"), by=SYSTEM, on=DAY)
    manager = house_viewer(home, "柯美玲", "manager", DAY)
    worker = house_viewer(home, "温小雪", "worker", DAY)
    return World(cast, home, other, manager, worker, house_viewer(other, "骆成", "manager", DAY))


def make_house(name: str, village: str, code: str) -> Facility:
    """A home for old people that opened long ago."""
    new = NewFacility(
        name, "elder_home", village, f"{name}1号", credit_code=code, capacity=20, opened_on=OPENED
    )
    return register_facility(new, by=SYSTEM, on=OPENED)


def number(digits: str) -> str:
    """An identity number with the right last character."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(a) * b for a, b in zip(digits[:17], weights, strict=True))
    return digits[:17] + "10X98765432"[total % 11]


def new_staff(**more: Any) -> api.NewStaff:
    """A full-time carer; `more` changes that."""
    told: dict[str, Any] = {
        "name": "韦小兰", "id_number": number(CARER_ID), "post": api.CARER, "since": SINCE, **more,
    }  # fmt: skip
    return api.NewStaff(**told)


def skill(level: int = 5, **more: Any) -> api.NewCertificate:
    """A carer's certificate."""
    told: dict[str, Any] = {
        "kind": api.SKILL, "number": f"J44{level}", "issuer": "省职业技能鉴定中心",
        "issued_on": date(2023, 6, 1), "level": level, **more,
    }  # fmt: skip
    return api.NewCertificate(**told)


def enter(cast: Cast, key: str, amount: str, since: date = date(2025, 1, 1)) -> None:
    """The district enters a standard of its own: one proposes, another approves."""
    new = parameters.NewValue(
        key=key, place=DISTRICT, value=amount, since=since, source="测试数值",
        status="unconfirmed", checked_on=since, reason="补录",
    )  # fmt: skip
    entry = parameters.propose(new, by=cast.viewers["district_clerk"], on=DAY)
    parameters.approve(entry, by=cast.viewers["district_head"], on=DAY)
