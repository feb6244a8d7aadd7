"""Somebody tells in under a minute, without an account, and follows it by the receipt alone."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from minzheng.engines.access.testing import TOWN_A, VILLAGE_A, Cast
from minzheng.engines.tips.api import Tip
from minzheng.faces.portal.tests.conftest import signed_in

WORDS = "独居的陈婆婆三天没有开门"
URL = f"/tips/?place={VILLAGE_A}"
TOLD = {"kind": "elder", "words": WORDS}


def test_the_place_is_chosen_by_steps(
    stranger: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(10):
        towns = stranger.get("/tips/").content.decode()
    villages = stranger.get(f"/tips/?place={TOWN_A}").content.decode()
    form = stranger.get(URL).content.decode()

    assert f"?place={TOWN_A}" in towns and "石桥村" not in towns
    assert f"?place={VILLAGE_A}" in villages
    assert 'name="words"' in form and "增城区青竹镇石桥村" in form
    assert 'name="words"' in stranger.get(f"/tips/?place={TOWN_A}&seen=1").content.decode()


def test_two_answers_are_enough_and_give_a_receipt(stranger: Client) -> None:
    assert stranger.post(URL, TOLD).url == "/tips/received/"

    tip = Tip.objects.get()
    receipt = stranger.get("/tips/received/").content.decode()
    assert (tip.division_code, tip.source, tip.reporter_masked) == (VILLAGE_A, "web", "")
    assert tip.number in receipt and "陈婆婆" not in receipt


def test_photo_and_contact_are_taken_when_given(stranger: Client) -> None:
    photo: Any = SimpleUploadedFile("door.jpg", b"\xff\xd8\xff a door", "image/jpeg")

    stranger.post(URL, {**TOLD, "photo": photo, "reporter": "何大山", "phone": "13700137000"})

    tip = Tip.objects.get()
    assert tip.photo and tip.reporter_masked == "何** 137****7000"


@pytest.mark.parametrize(
    ("told", "why"),
    [({"kind": ""}, "请选择"), ({"words": ""}, "请填写"), ({"phone": "12"}, "11 位手机号")],
)
def test_what_is_missing_is_said(stranger: Client, told: dict[str, str], why: str) -> None:
    assert why in stranger.post(URL, {**TOLD, **told}).content.decode()
    assert not Tip.objects.exists()


def test_a_place_elsewhere_leads_back_to_the_first_step(stranger: Client) -> None:
    for place in ("330213000000", "x", "1"):
        assert "青竹镇" in stranger.get(f"/tips/?place={place}").content.decode()


def test_anybody_follows_it_by_number_and_reads_of_nobody(stranger: Client) -> None:
    stranger.post(URL, TOLD)
    number = Tip.objects.get().number

    found = Client().post("/tips/progress/", {"number": number.lower()}).content.decode()
    wrong = Client().post("/tips/progress/", {"number": "T222222222"}).content.decode()

    assert "正在处理" in found and "陈婆婆" not in found and "石桥" not in found
    assert "没有这个回执号" in wrong


def test_too_many_at_once_are_stopped(stranger: Client) -> None:
    for _ in range(6):
        stranger.post(URL, TOLD)

    assert "发得太多" in stranger.post(URL, TOLD).content.decode()
    assert Tip.objects.count() == 6


def test_ones_own_village_is_offered_first(cast: Cast) -> None:
    page = signed_in(cast, "applicant").get("/tips/").content.decode()

    assert "我家这边" in page and f"?place={VILLAGE_A}" in page
