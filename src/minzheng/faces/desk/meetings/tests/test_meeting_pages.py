"""A meeting at the desk: agenda, call, who came, a decision, minutes signed by the chair."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from minzheng.engines.access.testing import DISTRICT, TOWN_A, TOWN_B
from minzheng.engines.meetings import api
from minzheng.engines.meetings.testing import DUE, PHOTO, World

BACKEND, MOST_QUERIES = "django.contrib.auth.backends.ModelBackend", 14
DAYS = {"due_year": f"{DUE.year}", "due_month": f"{DUE.month}", "due_day": f"{DUE.day}"}
TEXT = "会议听取了汇报，议定抓紧改造，月底前全部完成，逐户验收。"


def signed_in(world: World, key: str) -> Client:
    browser = Client()
    browser.force_login(world.cast.accounts[key], backend=BACKEND)
    return browser


def url(world: World, name: str, *args: object) -> str:
    return reverse(f"desk:{name}", args=[world.meeting.pk, *args])


def came(world: World, presence: str = "present") -> dict[str, str]:
    return {f"came_{each.pk}": presence for each in world.meeting.attendances.all()}


def test_a_group_is_founded_and_reseated(world: World) -> None:
    clerk = signed_in(world, "district_clerk")
    told = {"name": "另一个小组", "word": "石专", "chair": f"district_head@{DISTRICT}",
            "member": [f"town_head@{TOWN_A}"]}  # fmt: skip
    clerk.post(reverse("desk:group-new"), told)
    group = api.Group.objects.get(name="另一个小组")
    told["member"] = [f"town_head@{TOWN_A}", f"town_head@{TOWN_B}"]

    clerk.post(reverse("desk:group-seats", args=[group.pk]), told)

    assert group.seats.count() == 3
    page = clerk.get(reverse("desk:group-seats", args=[group.pk])).content.decode()
    assert f'value="town_head@{TOWN_B}"' in page


def test_a_group_without_members_stays_on_the_page(world: World) -> None:
    told = {"name": "另一个小组", "word": "石专", "chair": f"district_head@{DISTRICT}",
            "member": [f"district_head@{DISTRICT}"]}  # fmt: skip

    page = signed_in(world, "district_clerk").post(reverse("desk:group-new"), told)

    assert "一个席位" in page.content.decode()


def test_from_agenda_to_signed_minutes(world: World) -> None:
    clerk, head = signed_in(world, "district_clerk"), signed_in(world, "district_head")
    paper = SimpleUploadedFile("方案.png", PHOTO.content, "image/png")
    clerk.post(url(world, "meeting-item-new"),
               {"title": "改造进度", "told_by": "养老科", "paper": paper})  # fmt: skip
    clerk.post(url(world, "meeting-call"))
    clerk.post(url(world, "meeting-hold"), came(world))
    clerk.post(url(world, "meeting-decide"), {
        "item": "1", "text": "本月改造完五户", "owner": f"town_head@{TOWN_A}",
        "evidence": "验收单和照片", **DAYS,
    })  # fmt: skip
    draft = clerk.get(url(world, "meeting-minutes")).content.decode()
    clerk.post(url(world, "meeting-minutes"), {"text": TEXT})

    head.post(url(world, "meeting-sign"))

    assert "改造进度" in draft
    town = signed_in(world, "town_head")
    assert town.get(url(world, "meeting-paper", 1)).content == PHOTO.content
    assert town.get(url(world, "meeting-minutes-file", 1)).content.startswith(b"%PDF-")
    page = town.get(reverse("desk:meeting", args=[world.meeting.pk])).content.decode()
    assert "石民领〔2026〕1号" in page
    assert reverse("desk:duty", args=[world.meeting.decisions.get().duty_id]) in page
    assert "本月改造完五户" in town.get(reverse("desk:decisions")).content.decode()
    assert "没有符合条件" in town.get(f"{reverse('desk:decisions')}?state=late").content.decode()


def test_who_came_is_asked_of_everybody(world: World) -> None:
    world.called()
    clerk = signed_in(world, "district_clerk")

    page = clerk.post(url(world, "meeting-hold"), came(world, "excused")).content.decode()

    assert "没有人主持" in page
    world.meeting.refresh_from_db()
    assert world.meeting.state == api.State.CALLED


def test_a_meeting_is_planned_struck_and_called_off(world: World) -> None:
    clerk = signed_in(world, "district_clerk")
    answer = clerk.post(reverse("desk:meeting-new", args=[world.group.pk]), {
        "kind": "special", "title": "专题会", "place": "会议室", "day_year": "2026",
        "day_month": "11", "day_day": "9",
    })  # fmt: skip
    made = api.Meeting.objects.get(title="专题会")
    assert answer.headers["Location"] == reverse("desk:meeting", args=[made.pk])
    world.called()

    clerk.post(url(world, "meeting-item-strike", 1))
    clerk.post(url(world, "meeting-off"), {"why": "台风"})

    world.meeting.refresh_from_db()
    assert (world.meeting.items.count(), world.meeting.off_why) == (0, "台风")


def test_another_town_does_not_find_it(world: World) -> None:
    page = signed_in(world, "other_town_head").get(url(world, "meeting"))

    assert page.status_code == 404


@pytest.mark.parametrize("name", ["meetings", "decisions", "meeting"])
def test_pages_ask_the_database_little(world: World, name: str) -> None:
    world.held()
    for _ in range(5):
        world.decide()
    clerk = signed_in(world, "district_clerk")
    address = url(world, "meeting") if name == "meeting" else reverse(f"desk:{name}")
    clerk.get(address)

    with CaptureQueriesContext(
        connection,
    ) as asked:
        clerk.get(address)

    assert len(asked) <= MOST_QUERIES, "\n".join(each["sql"] for each in asked)
