"""For tests: two houses and a charity that give, and needs of the family of the cast."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from minzheng.engines.access.api import Viewer
from minzheng.engines.access.testing import TOWN_A, VILLAGE_A, VILLAGE_B, Cast, make_cast
from minzheng.engines.care.testing import house_viewer
from minzheng.engines.needs import api
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.facilities.api import Facility, NewFacility, NewOffer, register_facility
from minzheng.registers.papers import Paper

DAY, OPENED = date(2026, 11, 2), date(2020, 5, 1)
CODE, OTHER_CODE = "52440118MJ9988771L", "52440118MJ7654321G"
OFFERS = (
    NewOffer("午餐", 1_300, "餐", "shared"),
    NewOffer("助浴", 6_000, "次", "government"),
)
PHOTO = Paper("签收单.png", b"\x89PNG\r\n\x1a\n a signed sheet")


@dataclass(frozen=True)
class World:
    """A house near, a house of the other town, and the cast."""

    cast: Cast
    home: Facility
    other: Facility
    house: Viewer
    stranger: Viewer
    made: dict[str, Any] = field(default_factory=dict)

    @property
    def clerk(self) -> Viewer:
        return self.cast.viewers["town_clerk"]

    def needs(self, item: str = "bath", quantity: int = 2, **more: Any) -> api.Need:
        """The father needs something each week; confirmed."""
        new = api.NewNeed(
            **{"person": self.cast.applicant, "item": item, "quantity": quantity,
               "period": "week", "origin": api.VISIT, **more}
        )  # fmt: skip
        return api.confirm_need(self.noted(new), "属实", by=self.clerk, on=DAY)

    def noted(self, new: api.NewNeed) -> api.Need:
        return api.note_need(new, by=self.cast.viewers["village_worker"], on=DAY)

    def gives(self, item: str = "bath", offer: str = "助浴", **more: Any) -> api.Supply:
        """The near house gives something of its price list."""
        usual = {"item": item, "capacity": 10, "facility": self.home.pk, "offer": offer,
                 "skills": ("care",)}  # fmt: skip
        return api.offer_supply(self.house, api.NewSupply(**{**usual, **more}), on=DAY)

    def ordered(self, **more: Any) -> api.Order:
        """A need sent to the near house and taken."""
        supply = self.made.get("supply") or self.gives()
        order = api.send_order(self.needs(**more), api.Sending(supply), by=self.clerk, on=DAY)
        return api.accept_order(self.house, order.pk, on=DAY)

    def offered(self, item: str = "quilt", words: str = "冬天要两床棉被") -> api.Offering:
        """Something that policy cannot meet, offered."""
        need = self.needs(item, 2, period="once")
        return api.offer_need(need, words, worth=30_000, by=self.clerk, on=DAY)

    def pledged(self, until: date = date(2026, 11, 12)) -> api.Pledge:
        """The near house takes it on, and the town agrees."""
        new = api.NewPledge("两床新棉被", until, 28_000)
        pledge = api.take_on(self.house, self.offered().pk, new, on=DAY)
        return api.agree_pledge(pledge, by=self.clerk, on=DAY)


def make_world() -> World:
    """Two houses, each in a town."""
    return world_of(make_cast(DAY))


def world_of(cast: Cast) -> World:
    """The same around a cast that is there."""
    home = make_house("石桥颐康中心", VILLAGE_A, CODE, (23.29, 113.81))
    other = make_house("新圩颐康中心", VILLAGE_B, OTHER_CODE, (23.33, 113.86))
    return World(
        cast, home, other, house_viewer(home, "柯美玲", "manager", DAY),
        house_viewer(other, "骆成", "manager", DAY),
    )  # fmt: skip


def make_house(name: str, village: str, code: str, at: tuple[float, float]) -> Facility:
    """A house that offers OFFERS."""
    new = NewFacility(
        name, "elder_centre", village, f"{name}1号", credit_code=code, opened_on=OPENED,
        services=OFFERS, latitude=at[0], longitude=at[1], languages="普通话、粤语",
        hours="周一至周五 8:30-17:30",
    )  # fmt: skip
    return register_facility(new, by=SYSTEM, on=DAY)


AREA = TOWN_A
