"""Openings under review on the desk."""

from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from minzheng.engines.access.api import open_id_number
from minzheng.engines.access.testing import APPLICANT_ID, Cast
from minzheng.engines.audit.api import Entry

At = Callable[[str], Client]
LIST = "/desk/openings/"


def opened(cast: Cast, count: int = 1) -> Entry:
    for _ in range(count):
        open_id_number(cast.viewers["town_clerk"], cast.applicant, purpose="核实身份")
    return Entry.objects.filter(verb="open_field").order_by("-number")[0]


def test_the_list_shows_who_and_why_and_never_what(cast: Cast, at: At) -> None:
    opened(cast)

    shown = at("auditor").get(LIST).content.decode()

    assert "李建国" in shown and "核实身份" in shown and "不是经办过的办件" in shown
    assert APPLICANT_ID not in shown


def test_a_reviewer_notes_what_became_of_it(cast: Cast, at: At) -> None:
    url = f"{LIST}{opened(cast).number}/"
    head = at("data_head")

    refused = head.post(url, {"verdict": "misuse", "note": ""})
    assert "违规的情况" in refused.content.decode()
    assert head.post(url, {"verdict": "misuse", "note": "查邻居"}).status_code == 302

    assert "违规查看" in head.get(LIST).content.decode()


def test_one_officer_can_be_looked_at_alone(cast: Cast, at: At) -> None:
    opened(cast)

    assert (
        "李建国"
        not in at("auditor").get(LIST, {"doer": "nobody"}).content.decode().split("近30天")[0]
    )


def test_a_list_of_many_takes_few_queries(cast: Cast, at: At) -> None:
    opened(cast, 12)
    client = at("auditor")

    with CaptureQueriesContext(connection) as asked:
        client.get(LIST)

    assert len(asked) <= 10
