"""An officer does for a house without account what it would do itself, and the trail says so."""

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import TOWN_A
from minzheng.engines.audit.api import entries_about
from minzheng.engines.care.testing import house_account
from minzheng.engines.needs import api
from minzheng.engines.needs.testing import CODE, DAY, PHOTO, World
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.organisations.api import NewOrganisation, register_organisation

TEAM = "51440118MJ33445530"


@pytest.fixture
def team(world: World) -> api.StandIn:
    new = NewOrganisation(TEAM, "邻里互助队", TOWN_A, DAY, "社会团体")
    register_organisation(new, by=SYSTEM)
    return api.stand_in(world.clerk, api.house_without_account(world.clerk, TEAM))


def given(team: api.StandIn) -> api.Supply:
    told = api.NewSupply("visit", 3, payer=api.OWN_PAYERS[1], price=0)
    return api.offer_supply(team, told, on=DAY)


def test_the_whole_way_is_marked_as_done_for_it(world: World, team: api.StandIn) -> None:
    need = world.needs("visit", 1)
    order = api.send_order(need, api.Sending(given(team)), by=world.clerk, on=DAY)

    stand, row = api.stand_in_for_order(world.clerk, order.pk)
    api.accept_order(stand, row.pk, on=DAY)
    api.record_visit(stand, row.pk, api.NewVisit(DAY, "钟秀英", proof=PHOTO), on=DAY)
    done = api.finish_order(stand, row.pk, on=DAY)

    assert done.state == "done"
    names = {entry.doer_name for entry in entries_about(order.ref)}
    assert f"{world.clerk.doer.name}（代邻里互助队办理）" in names
    assert "代邻里互助队办理" in need.deeds.get(what="接单").by


def test_who_has_an_account_does_it_itself(world: World) -> None:
    house_account(world.home, "柯美玲", "manager", "house")

    with pytest.raises(NotAllowed, match="有自己的账号"):
        api.house_without_account(world.clerk, CODE)


def test_the_other_town_finds_neither_house_nor_order(world: World, team: api.StandIn) -> None:
    other = world.cast.viewers["other_town_clerk"]
    order = api.send_order(
        world.needs("visit", 1), api.Sending(given(team)), by=world.clerk, on=DAY
    )

    with pytest.raises(api.NoSuchNeed):
        api.house_without_account(other, TEAM)
    with pytest.raises(api.NoSuchNeed):
        api.stand_in_for_order(other, order.pk)
    with pytest.raises(api.NoSuchNeed):
        api.house_without_account(world.clerk, "51440115MJ7788995L")
