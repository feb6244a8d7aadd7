"""The window: who is like the newcomer is shown before anybody is registered anew."""

from collections.abc import Callable

from django.test import Client

from minzheng.engines.access.testing import VILLAGE_A, VILLAGE_B, Cast
from minzheng.registers.people.api import NewPerson, Person, register_person

At = Callable[[str], Client]
REGISTER = "/desk/intake/relief/disability_living/register/"
NEW = {
    "kind": "named", "name": "罗椿生", "sex": "1", "born_on_year": "1984", "born_on_month": "3",
    "born_on_day": "5", "phone": "13800138000", "living": VILLAGE_A, "family": "alone",
}  # fmt: skip


def test_who_sounds_alike_is_shown_with_the_reasons(cast: Cast, at: At) -> None:
    text = at("town_clerk").post(REGISTER, NEW).content.decode()

    assert "可能已有此人" in text
    assert "读音相同" in text
    assert f"/desk/intake/relief/disability_living/people/{cast.applicant.pk}/" in text
    assert not Person.objects.filter(name="罗椿生").exists()


def test_she_is_registered_once_none_of_them_is_she(cast: Cast, at: At) -> None:
    answer = at("town_clerk").post(REGISTER, {**NEW, "none_of_them": "1"})

    assert answer.status_code == 302
    assert Person.objects.filter(name="罗椿生").exists()


def test_nobody_is_shown_where_nobody_is_like_her(cast: Cast, at: At) -> None:
    answer = at("town_clerk").post(REGISTER, {**NEW, "name": "莫海涛", "phone": ""})

    assert answer.status_code == 302


def test_somebody_of_another_town_is_shown_masked(cast: Cast, at: At) -> None:
    there = NewPerson(
        name="莫海涛", sex=1, born_on=cast.applicant.born_on, living_division=VILLAGE_B
    )
    other = register_person(there, by=cast.doer("town_clerk"), on=cast.on)

    text = at("town_clerk").post(REGISTER, {**NEW, "name": "莫海涛"}).content.decode()

    assert "已在别处登记" in text
    assert f"/people/{other.pk}/" not in text
