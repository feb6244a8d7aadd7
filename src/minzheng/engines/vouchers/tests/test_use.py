"""Enrolled on a decided level, used for a service given, refused with what is wrong."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.delivery.api import cancel_record
from minzheng.engines.vouchers import api
from minzheng.engines.vouchers.testing import DAY, World, level, make_elder, make_world
from minzheng.kernel.months import Month
from minzheng.registers.people.api import record_death

NOVEMBER, DECEMBER_1 = Month(2026, 11), date(2026, 12, 1)


def test_the_decided_level_opens_the_voucher(world: World) -> None:
    row = world.enrolled()
    balance = api.balance_of(row, NOVEMBER, DAY)

    assert (row.state, row.level_name, row.first) == (api.Standing.LIVE, "中度失能", "2026-11")
    assert (balance.left, balance.lapses_on) == (80_000, date(2026, 11, 30))


def test_without_a_level_she_is_told_to_be_assessed_first(world: World) -> None:
    other = make_elder("谢阿婆", "44011819400305002X")

    with pytest.raises(api.VoucherRefused, match="先申请能力评估"):
        api.apply(other, {}, by=world.worker, on=DAY)


def test_a_mild_level_is_not_enough(world: World) -> None:
    other = make_elder("谢阿婆", "44011819400305002X")
    level(other, 1, on=DAY)

    with pytest.raises(api.VoucherRefused, match="不到中度失能"):
        api.apply(other, {}, by=world.worker, on=DAY)


def test_the_latest_level_counts(world: World) -> None:
    level(world.elder, 1, on=DAY)

    with pytest.raises(api.VoucherRefused, match="不到中度失能"):
        api.apply(world.elder, {}, by=world.worker, on=DAY)


def test_an_excluded_project_is_refused_by_name(world: World) -> None:
    with pytest.raises(api.VoucherRefused, match="提升项目"):
        api.apply(world.elder, {"upgrade": True}, by=world.worker, on=DAY)


def test_who_applied_for_her_does_not_confirm(world: World) -> None:
    row = api.apply(world.elder, {}, by=world.clerk, on=DAY)

    with pytest.raises(api.OtherPersonNeeded):
        api.confirm(world.clerk, row.pk, on=DAY)


def test_an_officer_of_another_town_does_not_see_it(world: World) -> None:
    row = world.enrolled()

    with pytest.raises(api.NoSuchVoucher):
        api.enrolment_for(world.cast.viewers["other_town_clerk"], row.pk)


def test_half_of_a_home_service(world: World) -> None:
    world.enrolled()

    use = world.use()

    assert (use.fee, use.voucher, use.own, use.way) == (12_000, 6_000, 6_000, api.HOME)


def test_insurance_comes_first(world: World) -> None:
    world.enrolled()

    use = world.use("康复护理", insured=4_000)

    assert (use.insured, use.voucher, use.own) == (4_000, 3_000, 3_001)


def test_the_same_service_is_used_once(world: World) -> None:
    world.enrolled()
    use = world.use()

    again = api.use_voucher(world.manager, use.service_id, on=DAY)

    assert again.pk == use.pk


def test_the_cap_ends_the_month(world: World) -> None:
    row = world.enrolled()
    for hour in range(8, 22):
        record = world.give(begins=f"{hour:02}:00")
        try:
            api.use_voucher(world.manager, record.pk, on=DAY)
        except api.VoucherRefused as refusal:
            assert "用完" in str(refusal)

    assert api.balance_of(row, NOVEMBER, DAY).used == 80_000


def test_a_use_taken_back_frees_the_balance(world: World) -> None:
    row = world.enrolled()
    use = world.use()

    api.take_back(world.manager, use.pk, "记错了人", on=DAY)

    assert api.balance_of(row, NOVEMBER, DAY).used == 0


def test_no_write_off_without_a_service(world: World) -> None:
    world.enrolled()
    record = world.give()
    cancel_record(world.manager, record.pk, "没有去", on=DAY)

    with pytest.raises(api.VoucherRefused, match="没有服务就不能用券"):
        api.use_voucher(world.manager, record.pk, on=DAY)


def test_what_government_pays_takes_no_voucher(world: World) -> None:
    world.enrolled()
    record = world.give("助浴")

    with pytest.raises(api.VoucherRefused, match="政府付费"):
        api.use_voucher(world.manager, record.pk, on=DAY)


def test_insurance_above_the_fee_or_below_nothing_is_refused(world: World) -> None:
    world.enrolled()
    record = world.give("康复护理")

    for insured in (-1, 10_002):
        with pytest.raises(api.VoucherRefused, match="服务费之间"):
            api.use_voucher(world.manager, record.pk, insured=insured, on=DAY)


def test_a_month_lapses(world: World) -> None:
    world.enrolled()
    record = world.give()

    with pytest.raises(api.VoucherRefused, match="过期"):
        api.use_voucher(world.manager, record.pk, on=DECEMBER_1)


def test_a_house_that_is_not_listed_takes_none(world: World) -> None:
    world.enrolled()
    api.strike_house(world.clerk, world.home, on=DAY)
    record = world.give()

    with pytest.raises(api.VoucherRefused, match="名单"):
        api.use_voucher(world.manager, record.pk, on=DAY)


def test_after_a_death_nothing_is_used(world: World) -> None:
    world.enrolled()
    record = world.give(day=DAY)
    dead = date(2026, 11, 1)
    record_death(world.elder, died_on=dead, source="测试", by=world.clerk.doer, on=DAY)

    with pytest.raises(api.VoucherRefused, match="去世"):
        api.use_voucher(world.manager, record.pk, on=DAY)


def test_without_a_sum_there_is_no_assessment_voucher(world: World) -> None:
    world.enrolled()
    record = world.give()

    with pytest.raises(api.VoucherRefused, match="没有登记标准"):
        api.use_voucher(world.manager, record.pk, api.Kind.ASSESSMENT, on=DAY)


def test_another_house_does_not_use_her_service(world: World) -> None:
    world.enrolled()
    record = world.give()

    with pytest.raises(Exception, match="不属于您的机构"):
        api.use_voucher(world.stranger, record.pk, on=DAY)


def test_a_true_change_stops_vouchers_from_next_month(world: World) -> None:
    row = world.enrolled()
    told = api.Told(api.Cause.MOVED, DAY, "搬到女儿家，外省")

    change = api.tell_change(world.manager, row.pk, told, on=DAY)
    api.judge_change(world.clerk, change.pk, true=True, on=DAY)

    row.refresh_from_db()
    assert row.holds_in(NOVEMBER)
    assert not row.holds_in(Month(2026, 12))


def test_only_the_county_judges_a_change(world: World) -> None:
    row = world.enrolled()
    told = api.Told(api.Cause.BETTER, DAY, "能自己走了")
    change = api.tell_change(world.manager, row.pk, told, on=DAY)

    with pytest.raises(NotAllowed):
        api.judge_change(world.worker, change.pk, true=True, on=DAY)


class Orders(TestCase):  # type: ignore[misc]  # hypothesis ships no types for its Django part
    """Used, taken back and used again in any order: never above the cap, every row adds up."""

    @given(deeds=st.lists(st.tuples(st.booleans(), st.integers(1, 4)), min_size=1, max_size=12))
    @settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
    def test_no_order_overpays(self, deeds: list[tuple[bool, int]]) -> None:
        world = make_world()
        row, uses = world.enrolled(), []
        for number, (back, quantity) in enumerate(deeds):
            live = [use for use in uses if not use.voided]
            if back and live:
                uses[uses.index(live[0])] = api.take_back(world.manager, live[0].pk, "错", on=DAY)
                continue
            record = world.give(begins=f"08:{number:02}", quantity=quantity)
            try:
                uses.append(api.use_voucher(world.manager, record.pk, on=DAY))
            except api.VoucherRefused:
                continue
        used = api.balance_of(row, NOVEMBER, DAY).used
        assert used == sum(use.voucher for use in uses if not use.voided) <= 80_000
