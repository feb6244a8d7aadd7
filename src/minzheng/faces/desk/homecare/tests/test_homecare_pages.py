"""Care at home at the desk: few queries whatever the size, one's own area, odd to judged."""

from datetime import time

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from minzheng.engines.homecare import api
from minzheng.engines.homecare.testing import DAY, World, make_world
from minzheng.kernel.months import Month

BACKEND = "django.contrib.auth.backends.ModelBackend"
MOST_QUERIES = 12
pytestmark = pytest.mark.django_db
TOLD = {
    "kind": "bought", "person_class": "old", "level": "2", "assessed_on": f"{DAY}",
    "since": f"{DAY}", "service1": "助浴", "minutes1": "60", "price1": "60.50", "times1": "4",
}  # fmt: skip


@pytest.fixture
def world(db: None) -> World:
    return make_world()


def at(world: World, who: str) -> Client:
    client = Client()
    client.force_login(world.cast.accounts[who], backend=BACKEND)
    return client


def test_a_plan_is_drawn_up_and_approved_by_another(world: World) -> None:
    url = reverse("desk:homecare-plan-new", args=[world.elder.pk])
    at(world, "town_clerk").post(url, {**TOLD, "facility": world.home.pk})
    row = api.Plan.objects.get()
    assert row.items.get().price == 6_050

    at(world, "town_head").post(reverse("desk:homecare-plan-approve", args=[row.pk]))
    row.refresh_from_db()

    assert row.state == api.PlanState.APPROVED


def test_half_a_service_is_said_on_the_form(world: World) -> None:
    url = reverse("desk:homecare-plan-new", args=[world.elder.pk])
    told = {**TOLD, "facility": world.home.pk, "service2": "助洁"}

    page = at(world, "town_clerk").post(url, told).content.decode()

    assert "第 2 项没有填完整" in page
    assert api.Plan.objects.count() == 0


def test_an_odd_visit_is_listed_and_judged(world: World) -> None:
    row = world.visit(world.plan(), metres=5_000)
    client = at(world, "town_clerk")
    assert "打卡地点太远" in client.get(reverse("desk:homecare-flags")).content.decode()

    told = {"verdict": "void", "reason": "老人说没有人来"}
    client.post(reverse("desk:homecare-judge", args=[row.pk]), told)
    row.refresh_from_db()

    assert row.voided
    told_page = client.get(reverse("desk:homecare-visit", args=[row.pk])).content.decode()
    assert "老人说没有人来" in told_page


def test_the_other_town_finds_nothing(world: World) -> None:
    row = world.visit(world.plan(), metres=5_000)
    client = at(world, "other_town_clerk")

    assert world.elder.name not in client.get(reverse("desk:homecare-flags")).content.decode()
    assert client.get(reverse("desk:homecare-visit", args=[row.pk])).status_code == 404


def test_the_file_of_a_list_says_that_only_what_waits_is_in_it(world: World) -> None:
    world.visit(world.plan(), metres=5_000)
    given = {"of": reverse("desk:homecare-flags"), "kind": "csv", "purpose": "核对"}

    url = reverse("desk:list-export", args=["homecare-flags"])
    file = at(world, "town_clerk").post(url, given).content.decode("utf-8-sig")

    assert "条件：显示：待判定" in file
    assert "打卡地点太远" in file


def test_the_file_of_beds_says_of_which_month_it_is(world: World) -> None:
    world.plan(kind=api.BED)
    given = {"of": reverse("desk:homecare-beds"), "kind": "csv", "purpose": "核对"}

    url = reverse("desk:list-export", args=["homecare-beds"])
    file = at(world, "town_clerk").post(url, given).content.decode("utf-8-sig")

    assert f"条件：{Month.of(DAY).previous().label}" in file


@pytest.mark.parametrize("name", ["homecare-plan-approve", "homecare-resume"])
def test_a_page_that_confirms_has_one_heading(world: World, name: str) -> None:
    url = reverse(f"desk:{name}", args=[world.plan().pk])
    who = "town_head" if name == "homecare-plan-approve" else "town_clerk"

    page = at(world, who).get(url).content.decode()

    assert page.count("<h1") == 1
    assert world.elder.name in page.partition("<h1>")[2].partition("</h1>")[0]


@pytest.mark.parametrize("name", ["homecare", "homecare-flags", "homecare-beds"])
def test_lists_ask_the_same_whatever_the_size(world: World, name: str) -> None:
    counts = []
    for hour, person in ((9, world.elder), (14, world.oldest)):
        world.visit(world.plan(person, kind=api.BED), begins=time(hour), pin="")
        client = at(world, "town_clerk")
        with CaptureQueriesContext(connection) as seen:
            assert client.get(reverse(f"desk:{name}")).status_code == 200
        counts.append(len(seen))

    assert counts[0] == counts[1]
    assert counts[1] <= MOST_QUERIES
