"""Cost shares: by document and day, by default the county's own money."""

from datetime import date

import pytest

from minzheng.engines.access.testing import DISTRICT, Cast
from minzheng.engines.ledger import api
from minzheng.engines.ledger.testing import CLERK, HEAD, funded
from minzheng.engines.ledger.tests.conftest import DAY, new_fund

MATTER = "relief/dibao"


def shared(central: api.Fund, own: api.Fund, weights: tuple[int, int] = (7_000, 3_000)) -> None:
    new = api.NewShare(
        DISTRICT, MATTER, DAY, "示例财社〔2026〕3号", "reported",
        ((central.pk, weights[0]), (own.pk, weights[1])),
    )  # fmt: skip
    api.approve_share(api.enter_share(new, by=CLERK, on=DAY), by=HEAD, on=DAY)


def test_a_sum_is_shared_to_the_fen(fund: api.Fund) -> None:
    central = funded(new_fund("C", "central"), 10_000, on=DAY)
    shared(central, fund)

    told = api.drawing(api.Draw(DISTRICT, MATTER, 1_001), DAY)

    assert [(p.fund_id, p.amount) for p in told] == [(central.pk, 701), (fund.pk, 300)]


def test_before_its_day_the_countys_own_money_bears_all(fund: api.Fund) -> None:
    central = funded(new_fund("C", "central"), 10_000, on=date(2026, 1, 1))
    shared(central, fund)

    borne = api.bearing(api.Draw(DISTRICT, MATTER, 1_001), DAY.replace(day=20))
    assert len(borne) == 2
    assert api.share_on(fund.book, MATTER, DAY.replace(day=19)) is None


def test_without_a_fund_it_says_what_to_do(cast: Cast) -> None:
    with pytest.raises(api.FundShort, match="设立资金并登记拨款，或登记分担比例"):
        api.drawing(api.Draw(DISTRICT, MATTER, 1), DAY)


def test_a_fund_for_other_things_is_not_drawn_on(cast: Cast) -> None:
    funded(new_fund(uses=("eldercare",)), 10_000, on=DAY)

    with pytest.raises(api.FundShort, match="没有可用于"):
        api.drawing(api.Draw(DISTRICT, MATTER, 1), DAY)


@pytest.mark.parametrize("weights", [(7_000, 2_999), (10_000, 0), (10_001, -1)])
def test_shares_that_are_not_the_whole_are_refused(
    fund: api.Fund, weights: tuple[int, int]
) -> None:
    central = funded(new_fund("C", "central"), 10_000, on=DAY)

    with pytest.raises(api.LedgerRefused, match="100%"):
        shared(central, fund, weights)


def test_who_entered_shares_does_not_approve_them(fund: api.Fund) -> None:
    new = api.NewShare(DISTRICT, MATTER, DAY, "文件", "verified", ((fund.pk, 10_000),))
    entered = api.enter_share(new, by=CLERK, on=DAY)

    with pytest.raises(api.SamePerson):
        api.approve_share(entered, by=CLERK, on=DAY)
    assert api.refuse_share(entered, by=HEAD, on=DAY).state == "refused"
