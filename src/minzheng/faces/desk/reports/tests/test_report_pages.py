"""Reports at the desk: set, composed, finished, handed up, confirmed, taken as a file."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from minzheng.engines.access.testing import DISTRICT
from minzheng.engines.reports import api
from minzheng.engines.reports.testing import PROBLEMS, STEPS, World

pytestmark = pytest.mark.database
BACKEND, MOST_QUERIES = "django.contrib.auth.backends.ModelBackend", 10
SURE = {"sure": "1"}


def signed_in(world: World, key: str) -> Client:
    browser = Client()
    browser.force_login(world.cast.accounts[key], backend=BACKEND)
    return browser


def test_a_rhythm_is_set_and_a_wrong_day_stays_on_the_page(world: World) -> None:
    clerk = signed_in(world, "district_clerk")
    told = {"title": "季报", "addressee": "市民政局", "owner": f"district_clerk@{DISTRICT}",
            "every_months": "3", "due_day": "1", "keys": ["cases-new", "cases-open"]}  # fmt: skip

    page = clerk.post(reverse("desk:report-cadence-new"), told).content.decode()
    assert "5 到 25 号" in page
    clerk.post(reverse("desk:report-cadence-new"), told | {"due_day": "12"})

    row = api.Cadence.objects.get(title="季报")
    assert row.indicators == ["cases-new", "cases-open"]
    clerk.post(reverse("desk:report-cadence-end", args=[row.pk]), {"why": "并入双月报"})
    assert "已停" in clerk.get(reverse("desk:reports")).content.decode()


def test_from_the_records_to_the_document(world: World) -> None:
    clerk, head = signed_in(world, "district_clerk"), signed_in(world, "district_head")
    listed = clerk.get(reverse("desk:reports")).content.decode()
    compose = reverse("desk:report-compose", args=[world.cadence.pk])
    assert compose in listed
    clerk.post(compose, SURE)
    row = api.Report.objects.get()
    page = reverse("desk:report", args=[row.pk])
    assert f"/desk/board/figures/cases-new/?division={DISTRICT}&amp;month=2026-10" in (
        clerk.get(page).content.decode()
    )
    refused = clerk.post(reverse("desk:report-hand-up", args=[row.pk]), SURE).content.decode()
    assert "只有您能写" in refused
    words = {"problems": PROBLEMS, "next_steps": STEPS}
    clerk.post(reverse("desk:report-write", args=[row.pk]), words)
    clerk.post(reverse("desk:report-hand-up", args=[row.pk]), SURE)
    head.post(reverse("desk:report-return", args=[row.pk]), {"why": "再具体一些"})
    assert "再具体一些" in clerk.get(page).content.decode()
    clerk.post(reverse("desk:report-hand-up", args=[row.pk]), SURE)

    head.post(reverse("desk:report-confirm", args=[row.pk]), SURE)

    assert "已确认" in clerk.get(page).content.decode()
    file = clerk.get(reverse("desk:report-file", args=[row.pk]))
    assert b"".join(file).startswith(b"%PDF")


def test_pages_cost_few_queries(world: World) -> None:
    row = world.handed()
    head = signed_in(world, "district_head")
    for address in (reverse("desk:reports"), reverse("desk:report", args=[row.pk])):
        head.get(address)
        with CaptureQueriesContext(connection) as told:
            assert head.get(address).status_code == 200
        assert len(told) <= MOST_QUERIES
