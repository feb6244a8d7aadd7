"""Statistics at the desk: a figure entered and confirmed, a form explained, signed and taken."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from minzheng.engines.access.testing import DISTRICT
from minzheng.engines.indicators.api import compute
from minzheng.engines.returns import api as returns
from minzheng.engines.returns.testing import DAY, PAPER, SEPTEMBER, World
from minzheng.engines.statistics import api
from minzheng.kernel.doer import SYSTEM

pytestmark = pytest.mark.database
BACKEND, MOST_QUERIES = "django.contrib.auth.backends.ModelBackend", 10
SURE, FIGURE = {"sure": "1"}, f"/desk/statistics/figures/marriages/?division={DISTRICT}"


def signed_in(world: World, key: str) -> Client:
    browser = Client()
    browser.force_login(world.cast.accounts[key], backend=BACKEND)
    return browser


def given(value: str) -> dict[str, object]:
    paper = SimpleUploadedFile(PAPER.name, PAPER.content)
    return {"until": "2026-10", "value": value, "paper": paper}


def test_a_figure_from_one_hand_to_the_other(world: World) -> None:
    clerk, head = signed_in(world, "district_clerk"), signed_in(world, "district_head")
    enter = reverse("desk:figure-enter", args=["marriages"])
    assert "不是数" in clerk.post(enter, given("许多")).content.decode()
    clerk.post(enter, given("120"))
    row = returns.Return.objects.get()
    page = clerk.get(FIGURE).content.decode()
    assert "等核对" in page
    assert reverse("desk:entry-confirm", args=[row.pk]) not in page
    assert reverse("desk:entry-confirm", args=[row.pk]) in head.get(FIGURE).content.decode()

    head.post(reverse("desk:entry-return", args=[row.pk]), {"why": "差 3 对"})
    clerk.post(enter, given("123"))
    again = returns.Return.objects.get(state=returns.State.TYPED)
    head.post(reverse("desk:entry-confirm", args=[again.pk]), SURE)

    assert "已核对" in clerk.get(FIGURE).content.decode()
    paper = head.get(reverse("desk:entry-paper", args=[again.pk]))
    assert paper.content == PAPER.content


def test_a_figure_leads_to_its_trend_and_its_list_back(world: World) -> None:
    world.confirmed("marriages", "120")
    compute(SEPTEMBER, by=SYSTEM, on=DAY)
    clerk = signed_in(world, "district_clerk")
    trend = reverse("desk:figure", args=["marriages"])

    assert trend in clerk.get(FIGURE).content.decode()
    assert trend not in signed_in(world, "town_clerk").get(FIGURE).content.decode()
    page = clerk.get(f"{trend}?month=2026-09").content.decode()
    assert "结婚登记（填报）" in page
    listed = clerk.get(f"{reverse('desk:figure-list', args=['marriages'])}?month=2026-09")
    assert reverse("desk:entered-figure", args=["marriages"]) in listed.content.decode()
    unfilled = clerk.get(f"{reverse('desk:figure-list', args=['donations'])}?month=2026-09")
    assert "还没有填齐" in unfilled.content.decode()


def test_a_town_enters_its_own_figures_only(world: World) -> None:
    town = signed_in(world, "town_clerk")
    listed = town.get(reverse("desk:statistics")).content.decode()

    assert "开展民主协商" in listed
    assert "结婚登记" not in listed
    refused = town.post(reverse("desk:figure-enter", args=["marriages"]), given("1"))
    assert not returns.Return.objects.exists()
    assert refused.status_code == 403


def test_a_form_is_explained_signed_and_taken(world: World) -> None:
    world.confirmed("charities", "8")
    world.confirmed("organisations", "5")
    clerk, head = signed_in(world, "district_clerk"), signed_in(world, "district_head")
    clerk.post(reverse("desk:statistics-draft"), {"form": "MZ-SW", "until": "2026-09"})
    row = api.Sheet.objects.get()
    page = reverse("desk:statistics-sheet", args=[row.pk])
    told = clerk.get(page).content.decode()
    assert "慈善组织不多于社会组织" in told
    assert "/desk/statistics/figures/charities/" in told
    sign = reverse("desk:statistics-sign", args=[row.pk])
    assert "也没有说明" in head.post(sign, SURE).content.decode()
    explain = reverse("desk:statistics-explain", args=[row.pk, "charities"])
    clerk.post(explain, {"why": "三家由市里登记、区里认定"})

    head.post(sign, SURE)

    assert "已审核" in clerk.get(page).content.decode()
    pdf = clerk.get(reverse("desk:statistics-document", args=[row.pk]))
    book = clerk.get(reverse("desk:statistics-workbook", args=[row.pk]))
    assert pdf.content.startswith(b"%PDF")
    assert book.content.startswith(b"PK")


def test_pages_cost_few_queries(world: World) -> None:
    world.confirmed("marriages", "12")
    clerk = signed_in(world, "district_clerk")
    clerk.post(reverse("desk:statistics-draft"), {"form": "MZ-SW", "until": "2026-09"})
    sheet = reverse("desk:statistics-sheet", args=[api.Sheet.objects.get().pk])
    for address in (reverse("desk:statistics"), FIGURE, sheet):
        clerk.get(address)
        with CaptureQueriesContext(connection) as told:
            assert clerk.get(address).status_code == 200
        assert len(told) <= MOST_QUERIES, address
