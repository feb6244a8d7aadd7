"""Airing at the desk: a scheme, a period, published, a town's sheet, said and answered."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from minzheng.engines.access.testing import DISTRICT, TOWN_A, TOWN_B
from minzheng.engines.airing import api
from minzheng.engines.airing.testing import DAY, World, make_world
from minzheng.engines.indicators.api import NewTarget, set_target
from minzheng.kernel.doer import SYSTEM

BACKEND, MOST_QUERIES = "django.contrib.auth.backends.ModelBackend", 14


@pytest.fixture
def world(db: None, settings: Any, tmp_path: Any) -> World:
    settings.DATA_DIR, settings.DEMO, settings.HOME_DIVISION = tmp_path, True, ""
    (tmp_path / "business-date.txt").write_text(DAY.isoformat())
    return make_world()


def signed_in(world: World, key: str) -> Client:
    browser = Client()
    browser.force_login(world.cast.accounts[key], backend=BACKEND)
    return browser


def test_from_scheme_to_answer(world: World) -> None:
    clerk, head = signed_in(world, "district_clerk"), signed_in(world, "district_head")
    told = {"title": "十月晾晒", "subject": "towns", "months": "1", "weight_cases-in-time": "70",
            "weight_cases-days": "30"}  # fmt: skip
    clerk.post(reverse("desk:airing-scheme-new"), told)
    scheme = api.Scheme.objects.get(title="十月晾晒")
    clerk.post(reverse("desk:airing-draft", args=[scheme.pk]), {"month": "2026-10"})
    row = api.Airing.objects.get()
    head.post(reverse("desk:airing-publish", args=[row.pk]))

    town = signed_in(world, "other_town_head")
    board = town.get(reverse("desk:airing", args=[row.pk])).content.decode()
    assert all(words in board for words in ("第 1 名", "第 2 名", "怎样算的", "说明情况"))
    town.post(reverse("desk:airing-explain", args=[row.pk]),
              {"indicator": "cases-days", "text": "十月台风停了五天"})  # fmt: skip
    said = row.explanations.get()
    clerk.post(
        reverse("desk:airing-answer", args=[row.pk, said.pk]), {"text": "情况属实，下期注明"}
    )

    page = town.get(reverse("desk:airing", args=[row.pk])).content.decode()
    assert "十月台风停了五天" in page
    assert "情况属实" in page


def test_sections_stand_beside_each_other(world: World) -> None:
    set_target(NewTarget("cases-in-time", DISTRICT, 2026, "95", "要点"), by=SYSTEM, on=DAY)
    clerk, head = signed_in(world, "district_clerk"), signed_in(world, "district_head")
    told = {"title": "科室晾晒", "subject": "sections", "months": "1"}
    clerk.post(reverse("desk:airing-scheme-new"), told)
    scheme = api.Scheme.objects.get(title="科室晾晒")
    clerk.post(reverse("desk:airing-draft", args=[scheme.pk]), {"month": "2026-10"})
    row = api.Airing.objects.get()
    head.post(reverse("desk:airing-publish", args=[row.pk]))

    board = clerk.get(reverse("desk:airing", args=[row.pk])).content.decode()
    assert "没有目标，不参加" in board
    assert "各科室的指标不同" in board
    assert reverse("desk:airing-explain", args=[row.pk]) not in board  # she worked it out
    sheet = clerk.get(reverse("desk:airing-town", args=[row.pk, "办公室"])).content.decode()
    assert f"{reverse('desk:figure', args=['cases-in-time'])}?division={DISTRICT}" in sheet
    empty = clerk.get(reverse("desk:airing-town", args=[row.pk, "养老服务科"])).content.decode()
    assert "没有年度目标" in empty
    town = signed_in(world, "town_head")
    assert "第 1 名" in town.get(reverse("desk:airing", args=[row.pk])).content.decode()
    assert town.get(reverse("desk:airing-town", args=[row.pk, "没有科"])).status_code == 404


def test_a_town_opens_its_own_figures_only(world: World) -> None:
    row, town = world.published(), signed_in(world, "town_head")

    own = town.get(reverse("desk:airing-town", args=[row.pk, TOWN_A])).content.decode()
    other = town.get(reverse("desk:airing-town", args=[row.pk, TOWN_B])).content.decode()

    behind = reverse("desk:figure", args=["cases-in-time"])
    assert behind in own
    assert behind not in other
    assert "情况相近的镇街" in other
    assert town.get(reverse("desk:airing-town", args=[row.pk, "440000000000"])).status_code == 404


def test_weights_that_do_not_add_up_stay_on_the_page(world: World) -> None:
    told = {"title": "十月晾晒", "subject": "towns", "months": "1", "weight_cases-in-time": "70"}

    page = signed_in(world, "district_clerk").post(reverse("desk:airing-scheme-new"), told)

    assert "现在合计 70" in page.content.decode()


def test_a_draft_is_dropped_and_a_scheme_ended(world: World) -> None:
    row, clerk = world.draft(), signed_in(world, "district_clerk")
    assert (
        signed_in(world, "town_head").get(reverse("desk:airing", args=[row.pk])).status_code == 404
    )

    clerk.post(reverse("desk:airing-drop", args=[row.pk]), {"why": "指标有误"})
    clerk.post(reverse("desk:airing-scheme-end", args=[world.scheme.pk]))

    page = clerk.get(reverse("desk:airing", args=[row.pk])).content.decode()
    assert "指标有误" in page
    assert not api.schemes_of(world.who("district_clerk")).exists()


@pytest.mark.parametrize("name", ["airings", "airing", "airing-town"])
def test_pages_ask_the_database_little(world: World, name: str) -> None:
    row, clerk = world.published(), signed_in(world, "district_clerk")
    told = {"airings": [], "airing": [row.pk], "airing-town": [row.pk, TOWN_A]}
    address = reverse(f"desk:{name}", args=told[name])
    clerk.get(address)

    with CaptureQueriesContext(connection) as asked:
        clerk.get(address)

    assert len(asked) <= MOST_QUERIES, "\n".join(each["sql"] for each in asked)
