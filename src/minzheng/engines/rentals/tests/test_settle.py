"""The month of a rental point: handed in, checked, approved, paid once, by different people."""

from datetime import date, timedelta

import pytest

from minzheng.engines.access.testing import DISTRICT
from minzheng.engines.ledger import api as ledger
from minzheng.engines.ledger.testing import funded
from minzheng.engines.rentals import api
from minzheng.engines.rentals.testing import DAY, World, enter_shares
from minzheng.kernel.months import Month

NOVEMBER, DECEMBER_1 = Month(2026, 11), date(2026, 12, 1)


def handed_in(world: World) -> api.Settlement:
    officers = world.cast.viewers
    enter_shares(officers["district_clerk"], officers["district_head"], DISTRICT, DAY)
    world.take_back(world.hand_out(), DAY + timedelta(days=10))
    draft = api.draft_of(world.home, NOVEMBER)
    return api.hand_in(world.house, world.home.pk, NOVEMBER, draft.digest, on=DECEMBER_1)


def test_a_month_is_paid_once_to_the_fen(world: World) -> None:
    officers, row = world.cast.viewers, handed_in(world)
    api.check(officers["district_clerk"], row.pk)
    api.approve(officers["district_head"], row.pk)
    new = ledger.NewFund("city", "养老资金", "city", DISTRICT, ("eldercare",))
    fund = funded(new, 100_000, on=DAY)

    row = api.pay(officers["finance_clerk"], row.pk, fund.pk, on=DECEMBER_1)

    assert (row.state, row.subsidy, row.count) == (api.State.PAID, 900, 1)
    with pytest.raises(api.RentalRefused, match="已支付"):
        api.pay(officers["finance_clerk"], row.pk, fund.pk, on=DECEMBER_1)


def test_it_is_handed_in_once(world: World) -> None:
    row = handed_in(world)

    with pytest.raises(api.RentalRefused, match="不用再交"):
        api.hand_in(world.house, world.home.pk, NOVEMBER, row.digest, on=DECEMBER_1)


def test_a_month_that_runs_is_not_handed_in(world: World) -> None:
    with pytest.raises(api.RentalRefused, match="还没有过完"):
        api.hand_in(world.house, world.home.pk, NOVEMBER, "x", on=DAY)


def test_given_back_its_rentals_are_open_again(world: World) -> None:
    row = api.give_back(world.cast.viewers["district_clerk"], handed_in(world).pk, "数不对")

    assert row.state == api.State.RETURNED
    assert len(api.draft_of(world.home, NOVEMBER).rentals) == 1


def test_changed_money_is_not_approved(world: World) -> None:
    officers, row = world.cast.viewers, handed_in(world)
    api.check(officers["district_clerk"], row.pk)
    row.rentals.update(subsidy=800, own=2_200)

    with pytest.raises(api.RentalRefused, match="不一致"):
        api.approve(officers["district_head"], row.pk)
