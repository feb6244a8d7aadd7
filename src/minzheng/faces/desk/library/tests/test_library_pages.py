"""The policy library at the desk and open: entered, worked on, compared, opened."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from minzheng.engines.access.testing import DISTRICT
from minzheng.engines.disclosure.api import Consultation
from minzheng.engines.library import api
from minzheng.engines.library.testing import DAY, LATER, SECOND, World, document

pytestmark = pytest.mark.database
BACKEND, MOST_QUERIES = "django.contrib.auth.backends.ModelBackend", 10
SUMMARY = "独居老人每月至少探访一次，困难当天上报。"


def signed_in(world: World, key: str) -> Client:
    browser = Client()
    browser.force_login(world.cast.accounts[key], backend=BACKEND)
    return browser


def url(world: World, name: str, *more: object) -> str:
    row = world.edition
    return reverse(f"desk:policy-{name}", args=[row.policy_id, row.pk, *more])


def day(name: str, on: date) -> dict[str, str]:
    return {
        f"{name}_year": f"{on.year}",
        f"{name}_month": f"{on.month}",
        f"{name}_day": f"{on.day}",
    }


def test_a_document_is_uploaded_and_says_what_it_is(world: World) -> None:
    clerk = signed_in(world, "district_clerk")
    upload = SimpleUploadedFile("通知.txt", SECOND.encode())
    told = {"level": "province", "file": upload, **day("effective_on", LATER)}

    answer = clerk.post(reverse("desk:policy-new"), told, follow=True)
    page = answer.content.decode()

    assert "没有读出制定机关" not in page
    assert "关于进一步做好探访关爱工作的通知" in page
    assert "待施行" in page


def test_a_refusal_keeps_what_was_typed(world: World) -> None:
    clerk = signed_in(world, "district_clerk")
    told = {"level": "province", "text": "没有题目的一段话。" * 5, "source": "机要交换"}

    page = clerk.post(reverse("desk:policy-new"), told).content.decode()

    assert "要写施行日期" in page
    assert "机要交换" in page


def test_from_received_to_done(world: World) -> None:
    clerk = signed_in(world, "district_clerk")
    clerk.post(url(world, "read"), {"summary": SUMMARY})
    clerk.post(url(world, "hand-out"), {"owner": f"district_clerk@{DISTRICT}", **day("due", LATER)})
    clerk.post(url(world, "change-new"), {"what": "matter:relief/dibao", "words": "入户时一并探访"})
    clerk.post(url(world, "change-new"), {"work": "冬季走访", "words": "十二月起"})
    page = clerk.get(reverse("desk:policy", args=[world.edition.policy_id])).content.decode()

    assert "入户时一并探访" in page
    assert "冬季走访" in page
    assert "已交办" in page
    refused = clerk.post(url(world, "conclude"), {"result": "好了"}).content.decode()
    assert "还没有核实办结" in refused
    change = world.edition.changes.get(kind="work")
    clerk.post(url(world, "change-strike", change.pk), {"sure": "1"})
    assert not world.edition.changes.filter(kind="work").exists()


def test_two_editions_side_by_side_in_few_queries(world: World) -> None:
    row = world.edition
    api.take_in_again(world.who("district_clerk"), row.policy_id, document(SECOND, LATER), on=DAY)
    clerk = signed_in(world, "district_clerk")
    address = reverse("desk:policy", args=[row.policy_id])
    clerk.get(address)

    with CaptureQueriesContext(
        connection,
    ) as told:
        page = clerk.get(f"{address}?edition=2&compare=1").content.decode()

    assert "三、极端天气前逐户核实。" in page
    assert "修改" in page
    assert len(told) <= MOST_QUERIES
    assert clerk.get(f"{address}?edition=9").status_code == 404


def test_a_draft_is_put_to_the_public_from_here(world: World) -> None:
    clerk, row = signed_in(world, "district_clerk"), world.draft
    told = {"explanation": "规范助餐", "questions": "几点公布菜单合适？", **day("opens_on", DAY),
            **day("closes_on", date(2026, 12, 10))}  # fmt: skip
    clerk.post(reverse("desk:policy-consult", args=[row.policy_id, row.pk]), told)

    assert Consultation.objects.get().title == row.title
    page = clerk.get(reverse("desk:policy", args=[row.policy_id])).content.decode()
    assert "看征求意见" in page


def test_the_list_is_narrowed_and_towns_see_no_draft(world: World) -> None:
    clerk, town = signed_in(world, "district_clerk"), signed_in(world, "town_head")
    page = reverse("desk:policies")

    assert world.draft.title in clerk.get(f"{page}?level=district").content.decode()
    assert world.draft.title not in clerk.get(f"{page}?level=province").content.decode()
    assert world.draft.title not in town.get(f"{page}?all=1").content.decode()
    assert world.edition.title in town.get(f"{page}?words=探访").content.decode()


def test_everybody_reads_what_was_opened(world: World) -> None:
    row, anybody = world.edition, Client()
    address = reverse("open:policy", args=[row.policy_id])
    assert anybody.get(address).status_code == 404
    api.add_change(
        world.who("district_clerk"),
        row.pk,
        api.NewChange("matter", "relief/dibao", "一并探访"),
        on=DAY,
    )
    head = signed_in(world, "district_head")
    head.post(reverse("desk:policy-open", args=[row.policy_id]), {"sure": "1"})

    page = anybody.get(address).content.decode()
    assert "每月探访不少于一次" in page
    assert "/services/relief/dibao/" in page
    listed = anybody.get(f"{reverse('open:policies')}?words=独居老人").content.decode()
    assert row.policy.name in listed
    assert (
        row.policy.name
        not in anybody.get(f"{reverse('open:policies')}?words=火箭").content.decode()
    )
