"""A house's voucher pages: the arithmetic before the use, the receipt, the month, the county."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from minzheng.engines.access.api import Account
from minzheng.engines.vouchers import api
from minzheng.engines.vouchers.testing import DAY, World, make_world

BACKEND = "django.contrib.auth.backends.ModelBackend"
MOST_QUERIES = 15  # signing in and the frame take some of them
pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db: None, settings: Any, tmp_path: Any) -> World:
    settings.DATA_DIR, settings.DEMO, settings.HOME_DIVISION = tmp_path, True, ""
    (tmp_path / "business-date.txt").write_text(DAY.isoformat())
    made = make_world()
    made.enrolled()
    return made


def signed_in(account: Account) -> Client:
    client = Client()
    client.force_login(account, backend=BACKEND)
    return client


@pytest.fixture
def house(world: World) -> Client:
    return signed_in(Account.objects.get(username=f"{world.home.pk}-manager"))


def test_the_arithmetic_stands_before_the_use(world: World, house: Client) -> None:
    record = world.give("康复护理")
    url = reverse("provider:voucher-take", args=[record.pk])

    shown = house.get(url, {"kind": "monthly", "insured": "40"}).content.decode()

    assert "30.00 元" in shown
    assert not api.Use.objects.exists()


def test_a_voucher_is_used_and_its_receipt_shown(world: World, house: Client) -> None:
    record = world.give("康复护理")
    url = reverse("provider:voucher-take", args=[record.pk])

    shown = house.post(url, {"kind": "monthly", "insured": "40"}, follow=True).content.decode()

    assert (api.Use.objects.get().voucher, "已用券" in shown) == (3_000, True)


def test_the_lists_take_few_queries(world: World, house: Client) -> None:
    world.use()
    world.give(begins="15:00")
    house.get("/provider/vouchers/")

    with CaptureQueriesContext(
        connection,
    ) as told:
        shown = house.get("/provider/vouchers/", {"q": api.Enrolment.objects.get().code})

    assert "还剩 740.00 元" in shown.content.decode()
    assert len(told) <= MOST_QUERIES


def test_months_and_the_month_that_runs(world: World, house: Client) -> None:
    world.use()
    url = reverse("provider:voucher-month", args=[world.home.pk, "2026-11"])

    assert "没有交" in house.get("/provider/vouchers/months/").content.decode()
    assert "还没有过完" in house.get(url).content.decode()


@pytest.mark.parametrize(
    "name", ["vouchers", "voucher-changes", "voucher-odd", "voucher-sample", "voucher-insurance",
             "voucher-houses", "voucher-settlements"]
)  # fmt: skip
def test_the_county_reads_every_list(world: World, name: str) -> None:
    world.use()
    desk = signed_in(world.cast.accounts["district_clerk"])

    answer = desk.get(reverse(f"desk:{name}"))

    assert (answer.status_code, answer.content.decode().count("<h1")) == (200, 1)


def test_the_county_reads_one_enrolment(world: World) -> None:
    use = world.use()
    desk = signed_in(world.cast.accounts["district_clerk"])

    shown = desk.get(reverse("desk:voucher", args=[use.enrolment_id])).content.decode()

    assert "740.00" in shown


def test_a_citizen_reads_that_her_family_has_none(world: World) -> None:
    citizen = signed_in(world.cast.accounts["applicant"])

    assert "还没有人登记" in citizen.get("/my/vouchers/").content.decode()
