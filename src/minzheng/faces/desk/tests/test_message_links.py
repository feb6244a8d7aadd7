"""A message leads to the page of what it is about, or nowhere."""

import pytest
from django.test import Client

from minzheng.engines.notices.api import Recipient, send_message
from minzheng.faces.desk.showing.links import page_of
from minzheng.faces.desk.tests.conftest import TUESDAY, At


@pytest.mark.parametrize(
    ("ref", "page"),
    [
        ("case:GZ-DB-2026-0318", "/desk/cases/GZ-DB-2026-0318/"),
        ("alert:7", "/desk/alerts/7/"),
        ("alerts", "/desk/alerts/"),
        ("person:12", "/desk/people/12/"),
        ("population:2026-11-02-001", ""),
        ("", ""),
    ],
)
def test_a_reference_has_its_page(ref: str, page: str) -> None:
    assert page_of(ref) == page


def test_an_officer_follows_her_message(at: At) -> None:
    desk: Client = at("town_clerk")
    clerk = desk.get("/desk/account/").wsgi_request.viewer.doer
    to = Recipient("officer", clerk.key, clerk.name)
    send_message(to, "有一条预警等您办理", link="alert:7", on=TUESDAY)

    assert 'href="/desk/alerts/7/"' in desk.get("/desk/messages/").content.decode()
