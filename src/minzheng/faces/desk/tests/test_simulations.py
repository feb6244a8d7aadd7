"""The desk tries a change on everybody and keeps it under a name."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from minzheng.engines.access.testing import DAY, Cast
from minzheng.engines.cases.testing import apply
from minzheng.engines.screening.api import build
from minzheng.engines.simulation.api import Scenario
from minzheng.kernel.doer import SYSTEM

NEW = "/desk/simulations/new/"
ASKED = {"matter": "relief/dibao", "key": "dibao.standard", "change": "+8%"}


@pytest.fixture
def clerk(cast: Cast, settings: Any, tmp_path: Path) -> Client:
    settings.DATA_DIR, settings.SPARK = tmp_path, ""
    apply(cast, on=DAY)
    build(DAY, by=SYSTEM)
    client = Client()
    client.force_login(cast.accounts["district_clerk"])
    return client


def text(response: Any) -> str:
    return response.content.decode()


def test_the_form_offers_the_numbers_of_the_matter_chosen(clerk: Client) -> None:
    page = text(clerk.get(NEW, {"matter": "eldercare/longevity"}))

    assert "高龄津贴起领年龄" in page
    assert "当地最低生活保障标准" not in page


def test_before_and_after_stand_side_by_side(clerk: Client) -> None:
    page = text(clerk.get(NEW, ASKED))

    assert "1,282.00元 → 1,384.56元" in page
    assert "2,902.40" in page  # a month before
    assert "3,230.59" in page  # a month after
    assert "少于5" in page


def test_what_cannot_be_tried_is_told_beside_the_box(clerk: Client) -> None:
    page = text(clerk.get(NEW, {**ASKED, "change": "很多"}))

    assert "不能把“当地最低生活保障标准”改成“很多”" in page


def test_it_is_kept_once_and_read_again(clerk: Client) -> None:
    kept = clerk.post("/desk/simulations/keep/", {**ASKED, "name": "明年上调8%"}, follow=True)
    again = clerk.post("/desk/simulations/keep/", {**ASKED, "name": "明年上调8%"})

    assert "周敏于" in text(kept)
    assert "已经有叫“明年上调8%”的方案" in text(again)
    assert Scenario.objects.count() == 1
    assert "明年上调8%" in text(clerk.get("/desk/simulations/"))


def test_a_town_does_not_plan(cast: Cast) -> None:
    client = Client()
    client.force_login(cast.accounts["town_clerk"])

    assert client.get(NEW).status_code == 403
