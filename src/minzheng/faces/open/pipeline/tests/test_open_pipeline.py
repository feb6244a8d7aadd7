"""What anybody reads about projects and migrants' lists, and what nobody reads."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from minzheng.engines.migrants import testing as migrants
from minzheng.engines.migrants.api import MigrantRefused, town_confirms
from minzheng.engines.notices.api import Publicity, publicity_of_case
from minzheng.engines.pipeline.testing import DAY, make_world


@pytest.fixture(autouse=True)
def day(settings: Any, tmp_path: Any) -> None:
    settings.DATA_DIR, settings.DEMO, settings.HOME_DIVISION = tmp_path, True, "440118000000"
    (tmp_path / "business-date.txt").write_text(DAY.isoformat())


def test_an_approved_project_stands_there_and_an_idea_does_not(db: None) -> None:
    world = make_world()
    world.started()
    world.added(title="还在谋划的项目")

    page = Client().get(reverse("open:pipeline") + "?kind=works").content.decode()

    assert "青竹镇颐养中心改造" in page
    assert "还在谋划的项目" not in page
    assert "周敏" not in page


def test_another_kind_is_empty(db: None) -> None:
    make_world().started()

    page = Client().get(reverse("open:pipeline") + "?kind=research").content.decode()

    assert "还没有批准的项目" in page


def test_lists_tell_no_name_and_no_small_number(db: None) -> None:
    world = migrants.make_world()
    world.plan()
    world.approved()

    page = Client().get(reverse("open:migrants")).content.decode()

    assert "少于 5，不单独公布" in page
    assert "孔三元" not in page
    assert "1,200.00" not in page


def test_anybody_objects_to_a_line_of_a_list_and_it_waits_for_the_answer(db: None) -> None:
    world = migrants.make_world()
    row = world.published()
    sheet = publicity_of_case(row.lines.get(number=1).ref).get()
    told = {"way": "anonymous", "text": "这户人家前年已经迁到外市了"}

    page = Client().post(reverse("open:object", args=[sheet.pk]), told).content.decode()

    assert "已经收到" in page
    sheet.refresh_from_db()
    assert sheet.state == Publicity.State.OBJECTED
    with pytest.raises(MigrantRefused, match="1 条异议"):
        town_confirms(row, by=world.by("town_clerk"), on=migrants.LATER)
