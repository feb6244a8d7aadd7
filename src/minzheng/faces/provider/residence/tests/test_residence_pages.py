"""A house's pages: from a newcomer without a bed to contract and prepaid money."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from minzheng.engines.access.api import Account
from minzheng.engines.residence import api
from minzheng.engines.residence.testing import DAY, World, make_world

BACKEND = "django.contrib.auth.backends.ModelBackend"
MOST_QUERIES = 14  # four of them are the session, the account, the house and its facilities
pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db: None, settings: Any, tmp_path: Any) -> World:
    settings.DATA_DIR, settings.DEMO, settings.HOME_DIVISION = tmp_path, True, ""
    (tmp_path / "business-date.txt").write_text(DAY.isoformat())
    return make_world()


@pytest.fixture
def house(world: World) -> Client:
    return at(world, "manager")


def at(world: World, duty: str) -> Client:
    client = Client()
    client.force_login(Account.objects.get(username=f"{world.home.pk}-{duty}"), backend=BACKEND)
    client.get("/provider/profile/")
    return client


def url(name: str, *args: object) -> str:
    return reverse(f"provider:residence{name}", args=args)


def day(name: str, year: int = 2026, month: int = 11, number: int = 2) -> dict[str, int]:
    return {f"{name}_year": year, f"{name}_month": month, f"{name}_day": number}


CONTRACT: dict[str, Any] = {
    "payer": "罗大勇", "relation": "儿子", "level": "assisted", "bed_fee": "1200",
    "care_fee": "800", "meal_fee": "600", "deposit": "2400", **day("since"),
    **day("until", 2027, 11, 1),
}  # fmt: skip


def test_the_board_draws_every_bed_and_who_has_none(world: World, house: Client) -> None:
    world.place("101-1")

    text = house.get(url("")).content.decode()

    assert "101-1" in text
    assert "罗金水" in text
    assert "住着但还没有安排床位" in text
    assert "谢阿婆" in text


def test_a_newcomer_gets_a_bed(world: World, house: Client) -> None:
    told = {"bed": world.beds["201-2"].pk, "reason": "admitted", **day("since")}

    answer = house.post(url("-place", world.stay.pk), told, follow=True)

    assert "住 201-2" in answer.content.decode()


def test_a_contract_before_an_assessment_stays_on_the_form(world: World, house: Client) -> None:
    answer = house.post(url("-sign", world.stay.pk), CONTRACT)

    assert "还没有入院评估" in answer.content.decode()
    assert not api.Contract.objects.exists()


def test_assessed_then_signed_then_paid(world: World, house: Client) -> None:
    assessed = {"level": "assisted", "first": "温小雪", "second": "韩护士", **day("assessed_on")}
    house.post(url("-assess", world.stay.pk), assessed)
    house.post(url("-sign", world.stay.pk), CONTRACT)
    money = {"way": "paid", "kind": "service", "amount": "5200", "months": "2", **day("day")}

    answer = house.post(url("-money", world.stay.pk), money, follow=True)

    assert "5,200.00" in answer.content.decode()
    assert api.Contract.objects.get().monthly == 260_000


def test_who_has_a_bed_moves_from_bed_to_bed(world: World, house: Client) -> None:
    world.place("101-1")

    answer = house.get(reverse("provider:moving", args=[world.stay.pk]))

    assert answer["Location"] == url("-place", world.stay.pk)


def test_a_contract_that_ends_soon_is_shown_on_the_board(world: World, house: Client) -> None:
    world.assess()
    world.sign(until=date(2026, 11, 20))

    assert "合同快到期或已经到期" in house.get(url("")).content.decode()


def test_too_much_is_told_on_the_form(world: World, house: Client) -> None:
    world.assess()
    world.sign()
    money = {"way": "paid", "kind": "deposit", "amount": "99999", **day("day")}

    answer = house.post(url("-money", world.stay.pk), money)

    assert "12 倍" in answer.content.decode()


def test_a_worker_does_not_sign(world: World) -> None:
    world.assess()

    assert at(world, "worker").post(url("-sign", world.stay.pk), CONTRACT).status_code == 403


def test_a_bed_is_taken_out_and_put_back(world: World, house: Client) -> None:
    bed = world.beds["101-2"].pk
    house.post(url("-bed", bed), {"why": "床架维修"})
    assert "床架维修" in house.get(url("")).content.decode()

    house.post(url("-bed", bed), {"why": ""})

    assert api.Bed.objects.get(pk=bed).out_since is None


def test_the_balance_in_custody_is_told(world: World, house: Client) -> None:
    answer = house.post(
        url("-custody", world.home.pk), {"month": "2026-10", "balance": "0"}, follow=True
    )

    assert "存管余额已报告" in answer.content.decode()


def test_few_queries_whatever_the_size(world: World, house: Client) -> None:
    world.place("101-1")
    world.place("201-1", world.second)
    world.assess()
    row = world.sign()

    pages = [url(""), url("-contracts"), url("-stay", world.stay.pk),
             url("-contract", row.pk), url("-prepaid", world.home.pk)]  # fmt: skip
    for each in pages:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert house.get(each).status_code == 200
        assert len(asked) <= MOST_QUERIES, (each, len(asked))
