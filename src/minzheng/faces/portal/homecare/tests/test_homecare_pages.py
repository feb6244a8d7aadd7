"""A family's pages: the plan, a visit confirmed and rated, a complaint, nobody else's."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from minzheng.engines.homecare import api
from minzheng.engines.homecare.testing import DAY, World, make_world

BACKEND = "django.contrib.auth.backends.ModelBackend"
pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db: None, settings: Any, tmp_path: Any) -> World:
    settings.DATA_DIR, settings.DEMO, settings.HOME_DIVISION = tmp_path, True, ""
    (tmp_path / "business-date.txt").write_text(DAY.isoformat())
    return make_world()


def citizen(world: World) -> Client:
    client = Client()
    client.force_login(world.cast.accounts["applicant"], backend=BACKEND)
    return client


def test_the_husband_reads_confirms_and_complains(world: World) -> None:
    row = world.visit(world.plan(world.cast.spouse))
    client = citizen(world)
    assert "等您确认" in client.get(reverse("portal:homecare")).content.decode()

    client.post(reverse("portal:homecare-visit", args=[row.pk]), {"came": "yes", "stars": "4"})
    client.post(reverse("portal:homecare-complain", args=[row.pk]), {"words": "来得太晚"})
    row.refresh_from_db()

    assert (row.stars, row.complaints.get().words) == (4, "来得太晚")
    again = client.post(reverse("portal:homecare-visit", args=[row.pk]), {"came": "no"})
    assert again.status_code == 409


def test_anothers_visit_is_not_found(world: World) -> None:
    row = world.visit(world.plan())

    for name in ("homecare-visit", "homecare-complain"):
        url = reverse(f"portal:{name}", args=[row.pk])
        assert citizen(world).get(url).status_code == 404
    assert api.Complaint.objects.count() == 0
