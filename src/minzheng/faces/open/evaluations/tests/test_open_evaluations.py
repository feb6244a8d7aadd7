"""Anybody reads every weight with its status; points from the publicity on, grades in the end."""

import pytest
from django.test import Client
from django.urls import reverse

from minzheng.engines.evaluations import api
from minzheng.engines.evaluations.testing import DAY, World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db: None) -> World:
    return make_world()


def page(name: str, *args: object) -> str:
    response = Client().get(reverse(f"open:{name}", args=args))
    assert response.status_code == 200
    return response.content.decode()


def test_every_weight_and_how_sure_it_is(world: World) -> None:
    text = page("evaluation-rubric", "home_care")

    assert "待本地核实" in text
    assert all(item.title in text for item in api.shipped()["home_care"].items.values())


def test_points_only_from_the_publicity_on(world: World) -> None:
    entry = world.reviewed()
    before = page("evaluation", entry.round_id)
    api.show_round(world.viewer("district_clerk"), entry.round_id, on=DAY)
    after = page("evaluation", entry.round_id)

    assert "公示以后公布得分" in before
    assert "公示中" in after
    assert api.points_text(entry.total or 0) in after


def test_the_history_of_a_house(world: World) -> None:
    world.decided()

    assert "优秀" in page("evaluated", world.home.pk)


def test_what_is_not_there_is_not_found() -> None:
    assert Client().get("/open/evaluations/999999/").status_code == 404
    assert Client().get("/open/evaluations/rubrics/none/").status_code == 404
