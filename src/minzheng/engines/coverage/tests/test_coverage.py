"""A plan covers every unit of the registers; what opens is a gap, what closes is gone."""

from datetime import date, timedelta
from random import Random

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import DISTRICT, TOWN_A
from minzheng.engines.coverage import api
from minzheng.engines.coverage.lots import set_quarters
from minzheng.engines.coverage.testing import (
    APPROVED,
    BADLY,
    DAY,
    DRAFTED,
    PHOTO,
    WISHES,
    World,
    at,
    open_house,
)
from minzheng.engines.draws import api as draws
from minzheng.engines.duties import api as duties
from minzheng.engines.notices.api import Message
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.facilities.api import close_facility
from minzheng.registers.organisations.api import (
    NewMember,
    NewOrganisation,
    register_organisation,
    take_on_member,
)

JUNE = date(2026, 6, 15)


def keys(found: api.Coverage, *states: str) -> set[str]:
    return {unit.key for unit in found.units if unit.state in states}


def look_of(world: World, plan: api.Plan, **more: object) -> api.Look:
    told = {"day": DAY, "first": "district_clerk", "second": "check_clerk",
            "seen": "看了消防和厨房", "paper": PHOTO, **more}  # fmt: skip
    new = api.NewLook(**told)  # type: ignore[arg-type]  # parametrised
    return api.record_look(world.who("district_clerk"), world.slot(plan).pk, new, on=DAY)


def test_every_unit_of_the_registers_is_in_it(world: World) -> None:
    plan = world.draft()

    units = api.units_of(DISTRICT, DRAFTED)

    assert set(plan.rows.values_list("unit", flat=True)) == {unit.key for unit in units}
    assert {unit.scope for unit in units} == set(api.Scope)
    assert api.Slot.objects.filter(row__plan=plan, ends_on__isnull=False).count() == 0


def test_approval_draws_the_quarters_and_anybody_can_check_the_lot(world: World) -> None:
    plan = world.approved()

    slots = api.Slot.objects.filter(row__plan=plan)

    assert not slots.filter(ends_on=None).exists()
    ((_, draw),) = api.parts_of(plan)
    assert draw is not None
    assert draws.verify(draws.public_file(draw)) == []


def test_the_same_order_gives_the_same_quarters_however_rows_are_kept(world: World) -> None:
    plan = world.draft()
    part, rows = plan.parts.get(), list(plan.rows.all())
    order = {row.unit: place for place, row in enumerate(sorted(rows, key=lambda row: row.unit))}
    set_quarters(part, order, 1)
    first = dict(api.Slot.objects.filter(row__plan=plan).values_list("pk", "ends_on"))

    set_quarters(part, dict(reversed(order.items())), 1)

    assert dict(api.Slot.objects.filter(row__plan=plan).values_list("pk", "ends_on")) == first


def test_it_refuses_a_second_plan_and_other_years(world: World) -> None:
    world.draft()

    with pytest.raises(api.CoverageRefused, match="已经有检查计划"):
        world.draft()
    new = api.NewPlan(2024, DISTRICT, WISHES)
    with pytest.raises(api.CoverageRefused, match="写了 2024"):
        api.draft_plan(new, by=world.who("district_clerk"), on=DRAFTED, at=at(DRAFTED))


def test_it_refuses_a_scope_nobody_looks_at(world: World) -> None:
    new = api.NewPlan(2026, DISTRICT, WISHES[:2])

    with pytest.raises(api.CoverageRefused, match="镇街窗口"):
        api.draft_plan(new, by=world.who("district_clerk"), on=DRAFTED, at=at(DRAFTED))


def test_another_approves(world: World) -> None:
    new = api.NewPlan(2026, DISTRICT, WISHES)
    plan = api.draft_plan(new, by=world.who("district_head"), on=DRAFTED, at=at(DRAFTED))
    part = plan.parts.get()

    with pytest.raises(api.CoverageRefused, match="另一个人批准"):
        api.approve_part(world.who("district_head"), part.pk, on=APPROVED, at=at(APPROVED))
    with pytest.raises(NotAllowed):
        api.approve_part(world.who("district_clerk"), part.pk, on=APPROVED, at=at(APPROVED))


def test_it_is_not_approved_while_a_unit_has_no_row(world: World) -> None:
    plan = world.draft()
    open_house("漏掉的院", DRAFTED)

    with pytest.raises(api.CoverageRefused, match="1 个单位没有列入：漏掉的院"):
        api.approve_part(
            world.who("district_head"), plan.parts.get().pk, on=APPROVED, at=at(APPROVED)
        )

    api.drop_draft(world.who("district_clerk"), plan.parts.get().pk)
    assert world.approved().rows.count() == 6


def test_a_plan_that_was_approved_is_frozen(world: World) -> None:
    plan = world.approved()

    with pytest.raises(api.CoverageRefused, match="不能再改"):
        api.drop_draft(world.who("district_clerk"), plan.parts.get().pk)


def test_what_opens_is_a_gap_until_a_supplement_is_approved(world: World) -> None:
    plan, clerk, head = world.approved(), world.who("district_clerk"), world.who("district_head")
    house = open_house()
    assert keys(api.coverage_of(clerk, plan, JUNE), "gap") == {house.ref}

    part = api.draft_supplement(clerk, plan.pk, on=JUNE, at=at(JUNE))
    waiting = api.coverage_of(clerk, plan, JUNE)
    assert [unit.why for unit in waiting.units if unit.key == house.ref] == [
        "已列入补充计划（第 1 次），等批准"
    ]
    api.approve_part(head, part.pk, on=JUNE, at=at(JUNE))

    assert keys(api.coverage_of(clerk, plan, JUNE), "gap") == set()
    slots = api.Slot.objects.filter(row__unit=house.ref)
    assert all(slot.quarter >= 2 for slot in slots)
    with pytest.raises(api.CoverageRefused, match="不用补充"):
        api.draft_supplement(clerk, plan.pk, on=JUNE, at=at(JUNE))


def test_what_closes_is_gone_and_not_covered(world: World) -> None:
    plan = world.approved()
    close_facility(world.houses[1], closed_on=date(2026, 5, 1), reason="停办", by=SYSTEM)

    found = api.coverage_of(world.who("district_head"), plan, JUNE)

    (gone,) = [unit for unit in found.units if unit.state == "gone"]
    assert gone.key == world.houses[1].ref
    assert "2026-05-01" in gone.why
    assert api.tally(found.units).units == 4


@pytest.mark.parametrize("seed", range(4))
def test_rows_gaps_and_gone_are_the_register_and_no_unit_twice(world: World, seed: int) -> None:
    plan, luck = world.approved(), Random(seed)  # noqa: S311  openings, not secrets
    for number in range(luck.randrange(6)):
        day = date(2026, 1, 20) + timedelta(days=luck.randrange(300))
        house = open_house(f"新院{number}", day)
        if luck.random() < 0.5:
            close_facility(
                house,
                closed_on=day + timedelta(days=luck.randrange(1, 60)),
                reason="停办",
                by=SYSTEM,
            )
    if luck.random() < 0.5:
        close_facility(world.houses[0], closed_on=date(2026, 4, 1), reason="停办", by=SYSTEM)

    for month in (2, 5, 8, 11):
        on = date(2026, month, 10)
        told = [unit.key for unit in api.coverage_of(world.who("auditor"), plan, on).units]
        there = {unit.key for unit in api.units_of(DISTRICT, on)}
        assert len(told) == len(set(told))
        gone = keys(api.coverage_of(world.who("auditor"), plan, on), "gone")
        assert set(told) - gone == there
        assert set(plan.rows.values_list("unit", flat=True)) <= set(told)


def test_a_finding_is_a_duty_and_closes_with_it(world: World) -> None:
    plan, clerk, town = world.approved(), world.who("district_clerk"), world.who("town_head")
    look = world.look(plan, BADLY)
    duty = look.findings.get().duty

    (turn,) = duties.turns_in_order(duty)
    duties.hand_in(town, turn.pk, duties.Proof("杂物已经清理", PHOTO), on=DAY)
    before = api.tally(api.coverage_of(clerk, plan, DAY).units)
    duties.confirm_done(clerk, turn.pk, on=DAY)
    after = api.tally(api.coverage_of(clerk, plan, DAY).units)

    assert (before.looked, before.found, before.closed) == (1, 1, 0)
    assert (after.found, after.closed) == (1, 1)
    assert "青竹颐养院" in duty.title


def test_on_an_earlier_day_it_had_not_been_looked_at(world: World) -> None:
    plan = world.approved()
    world.look(plan, BADLY)

    found = api.coverage_of(world.who("district_clerk"), plan, DAY - timedelta(days=1))

    assert api.tally(found.units).looked == 0


@pytest.mark.parametrize(
    ("more", "said"),
    [({"second": "district_clerk"}, "两个不同的人"),
     ({"second": "town_clerk"}, "应当回避"),
     ({"second": "village_worker"}, "在岗的民政人员"),
     ({"day": DAY + timedelta(days=1)}, "还没有到"),
     ({"day": date(2025, 12, 31)}, "早于"),
     ({"seen": "好"}, "至少四个字"),
     ({"findings": [api.NewFinding("通道堵塞了", None, "照片为证", DAY)]}, "谁来整改"),
     ({"findings": [api.NewFinding("通道堵塞了", BADLY.owner, "照片为证", None)]}, "整改期限"),
     ({"findings": [api.NewFinding("通道堵塞了", BADLY.owner, "照片为证", date(2026, 10, 1))]},
      "早于检查日期"),
     ({"findings": [api.NewFinding("通道堵塞了", BADLY.owner, "", DAY)]}, "凭什么算办完"),
     ({"paper": api.Paper("a.txt", b"words")}, "PDF")],
)  # fmt: skip
def test_a_look_that_cannot_be_is_refused(world: World, more: dict[str, object], said: str) -> None:
    plan = world.approved()

    with pytest.raises(api.CoverageRefused, match=said):
        look_of(world, plan, **more)

    assert not api.Look.objects.exists()


def test_it_refuses_who_acts_for_the_organisation(world: World) -> None:
    plan = world.approved()
    row = plan.rows.get(scope="organisation")
    society = register_organisation(
        NewOrganisation("52440118MJ9988771L", "青竹颐养院", TOWN_A, date(2020, 1, 1)), by=SYSTEM
    )
    world.houses[0].__class__.objects.filter(pk=world.houses[0].pk).update(
        credit_code=society.credit_code
    )
    take_on_member(NewMember(society, "徐静", "manager", since=date(2020, 1, 1)), by=SYSTEM)

    with pytest.raises(api.CoverageRefused, match="同名"):
        look_of(world, plan)
    assert row.name == "增城区敬老协会"


def test_a_look_is_written_once(world: World) -> None:
    plan = world.approved()
    world.look(plan)

    with pytest.raises(api.CoverageRefused, match="已经登记过"):
        look_of(world, plan)


def test_a_draft_is_not_looked_at(world: World) -> None:
    with pytest.raises(api.CoverageRefused, match="还没有批准"):
        look_of(world, world.draft())


def test_towns_do_not_hear_of_secret_looks_before_they_happened(world: World) -> None:
    plan, town = world.approved(), world.who("town_head")
    secret = world.slot(plan, how="secret")

    with pytest.raises(api.NoSuchCoverage):
        api.slot_for(town, secret.pk)
    told = api.coverage_of(town, plan, JUNE)
    assert {slot.how for unit in told.units for slot in unit.slots} == {"check"}
    world.look(plan, how="secret")
    assert api.slot_for(town, secret.pk).pk == secret.pk


def test_the_day_marks_what_is_gone(world: World) -> None:
    plan = world.approved()
    close_facility(world.houses[1], closed_on=date(2026, 5, 1), reason="停办", by=SYSTEM)

    api.coverage_day(JUNE)

    assert list(plan.rows.exclude(gone_on=None).values_list("unit", flat=True)) == [
        world.houses[1].ref
    ]


def test_towns_see_their_own_units(world: World) -> None:
    plan = world.approved()
    other = plan.rows.get(unit=world.houses[1].ref)

    with pytest.raises(api.NoSuchCoverage):
        api.row_for(world.who("town_head"), other.pk)
    assert api.row_for(world.who("other_town_head"), other.pk).pk == other.pk
    with pytest.raises(api.NoSuchCoverage):
        api.part_for(world.who("town_head"), plan.parts.get().pk)


def test_late_looks_are_told_once_and_climb(world: World) -> None:
    plan = world.approved()
    assert api.Slot.objects.filter(row__plan=plan, ends_on=date(2026, 3, 31)).exists()
    assert api.coverage_day(date(2026, 4, 5)) == 0

    rose = api.coverage_day(date(2026, 4, 12))

    assert rose > 0
    assert api.coverage_day(date(2026, 4, 12)) == 0
    assert Message.objects.filter(text__contains="季度过了还没有看").exists()
    assert api.coverage_day(date(2026, 4, 20)) == rose


def test_a_number_that_is_no_inspection_is_refused(world: World) -> None:
    plan = world.approved()

    with pytest.raises(api.CoverageRefused, match="没有第 99 号检查"):
        api.link_inspection(world.who("district_clerk"), world.slot(plan).pk, 99, on=DAY)
