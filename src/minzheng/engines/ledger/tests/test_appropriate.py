"""Money comes in: entered by one, approved by another, taken back by a reversal."""

from functools import partial

import pytest

from minzheng.engines.access.testing import DISTRICT, TOWN_A, Cast, make_cast
from minzheng.engines.audit.api import entries_about
from minzheng.engines.ledger import api
from minzheng.engines.ledger.testing import CLERK, HEAD, funded
from minzheng.engines.ledger.tests.conftest import DAY, new_fund
from minzheng.kernel.doer import SYSTEM, Doer
from minzheng.registers.testing import at_once


def enter(fund: api.Fund, amount: int = 5_000, giver: api.Fund | None = None) -> api.Appropriation:
    key = giver.pk if giver else None
    new = api.NewAppropriation(
        fund.pk, amount, "upper", "示例2号", "救助", DAY, from_fund_id=key
    )  # fmt: skip
    return api.appropriate(new, by=CLERK, on=DAY)


def test_nothing_is_there_before_a_second_person_approved(fund: api.Fund) -> None:
    paper = enter(fund)
    assert api.balance(fund, DAY) == 10_000

    api.approve_appropriation(paper, by=HEAD, on=DAY)

    assert api.balance(fund, DAY) == 15_000
    assert [e.verb for e in entries_about(paper.ref)] == ["appropriate", "approve_appropriation"]


@pytest.mark.parametrize("doer", [CLERK, SYSTEM])
def test_who_entered_it_and_the_system_cannot_approve(fund: api.Fund, doer: Doer) -> None:
    with pytest.raises(api.SamePerson, match="两位不同的人员"):
        api.approve_appropriation(enter(fund), by=doer, on=DAY)


def test_one_fund_gives_another_and_the_source_stays(fund: api.Fund) -> None:
    reserve = api.open_fund(new_fund("Z", "reserve", division=TOWN_A), by=CLERK, on=DAY)

    api.approve_appropriation(enter(reserve, 3_000, fund), by=HEAD, on=DAY)

    assert (api.balance(fund, DAY), api.balance(reserve, DAY)) == (7_000, 3_000)
    assert [h.source.document for h in api.holdings_of(reserve)] == ["示例财社〔2026〕1号"]


def test_what_the_giver_takes_back_is_a_reversal(fund: api.Fund) -> None:
    paper = enter(fund)
    booked = api.approve_appropriation(paper, by=HEAD, on=DAY)

    back = api.withdraw_appropriation(paper, "文件作废", by=HEAD, on=DAY)

    paper.refresh_from_db()
    assert (back.reverses, paper.state) == (booked, "withdrawn")
    assert api.balance(fund, DAY) == 10_000
    assert api.verify().faults == ()


def test_used_money_cannot_be_taken_back(cast: Cast) -> None:
    fund = api.open_fund(new_fund(), by=CLERK, on=DAY)
    paper = enter(fund)
    api.approve_appropriation(paper, by=HEAD, on=DAY)
    api.spend(fund, 1, cause=api.Cause("x:1", "用了一分", "relief"), by=CLERK, on=DAY)

    with pytest.raises(api.FundShort, match="不够转出"):
        api.withdraw_appropriation(paper, "文件作废", by=HEAD, on=DAY)


def test_a_paper_without_number_or_sum_is_refused(fund: api.Fund) -> None:
    wrong = api.NewAppropriation(fund.pk, 5_000, "upper", " ", "救助", DAY)
    with pytest.raises(api.LedgerRefused, match="文号"):
        api.appropriate(wrong, by=CLERK, on=DAY)
    with pytest.raises(api.LedgerRefused, match="大于 0"):
        enter(fund, 0)


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"kind": "lottery"}, "公益金不能用于"),
        ({"kind": "lottery", "uses": ("relief", "office")}, "公益金不能用于“office”"),
        ({"restricted": True}, "列明"),
        ({"kind": "gold"}, "种类"),
        ({"division": "440000000000"}, "按市、区县建账"),
        ({"uses": ()}, "可以用在哪里"),
    ],
)
def test_a_fund_the_law_does_not_know_is_refused(
    cast: Cast, told: dict[str, object], says: str
) -> None:
    with pytest.raises(api.LedgerRefused, match=says):
        api.open_fund(new_fund(**told), by=CLERK, on=DAY)


def test_opening_the_same_fund_again_gives_the_one_there_is(fund: api.Fund) -> None:
    assert api.open_fund(new_fund(), by=CLERK, on=DAY) == fund
    with pytest.raises(api.LedgerRefused, match="请换一个代码"):
        api.open_fund(new_fund(kind="city"), by=CLERK, on=DAY)


def test_a_fund_with_money_is_not_closed(fund: api.Fund) -> None:
    with pytest.raises(api.LedgerRefused, match=r"还有 100\.00元"):
        api.close_fund(fund, by=HEAD, on=DAY)

    empty = api.open_fund(new_fund("E"), by=CLERK, on=DAY)
    assert api.close_fund(empty, by=HEAD, on=DAY).closed_on == DAY


def test_the_other_town_and_other_posts_see_no_fund(fund: api.Fund, cast: Cast) -> None:
    assert list(api.funds_within(cast.viewers["auditor"])) == [fund]
    for key in ("other_town_head", "town_clerk", "system_admin"):
        assert not api.funds_within(cast.viewers[key]).exists()
        with pytest.raises(api.NoSuchFund):
            api.fund_for(fund.pk, cast.viewers[key])


@pytest.mark.django_db(transaction=True)
def test_two_who_approve_at_once_book_it_once() -> None:
    make_cast()
    fund = funded(new_fund(), 10_000, on=DAY)
    paper = enter(fund)

    told = at_once(*[partial(api.approve_appropriation, paper, by=HEAD, on=DAY)] * 2)

    assert sorted(type(each).__name__ for each in told) == ["Entry", "LedgerRefused"]
    assert api.balance(fund, DAY) == 15_000
    assert api.verify().faults == ()


def test_a_fund_of_another_county_gives_nothing(fund: api.Fund) -> None:
    other = api.open_fund(new_fund(division="440117000000"), by=CLERK, on=DAY)

    with pytest.raises(api.LedgerRefused, match="同一区县"):
        enter(other, 10, fund)
    assert fund.book.division_code == DISTRICT
