"""Staff taken on, certified, trained, gone; who is wrong is told why and what to do."""

from datetime import date, timedelta

import pytest

from minzheng.engines.access.testing import DAY
from minzheng.engines.audit.api import entries_about
from minzheng.engines.care.api import NotItsOwn
from minzheng.engines.staffing import api
from minzheng.engines.staffing.testing import COOK_ID, NURSE_ID, World, new_staff, number, skill


def test_a_carer_is_taken_on_and_her_number_is_sealed(world: World) -> None:
    row = world.carer(phone="13800138000")

    assert number("440118198505050010") not in row.id_sealed
    assert row.id_masked.startswith("440118")
    assert row.phone_masked == "138****8000"
    assert [each.verb for each in entries_about(row.ref)] == ["take_on_staff"]


def test_nobody_is_taken_on_twice(world: World) -> None:
    world.carer()

    with pytest.raises(api.StaffRefused, match="已经登记在本机构"):
        world.carer(post=api.NURSE)


def test_nobody_is_full_time_in_two_houses(world: World) -> None:
    world.carer()

    with pytest.raises(api.StaffRefused, match="超过全职") as refused:
        api.take_on(world.stranger, world.other.pk, new_staff(share=10), on=DAY)
    assert world.home.name not in str(refused.value)


def test_two_halves_make_a_whole_and_are_shown(world: World) -> None:
    world.carer(share=50)
    api.take_on(world.stranger, world.other.pk, new_staff(share=50), on=DAY)

    both = api.two_places(world.cast.viewers["district_clerk"], DAY)
    assert [row.facility_id for row in both] == [world.home.pk, world.other.pk]
    assert len(api.two_places(world.cast.viewers["town_clerk"], DAY)) == 1


def test_who_has_gone_may_work_elsewhere(world: World) -> None:
    row = world.carer()
    api.leave(world.manager, row.pk, DAY, "本人辞职", on=DAY)

    api.take_on(world.stranger, world.other.pk, new_staff(since=DAY), on=DAY)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"since": DAY + timedelta(1)}, "还没有到"),
        ({"share": 0}, "1 到 100"),
        ({"post": "king"}, "岗位"),
        ({"id_number": "440118198505050011"}, "校验"),
        ({"id_number": number("440118201506010049")}, "16 周岁"),
        ({"name": ""}, "姓名"),
        ({"phone": "12"}, "电话|手机"),
        ({"graduated_on": DAY + timedelta(1)}, "还没有到"),
    ],
)
def test_what_cannot_be_is_refused(world: World, more: dict[str, object], words: str) -> None:
    with pytest.raises(api.StaffRefused, match=words):
        world.carer(**more)


def test_an_expired_certificate_is_refused(world: World) -> None:
    row = world.carer()
    paper = skill(valid_until=DAY - timedelta(1))

    with pytest.raises(api.StaffRefused, match="已于 2026-11-01 到期"):
        api.add_certificate(world.manager, row.pk, paper, on=DAY)
    assert api.add_certificate(world.manager, row.pk, skill(valid_until=DAY), on=DAY).holds(DAY)


def test_a_certificate_is_entered_once(world: World) -> None:
    row = world.certified()

    with pytest.raises(api.StaffRefused, match="已经登记过"):
        api.add_certificate(world.manager, row.pk, skill(), on=DAY)


def test_another_house_finds_nobody(world: World) -> None:
    row = world.carer()

    with pytest.raises(api.NoSuchStaff):
        api.leave(world.stranger, row.pk, DAY, "辞职", on=DAY)
    with pytest.raises(NotItsOwn):
        api.take_on(world.stranger, world.home.pk, new_staff(), on=DAY)


def test_training_counts_from_the_first_day(world: World) -> None:
    row = world.carer()

    with pytest.raises(api.StaffRefused, match="还没有入职"):
        api.add_training(
            world.manager, row.pk, api.NewTraining(date(2023, 1, 1), 8, "急救", "卫校"), on=DAY
        )


def test_a_cook_without_health_certificate_shows(world: World) -> None:
    world.carer(post=api.COOK, id_number=number(COOK_ID))

    (found,) = api.look_at_certificates([world.home.pk], DAY)
    assert (found.colour, found.facility) == ("red", world.home.pk)
    assert "健康证没有登记或已过期" in found.why


def test_a_certificate_that_ends_soon_is_amber(world: World) -> None:
    row = world.carer(post=api.NURSE, id_number=number(NURSE_ID))
    paper = skill(kind="nurse", valid_until=DAY + timedelta(10))
    api.add_certificate(world.manager, row.pk, paper, on=DAY)

    (found,) = api.look_at_certificates([world.home.pk], DAY)
    assert (found.colour, "2026-11-12 到期" in found.why) == ("amber", True)


def test_a_night_without_anybody_is_red(world: World) -> None:
    row = world.carer()
    assert [each.colour for each in api.look_at_nights([world.home.pk], DAY)] == ["red"]

    api.set_nights(world.manager, world.home.pk, {DAY: row.pk}, on=DAY)
    assert list(api.look_at_nights([world.home.pk], DAY)) == []


def test_who_is_not_here_cannot_watch(world: World) -> None:
    row = world.carer()
    api.leave(world.manager, row.pk, DAY, "辞职", on=DAY)

    with pytest.raises(api.StaffRefused, match="不在岗"):
        api.set_nights(world.manager, world.home.pk, {DAY: row.pk}, on=DAY)


def test_who_leaves_watches_no_more(world: World) -> None:
    row = world.carer()
    api.set_nights(world.manager, world.home.pk, {DAY: row.pk}, on=DAY)

    api.leave(world.manager, row.pk, DAY, "辞职", on=DAY)

    assert api.nights_of(world.home, DAY, 7) == {}


def test_too_little_training_shows_the_year_after(world: World) -> None:
    row = world.carer()
    (found,) = api.look_at_training([world.home.pk], DAY)
    assert (found.colour, "0 学时（应有 20）" in found.why) == ("amber", True)

    new = api.NewTraining(date(2025, 5, 5), 20, "失智照护", "卫校")
    api.add_training(world.manager, row.pk, new, on=DAY)
    assert list(api.look_at_training([world.home.pk], DAY)) == []
