"""A house at its orders: reads no name before it takes one, writes visits down, takes on needs."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from minzheng.engines.access.testing import make_cast
from minzheng.engines.care.testing import house_account
from minzheng.engines.needs import api
from minzheng.engines.needs.testing import DAY, PHOTO, World, world_of
from minzheng.engines.notices.api import Recipient, inbox
from minzheng.registers.facilities.api import Facility

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
TODAY = {"day_year": "2026", "day_month": "11", "day_day": "2"}
LATER = {"until_year": "2026", "until_month": "11", "until_day": "12"}


@pytest.fixture
def world(db: None, settings: Any, tmp_path: Any) -> World:
    settings.DATA_DIR, settings.DEMO, settings.HOME_DIVISION = tmp_path, True, ""
    (tmp_path / "business-date.txt").write_text(DAY.isoformat())
    return world_of(make_cast(DAY))


def browser_of(facility: Facility, username: str) -> Client:
    client = Client()
    client.force_login(house_account(facility, "某人", "worker", username), backend=BACKEND)
    client.get("/provider/profile/")
    return client


@pytest.fixture
def client(world: World) -> Client:
    return browser_of(world.home, "the_worker")


def text_of(browser: Client, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def photo() -> SimpleUploadedFile:
    return SimpleUploadedFile(PHOTO.name, PHOTO.content, "image/png")


@pytest.mark.parametrize("many", [1, 8])
@pytest.mark.parametrize("url", ["orders/", "supplies/", "giving/"])
def test_lists_take_few_queries(
    world: World, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, url: str,
    many: int,
) -> None:  # fmt: skip
    supply = world.gives(capacity=100)
    for _ in range(many):
        api.send_order(world.needs(), api.Sending(supply), by=world.clerk, on=DAY)
        world.offered()

    with django_assert_max_num_queries(10):
        text_of(client, f"/provider/{url}")


def test_no_name_is_read_before_the_order_is_taken(world: World, client: Client) -> None:
    order = api.send_order(world.needs(), api.Sending(world.gives()), by=world.clerk, on=DAY)
    url = f"/provider/orders/{order.pk}/"

    before = text_of(client, url)
    client.post(f"{url}accept/")
    after = text_of(client, url)

    assert "罗春生" not in before and "3队12号" not in before
    assert "罗春生" in after and "3队12号" in after


def test_a_visit_with_proof_is_written_down_and_finished(world: World, client: Client) -> None:
    url = f"/provider/orders/{world.ordered().pk}/"

    told = {**TODAY, "quantity": "1", "given_by": "温小雪", "proof": photo()}
    client.post(f"{url}visit/", told)
    visit = api.Visit.objects.get()
    client.post(f"{url}finish/")

    assert client.get(f"/provider/orders/proofs/{visit.pk}/").content == PHOTO.content
    assert api.Order.objects.get().state == "done"


def test_more_than_ordered_is_said_beside_the_form(world: World, client: Client) -> None:
    url = f"/provider/orders/{world.ordered().pk}/visit/"

    said = client.post(url, {**TODAY, "quantity": "3", "given_by": "温小雪"}).content.decode()

    assert "只剩 2" in said


def test_another_house_finds_nothing(world: World) -> None:
    order, pledge = world.ordered(), world.pledged()
    stranger = browser_of(world.other, "the_stranger")

    for url in (f"orders/{order.pk}/", f"orders/{order.pk}/visit/", f"pledges/{pledge.pk}/"):
        assert stranger.get(f"/provider/{url}").status_code == 404
    told = {"purpose": "办理本事项"}
    assert stranger.post(f"/provider/pledges/{pledge.pk}/contact/", told).status_code == 404


def test_what_it_gives_is_kept_by_itself_at_the_registers_price(
    world: World, client: Client
) -> None:
    told = {"item": "bath", "facility": world.home.pk, "offer": "助浴", "capacity": "12",
            "skills": ["care"]}  # fmt: skip
    client.post("/provider/supplies/new/", told)
    row = api.Supply.objects.get()

    client.post(f"/provider/supplies/{row.pk}/", told | {"capacity": "20"})
    shown = text_of(client, "/provider/supplies/")

    assert "60.00" in shown and ">20<" in shown
    wrong = client.post("/provider/supplies/new/", {"item": "visit", "capacity": "3"})
    assert "只能是慈善资助" in wrong.content.decode()
    client.post(f"/provider/supplies/{row.pk}/end/")
    assert api.Supply.objects.get().until == DAY


def test_a_need_is_taken_on_and_delivered(world: World, client: Client) -> None:
    offering = world.offered()
    told = {"words": "两床新棉被", "amount": "280", **LATER}

    client.post(f"/provider/giving/{offering.pk}/", told)
    pledge = api.Pledge.objects.get()
    api.agree_pledge(pledge, by=world.clerk, on=DAY)
    opened = client.post(f"/provider/pledges/{pledge.pk}/contact/", {"purpose": "办理本事项"})
    told = {"words": "交给本人", "proof": photo()}
    client.post(f"/provider/pledges/{pledge.pk}/deliver/", told)

    pledge.refresh_from_db()
    assert "13800138000" in opened.content.decode()
    assert (pledge.amount, pledge.state) == (28_000, "delivered")


def test_what_is_owed_stands_among_the_duties_with_its_day(world: World) -> None:
    browser = browser_of(world.home, "house")
    order = world.ordered()
    waiting = api.send_order(
        world.needs("bath", 1), api.Sending(order.supply), by=world.clerk, on=DAY
    )

    shown = browser.get("/provider/").content.decode()

    assert f"/provider/orders/{waiting.pk}/" in shown and "答复派单“助浴”" in shown
    assert "做第一次“助浴”" in shown
    api.record_visit(world.house, order.pk, api.NewVisit(DAY, "温小雪"), on=DAY)
    assert "做第一次" not in browser.get("/provider/").content.decode()


def test_what_was_taken_on_is_owed_until_it_is_brought(world: World) -> None:
    pledge = world.pledged()

    owed = api.owed_by(world.house)

    assert [(each.kind, each.subject, each.due_on) for each in owed] == [
        ("pledge-deliver", pledge.pk, pledge.until)
    ]
    assert api.owed_by(world.stranger) == []


def test_messages_are_read_by_the_house_alone(world: World) -> None:
    browser, stranger = browser_of(world.home, "house"), browser_of(world.other, "other_house")
    order = api.send_order(world.needs(), api.Sending(world.gives()), by=world.clerk, on=DAY)
    message = inbox(Recipient("organisation", world.home.credit_code))[0]

    assert "有一张新派单“助浴”" in browser.get("/provider/messages/").content.decode()
    assert "有 1 条没有读过的消息" in browser.get("/provider/").content.decode()
    assert "助浴" not in stranger.get("/provider/messages/").content.decode()
    assert stranger.post(f"/provider/messages/{message.pk}/read/").status_code == 404
    answer = browser.post(f"/provider/messages/{message.pk}/read/")

    assert answer.headers["Location"] == f"/provider/orders/{order.pk}/"
    message.refresh_from_db()
    assert message.read_at is not None
