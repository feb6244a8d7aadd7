"""A year's grants: nothing without a standard; reckoned, confirmed, checked, approved, paid."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import DAY, DISTRICT
from minzheng.engines.ledger import api as ledger
from minzheng.engines.ledger.testing import funded
from minzheng.engines.staffing import api
from minzheng.engines.staffing.claiming import months_in
from minzheng.engines.staffing.testing import World, enter, new_staff

YEAR = 2025


def standards(world: World) -> None:
    enter(world.cast, "staffing.post_5", "1200元")
    enter(world.cast, "staffing.post_4", "2400元")
    enter(world.cast, "staffing.post_per_year", "60元")
    enter(world.cast, "staffing.entry_college", "5000元")


def confirmed(world: World) -> api.ClaimList:
    standards(world)
    world.certified(5)
    draft = api.draft_of(world.home, YEAR)
    return api.confirm(world.manager, world.home.pk, YEAR, draft.digest, on=DAY)


def approved(world: World) -> api.ClaimList:
    row = confirmed(world)
    api.check(world.cast.viewers["district_clerk"], row.pk, on=DAY)
    return api.approve(world.cast.viewers["district_head"], row.pk, on=DAY)


def fund(amount: int, uses: tuple[str, ...] = ("eldercare",)) -> int:
    new = ledger.NewFund("staff", "养老人才资金", "city", DISTRICT, uses)
    return funded(new, amount, on=DAY).pk


def test_without_a_standard_nothing_is_granted(world: World) -> None:
    world.certified(5)
    draft = api.draft_of(world.home, YEAR)

    assert (draft.lines, draft.amount) == ((), 0)
    with pytest.raises(api.StaffRefused, match="没有登记标准，一分不补"):
        api.confirm(world.manager, world.home.pk, YEAR, draft.digest, on=DAY)


def test_the_allowance_goes_by_grade_and_years(world: World) -> None:
    standards(world)
    world.certified(5, in_care_since=date(2020, 3, 1))

    # 1200 + 60 × 5 full years, the whole year at full hours
    (line,) = api.draft_of(world.home, YEAR).lines
    assert line.amount == 150_000
    assert "工龄算 5 年" in line.words


def test_years_count_up_to_the_cap(world: World) -> None:
    standards(world)
    world.certified(4, in_care_since=date(2001, 3, 1))

    assert api.draft_of(world.home, YEAR).amount == 240_000 + 10 * 6_000


def test_half_a_post_for_half_a_year_is_a_quarter(world: World) -> None:
    standards(world)
    world.certified(5, since=date(2025, 7, 1), share=50)

    assert api.draft_of(world.home, YEAR).amount == 30_000


def test_a_graduate_is_granted_once_after_a_year(world: World) -> None:
    standards(world)
    world.carer(degree="college", graduated_on=date(2023, 6, 30), since=date(2024, 3, 1))

    (line,) = api.draft_of(world.home, YEAR).lines
    assert (line.kind, line.amount) == (api.Kind.ENTRY, 500_000)
    assert api.draft_of(world.home, YEAR + 1).lines == ()


def test_who_left_before_the_year_was_full_gets_no_bonus(world: World) -> None:
    standards(world)
    row = world.carer(degree="college", graduated_on=date(2023, 6, 30), since=date(2024, 3, 1))
    api.leave(world.manager, row.pk, date(2025, 2, 28), "辞职", on=DAY)

    assert api.draft_of(world.home, YEAR).lines == ()


def test_the_bonus_is_not_granted_again_elsewhere(world: World) -> None:
    standards(world)
    told = {"degree": "college", "graduated_on": date(2023, 6, 30), "since": date(2024, 3, 1)}
    world.carer(share=50, **told)
    api.take_on(world.stranger, world.other.pk, new_staff(share=50, **told), on=DAY)
    seen = api.draft_of(world.home, YEAR).digest
    api.confirm(world.manager, world.home.pk, YEAR, seen, on=DAY)

    assert api.draft_of(world.other, YEAR).lines == ()


def test_a_year_that_runs_and_a_worker_are_refused(world: World) -> None:
    with pytest.raises(api.StaffRefused, match="还没有过完"):
        api.confirm(world.manager, world.home.pk, 2026, "", on=DAY)
    with pytest.raises(NotAllowed):
        api.confirm(world.worker, world.home.pk, YEAR, "", on=DAY)


def test_what_changed_since_it_was_read_is_refused(world: World) -> None:
    standards(world)
    world.certified(5)

    with pytest.raises(api.StaffRefused, match="记录有变动"):
        api.confirm(world.manager, world.home.pk, YEAR, "other", on=DAY)


def test_it_is_confirmed_once_and_may_be_given_back(world: World) -> None:
    row = confirmed(world)
    with pytest.raises(api.StaffRefused, match="不用再交"):
        api.confirm(world.manager, world.home.pk, YEAR, row.digest, on=DAY)

    api.give_back(world.cast.viewers["district_clerk"], row.pk, "等级有误", on=DAY)
    again = api.confirm(world.manager, world.home.pk, YEAR, row.digest, on=DAY)
    assert (again.pk, again.lines.count()) == (row.pk, 1)


def test_two_people_decide_and_a_third_pays(world: World) -> None:
    row = approved(world)

    paid = api.pay(world.cast.viewers["finance_clerk"], row.pk, fund(10_000_000), on=DAY)

    assert (paid.state, paid.amount, paid.fund_name) == ("paid", 126_000, "养老人才资金")
    with pytest.raises(api.StaffRefused, match="已支付"):
        api.pay(world.cast.viewers["finance_clerk"], row.pk, paid.fund_id or 0, on=DAY)


def test_a_short_fund_pays_nothing(world: World) -> None:
    row = approved(world)

    with pytest.raises(ledger.FundShort):
        api.pay(world.cast.viewers["finance_clerk"], row.pk, fund(100), on=DAY)
    assert api.claim_for(world.cast.viewers["finance_clerk"], row.pk).state == "approved"


def test_a_changed_line_stops_the_approval(world: World) -> None:
    row = confirmed(world)
    api.check(world.cast.viewers["district_clerk"], row.pk, on=DAY)
    row.lines.update(amount=9_999_999)

    with pytest.raises(api.StaffRefused, match="不一致"):
        api.approve(world.cast.viewers["district_head"], row.pk, on=DAY)


def test_officers_of_another_post_or_town_do_nothing(world: World) -> None:
    row = confirmed(world)

    with pytest.raises(NotAllowed):
        api.check(world.cast.viewers["town_clerk"], row.pk, on=DAY)
    with pytest.raises(api.NoSuchStaff):
        api.claim_for(world.cast.viewers["other_town_clerk"], row.pk)


@given(
    since=st.dates(date(2023, 1, 1), date(2026, 12, 31)),
    until=st.none() | st.dates(date(2023, 1, 1), date(2027, 12, 31)),
)
def test_months_are_whole_and_within_the_year(since: date, until: date | None) -> None:
    row = api.Employment(since=since, until=until)
    inside = [date(YEAR, month, 1) for month in range(1, 13) if since <= date(YEAR, month, 1)]
    ends = [*inside[1:], date(YEAR + 1, 1, 1)] if inside else []

    assert months_in(row, YEAR) == sum(until is None or until >= end for end in ends)
