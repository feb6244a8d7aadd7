"""The month: calls back of a drawn sample, disagreement, two people, paid once; evidence."""

from datetime import date, time, timedelta

import pytest

from minzheng.engines.access.testing import DISTRICT
from minzheng.engines.homecare import api
from minzheng.engines.homecare.testing import DAY, World, enter
from minzheng.engines.ledger import api as ledger
from minzheng.engines.ledger.testing import funded
from minzheng.kernel.months import Month

NOVEMBER, FIRST = Month(2026, 11), date(2026, 12, 1)
GOOD = api.Answer("yes", "yes", 5, "很好")


def handed_in(world: World) -> api.Settlement:
    """Two good visits and one at the wrong place; two are handed in."""
    plan = world.plan()
    for day in (0, 1):
        world.visit(plan, DAY + timedelta(days=day))
    world.visit(plan, DAY + timedelta(days=2), metres=5_000)
    digest = api.draft_of(world.home, NOVEMBER).digest
    return api.hand_in(world.manager, world.home.pk, NOVEMBER, digest, on=FIRST)


def call(world: World, answer: api.Answer = GOOD) -> None:
    for row in api.Call.objects.filter(called_on=None):
        api.record_call(world.cast.viewers["village_worker"], row.pk, answer, on=FIRST)


def test_a_month_is_called_back_checked_approved_and_paid_once(world: World) -> None:
    row = handed_in(world)
    assert (row.count, row.minutes, row.public, row.own) == (2, 120, 6_000, 6_000)
    clerk, head = world.cast.viewers["district_clerk"], world.cast.viewers["district_head"]
    money = world.cast.viewers["finance_clerk"]
    with pytest.raises(api.HomecareRefused, match="回访没有做"):
        api.check(clerk, row.pk, on=FIRST)
    call(world)

    api.check(clerk, row.pk, on=FIRST)
    api.approve(head, row.pk, on=FIRST)
    fund = funded(ledger.NewFund("a", "养老资金", "city", DISTRICT, ("eldercare",)), 10_000, on=DAY)
    paid = api.pay(money, row.pk, fund.pk, on=FIRST)

    assert (paid.state, paid.fund_name) == (api.State.PAID, "养老资金")
    with pytest.raises(api.HomecareRefused, match="已支付"):
        api.pay(money, row.pk, fund.pk, on=FIRST)


def test_an_elder_who_says_nobody_came_stops_the_month(world: World) -> None:
    row = handed_in(world)
    call(world, api.Answer("no", "unsure", None, "没有见过"))
    clerk = world.cast.viewers["district_clerk"]
    with pytest.raises(api.HomecareRefused, match="疑点没有判定"):
        api.check(clerk, row.pk, on=FIRST)
    flag = api.Flag.objects.get(code="called")

    api.judge_visit(world.clerk, flag.visit_id, "void", "邻居也说没有来", on=FIRST)
    checked = api.check(clerk, row.pk, on=FIRST)

    assert (checked.count, checked.public) == (1, 3_000)


def test_a_month_is_handed_in_as_it_was_read_and_when_it_is_over(world: World) -> None:
    world.visit(world.plan())

    with pytest.raises(api.HomecareRefused, match="还没有过完"):
        api.hand_in(world.manager, world.home.pk, NOVEMBER, "", on=DAY)
    with pytest.raises(api.HomecareRefused, match="记录有变动"):
        api.hand_in(world.manager, world.home.pk, NOVEMBER, "seen before", on=FIRST)


def test_who_checked_does_not_approve_and_a_changed_list_stops(world: World) -> None:
    row = handed_in(world)
    call(world)
    api.check(world.cast.viewers["district_clerk"], row.pk, on=FIRST)
    api.Visit.objects.filter(settlement=row).update(payable=61, minutes=61)

    with pytest.raises(api.HomecareRefused, match="明细与核对时不一致"):
        api.approve(world.cast.viewers["district_head"], row.pk, on=FIRST)


def test_given_back_it_can_be_handed_in_again(world: World) -> None:
    row = handed_in(world)
    clerk = world.cast.viewers["district_clerk"]
    with pytest.raises(api.HomecareRefused, match="请写明退回"):
        api.give_back(clerk, row.pk, " ", on=FIRST)
    api.give_back(clerk, row.pk, "时间对不上", on=FIRST)

    digest = api.draft_of(world.home, NOVEMBER).digest
    again = api.hand_in(world.manager, world.home.pk, NOVEMBER, digest, on=FIRST)

    assert (again.pk, again.state) == (row.pk, api.State.HANDED_IN)


def test_what_was_not_used_is_carried_as_far_as_the_place_allows(world: World) -> None:
    viewers = world.cast.viewers
    told = ("homecare.carry_minutes", DISTRICT, "50")
    enter(viewers["district_clerk"], viewers["district_head"], told, DAY)
    plan = world.plan()

    quota = api.quota_of(plan, NOVEMBER)

    assert (quota.given, quota.carried, quota.left) == (180, 50, 230)


def test_the_family_confirms_rates_and_complains(world: World) -> None:
    family = world.cast.viewers["applicant"]
    plan = world.plan(world.cast.spouse)
    row = world.visit(plan, pin="")
    assert world.codes(row) == ["unsigned"]

    api.confirm_visit(family, row.pk, True, 4, on=DAY)
    assert world.codes(row) == []  # who confirms stands in for the signature
    complaint = api.complain(family, row.pk, "来得太晚", on=DAY)
    with pytest.raises(api.HomecareRefused, match="已有一条投诉"):
        api.complain(family, row.pk, "再说一次", on=DAY)
    done = api.answer_complaint(world.clerk, complaint.pk, "已要求准时", True, on=DAY)

    assert done.founded
    with pytest.raises(api.NoSuchVisit):
        other = world.visit(world.plan(), begins=time(14))
        api.complain(family, other.pk, "别人家的", on=DAY)


def test_who_denies_a_visit_makes_it_wait(world: World) -> None:
    row = world.visit(world.plan(world.cast.spouse))

    api.confirm_visit(world.cast.viewers["spouse"], row.pk, False, None, on=DAY)

    assert world.codes(row) == ["denied"]


def test_evidence_tells_minutes_punctuality_places_and_stars(world: World) -> None:
    plan = world.plan(world.cast.spouse)
    good = world.visit(plan)
    api.confirm_visit(world.cast.viewers["spouse"], good.pk, True, 4, on=DAY)
    world.visit(plan, DAY + timedelta(days=1), metres=5_000)

    told = api.evidence(world.home, NOVEMBER.first, NOVEMBER.last)

    assert (told.visits, told.minutes, told.punctual) == (2, 60, 10_000)
    assert (told.valid, told.satisfied) == (5_000, 8_000)
    assert api.evidence(world.other, NOVEMBER.first, NOVEMBER.last) == api.Evidence()


def test_days_gone_by_are_missed_and_flags_go_up(world: World) -> None:
    plan = world.plan()
    missed = world.order(plan, DAY + timedelta(days=1))
    world.visit(plan, metres=5_000)
    late = DAY + timedelta(days=12)

    assert api.note_missed(late) == 1
    assert api.note_missed(late) == 0
    missed.refresh_from_db()
    assert missed.state == api.VisitState.MISSED
    assert api.escalate_overdue(late) == 1
    assert api.escalate_overdue(late) == 0
