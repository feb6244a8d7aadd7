"""One elder's list: hers or not, since when, why, how much, what comes next."""

from datetime import date

from minzheng.engines.access.testing import DAY, VILLAGE_A
from minzheng.engines.guarantees import api
from minzheng.engines.guarantees.testing import World, make_elder
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.people.api import Person, record_death


def of(person: Person, code: str, on: date = DAY) -> api.Guarantee:
    return next(each for each in api.own_list(person, on).guarantees if each.item.code == code)


def test_at_86_the_allowance_is_hers_with_its_sum_and_its_reason(world: World) -> None:
    found = of(world.oldest, "N04")

    assert found.standing == api.Standing.MISSING
    assert found.amount == 10_000  # 80 to 89: 100 yuan
    assert found.since == date(2023, 5, 21)  # the nation's list; the city's replaced it in 2024
    assert found.why
    assert any("高龄津贴起领年龄" in line for line in found.lines)


def test_the_day_before_her_birthday_it_is_coming(world: World) -> None:
    elder = make_elder("谢秋", date(1956, 11, 3), VILLAGE_A, DAY)

    found = of(elder, "N04")

    assert found.standing == api.Standing.NOT
    assert found.coming == date(2026, 11, 3)
    assert of(elder, "N04", date(2026, 11, 3)).standing == api.Standing.MISSING


def test_who_was_born_on_29_february_comes_of_age_on_the_first_of_march(world: World) -> None:
    elder = make_elder("谢闰", date(1960, 2, 29), VILLAGE_A, DAY)

    assert of(elder, "N04").coming == date(2030, 3, 1)


def test_what_no_register_knows_is_unknown_not_no(world: World) -> None:
    found = of(world.oldest, "Z01")

    assert found.standing == api.Standing.UNKNOWN
    assert "居住状况" in "".join(found.lacks)


def test_what_only_somebody_on_the_spot_can_tell_says_so(world: World) -> None:
    assert of(world.oldest, "N15").standing == api.Standing.SPOT


def test_the_young_have_almost_nothing_and_see_what_comes(world: World) -> None:
    own = api.own_list(world.young, DAY)

    assert not [each for each in own.guarantees if each.entitled]
    assert [each.item.code for each in own.coming][:2] == ["G01", "N01"]


def test_the_dead_have_no_list(world: World) -> None:
    record_death(world.oldest, died_on=DAY, source="户籍", by=SYSTEM, on=DAY)

    assert api.own_list(Person.objects.get(pk=world.oldest.pk), DAY).guarantees == ()


def test_an_age_alone_gives_a_list(world: World) -> None:
    born = date(1946, 1, 1)
    told = api.items_for({"born_on": born}, VILLAGE_A, DAY)

    entitled = {each.item.code for each in told if each.entitled}
    assert {"N01", "N03", "N04", "N16"} <= entitled


def test_a_resident_of_hong_kong_with_a_travel_permit_has_her_item(world: World) -> None:
    elder = make_elder("陈太", date(1950, 1, 1), VILLAGE_A, DAY, number="H12345678")

    assert of(elder, "G02").entitled
    assert of(world.oldest, "G02").standing == api.Standing.NOT
