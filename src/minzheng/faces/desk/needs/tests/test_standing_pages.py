"""The clerk keeps the part of a team of volunteers that cannot sign in."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from minzheng.engines.access.testing import TOWN_A, Cast
from minzheng.engines.needs import api
from minzheng.engines.needs.testing import PHOTO, World, world_of
from minzheng.faces.desk.tests.conftest import At, at, cast, data_dir
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.organisations.api import NewOrganisation, register_organisation

__all__ = ["at", "cast", "data_dir"]
pytestmark = pytest.mark.django_db
TEAM = "51440118MJ33445530"
GIVES: dict[str, Any] = {"item": "visit", "capacity": "3", "payer": "volunteer", "price": "0"}
TODAY = {"day_year": "2026", "day_month": "11", "day_day": "3"}


@pytest.fixture
def world(cast: Cast) -> World:
    new = NewOrganisation(TEAM, "邻里互助队", TOWN_A, cast.on, "社会团体")
    register_organisation(new, by=SYSTEM)
    return world_of(cast)


def test_supply_order_and_visit_are_kept_for_it(world: World, at: At) -> None:
    browser, need = at("town_clerk"), world.needs("visit", 1)
    found = browser.post("/desk/needs/houses/", {"credit_code": TEAM})
    browser.post(f"{found.headers['Location']}supply/", GIVES)
    sending = api.Sending(api.Supply.objects.get())
    order = api.send_order(need, sending, by=world.clerk, on=world.cast.on)
    base = f"/desk/needs/orders/{order.pk}/"

    assert "代它接单" in browser.get(f"/desk/needs/{need.pk}/").content.decode()
    browser.post(f"{base}accept/")
    sheet = SimpleUploadedFile(PHOTO.name, PHOTO.content, "image/png")
    told = {**TODAY, "given_by": "钟秀英", "quantity": "1", "proof": sheet}
    browser.post(f"{base}visit/", told)
    browser.post(f"{base}finish/")

    order.refresh_from_db()
    assert order.state == "done"
    assert "邻里互助队" in browser.get(f"/desk/needs/houses/{TEAM}/").content.decode()


def test_the_other_town_finds_nothing(world: World, at: At) -> None:
    browser = at("other_town_clerk")

    assert browser.get(f"/desk/needs/houses/{TEAM}/").status_code == 404
    said = browser.post("/desk/needs/houses/", {"credit_code": TEAM}).content.decode()
    assert "登记簿里没有这家机构" in said
