"""A plan at the desk: read in, corrected, assigned, done by a town with a photo."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from minzheng.engines.access.testing import TOWN_A
from minzheng.engines.duties import api as duties
from minzheng.engines.plans import api
from minzheng.engines.plans.testing import DAY, SECOND, TEXT, World, make_world
from minzheng.registers.offices.api import ROLES

BACKEND = "django.contrib.auth.backends.ModelBackend"
PHOTO = b"\x89PNG\r\n\x1a\n done"


@pytest.fixture
def world(db: None, settings: Any, tmp_path: Any) -> World:
    settings.DATA_DIR, settings.DEMO, settings.HOME_DIVISION = tmp_path, True, ""
    (tmp_path / "business-date.txt").write_text(DAY.isoformat())
    return make_world()


def signed_in(world: World, key: str) -> Client:
    browser = Client()
    browser.force_login(world.cast.accounts[key], backend=BACKEND)
    return browser


def test_a_duty_is_given_without_a_plan_and_tied(world: World) -> None:
    clerk = signed_in(world, "district_clerk")
    told = {"title": "核对长者饭堂名单", "owner": f"town_head@{TOWN_A}", "evidence": "核对过的名单",
            "helpers": [f"town_clerk@{TOWN_A}"], "every_months": "2"}  # fmt: skip
    assert "两样选一样" in clerk.post(
        reverse("desk:duty-new"), {**told, "every_months": ""}).content.decode()  # fmt: skip
    clerk.post(reverse("desk:duty-new"), told)
    duty = duties.Duty.objects.get(title="核对长者饭堂名单")
    page = reverse("desk:duty", args=[duty.pk])
    clerk.post(reverse("desk:duty-tie", args=[duty.pk]), {"what": "indicator:cases-new"})
    shown = clerk.get(page).content.decode()
    assert reverse("desk:figure", args=["cases-new"]) in shown
    assert f"青竹镇 {ROLES['town_clerk']}" in shown
    listed = clerk.get(reverse("desk:duties"), {"tied": "indicator:cases-new"}).content.decode()
    assert "核对长者饭堂名单" in listed
    assert "只列关联" in listed

    clerk.post(reverse("desk:duty-untie", args=[duty.pk, duty.ties.get().pk]))

    assert reverse("desk:figure", args=["cases-new"]) not in clerk.get(page).content.decode()
    assert "请选择" in clerk.get(reverse("desk:duty-tie", args=[duty.pk])).content.decode()
    empty = clerk.post(reverse("desk:duty-tie", args=[duty.pk]), {"what": ""}).content.decode()
    assert "种类请从" in empty


def test_a_file_is_read_in(world: World) -> None:
    clerk = signed_in(world, "district_clerk")
    upload = SimpleUploadedFile("要点.txt", SECOND.encode())
    told = {"kind": "yearly", "year": "2026", "title": "另一份", "file": upload}

    answer = clerk.post(reverse("desk:plan-new"), told)

    made = api.Plan.objects.get(title="另一份")
    assert answer.headers["Location"] == reverse("desk:plan", args=[made.pk])
    assert "发展长者饭堂" in clerk.get(answer.headers["Location"]).content.decode()


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"kind": "yearly", "year": "2026"}, "两样选一样"),
        ({"kind": "yearly", "year": "2026", "text": "hello"}, "汉字"),
    ],
)
def test_what_cannot_be_read_stays_on_the_page(
    world: World, told: dict[str, str], said: str
) -> None:
    page = signed_in(world, "district_clerk").post(reverse("desk:plan-new"), told)

    assert said in page.content.decode()


def test_from_item_to_proof(world: World) -> None:
    clerk, town = signed_in(world, "district_clerk"), signed_in(world, "town_head")
    item = world.item("二/（一）")
    clerk.post(
        reverse("desk:plan-item-assign", args=[item.pk]),
        {"owners": [f"town_head@{TOWN_A}"], "evidence": "验收单和照片", "due_year": "2026",
         "due_month": "11", "due_day": "30"},
    )  # fmt: skip
    turn = duties.turns_in_order(duties.duties_from(api.ITEM, [str(item.pk)]).get())[0]

    photo = SimpleUploadedFile("完工.png", PHOTO, "image/png")
    town.post(
        reverse("desk:duty-hand-in", args=[turn.pk]), {"words": "五户已经完工", "paper": photo}
    )
    clerk.post(reverse("desk:duty-confirm", args=[turn.pk]))

    turn.refresh_from_db()
    assert turn.state == duties.TurnState.CLOSED
    paper = clerk.get(reverse("desk:duty-paper", args=[turn.pk]))
    assert paper.content == PHOTO
    assert "已交办" in clerk.get(reverse("desk:plan", args=[world.plan.pk])).content.decode()


def test_the_item_stands_marked_in_its_source(world: World) -> None:
    item = world.item("二/（二）")

    told = signed_in(world, "town_head").get(reverse("desk:plan-item", args=[item.pk]))

    assert "<mark>开展探访关爱。月探访率达到100%。" in told.content.decode()


def test_the_correction_begins_with_what_was_read(world: World) -> None:
    item = world.item("一/（一）")

    told = (
        signed_in(world, "district_clerk")
        .get(reverse("desk:plan-item-correct", args=[item.pk]))
        .content.decode()
    )

    assert 'name="due_month" value="11"' in told
    assert item.heading in told


def test_correct_split_join_and_aside(world: World) -> None:
    clerk, item = signed_in(world, "district_clerk"), world.item("二/（一）")
    told = {
        "heading": "改造",
        "text": item.read_text,
        "due_year": "",
        "due_month": "",
        "due_day": "",
    }
    clerk.post(reverse("desk:plan-item-correct", args=[item.pk]), told)
    clerk.post(reverse("desk:plan-item-split", args=[item.pk]), {"at": "新增养老床位"})
    second = world.plan.items.get(part=1)
    clerk.post(reverse("desk:plan-item-aside", args=[second.pk]), {"why": "并到别处"})

    page = clerk.get(reverse("desk:plan", args=[world.plan.pk])).content.decode()

    assert "不作任务" in page
    clerk.post(reverse("desk:plan-item-merge", args=[second.pk]))
    item.refresh_from_db()
    assert (item.heading, item.read_text.endswith("100张。")) == ("改造", True)


def test_a_figure_is_tied_to_an_indicator(world: World) -> None:
    figure = world.item("一/（一）").figures.get()
    told = {"value": "98", "unit": "%", "kind": "share", "measures": "按期办结率",
            "status": "target", "indicator": "cases-in-time"}  # fmt: skip

    signed_in(world, "district_clerk").post(reverse("desk:plan-figure", args=[figure.pk]), told)

    figure.refresh_from_db()
    assert figure.indicator == "cases-in-time"


def test_a_new_version_says_what_is_gone(world: World) -> None:
    clerk = signed_in(world, "district_clerk")
    clerk.post(reverse("desk:plan-again", args=[world.plan.pk]), {"text": SECOND})

    page = clerk.get(reverse("desk:plan", args=[world.plan.pk])).content.decode()

    assert "新版本没有" in page
    assert "第 2 版" in page


@pytest.mark.parametrize("name", ["plans", "duties"])
def test_lists_take_few_queries(
    world: World, name: str, django_assert_max_num_queries: Any
) -> None:
    for path in ("一/（一）", "二/（一）", "二/（二）"):
        world.assign(path)
    clerk = signed_in(world, "district_clerk")

    with django_assert_max_num_queries(14):
        clerk.get(reverse(f"desk:{name}"))


def test_text_is_pasted(world: World) -> None:
    told = {"kind": "minutes", "year": "2026", "text": TEXT}

    signed_in(world, "district_clerk").post(reverse("desk:plan-new"), told)

    assert api.Plan.objects.get(kind="minutes").versions.get().file_name == "粘贴的正文.txt"
