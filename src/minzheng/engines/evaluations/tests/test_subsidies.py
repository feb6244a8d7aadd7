"""A grade becomes money: base × quantity × coefficient, by three hands, from one fund, once."""

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.evaluations import api
from minzheng.engines.evaluations.testing import LATER, World
from minzheng.engines.ledger import api as ledger

BASE = "100000元"


def reckoned(world: World, share: int = 9) -> api.Subsidy:
    entry = world.decided(share)
    world.enter("home_care_base", BASE)
    (row,) = api.reckon_round(world.viewer("district_clerk"), entry.round_id, on=LATER)
    return row


def approved(world: World, amount: int = 20_000_000) -> tuple[api.Subsidy, ledger.Fund]:
    row, fund = reckoned(world), world.fund(amount)
    return api.approve_subsidy(world.viewer("district_head"), row.pk, fund.pk, on=LATER), fund


# 100 000 yuan × 100 % excellent, × 80 % good
@pytest.mark.parametrize(("share", "amount"), [(9, 10_000_000), (8, 8_000_000)])
def test_the_coefficient_of_the_grade_counts(world: World, share: int, amount: int) -> None:
    row = reckoned(world, share)

    assert (row.amount, row.quantity) == (amount, 1)


def test_without_a_base_nothing_is_reckoned(world: World) -> None:
    entry = world.decided()

    with pytest.raises(api.EvaluationRefused, match="基数还没有录入"):
        api.reckon_round(world.viewer("district_clerk"), entry.round_id, on=LATER)


def test_a_grade_without_coefficient_gives_nothing(world: World) -> None:
    entry = world.decided(share=5)
    world.enter("home_care_base", BASE)

    with pytest.raises(api.EvaluationRefused, match="“不合格”的补贴系数是 0"):
        api.reckon_round(world.viewer("district_clerk"), entry.round_id, on=LATER)


def test_a_veto_gives_nothing(world: World) -> None:
    entry = world.decided(vetoes={"V5": "挪用三万元，见审计报告"})
    world.enter("home_care_base", BASE)

    with pytest.raises(api.EvaluationRefused, match="一票否决"):
        api.reckon_round(world.viewer("district_clerk"), entry.round_id, on=LATER)


def test_it_is_reckoned_once(world: World) -> None:
    row = reckoned(world)

    with pytest.raises(api.EvaluationRefused, match="测算过"):
        api.reckon_round(world.viewer("district_clerk"), row.entry.round_id, on=LATER)


def test_returned_it_is_reckoned_anew(world: World) -> None:
    row = reckoned(world)
    api.return_subsidy(world.viewer("district_head"), row.pk, "基数有误", on=LATER)

    (again,) = api.reckon_round(world.viewer("district_clerk"), row.entry.round_id, on=LATER)

    assert (again.pk, again.state) == (row.pk, api.SubsidyState.RECKONED)


def test_approving_sets_the_money_aside(world: World) -> None:
    _, fund = approved(world)

    assert ledger.balance(fund, LATER) == 10_000_000


def test_paid_once_from_what_was_set_aside(world: World) -> None:
    row, fund = approved(world)
    clerk = world.viewer("finance_clerk")

    paid = api.pay_subsidy(clerk, row.pk, on=LATER)

    assert (paid.state, ledger.balance(fund, LATER)) == (api.SubsidyState.PAID, 10_000_000)
    with pytest.raises(api.EvaluationRefused, match="已支付"):
        api.pay_subsidy(clerk, row.pk, on=LATER)


def test_a_fund_that_is_short_sets_nothing_aside(world: World) -> None:
    row, fund = reckoned(world), world.fund(1_000)

    with pytest.raises(api.EvaluationRefused, match="不够"):
        api.approve_subsidy(world.viewer("district_head"), row.pk, fund.pk, on=LATER)

    row.refresh_from_db()
    assert (row.state, ledger.balance(fund, LATER)) == (api.SubsidyState.RECKONED, 1_000)


def test_the_clerk_does_not_approve_nor_the_head_pay(world: World) -> None:
    row, _ = approved(world)

    with pytest.raises(NotAllowed):
        api.pay_subsidy(world.viewer("district_head"), row.pk, on=LATER)
    with pytest.raises(NotAllowed):
        api.approve_subsidy(world.viewer("district_clerk"), row.pk, 1, on=LATER)


def test_it_is_paid_by_nobody_before_it_is_approved(world: World) -> None:
    row = reckoned(world)

    with pytest.raises(api.EvaluationRefused, match="待核定"):
        api.pay_subsidy(world.viewer("finance_clerk"), row.pk, on=LATER)
