"""What policy cannot meet is offered without a name, taken on, delivered with proof, confirmed."""

from datetime import date

import pytest

from minzheng.engines.access.api import NotAllowed, UnknownPurpose
from minzheng.engines.audit.api import entries_about
from minzheng.engines.needs import api
from minzheng.engines.needs.testing import DAY, PHOTO, World

TUESDAY, LATE = date(2026, 11, 3), date(2026, 11, 13)


@pytest.mark.parametrize("words", ["罗春生要棉被", "电话 13800138000", "谢月娥腿脚不便", ""])
def test_words_that_tell_who_it_is_are_refused(world: World, words: str) -> None:
    with pytest.raises(api.NeedRefused):
        world.offered(words=words)


def test_what_is_offered_names_nobody(world: World) -> None:
    offering = world.offered()

    told = [offering.number, offering.words, offering.town_code, offering.item]
    assert offering.town_code == "440118101000"
    assert not any("罗" in text or "石桥" in text for text in told)
    assert [each.pk for each in api.offerings_open()[0]] == [offering.pk]


def test_it_is_taken_on_delivered_confirmed_and_closed(world: World) -> None:
    pledge = world.pledged()

    api.deliver_pledge(world.house, pledge.pk, "两床棉被交给本人", proof=PHOTO, on=TUESDAY)
    need = api.confirm_receipt(
        pledge.offering.need, "", by=world.cast.viewers["applicant"], on=TUESDAY
    )

    pledge.refresh_from_db()
    assert (need.state, pledge.state, pledge.offering.state) == ("met", "confirmed", "met")
    assert api.pledge_proof(world.house, pledge.pk)[0] == PHOTO.content
    assert api.giving_figures() == api.GivingFigures(1, 1, 1, 1)


def test_the_contact_is_opened_to_it_alone_for_a_purpose(world: World) -> None:
    pledge = world.pledged()

    with pytest.raises(UnknownPurpose):
        api.open_contact(world.house, pledge.pk, purpose="", on=DAY)
    with pytest.raises(api.NoSuchNeed):
        api.open_contact(world.stranger, pledge.pk, purpose="办理本事项", on=DAY)
    contact = api.open_contact(world.house, pledge.pk, purpose="办理本事项", on=DAY)

    assert (contact.name, contact.phone) == ("罗春生", "13800138000")
    entry = [each for each in entries_about(pledge.ref) if each.verb == "open_contact"]
    assert [each.purpose for each in entry] == ["办理本事项"]


def test_before_the_town_agrees_there_is_no_contact(world: World) -> None:
    new = api.NewPledge("两床新棉被", LATE)
    pledge = api.take_on(world.house, world.offered().pk, new, on=DAY)

    with pytest.raises(api.NeedRefused, match="同意以后"):
        api.open_contact(world.house, pledge.pk, purpose="办理本事项", on=DAY)
    with pytest.raises(NotAllowed):
        api.agree_pledge(pledge, by=world.cast.viewers["other_town_clerk"], on=DAY)


def test_only_one_gives_and_the_others_are_told(world: World) -> None:
    offering = world.offered()
    first = api.take_on(world.house, offering.pk, api.NewPledge("棉被", LATE), on=DAY)
    second = api.take_on(world.stranger, offering.pk, api.NewPledge("棉衣", LATE), on=DAY)

    api.agree_pledge(second, by=world.clerk, on=DAY)

    first.refresh_from_db()
    assert first.state == "refused"
    with pytest.raises(api.NeedRefused):
        api.take_on(world.house, offering.pk, api.NewPledge("棉被", LATE), on=DAY)


def test_what_does_not_come_in_time_is_offered_again(world: World) -> None:
    pledge = world.pledged(until=date(2026, 11, 12))

    counts = [api.lapse_pledges(date(2026, 11, day)) for day in (12, 13, 13)]

    pledge.refresh_from_db()
    assert counts == [0, 1, 0]
    assert (pledge.state, pledge.offering.state) == ("lapsed", "open")
    assert pledge.offering.need.state == "offered"


def test_nothing_is_delivered_without_proof(world: World) -> None:
    pledge = world.pledged()

    with pytest.raises(api.NeedRefused, match="凭证"):
        api.deliver_pledge(world.house, pledge.pk, "送到了", proof=None, on=DAY)


def test_an_offering_is_taken_down_before_anybody_gives(world: World) -> None:
    offering = world.offered()

    api.withdraw_offering(offering, "政府采购已到货", by=world.clerk, on=DAY)

    assert api.offering_open(offering.pk) is None
    offering.need.refresh_from_db()
    assert offering.need.state == "confirmed"
