"""Who is late with a figure hears of it, then the post above; what is there urges nobody."""

from datetime import date

import pytest

from minzheng.engines.access.testing import DISTRICT
from minzheng.engines.notices.api import Recipient, inbox
from minzheng.engines.returns import api
from minzheng.engines.returns.testing import SEPTEMBER, World
from minzheng.kernel.divisions import level
from minzheng.kernel.months import Month

pytestmark = pytest.mark.database
OCTOBER = Month(2026, 10)
IN_TIME, LATE, LATER = date(2026, 11, 10), date(2026, 11, 11), date(2026, 11, 16)


def heard(world: World, key: str) -> list[str]:
    """What an officer was told."""
    doer = world.who(key).doer
    return [message.text for message in inbox(Recipient("officer", doer.key))]


def filled(world: World) -> None:
    """The district has entered all it should."""
    for each in api.standing([DISTRICT], LATE):
        world.confirmed(each.figure.key, "5", each.until)


def test_what_the_district_owes_climbs_from_clerk_to_head(world: World) -> None:
    filled(world)
    api.Return.objects.filter(figure="marriages", last_month=f"{OCTOBER}").delete()

    api.urge_missing(IN_TIME)
    assert heard(world, "district_clerk") == []
    api.urge_missing(LATE)
    api.urge_missing(LATE)
    assert heard(world, "district_clerk") == ["有 1 个要填报的数超过期限，请办理"]
    assert heard(world, "district_head") == []

    api.urge_missing(LATER)
    assert heard(world, "district_head") == ["有 1 个要填报的数超过期限，请办理"]


def test_what_waits_urges_who_confirms(world: World) -> None:
    filled(world)
    api.Return.objects.filter(figure="marriages", last_month=f"{OCTOBER}").delete()
    world.entered("marriages", "5", OCTOBER)

    api.urge_missing(date(2026, 11, 16))

    assert heard(world, "district_clerk") == []
    assert heard(world, "district_head") == ["有 1 个填报的数待核对超过期限，请办理"]


def test_a_town_hears_of_its_own(world: World) -> None:
    api.urge_missing(date(2026, 10, 11))

    towns = [each for each in api.entered_figures().values() if each.level == api.TOWN]
    due = [each for each in towns if each.months == 3]
    assert heard(world, "town_clerk") == [f"有 {len(due) + 1} 个要填报的数超过期限，请办理"]
    assert {level(each.division) for each in api.standing([DISTRICT], LATE)} == {api.DISTRICT}
    assert SEPTEMBER.last < LATE
