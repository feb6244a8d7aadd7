"""A device out and back: money to the fen, disinfection before it goes out again, bad input."""

from datetime import timedelta

import pytest

from minzheng.engines.access.testing import DISTRICT
from minzheng.engines.audit.api import Entry
from minzheng.engines.notices.api import Recipient, inbox
from minzheng.engines.rentals import api
from minzheng.engines.rentals.testing import DAY, SERIAL, World, enter_shares
from minzheng.kernel.months import Month
from minzheng.registers.papers import Paper

LATER = DAY + timedelta(days=10)


def shared(world: World) -> World:
    officers = world.cast.viewers
    enter_shares(officers["district_clerk"], officers["district_head"], DISTRICT, DAY)
    return world


def test_a_device_goes_out_comes_back_is_disinfected_and_goes_out_again(world: World) -> None:
    row = world.hand_out()
    world.take_back(row, LATER)
    item = api.disinfect(world.house, world.item.pk, "wipe", "含氯消毒剂", on=LATER)

    again = world.hand_out(on=LATER)

    assert item.state == api.Where.STOCK
    assert again.due_on == LATER + timedelta(days=30)
    whats = [(step.what, step.by, step.method) for step in api.steps_of(world.item)]
    assert whats[1] == ("消毒", world.house.doer.name, "wipe")


def test_the_money_adds_up_without_public_part(world: World) -> None:
    row = world.take_back(world.hand_out(), LATER)

    assert (row.days, row.rent, row.subsidy, row.own) == (10, 3_000, 0, 3_000)
    assert row.refund == 30_000 - 3_000


def test_the_public_part_is_the_share_of_her_class(world: World) -> None:
    row = shared(world).hand_out()
    row = world.take_back(row, LATER)

    assert (row.share, row.subsidy, row.own) == (3_000, 900, 2_100)


def test_in_disinfection_it_is_not_handed_out(world: World) -> None:
    world.take_back(world.hand_out(), LATER)

    with pytest.raises(api.RentalRefused, match=r"待消毒.*先登记消毒"):
        world.hand_out(on=LATER)


def test_returned_twice_is_refused(world: World) -> None:
    row = world.hand_out()
    world.take_back(row, LATER)

    with pytest.raises(api.RentalRefused, match=r"已归还.*不能再办"):
        world.take_back(row, LATER)


def test_a_serial_is_told_once(world: World) -> None:
    with pytest.raises(api.RentalRefused, match="已经登记过"):
        api.add_item(world.house, world.home.pk, " wc-001 ", world.product, on=DAY)


def test_what_is_out_is_not_handed_out(world: World) -> None:
    world.hand_out()

    with pytest.raises(api.RentalRefused, match=r"租出.*先办归还"):
        world.hand_out()


def test_damages_beyond_the_deposit_are_collected_first(world: World) -> None:
    row = world.hand_out()
    told = api.Return(api.Condition.DAMAGED, damage=60_000, collected=0, words="车架断裂")

    with pytest.raises(api.RentalRefused, match=r"押金不够，还要补收 330\.00 元"):
        api.take_back(world.house, row.pk, told, on=LATER)

    assert api.running_by_item(world.item) is not None


def test_a_refund_is_never_negative(world: World) -> None:
    row = world.hand_out()

    row = world.take_back(
        row, LATER, damage=60_000, words="车架断裂", condition=api.Condition.DAMAGED
    )

    assert (row.collected, row.refund) == (33_000, 0)
    item = api.disinfect(world.house, world.item.pk, "wipe", "", on=LATER)
    assert item.state == api.Where.REPAIR
    item = api.repaired(world.house, item.pk, "换了车架", on=LATER)
    assert item.state == api.Where.DISINFECTING


@pytest.mark.parametrize(("damage", "says"), [(-1, "不能是负数"), (80_001, "超过了原价")])
def test_damages_that_cannot_be_are_refused(world: World, damage: int, says: str) -> None:
    row = world.hand_out()

    with pytest.raises(api.RentalRefused, match=says):
        world.take_back(row, LATER, damage=damage, words="坏了")


def test_without_a_method_it_is_not_disinfected(world: World) -> None:
    world.take_back(world.hand_out(), LATER)

    with pytest.raises(api.RentalRefused, match="选择用什么方法消毒"):
        api.disinfect(world.house, world.item.pk, "", "", on=LATER)


def test_another_house_finds_nothing(world: World) -> None:
    row = world.hand_out()

    with pytest.raises(api.NoSuchRental):
        api.take_back(world.stranger, row.pk, api.Return("good"), on=LATER)


def test_a_lost_device_is_paid_for_and_may_turn_up(world: World) -> None:
    row = world.hand_out()
    bill = api.bill_today(row, LATER, 50_000)
    told = api.Return("", damage=50_000, collected=bill.collected, words="在公园被拿走")
    row = api.lose(world.house, row.pk, told, on=LATER)

    item = api.find_again(world.house, world.item.pk, "保安送回", on=LATER)

    assert (row.ended, item.state) == (api.Ended.LOST, api.Where.DISINFECTING)


def test_it_is_extended_up_to_the_longest_time(world: World) -> None:
    row = api.extend(world.house, world.hand_out().pk, 150, on=DAY)

    assert row.due_on == DAY + timedelta(days=180)
    with pytest.raises(api.RentalRefused, match="还能续 0 天"):
        api.extend(world.house, row.pk, 1, on=DAY)


def test_the_photo_is_sealed_and_looking_is_in_the_trail(world: World) -> None:
    photo = Paper("轮椅.jpg", b"\xff\xd8\xff a photo")
    row = world.hand_out(photo=photo)

    content, mime = api.open_photo(world.house, row.pk, on=DAY)

    assert (content, mime) == (photo.content, "image/jpeg")
    assert Entry.objects.filter(verb="open_rental_photo", subject=row.ref).exists()


def test_what_is_late_is_told_step_by_step_once(world: World) -> None:
    row = world.hand_out()
    due = row.due_on

    counts = [api.escalate_overdue(due + timedelta(days=days)) for days in (0, 1, 1, 8, 15)]

    assert counts == [0, 1, 0, 1, 1]
    assert inbox(Recipient("person", str(world.elder.pk))).count() == 1


def test_somebody_asks_and_is_served(world: World) -> None:
    clerk = world.cast.viewers["village_worker"]
    new = api.NewAsk(world.elder, world.product, world.home, 30)
    asked = api.ask(new, by=clerk, on=DAY)

    row = world.hand_out(person=None, ask=asked.pk)

    asked.refresh_from_db()
    assert (row.person, asked.state) == (world.elder, api.AskState.SERVED)
    with pytest.raises(api.RentalRefused, match="已租出"):
        api.decline(world.house, asked.pk, "没有", on=DAY)


def test_it_is_asked_for_once(world: World) -> None:
    new = api.NewAsk(world.elder, world.product, world.home, 30)
    api.ask(new, by=world.house, on=DAY)

    with pytest.raises(api.RentalRefused, match="已经申请过"):
        api.ask(new, by=world.house, on=DAY)


def test_a_sheet_goes_out_and_in(world: World) -> None:
    content = api.stock_sheet(world.house, world.home.pk, on=DAY)

    assert api.take_sheet(world.house, world.home.pk, "a.xlsx", content, on=DAY) == 0
    more = "序列号,辅具名称\nWC-002,手动轮椅\nWC-003,手动轮椅\n".encode()
    assert api.take_sheet(world.house, world.home.pk, "a.csv", more, on=DAY) == 2


def test_a_sheet_with_a_serial_twice_is_refused_whole(world: World) -> None:
    content = "序列号,辅具名称\nWC-002,手动轮椅\nwc-002,手动轮椅\n".encode()

    with pytest.raises(api.RentalRefused, match="写了两次"):
        api.take_sheet(world.house, world.home.pk, "a.csv", content, on=DAY)

    assert api.Item.objects.count() == 1


def test_what_is_free_is_counted_near(world: World) -> None:
    before = api.offers_near(DISTRICT)[0].free
    world.hand_out(SERIAL)

    assert (before, api.offers_near(DISTRICT)[0].free) == (1, 0)
    assert api.offers_near("330200000000") == []


def test_use_is_counted_by_point(world: World) -> None:
    world.hand_out()
    clerk = world.cast.viewers["district_clerk"]

    (use,) = api.uses(clerk, Month.of(DAY), DAY + timedelta(days=31))

    assert (use.share, use.overdue, use.usable) == (100, 1, 1)
