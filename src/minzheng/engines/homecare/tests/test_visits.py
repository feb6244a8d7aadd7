"""Visits: taken in once, what is odd is flagged with its reason, judged, not paid before."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng.engines.homecare import api
from minzheng.engines.homecare.testing import DAY, NINE, PIN, TEN, World
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month
from minzheng.registers.papers import Paper
from minzheng.registers.people.api import record_death

PNG = b"\x89PNG\r\n\x1a\n photo"
TOMORROW = DAY + timedelta(days=1)


def test_a_good_visit_has_nothing_odd_and_is_divided_to_the_fen(world: World) -> None:
    row = world.visit(world.plan())

    assert world.codes(row) == []
    assert (row.payable, row.public, row.own) == (60, 3_000, 3_000)


def test_two_kilometres_away_is_flagged_and_not_settled_until_judged(world: World) -> None:
    row = world.visit(world.plan(), metres=5_000)

    assert world.codes(row) == ["far"]
    assert "离所在社区中心 5004 米" in row.flags.get().words
    draft = api.draft_of(world.home, Month.of(DAY))
    assert (draft.visits, [each.pk for each in draft.waiting]) == ((), [row.pk])

    api.judge_visit(world.clerk, row.pk, "void", "老人说没有人来", on=DAY)
    row.refresh_from_db()

    assert (row.voided, row.public, row.own) == (True, 0, 0)
    assert api.draft_of(world.home, Month.of(DAY)).waiting == ()


def test_what_stands_is_settled(world: World) -> None:
    row = world.visit(world.plan(), minutes=30)
    assert world.codes(row) == ["short"]

    api.judge_visit(world.clerk, row.pk, "stands", "老人去医院，提前结束", on=DAY)

    (held,) = api.draft_of(world.home, Month.of(DAY)).visits
    assert (held.payable, held.public, held.own) == (30, 1_500, 1_500)


@pytest.mark.parametrize(
    ("verdict", "reason", "why"), [("maybe", "x", "请选择"), ("void", " ", "请写明")]
)
def test_a_judge_decides_with_a_reason(world: World, verdict: str, reason: str, why: str) -> None:
    row = world.visit(world.plan(), metres=5_000)

    with pytest.raises(api.HomecareRefused, match=why):
        api.judge_visit(world.clerk, row.pk, verdict, reason, on=DAY)


def test_nobody_judges_twice_or_elsewhere(world: World) -> None:
    row = world.visit(world.plan(), metres=5_000)
    api.judge_visit(world.clerk, row.pk, "stands", "核实过", on=DAY)

    with pytest.raises(api.HomecareRefused, match="没有待判定"):
        api.judge_visit(world.clerk, row.pk, "void", "再判", on=DAY)
    with pytest.raises(api.NoSuchVisit):
        api.judge_visit(world.cast.viewers["other_town_clerk"], row.pk, "void", "x", on=DAY)


def test_long_unsigned_and_wrong_words_are_flagged(world: World) -> None:
    plan = world.plan()

    assert world.codes(world.visit(plan, minutes=120)) == ["long"]
    assert world.codes(world.visit(plan, begins=time(13), pin="")) == ["unsigned"]
    row = world.visit(plan, begins=time(15), pin="9999")
    assert "口令不对" in row.flags.get(code="unsigned").words


def test_a_worker_in_two_homes_or_faster_than_a_car_is_flagged(world: World) -> None:
    first, second = world.plan(), world.plan(world.oldest)
    one, two = world.order(first), world.order(second, begins=TEN)
    api.check_in(world.worker, one.pk, world.tap(DAY, NINE), on=DAY)
    api.check_in(world.worker, two.pk, world.tap(DAY, time(9, 30)), on=DAY)
    api.check_out(world.worker, two.pk, world.tap(DAY, time(10, 30)), api.Leaving(PIN), on=DAY)
    api.check_out(world.worker, one.pk, world.tap(DAY, TEN), api.Leaving(PIN), on=DAY)

    assert world.codes(two) == ["worker_twice"]
    three, four = world.order(first, begins=time(14)), world.order(second, begins=time(16))
    for row, clock, metres in ((three, 14, 0), (four, 16, 2_500)):
        api.check_in(world.worker, row.pk, world.tap(DAY, time(clock), metres), on=DAY)
        out = world.tap(DAY, time(15, 59) if clock == 14 else time(17), metres)
        api.check_out(world.worker, row.pk, out, api.Leaving(PIN), on=DAY)
    assert "travel" in world.codes(four)
    api.judge_visit(world.clerk, three.pk, "void", "老人说没有来", on=DAY)
    assert "travel" not in world.codes(four)  # nobody came from there


def test_without_a_place_or_with_an_old_photo_is_flagged(world: World) -> None:
    plan = world.plan()
    for begins in (NINE, time(14)):
        row = world.order(plan, begins=begins)
        api.check_in(world.worker, row.pk, world.tap(DAY, begins, spot=None), on=DAY)
        out = world.tap(DAY, time(begins.hour + 1))
        leaving = api.Leaving(PIN, Paper("a.png", PNG))
        api.check_out(world.worker, row.pk, out, leaving, on=DAY)

    assert world.codes(row) == ["no_place", "photo"]


def test_after_a_death_told_later_the_visit_is_flagged_at_the_hand_in(world: World) -> None:
    row = world.visit(world.plan(), date(2026, 11, 3))
    record_death(world.elder, died_on=DAY, source="公安", by=SYSTEM, on=DAY)
    first = date(2026, 12, 1)
    month = Month(2026, 11)

    with pytest.raises(api.HomecareRefused, match="没有可以结算"):
        api.hand_in(world.manager, world.home.pk, month,
                    api.draft_of(world.home, month).digest, on=first)  # fmt: skip
    assert row.settlement_id is None


def test_beyond_the_quota_the_elder_pays_and_somebody_looks(world: World) -> None:
    plan = world.plan()
    rows = [world.visit(plan, DAY + timedelta(days=day)) for day in range(4)]

    assert [row.public for row in rows] == [3_000, 3_000, 3_000, 0]
    assert rows[3].own == 6_000
    assert world.codes(rows[3]) == ["quota"]
    assert api.quota_of(plan, Month.of(DAY)).left == 0


def test_the_same_token_is_one_check_in(world: World) -> None:
    row = world.order(world.plan())
    tap = world.tap(DAY, NINE)

    first = api.check_in(world.worker, row.pk, tap, on=DAY)
    again = api.check_in(world.worker, row.pk, tap, on=DAY)

    assert (first.in_clock, again.in_clock) == (NINE, NINE)
    with pytest.raises(api.HomecareRefused, match="不能再签到"):
        api.check_in(world.worker, row.pk, world.tap(DAY, TEN), on=DAY)
    other = world.order(world.plan(world.oldest), begins=time(15))
    with pytest.raises(api.HomecareRefused, match="用在别的打卡上"):
        api.check_in(world.worker, other.pk, tap, on=DAY)


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"day": DAY - timedelta(days=1)}, "不能记在"),
        ({"day": TOMORROW}, "还没有到"),
        ({"day": DAY - timedelta(days=9)}, "超过 3 天"),
        ({"spot": api.Spot(91.0, 0.0)}, "位置读不懂"),
        ({"spot": api.Spot(float("nan"), 0.0)}, "位置读不懂"),
        ({"token": ""}, "没有给这次打卡编号"),
    ],
)
def test_a_tap_that_cannot_be_is_refused(world: World, told: dict[str, object], why: str) -> None:
    row = world.order(world.plan())
    tap = world.tap(told.pop("day", DAY), NINE)  # type: ignore[arg-type]  # parametrised
    changed = api.Tap(**{**vars(tap), **told})  # type: ignore[arg-type]  # parametrised

    with pytest.raises(api.HomecareRefused, match=why):
        api.check_in(world.worker, row.pk, changed, on=DAY)


def test_only_the_worker_who_was_sent(world: World) -> None:
    row = world.order(world.plan())

    with pytest.raises(api.HomecareRefused, match="派给了温小雪"):
        api.check_in(world.manager, row.pk, world.tap(DAY, NINE), on=DAY)
    with pytest.raises(api.NoSuchVisit):
        api.check_in(world.stranger, row.pk, world.tap(DAY, NINE), on=DAY)


def test_out_before_in_is_refused(world: World) -> None:
    row = world.order(world.plan())
    with pytest.raises(api.HomecareRefused, match="还没有签到"):
        api.check_out(world.worker, row.pk, world.tap(DAY, NINE), api.Leaving(), on=DAY)
    api.check_in(world.worker, row.pk, world.tap(DAY, NINE), on=DAY)

    with pytest.raises(api.HomecareRefused, match="早于签到"):
        api.check_out(world.worker, row.pk, world.tap(DAY, time(8)), api.Leaving(), on=DAY)
    with pytest.raises(api.HomecareRefused, match="不是 PDF 或照片"):
        leaving = api.Leaving(PIN, Paper("a.exe", b"MZ"))
        api.check_out(world.worker, row.pk, world.tap(DAY, TEN), leaving, on=DAY)


@given(
    minutes=st.integers(0, 600), planned=st.integers(1, 480), price=st.integers(0, 100_000),
    left=st.integers(0, 5_000), share=st.integers(0, 10_000),
)  # fmt: skip
def test_public_and_own_are_the_price_of_the_payable_minutes(
    minutes: int, planned: int, price: int, left: int, share: int
) -> None:
    borne = api.bear(minutes, planned, price, left, share)

    assert borne.public >= 0
    assert borne.own >= 0
    assert borne.public + borne.own == price * borne.payable // planned
    assert borne.public_minutes <= min(borne.payable, left)
