"""“我的养老清单”: by age for anybody, one's own with reasons, opting out, strangers."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from minzheng.engines.access.testing import DAY
from minzheng.engines.guarantees import api
from minzheng.engines.guarantees.testing import World, make_world
from minzheng.engines.needs.api import Need
from minzheng.registers.people.api import Person

BACKEND = "django.contrib.auth.backends.ModelBackend"
pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db: None, settings: Any, tmp_path: Path) -> World:
    settings.DATA_DIR, settings.DEMO, settings.HOME_DIVISION = tmp_path, True, "440118000000"
    (tmp_path / "business-date.txt").write_text(DAY.isoformat())
    return make_world()


def citizen(world: World) -> Client:
    client = Client()
    client.force_login(world.cast.accounts["applicant"], backend=BACKEND)
    return client


def aged(world: World) -> Person:
    """The applicant, grown old and destitute by a stroke of the pen."""
    Person.objects.filter(pk=world.cast.applicant.pk).update(born_on="1940-01-01")
    return Person.objects.get(pk=world.cast.applicant.pk)


def test_anybody_types_an_age(world: World) -> None:
    text = Client().get(f"{reverse('portal:guarantees')}?age=80").content.decode()

    assert "长寿保健金" in text
    assert "每月 100.00 元" in text


def test_a_word_for_an_age_says_what_to_write(world: World) -> None:
    text = Client().get(f"{reverse('portal:guarantees')}?age=八十").content.decode()

    assert "年龄请填整数" in text


def test_her_own_list_tells_what_she_has_not(world: World) -> None:
    aged(world)

    text = citizen(world).get(reverse("portal:my-guarantees")).content.decode()

    assert "符合，没有享受" in text
    assert "为什么：" in text


def test_her_own_list_tells_of_each_item_whether_it_goes_along(world: World) -> None:
    aged(world)

    text = citizen(world).get(reverse("portal:my-guarantees")).content.decode()

    assert "住到内地别处：要居住证明（《老年人权益保障法》" in text
    assert "住到香港、澳门：没有见到规定" in text


def test_a_service_she_wants_becomes_a_need_once(world: World) -> None:
    person = aged(world)
    Person.objects.filter(pk=person.pk).update(disability_kind=1, disability_grade=1)
    url = reverse("portal:guarantee-want", args=[person.pk, "N12"])
    client = citizen(world)

    assert client.post(url).status_code == 302
    assert Need.objects.get().item == "visit"
    assert client.post(url).status_code == 409


def test_she_opts_out_and_in_again(world: World) -> None:
    person, client = aged(world), citizen(world)

    client.post(reverse("portal:guarantee-decline", args=[person.pk, "N04"]))
    assert "恢复告知" in client.get(reverse("portal:my-guarantees")).content.decode()
    client.post(reverse("portal:guarantee-restore", args=[person.pk, "N04"]))

    assert api.Invitation.objects.get().reply == api.Reply.FOUND


def test_a_stranger_is_not_found(world: World) -> None:
    url = reverse("portal:guarantee-want", args=[world.oldest.pk, "N12"])

    assert citizen(world).post(url).status_code == 404
