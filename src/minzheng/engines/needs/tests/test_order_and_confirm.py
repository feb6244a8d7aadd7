"""An order is taken or goes to the next, is carried out within its quota, confirmed and rated."""

from datetime import date

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.delivery.api import Wanted, draft_of, record_page
from minzheng.engines.needs import api
from minzheng.engines.needs.testing import DAY, PHOTO, World
from minzheng.kernel.months import Month

TUESDAY = date(2026, 11, 3)


def bathed(world: World, order: api.Order, **more: object) -> api.Visit:
    new = api.NewVisit(**{"day": DAY, "given_by": "温小雪", "proof": PHOTO, **more})  # type: ignore[arg-type]  # a test names only the columns it is about
    return api.record_visit(world.house, order.pk, new, on=TUESDAY)


def test_a_visit_becomes_a_record_of_the_months_statement(world: World) -> None:
    order = world.ordered()

    visit = bathed(world, order)

    rows = record_page(world.house, Wanted(month="2026-11"), TUESDAY).rows
    assert [row.pk for row in rows] == [visit.record_id]
    assert draft_of(world.home, Month(2026, 11)).lines[0].amount == 6_000


def test_no_more_is_given_than_was_ordered(world: World) -> None:
    order = world.ordered(quantity=2)
    bathed(world, order, begins="09:00", quantity=2)

    with pytest.raises(api.NeedRefused, match="只剩 0"):
        bathed(world, order, begins="15:00")
    assert api.left_of(order, date(2026, 11, 9)) == 2


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"day": date(2026, 11, 1)}, "接单"),
        ({"day": date(2026, 11, 4)}, "今天"),
        ({"given_by": " "}, "姓名"),
        ({"quantity": 0}, "至少是 1"),
        ({"note": "长" * 201}, "最多 200"),
    ],
)
def test_what_cannot_have_been_is_refused(
    world: World, wrong: dict[str, object], said: str
) -> None:
    order = world.ordered()

    with pytest.raises(api.NeedRefused, match=said):
        bathed(world, order, **wrong)


def test_a_house_reaches_its_own_orders_only(world: World) -> None:
    order = world.ordered()

    with pytest.raises(api.NoSuchNeed):
        api.own_order(world.stranger, order.pk)
    with pytest.raises(api.NoSuchNeed):
        api.finish_order(world.stranger, order.pk, on=DAY)


def test_a_refused_order_goes_to_the_next(world: World) -> None:
    first = world.gives()
    told = api.NewSupply("bath", 5, world.other.pk, "助浴", skills=("care",))
    second = api.offer_supply(world.stranger, told, on=DAY)
    sending = api.Sending(first, (second.pk,))
    order = api.send_order(world.needs(), sending, by=world.clerk, on=DAY)

    api.refuse_order(world.house, order.pk, "full", "护理员请假", on=DAY)

    assert [o.supply_id for o in order.need.orders.order_by("pk")] == [first.pk, second.pk]
    order.need.refresh_from_db()
    assert order.need.state == "matched"


def test_an_unanswered_order_lapses_once_and_the_need_waits_again(world: World) -> None:
    order = api.send_order(world.needs(), api.Sending(world.gives()), by=world.clerk, on=DAY)

    counts = [api.lapse_orders(date(2026, 11, day)) for day in (3, 4, 4)]

    order.refresh_from_db()
    order.need.refresh_from_db()
    assert counts == [0, 1, 0]
    assert (order.state, order.need.state) == ("lapsed", "confirmed")


def test_a_full_supply_takes_no_more(world: World) -> None:
    supply = world.gives(capacity=3)
    api.send_order(world.needs(), api.Sending(supply), by=world.clerk, on=DAY)

    with pytest.raises(api.NeedRefused, match="排满"):
        api.send_order(world.needs(), api.Sending(supply), by=world.clerk, on=DAY)
    assert api.givers([supply])[0].vacancy == 1


def test_the_person_confirms_and_rates(world: World) -> None:
    order, me = world.ordered(), world.cast.viewers["applicant"]
    bathed(world, order)
    api.finish_order(world.house, order.pk, on=TUESDAY)

    need = api.confirm_receipt(order.need, "", by=me, on=TUESDAY)
    rated = api.rate_service(need, 5, "手很轻", by=me, on=TUESDAY)

    assert (need.state, rated.confirmed_how, rated.rating_words) == ("met", "own", "手很轻")
    with pytest.raises(api.NeedRefused):
        api.rate_service(need, 1, "", by=me, on=TUESDAY)
    assert api.givers([order.supply])[0].taken == 0


def test_a_link_confirms_once_and_a_worker_says_how_she_asked(world: World) -> None:
    order = world.ordered()
    bathed(world, order)
    done = api.finish_order(world.house, order.pk, on=TUESDAY)
    worker = world.cast.viewers["village_worker"]
    with pytest.raises(api.NeedRefused, match="怎样问到"):
        api.confirm_receipt(done.need, "", by=worker, on=TUESDAY)

    api.confirm_by_code(done.code, on=TUESDAY)

    with pytest.raises(api.NoSuchNeed):
        api.confirm_by_code(done.code, on=TUESDAY)


def test_what_was_not_done_goes_back_to_the_town(world: World) -> None:
    order = world.ordered()
    bathed(world, order)
    api.finish_order(world.house, order.pk, on=TUESDAY)

    api.deny_receipt(order.need, "没有来", by=world.cast.viewers["applicant"], on=TUESDAY)

    order.need.refresh_from_db()
    assert order.need.state == "confirmed"


def test_nothing_is_finished_without_a_visit(world: World) -> None:
    order = world.ordered()

    with pytest.raises(api.NeedRefused, match="还没有一次"):
        api.finish_order(world.house, order.pk, on=DAY)
    with pytest.raises(NotAllowed):
        api.end_order(order, "不做了", by=world.cast.viewers["other_town_clerk"], on=DAY)


def test_late_needs_are_told_to_town_then_district_once(world: World) -> None:
    world.needs()

    told = [api.escalate_overdue(date(2026, 11, day)) for day in (9, 10, 10, 13, 13)]

    assert told == [0, 1, 0, 1, 0]
