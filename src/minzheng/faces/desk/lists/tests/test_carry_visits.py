"""Visits without network, as the house sees them: merged, chosen, told when it is too late."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from minzheng.engines.access.testing import Cast
from minzheng.engines.cases.api import Case
from minzheng.engines.cases.testing import take
from minzheng.engines.workbench.api import draft_of

from .conftest import MONDAY, TUESDAY, At

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF of the test"


@pytest.fixture
def visited(cast: Cast, case: Case) -> Case:
    """The case waits for the visit."""
    take(case, "受理审查", "受理", by=cast.viewers["town_clerk"], on=MONDAY)
    return case


def send(client: Client, case: Case, number: str, base: int = 0, **values: str) -> dict[str, Any]:
    body = json.dumps({"client": number, "base": base, "values": values})
    url = f"/desk/visits/{case.number}/sync/"
    return client.post(url, body, content_type="application/json").json()


def test_what_the_phone_sends_stands_in_the_form(at: At, visited: Case) -> None:
    client = at("town_clerk")

    told = send(client, visited, "a", living_conditions="瓦房，漏雨")

    page = client.get(f"/desk/visits/{visited.number}/").content.decode()
    assert told["state"] == "kept"
    assert "下面已填上离线时写的" in page


def test_what_is_no_sending_is_told(at: At, visited: Case) -> None:
    url, client = f"/desk/visits/{visited.number}/sync/", at("town_clerk")

    form = client.post(url, {"client": "a"})
    broken = client.post(url, b"--broken", content_type="application/json")

    assert [form.json()["state"], broken.json()["state"]] == ["refused", "refused"]


def test_two_officers_answers_are_both_shown_and_one_is_chosen(at: At, visited: Case) -> None:
    send(at("second_town_clerk"), visited, "a", living_conditions="瓦房")
    client = at("town_clerk")

    told = send(client, visited, "b", living_conditions="砖房")
    page = client.get(f"/desk/visits/{visited.number}/").content.decode()
    chosen = {"name": "living_conditions", "whose": "town_clerk"}
    client.post(f"/desk/visits/{visited.number}/choose/", chosen)

    assert told["state"] == "conflict"
    assert "李建国：砖房" in page and "郑伟：瓦房" in page
    step = visited.steps.get(element="入户调查")
    assert draft_of(f"{visited.number}:{step.pk}").values == {"living_conditions": "砖房"}


def test_a_visit_that_is_over_is_told_and_nothing_is_taken(
    at: At, cast: Cast, visited: Case
) -> None:
    clerk = cast.viewers["town_clerk"]
    take(visited, "入户调查", "调查完毕", by=clerk, on=TUESDAY, signers=("village_worker",))

    told = send(at("town_clerk"), visited, "a", living_conditions="砖房")

    assert told["state"] == "closed"
    assert "手机里的记录还在" in told["words"]


def test_an_officer_of_the_other_town_sends_nothing(at: At, visited: Case) -> None:
    url = f"/desk/visits/{visited.number}/sync/"
    body = json.dumps({"client": "a", "base": 0, "values": {}})

    answer = at("other_town_clerk").post(url, body, content_type="application/json")

    assert answer.status_code == 404


def test_a_photo_goes_into_the_dossier_once(at: At, visited: Case) -> None:
    url = f"/desk/visits/{visited.number}/photo/"
    before = visited.materials.count()

    told = [
        at("town_clerk").post(url, {"photo": SimpleUploadedFile("a.jpg", JPEG)}).json()["state"]
        for _ in range(2)
    ]

    assert told == ["kept", "kept"]
    assert visited.materials.count() == before + 1


@pytest.mark.parametrize(
    "body", ["", "[]", '{"client": "a"}', '{"client":"a","base":"x","values":{}}']
)
def test_what_is_no_sending_is_refused(at: At, visited: Case, body: str) -> None:
    url = f"/desk/visits/{visited.number}/sync/"

    told = at("town_clerk").post(url, body, content_type="application/json").json()

    assert told["state"] == "refused"


def test_the_page_for_no_network_holds_nobodys_data(at: At, visited: Case) -> None:
    page = at("town_clerk").get("/desk/visits/offline/").content.decode()

    assert "罗春生" not in page and visited.number not in page


def test_signing_out_clears_the_phone(at: At, cast: Cast) -> None:
    assert "storage" in at("town_clerk").post("/desk/sign-out/")["Clear-Site-Data"]


def test_a_visit_page_takes_few_queries(
    at: At, visited: Case, django_assert_max_num_queries: Any
) -> None:
    client = at("town_clerk")
    send(client, visited, "a", living_conditions="瓦房")

    with django_assert_max_num_queries(15):
        client.get(f"/desk/visits/{visited.number}/")
