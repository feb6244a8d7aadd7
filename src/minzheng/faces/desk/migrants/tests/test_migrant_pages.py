"""Migrants at the desk: heads, plans, persons, a year's list from the village to the bank."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from minzheng.engines.access.testing import VILLAGE_A
from minzheng.engines.migrants import api
from minzheng.engines.migrants.testing import ACCOUNT, DAY, LATER, World, fresh, make_world, person
from minzheng.engines.notices import api as notices

BACKEND = "django.contrib.auth.backends.ModelBackend"
NEW_ID = "44011819700101001X"
PLAN = {
    "title": "示例规划", "way": "both", "scope": "两村", "heard": "开会两次",
    "approver": "示例市人民政府",
    "document": "示例府函〔2026〕9号", "approved_on_year": "2026", "approved_on_month": "1",
    "approved_on_day": "9", "since": "2026", "until": "2030",
}  # fmt: skip


@pytest.fixture
def world(db: None, settings: Any, tmp_path: Any) -> World:
    settings.DATA_DIR, settings.DEMO, settings.HOME_DIVISION = tmp_path, True, "440118000000"
    today(settings, LATER)
    return make_world()


def today(settings: Any, day: date) -> None:
    (settings.DATA_DIR / "business-date.txt").write_text(day.isoformat())


def signed_in(world: World, key: str) -> Client:
    browser = Client()
    browser.force_login(world.cast.accounts[key], backend=BACKEND)
    return browser


def said(answer: Any) -> str:
    return str(answer.content.decode())


def test_a_plan_needs_a_second_person(world: World) -> None:
    clerk, head = signed_in(world, "district_clerk"), signed_in(world, "district_head")
    clerk.post(reverse("desk:migrant-plan-new"), PLAN)
    row = api.Plan.objects.get()
    before = said(head.get(reverse("desk:migrants")))
    head.post(reverse("desk:migrant-plan-confirm", args=[row.pk]))

    row.refresh_from_db()
    assert "待核对，不能拨款" in before
    assert row.confirmed_on == LATER


def test_those_whose_years_ended_are_warned_about(world: World) -> None:
    page = said(signed_in(world, "district_clerk").get(reverse("desk:migrants")))
    over = said(
        signed_in(world, "district_clerk").get(reverse("desk:migrant-people") + "?standing=over")
    )

    assert "2 人自己的 20 年已经届满" in page
    assert "孔三元" in over
    assert "邝志远" not in over


def test_a_reservoir_and_its_heads(world: World) -> None:
    clerk = signed_in(world, "district_clerk")
    clerk.post(reverse("desk:reservoir-new"), {"name": "白石水库", "document": "示例 1 号"})
    row = api.Reservoir.objects.get(name="白石水库")
    told = {"village": VILLAGE_A, "heads": "0", "document": "示例 1 号"}
    wrong = clerk.post(reverse("desk:migrant-heads", args=[row.pk]), told)
    clerk.post(reverse("desk:migrant-heads", args=[row.pk]), told | {"heads": "12"})

    assert "大于 0" in said(wrong)
    assert row.quotas.get().heads == 12


def test_a_person_is_registered_and_stopped(world: World) -> None:
    person("邝阿七", NEW_ID)
    clerk = signed_in(world, "district_clerk")
    told = {"id_number": NEW_ID, "reservoir": world.reservoir.pk, "village": VILLAGE_A,
            "moved_on_year": "2010", "moved_on_month": "3", "moved_on_day": "15"}  # fmt: skip
    answer = clerk.post(reverse("desk:migrant-new"), told)
    row = api.Migrant.objects.get(person__name="邝阿七")
    money = {"account_name": "邝阿七", "bank": "示例银行", "account": f"{ACCOUNT}99"}
    clerk.post(reverse("desk:migrant-account", args=[row.pk]), money)
    signed_in(world, "town_clerk").post(
        reverse("desk:migrant-stop", args=[row.pk]),
        {"why": "employed", "words": "录用通知", "day_year": "2026", "day_month": "3",
         "day_day": "1"},
    )  # fmt: skip

    row.refresh_from_db()
    assert answer.headers["Location"] == reverse("desk:migrant", args=[row.pk])
    assert (row.ended_as, bool(row.account_sealed)) == ("employed", True)
    page = said(clerk.get(reverse("desk:migrant", args=[row.pk])))
    assert f"{ACCOUNT}99" not in page


def test_a_number_nobody_has(world: World) -> None:
    told = {"id_number": "440118197001010028", "reservoir": world.reservoir.pk}

    page = signed_in(world, "district_clerk").post(reverse("desk:migrant-new"), told)

    assert "登记簿里没有这个身份证号" in said(page)


def test_from_the_village_to_the_bank(world: World, settings: Any) -> None:
    world.plan()
    today(settings, DAY)
    village = signed_in(world, "village_worker")
    village.post(reverse("desk:migrant-round-new"), {"village": VILLAGE_A, "year": "2026"})
    row = api.Round.objects.get()

    def deed(key: str, name: str, **told: str) -> Any:
        return signed_in(world, key).post(
            reverse(f"desk:migrant-round-{name}", args=[row.pk]), told
        )

    deed("village_worker", "publicise", words="逐户核对三户")
    early = deed("town_clerk", "town")
    today(settings, LATER)
    deed("town_clerk", "town")
    deed("district_clerk", "district")
    deed("district_head", "approve", fund=str(world.fund.pk))
    text = deed("finance_clerk", "bank").content.decode("utf-8-sig")
    wrong = deed("finance_clerk", "answer", failed="户名不符")
    deed("finance_clerk", "answer", failed="2 户名不符")
    failed = row.lines.get(state="failed")
    signed_in(world, "finance_clerk").post(reverse("desk:migrant-again", args=[failed.pk]))

    assert "期满后才能核对" in said(early)
    assert f"{ACCOUNT}00" in text
    assert "没有写对" in said(wrong)
    assert fresh(row).state == "done"
    assert not row.lines.filter(state="failed").exists()
    page = said(signed_in(world, "auditor").get(reverse("desk:migrant-round", args=[row.pk])))
    assert "示例府函〔2026〕5号" in page


def test_no_plan_no_money_is_said_on_the_page(world: World) -> None:
    row = world.confirmed()

    page = signed_in(world, "district_head").post(
        reverse("desk:migrant-round-approve", args=[row.pk]), {"fund": str(world.fund.pk)}
    )

    assert "没有规划，不得拨款" in said(page)


def test_a_list_goes_back(world: World) -> None:
    row = world.published()
    signed_in(world, "town_clerk").post(
        reverse("desk:migrant-round-return", args=[row.pk]), {"words": "第 2 行不对"}
    )

    assert fresh(row).state == "checking"


def test_another_village_finds_nothing(world: World) -> None:
    row, other = world.published(), signed_in(world, "other_village_worker")

    assert other.get(reverse("desk:migrant-round", args=[row.pk])).status_code == 404
    assert "孔三元" not in said(other.get(reverse("desk:migrant-people")))


@pytest.mark.parametrize("name", ["migrants", "migrant-people", "migrant-rounds", "migrant-round"])
def test_pages_take_few_queries(
    world: World, name: str, django_assert_max_num_queries: Any
) -> None:
    row = world.published()
    args = [row.pk] if name == "migrant-round" else []
    clerk = signed_in(world, "district_clerk")

    with django_assert_max_num_queries(14):
        clerk.get(reverse(f"desk:{name}", args=args))


def test_an_objection_is_answered_on_its_sheet_and_the_list_goes_on(world: World) -> None:
    row = world.published()
    sheet = notices.publicity_of_case(row.lines.get(number=1).ref).get()
    told = notices.NewObjection("黄一", "13800138000", "他家前年已经迁走")
    made = notices.object_to(sheet, told, on=DAY)
    clerk = signed_in(world, "town_clerk")
    assert "他家前年已经迁走" in clerk.get(f"/desk/notices/{sheet.pk}/").content.decode()

    answered = {"outcome": "dismissed", "reply": "上门看过，一直住在村里。"}
    clerk.post(reverse("desk:objection", args=[sheet.pk, made.pk]), answered)
    api.town_confirms(row, by=world.by("town_clerk"), on=LATER)

    made.refresh_from_db()
    assert made.reply == answered["reply"]
    assert fresh(row).state == "town"
