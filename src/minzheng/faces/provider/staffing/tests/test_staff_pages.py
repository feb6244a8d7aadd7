"""A house's staff pages: entered and refused on the page, sheets, few queries."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from minzheng.engines.access.api import Account
from minzheng.engines.access.testing import DAY
from minzheng.engines.staffing import api
from minzheng.engines.staffing.testing import CARER_ID, World, make_world, number

BACKEND = "django.contrib.auth.backends.ModelBackend"
NEW = {
    "name": "韦小兰", "id_number": number(CARER_ID), "post": "carer", "share": "100",
    "since_year": "2024", "since_month": "1", "since_day": "1",
}  # fmt: skip
PAPER = {
    "kind": "health", "number": "J1", "issuer": "疾控", "issued_on_year": "2025",
    "issued_on_month": "1", "issued_on_day": "1", "valid_until_year": "2026",
    "valid_until_month": "11", "valid_until_day": "1",
}  # fmt: skip
MOST_QUERIES = 12  # who asks, the list, the ratio
pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db: None, settings: Any, tmp_path: Any) -> World:
    settings.DATA_DIR, settings.DEMO, settings.HOME_DIVISION = tmp_path, True, ""
    (tmp_path / "business-date.txt").write_text(DAY.isoformat())
    return make_world()


@pytest.fixture
def house(world: World) -> Client:
    client = Client()
    client.force_login(Account.objects.get(username=f"{world.home.pk}-manager"), backend=BACKEND)
    client.get("/provider/profile/")
    return client


def test_somebody_is_registered_and_not_twice(world: World, house: Client) -> None:
    url = reverse("provider:staff-new", args=[world.home.pk])

    assert "已登记：韦小兰" in house.post(url, NEW, follow=True).content.decode()
    assert "已经登记在本机构" in house.post(url, NEW).content.decode()
    assert api.Employment.objects.count() == 1


def test_an_expired_certificate_is_told_at_its_box(world: World, house: Client) -> None:
    row = world.carer()

    told = house.post(reverse("provider:staff-certificate", args=[row.pk]), PAPER)

    assert "已于 2026-11-01 到期" in told.content.decode()
    assert not api.Certificate.objects.exists()


def test_a_sheet_with_a_wrong_cell_names_it(world: World, house: Client) -> None:
    lines = f"姓名,身份证号,岗位,入职日期\n韦小兰,{number(CARER_ID)},国王,2024-01-01\n"
    file = SimpleUploadedFile("a.csv", lines.encode())

    told = house.post(reverse("provider:staff-sheet", args=[world.home.pk]), {"file": file})

    assert "不在可选的里面" in told.content.decode()
    assert not api.Employment.objects.exists()


def test_nights_are_planned(world: World, house: Client) -> None:
    row = world.carer()

    house.post(reverse("provider:staff-nights", args=[world.home.pk]), {f"night-{DAY}": row.pk})

    assert api.nights_of(world.home, DAY, 7) == {DAY: row.pk}


def test_the_list_asks_the_same_whatever_the_size(world: World, house: Client) -> None:
    counts = []
    for at in range(3):
        world.certified(id_number=number(f"4401181985050500{at}{at}"), name=f"韦兰{'甲乙丙'[at]}")
        with CaptureQueriesContext(connection) as seen:
            house.get(reverse("provider:staff"))
        counts.append(len(seen))

    assert counts[1] == counts[2] <= MOST_QUERIES
