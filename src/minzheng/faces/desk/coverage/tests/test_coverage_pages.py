"""The inspection plan at the desk: drafted, approved by another, a look with a finding."""

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from minzheng.engines.access.testing import TOWN_A
from minzheng.engines.coverage import api
from minzheng.engines.coverage.testing import BADLY, DAY, DUE, PHOTO, World, open_house

BACKEND, MOST_QUERIES = "django.contrib.auth.backends.ModelBackend", 20


def signed_in(world: World, key: str) -> Client:
    browser = Client()
    browser.force_login(world.cast.accounts[key], backend=BACKEND)
    return browser


def words(browser: Client, name: str, *args: int, query: str = "") -> str:
    return browser.get(f"{reverse(f'desk:{name}', args=args)}{query}").content.decode()


def days(name: str, day: object) -> dict[str, str]:
    year, month, date = str(day).split("-")
    return {f"{name}_year": year, f"{name}_month": str(int(month)), f"{name}_day": str(int(date))}


def told(**more: object) -> dict[str, object]:
    paper = SimpleUploadedFile("现场.png", PHOTO.content, "image/png")
    return {"first": "district_clerk", "second": "check_clerk", "seen": "看了消防和厨房",
            "paper": paper, **days("day", DAY), **more}  # fmt: skip


def test_one_drafts_and_another_approves(world: World) -> None:
    clerk, head = signed_in(world, "district_clerk"), signed_in(world, "district_head")
    given = {"year": 2026, "kinds_facility": ["check", "secret"], "kinds_organisation": ["party"],
             "kinds_town": ["secret"], "role_facility": "district_clerk",
             "role_organisation": "district_clerk", "role_town": "check_clerk"}  # fmt: skip
    clerk.post(reverse("desk:coverage-new"), given)
    plan = api.Plan.objects.get()
    assert "等批准" in words(head, "coverage-plan", plan.pk)

    head.post(reverse("desk:coverage-approve", args=[plan.parts.get().pk]))

    page = words(clerk, "coverage-plan", plan.pk)
    assert "青竹颐养院" in page
    assert "种子" in page
    assert "已经有检查计划" in clerk.post(reverse("desk:coverage-new"), given).content.decode()


def test_a_look_with_a_finding_becomes_a_duty(world: World) -> None:
    plan, clerk = world.approved(), signed_in(world, "district_clerk")
    slot = world.slot(plan)

    clerk.post(
        reverse("desk:coverage-look", args=[slot.pk]),
        told(words_1="消防通道堆放杂物", owner_1=f"town_head@{TOWN_A}", evidence_1="清理后的照片",
             **days("due_1", DUE)),
    )  # fmt: skip

    page = words(clerk, "coverage-unit", slot.row_id)
    assert "消防通道堆放杂物" in page
    assert "现场.png" in page
    look = api.Look.objects.get()
    assert (
        signed_in(world, "town_head").get(reverse("desk:coverage-paper", args=[look.pk])).content
        == PHOTO.content
    )


def test_what_is_wrong_is_said_and_nothing_is_lost(world: World) -> None:
    plan, clerk = world.approved(), signed_in(world, "district_clerk")
    url = reverse("desk:coverage-look", args=[world.slot(plan).pk])

    half = clerk.post(url, told(words_1="消防通道堆放杂物")).content.decode()
    early = clerk.post(url, told(**days("day", DAY + timedelta(days=3)))).content.decode()

    assert "第 1 个问题：请选谁来整改" in half
    assert 'value="消防通道堆放杂物"' in half
    assert "还没有到" in early
    assert not api.Look.objects.exists()


def test_an_inspector_of_the_unit_s_own_town_is_not_offered(world: World) -> None:
    page = words(signed_in(world, "district_clerk"), "coverage-look",
                 world.slot(world.approved()).pk)  # fmt: skip

    assert "黄志强" in page
    assert "李建国" not in page


def test_a_gap_stands_first_and_is_taken_up(world: World) -> None:
    plan, clerk = world.approved(), signed_in(world, "district_clerk")
    open_house()
    assert "石桥新院" in words(clerk, "coverage-plan", plan.pk, query="?state=gap")

    clerk.post(reverse("desk:coverage-supplement", args=[plan.pk]))

    assert plan.parts.count() == 2
    page = words(clerk, "coverage-plan", plan.pk)
    assert page.index("石桥新院") < page.index("白鹤颐养院")


def test_pages_ask_little(world: World) -> None:
    plan = world.approved()
    world.look(plan, BADLY)
    for number in range(12):
        open_house(f"新院{number}")
    head = signed_in(world, "district_head")
    row = world.slot(plan).row_id

    for name, args in (("coverage", []), ("coverage-plan", [plan.pk]), ("coverage-unit", [row])):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert head.get(reverse(f"desk:{name}", args=args)).status_code == 200
        assert len(asked) <= MOST_QUERIES, (name, [each["sql"][:150] for each in asked])


def test_a_filter_by_quarter_narrows(world: World) -> None:
    plan, head = world.approved(), signed_in(world, "district_head")
    slots = api.Slot.objects.filter(row__plan=plan)
    other = next(slot for slot in slots if not slots.filter(
        row=slot.row, ends_on=world.slot(plan).ends_on).exists())  # fmt: skip
    quarter = world.slot(plan).quarter

    page = words(head, "coverage-plan", plan.pk, query=f"?quarter={quarter}")

    table = page[page.index("<table") : page.index("</table>")]
    assert ">青竹颐养院</a>" in table
    assert f">{other.row.name}</a>" not in table  # the cells of villages name towns too
