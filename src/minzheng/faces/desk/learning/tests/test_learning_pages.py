"""Pilots and trips at the desk: written down, judged, copied; planned, answered, acted on."""

from datetime import date

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from minzheng.engines.access.testing import TOWN_A, TOWN_B
from minzheng.engines.learning import api
from minzheng.engines.learning.testing import ANSWERS, BACK, DAY, SHEET, UNTIL, World

pytestmark = pytest.mark.database
BACKEND, MOST_QUERIES = "django.contrib.auth.backends.ModelBackend", 10


def signed_in(world: World, key: str) -> Client:
    browser = Client()
    browser.force_login(world.cast.accounts[key], backend=BACKEND)
    return browser


def day(name: str, on: date) -> dict[str, str]:
    return {f"{name}_{part}": f"{getattr(on, part)}" for part in ("year", "month", "day")}


def today_is(on: date) -> None:
    (settings.DATA_DIR / "business-date.txt").write_text(on.isoformat())


def test_a_course_is_planned_held_and_made_up(world: World) -> None:
    clerk = signed_in(world, "district_clerk")
    told = {"title": "低保新规定", "covers": "收入认定", "teacher": "救助科", "hours": "3",
            "roles": ["town_clerk"], **day("day", DAY)}  # fmt: skip
    new = reverse("desk:course-new")
    assert "岗位请从" in clerk.post(new, {**told, "roles": []}).content.decode()
    clerk.post(new, told)
    row = api.Course.objects.get()
    page, hold = (reverse(f"desk:{name}", args=[row.pk]) for name in ("course", "course-hold"))
    absent = row.seats.get(staff_number=world.who("town_clerk").doer.key)
    sheet = SimpleUploadedFile(SHEET.name, SHEET.content)
    clerk.post(hold, {"absent": [absent.pk], "paper": sheet})

    shown = clerk.get(page).content.decode()
    assert "没有来" in shown
    assert "到课" in shown
    listed = clerk.get(reverse("desk:learning")).content.decode()
    assert "各单位参训" in listed
    clerk.post(new, {**told, "roles": [], "makes_up": row.pk})
    again = api.Course.objects.exclude(pk=row.pk).get()
    assert again.seats.get().staff_number == absent.staff_number
    clerk.post(reverse("desk:course-call-off", args=[again.pk]), {"why": "本人当面补学了"})
    assert "已取消" in clerk.get(reverse("desk:course", args=[again.pk])).content.decode()
    paper = clerk.get(reverse("desk:course-paper", args=[row.pk]))
    assert paper.content == SHEET.content


def test_a_pilot_is_written_down_and_a_wrong_one_stays_on_the_page(world: World) -> None:
    clerk = signed_in(world, "district_clerk")
    days = {**day("since", DAY), **day("until", date(2026, 10, 1))}
    told = {"title": "窗口延时", "place": TOWN_A, "tries": "每周三晚上开到八点",
            "keys": ["cases-new"], **days}  # fmt: skip
    page = reverse("desk:pilot-new")

    assert "早于开始" in clerk.post(page, told).content.decode()
    clerk.post(page, told | day("until", UNTIL))

    row = api.Pilot.objects.get(title="窗口延时")
    shown = clerk.get(reverse("desk:pilot", args=[row.pk])).content.decode()
    assert "新收申请" in shown
    assert "还没有总结" in shown


def test_a_pilot_is_judged_and_copied(world: World) -> None:
    head, page = signed_in(world, "district_head"), reverse("desk:pilot", args=[world.pilot.pk])
    today_is(UNTIL)
    end = reverse("desk:pilot-end", args=[world.pilot.pk])
    assert end in head.get(page).content.decode()
    head.post(end, {"result": "办件快了四天，没有多花钱。", "worked": "yes"})
    copy = reverse("desk:pilot-copy", args=[world.pilot.pk])
    told = {"words": "照样做", **day("due", date(2027, 3, 1))}
    assert "以外的镇街" in head.post(copy, told | {"place": TOWN_A}).content.decode()
    head.post(copy, told | {"place": TOWN_B})

    shown = head.get(page).content.decode()
    assert "可以推广" in shown
    assert "照样做" in shown


def test_a_trip_from_its_questions_to_a_lesson(world: World) -> None:
    clerk, pk = signed_in(world, "district_clerk"), world.trip.pk
    today_is(BACK)
    report = reverse("desk:trip-report", args=[pk])
    answers = {f"answer_{at}": text for at, text in enumerate(ANSWERS)}
    assert "还没有回答" in clerk.post(report, answers | {"answer_1": "没问"}).content.decode()
    clerk.post(report, answers)
    told = {"text": "中午对外营业", "owner": f"town_head@{TOWN_A}", "evidence": "营业照片和账本",
            **day("due", UNTIL)}  # fmt: skip
    clerk.post(reverse("desk:trip-lesson", args=[pk]), told)

    shown = clerk.get(reverse("desk:trip", args=[pk])).content.decode()
    assert report not in shown
    assert ANSWERS[0] in shown
    assert "中午对外营业" in shown
    assert "已交" in clerk.get(reverse("desk:learning")).content.decode()


def test_a_trip_is_planned(world: World) -> None:
    clerk = signed_in(world, "district_clerk")
    told = {"title": "探访考察", "destination": "虚构市", "members": "三人", "questions": "",
            **day("since", DAY), **day("until", BACK)}  # fmt: skip
    page = reverse("desk:trip-new")
    assert clerk.post(page, told).status_code == 200
    clerk.post(page, told | {"questions": "多久去一次？\n谁来记？"})

    assert len(api.Trip.objects.get(title="探访考察").questions) == 2


def test_pages_cost_few_queries(world: World) -> None:
    world.ended()
    clerk = signed_in(world, "district_clerk")
    for name, args in (("learning", []), ("pilot", [world.pilot.pk]), ("trip", [world.trip.pk])):
        address = reverse(f"desk:{name}", args=args)
        clerk.get(address)
        with CaptureQueriesContext(connection) as told:
            assert clerk.get(address).status_code == 200
        assert len(told) <= MOST_QUERIES, name
