"""Everybody reads what waits for a giver: no name, no village, no words of the need itself."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from minzheng.engines.access.testing import make_cast
from minzheng.engines.needs.testing import DAY, World, world_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db: None, settings: Any, tmp_path: Any) -> World:
    settings.DATA_DIR, settings.DEMO, settings.HOME_DIVISION = tmp_path, True, ""
    (tmp_path / "business-date.txt").write_text(DAY.isoformat())
    return world_of(make_cast(DAY))


def test_nobody_is_named(world: World) -> None:
    world.offered()

    text = Client().get("/open/giving/").content.decode()

    assert "棉被" in text and "青竹镇" in text and "300.00" in text
    assert not any(word in text for word in ("罗春生", "石桥", "13800138000"))


def test_what_is_taken_on_is_counted_and_no_longer_listed(world: World) -> None:
    pledge = world.pledged()

    text = Client().get("/open/giving/").content.decode()

    assert pledge.offering.number not in text
    assert "现在没有等待认领的求助" in text


@pytest.mark.parametrize("many", [1, 15])
def test_it_takes_few_queries(
    world: World, django_assert_max_num_queries: DjangoAssertNumQueries, many: int
) -> None:
    for _ in range(many):
        world.offered()

    with django_assert_max_num_queries(10):
        Client().get("/open/giving/?item=quilt")
