"""The list at the desk: few queries, one's own area, telling twice-confirmed, a list by two."""

from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from minzheng.engines.access.testing import DAY
from minzheng.engines.guarantees import api
from minzheng.engines.guarantees.testing import ITEM, World, make_world
from minzheng.kernel.doer import SYSTEM

BACKEND = "django.contrib.auth.backends.ModelBackend"
MOST_QUERIES = 18  # with the session, the account, her posts and the session's renewal
pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db: None, settings: Any, tmp_path: Path) -> World:
    settings.DATA_DIR, settings.DEMO, settings.SPARK = tmp_path, True, ""
    (tmp_path / "business-date.txt").write_text(DAY.isoformat())
    return make_world()


def at(world: World, who: str) -> Client:
    client = Client()
    client.force_login(world.cast.accounts[who], backend=BACKEND)
    return client


def page(world: World, who: str, name: str, *args: object, query: str = "") -> str:
    response = at(world, who).get(f"{reverse(f'desk:{name}', args=args)}{query}")
    assert response.status_code == 200, response.content.decode()
    return response.content.decode()


def test_the_counts_lead_to_towns_and_people(world: World) -> None:
    api.count(DAY, by=SYSTEM)

    assert "长寿保健金" in page(world, "town_clerk", "guarantees")
    assert "青竹镇" in page(world, "district_clerk", "guarantee-towns", "N04")
    told = page(world, "town_clerk", "guarantee-missing", query="?item=N04")
    assert "谢阿婆" in told
    assert "罗金水" not in told


def test_telling_asks_first_and_tells_once(world: World) -> None:
    api.count(DAY, by=SYSTEM)
    url = reverse("desk:guarantee-invite", args=["N04"])
    client = at(world, "town_clerk")

    assert "现在等着告知的有 1 位" in client.get(url).content.decode()
    assert client.post(url).status_code == 302
    assert client.post(url).status_code == 409


def test_an_elders_page_tells_why_and_how_much(world: World) -> None:
    client = at(world, "town_clerk")
    url = reverse("desk:guarantee-person", args=[world.oldest.pk])
    with CaptureQueriesContext(connection) as asked:
        told = client.get(url).content.decode()

    assert "每月 100.00 元" in told
    assert "怎样算的" in told
    assert len(asked) <= MOST_QUERIES
    other = at(world, "other_town_clerk")
    assert other.get(reverse("desk:guarantee-person", args=[world.oldest.pk])).status_code == 404


def test_an_opt_out_is_kept_and_taken_back(world: World) -> None:
    client = at(world, "village_worker")
    url = reverse("desk:guarantee-decline", args=[world.oldest.pk, "N04"])

    assert client.post(url, {"reason": "不要"}).status_code == 302
    assert "恢复告知" in page(world, "village_worker", "guarantee-person", world.oldest.pk)
    client.post(reverse("desk:guarantee-restore", args=[world.oldest.pk, "N04"]))

    assert api.Invitation.objects.get().reply == api.Reply.FOUND


def test_a_list_is_drawn_up_by_one_and_published_by_another(world: World) -> None:
    clerk, head = at(world, "district_clerk"), at(world, "district_head")
    told = {
        "place": "440118000000", "title": "增城清单", "issuer": "增城区民政局", "basis": "一号",
        "since_year": "2026", "since_month": "11", "since_day": "20", "why": "",
    }  # fmt: skip
    clerk.post(reverse("desk:guarantee-new"), told)
    row = api.drafts().get()
    wanted = {**ITEM, "has": "", "matter": ""}
    item_url = reverse("desk:guarantee-item", args=[row.pk])
    assert clerk.post(item_url, wanted).status_code == 302
    wrong = clerk.post(item_url, {**wanted, "code": "x"}).content.decode()
    assert "大写字母" in wrong
    adopt = reverse("desk:guarantee-adopt", args=[row.pk])

    assert "1 项有变化" in head.get(adopt).content.decode()
    assert head.post(adopt).status_code == 302
    row.refresh_from_db()
    assert row.state == api.State.ADOPTED
    assert "老年人体检" in page(world, "auditor", "guarantee-list", str(row.pk))
