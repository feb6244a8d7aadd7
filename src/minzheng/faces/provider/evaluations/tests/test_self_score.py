"""A house's evaluation: saved as it goes, missing evidence told, points shown only in publicity."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from minzheng.engines.access.api import Account
from minzheng.engines.evaluations import api
from minzheng.engines.evaluations.testing import DAY, World, make_world

BACKEND = "django.contrib.auth.backends.ModelBackend"
pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db: None, settings: Any, tmp_path: Any) -> World:
    settings.DATA_DIR, settings.DEMO = tmp_path, True
    (tmp_path / "business-date.txt").write_text(DAY.isoformat())
    return make_world()


@pytest.fixture
def house(world: World) -> Client:
    client = Client()
    client.force_login(Account.objects.get(username=f"{world.home.pk}-manager"), backend=BACKEND)
    return client


def test_some_items_are_saved_with_their_paper(world: World, house: Client) -> None:
    entry = world.entry(world.plan())
    paper = SimpleUploadedFile("证书.pdf", b"%PDF-1.4 x", content_type="application/pdf")

    response = house.post(
        reverse("provider:evaluation", args=[entry.pk]), {"p_B1": "5.5", "f_B1": paper}
    )

    assert response.status_code == 302
    mark = entry.self_marks.get()
    assert (mark.item, mark.points, mark.paper_name) == ("B1", 55, "证书.pdf")


def test_points_above_the_maximum_stay_on_the_form(world: World, house: Client) -> None:
    entry = world.entry(world.plan())

    response = house.post(reverse("provider:evaluation", args=[entry.pk]), {"p_A3": "4.1"})

    assert "最多 4 分，写了 4.1 分" in response.content.decode()
    assert not entry.self_marks.exists()


def test_missing_evidence_is_told_at_the_end(world: World, house: Client) -> None:
    entry = world.entry(world.plan())
    sent = {f"p_{code}": "1" for code in entry.rubric.items}
    house.post(reverse("provider:evaluation", args=[entry.pk]), sent)

    response = house.post(reverse("provider:evaluation-hand-in", args=[entry.pk]), {"words": ""})

    assert "缺少证明：B1" in response.content.decode()


def test_points_are_not_shown_before_the_publicity(world: World, house: Client) -> None:
    entry = world.reviewed()
    url = reverse("provider:evaluation", args=[entry.pk])

    before = house.get(url).content.decode()
    api.show_round(world.viewer("district_clerk"), entry.round_id, on=DAY)
    after = house.get(url).content.decode()

    assert "公示以后可以看到得分" in before
    assert "提出异议" in after
    assert api.points_text(entry.total or 0) in after
