"""A project at the desk: from the library to acceptance, its money through three hands."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from minzheng.engines.access.testing import TOWN_A
from minzheng.engines.pipeline import api
from minzheng.engines.pipeline.testing import CODE, DAY, PHOTO, World, fresh, make_world

BACKEND = "django.contrib.auth.backends.ModelBackend"
NEW = {
    "title": "示例康养小镇", "kind": "investment", "division": TOWN_A, "goal": "医养结合三百张床",
    "investment": "120000000", "beds": "300", "land": "50000", "combined": "on",
    "post": "养老服务科", "name1": "新增床位", "target1": "300", "unit1": "张", "weight1": "100",
}  # fmt: skip
SIGNED = {"signed_on_year": "2026", "signed_on_month": "5", "signed_on_day": "20"}


@pytest.fixture
def world(db: None, settings: Any, tmp_path: Any) -> World:
    settings.DATA_DIR, settings.DEMO, settings.HOME_DIVISION = tmp_path, True, ""
    (tmp_path / "business-date.txt").write_text(DAY.isoformat())
    return make_world()


def signed_in(world: World, key: str) -> Client:
    browser = Client()
    browser.force_login(world.cast.accounts[key], backend=BACKEND)
    return browser


def day(name: str, told: date) -> dict[str, str]:
    return {f"{name}_year": str(told.year), f"{name}_month": str(told.month),
            f"{name}_day": str(told.day)}  # fmt: skip


def said(answer: Any) -> str:
    return str(answer.content.decode())


def test_an_idea_comes_into_the_library(world: World) -> None:
    clerk = signed_in(world, "district_clerk")
    days = day("starts_on", DAY) | day("ends_on", date(2028, 1, 1))
    answer = clerk.post(reverse("desk:pipeline-new"), NEW | days)
    made = api.Project.objects.get(title="示例康养小镇")
    step = day("day", DAY) | {"document": "入库表 1 号"}
    clerk.post(reverse("desk:pipeline-advance", args=[made.pk]), step)

    assert answer.headers["Location"] == reverse("desk:pipeline-project", args=[made.pk])
    assert (fresh(made).stage, made.combined, made.investment) == ("library", True, 12_000_000_000)
    assert "示例康养小镇" in said(clerk.get(reverse("desk:pipeline") + "?kind=investment"))


def test_a_wrong_project_stays_on_the_page(world: World) -> None:
    days = day("starts_on", DAY) | day("ends_on", DAY)
    told = NEW | days | {"investment": "0"}
    page = said(signed_in(world, "district_clerk").post(reverse("desk:pipeline-new"), told))

    assert "计划投资要大于 0" in page
    assert "医养结合三百张床" in page


def test_money_goes_through_three_hands(world: World) -> None:
    project = world.started()
    contract = project.contracts.get()
    clerk = signed_in(world, "district_clerk")
    upload = SimpleUploadedFile("发票.png", PHOTO.content, "image/png")
    told = {"amount": "1000", "invoice": "F-77", "words": "进度款", "paper": upload}
    clerk.post(reverse("desk:pipeline-ask", args=[contract.pk]), told)
    payment = contract.payments.get()
    signed_in(world, "finance_head").post(
        reverse("desk:pipeline-answer", args=[payment.pk]), {"granted": "yes", "words": "齐全"}
    )
    signed_in(world, "finance_clerk").post(reverse("desk:pipeline-pay", args=[payment.pk]))

    payment.refresh_from_db()
    page = said(clerk.get(reverse("desk:pipeline-project", args=[project.pk])))
    assert payment.state == "paid"
    assert payment.entry_name in page
    assert clerk.get(reverse("desk:pipeline-invoice", args=[payment.pk])).content == PHOTO.content


def test_a_contract_is_signed_and_changed(world: World) -> None:
    project = world.approved()
    clerk, head = signed_in(world, "district_clerk"), signed_in(world, "district_head")
    told = {"source": project.sources.get().pk, "credit_code": CODE, "title": "合同",
            "document": "HT-9", "amount": "300000"} | SIGNED  # fmt: skip
    clerk.post(reverse("desk:pipeline-contract", args=[project.pk]), told)
    contract = project.contracts.get()
    clerk.post(reverse("desk:pipeline-change", args=[contract.pk]),
               {"amount": "500000", "words": "地质条件变化"})  # fmt: skip
    page = said(head.get(reverse("desk:pipeline-project", args=[project.pk])))
    change = contract.changes.get()
    head.post(reverse("desk:pipeline-approve-change", args=[change.pk]))

    assert "变更没有重新批准" in page
    assert "批准变更" in page
    contract.refresh_from_db()
    assert contract.amount == 50_000_000


def test_from_work_to_acceptance(world: World) -> None:
    project = world.started()
    clerk, first = signed_in(world, "district_clerk"), signed_in(world, "town_clerk")
    mile = project.milestones.get()
    before = said(clerk.get(reverse("desk:pipeline-project", args=[project.pk])))
    upload = SimpleUploadedFile("工地.png", PHOTO.content, "image/png")
    reached = day("day", date(2026, 10, 19)) | {"place": "东侧", "paper": upload}
    clerk.post(reverse("desk:pipeline-reach", args=[mile.pk]), reached)
    clerk.post(reverse("desk:pipeline-report", args=[project.pk]),
               {"month": "2026-10", "percent": "100", "words": "完工"})  # fmt: skip
    told = day("day", DAY) | {"people": "许工", "words": "逐项核对", "document": "验收单"}
    first.post(reverse("desk:pipeline-accept", args=[project.pk]), told)
    second = signed_in(world, "town_head")
    second.post(reverse("desk:pipeline-confirm", args=[project.pk]), {"words": "同意"})

    assert "节点逾期" in before
    assert fresh(project).stage == "accepted"
    photo = mile.photos.get()
    assert clerk.get(reverse("desk:pipeline-photo", args=[photo.pk])).content == PHOTO.content
    after = said(clerk.get(reverse("desk:pipeline-project", args=[project.pk])))
    assert "决算" in after


def test_the_builders_own_man_is_refused_on_the_page(world: World) -> None:
    project = world.started()
    world.reach(project)
    told = day("day", DAY) | {"people": "戴国栋", "words": "合格", "document": "验收单"}

    page = signed_in(world, "town_clerk").post(
        reverse("desk:pipeline-accept", args=[project.pk]), told
    )

    assert "是承包方" in said(page)


def test_the_account_and_the_year(world: World) -> None:
    project = world.accepted(world.started())
    clerk = signed_in(world, "district_clerk")
    world.pay(project.contracts.get(), 1_000_000, "F-1")
    clerk.post(reverse("desk:pipeline-settle", args=[project.pk]),
               day("day", DAY) | {"amount": "10000", "document": "审计 3 号"})  # fmt: skip
    clerk.post(reverse("desk:pipeline-advance", args=[project.pk]),
               day("day", DAY) | {"document": "移交登记表"})  # fmt: skip
    clerk.post(reverse("desk:pipeline-review", args=[project.pk]),
               {"year": "2026", "reached0": "60", "reached1": "100",
                "words": "入住登记"})  # fmt: skip

    assert project.reviews.get().score == 80
    assert "入住登记" in said(clerk.get(reverse("desk:pipeline-project", args=[project.pk])))


def test_a_talk_sets_the_next_step(world: World) -> None:
    project = world.added(kind="investment")
    told = {
        "organisation": "示例康养集团",
        "person": "罗总",
        "words": "看了地",
        "next_step": "签意向",
    }
    told |= day("day", DAY) | day("next_on", date(2026, 12, 1))
    clerk = signed_in(world, "district_clerk")
    clerk.post(reverse("desk:pipeline-contact", args=[project.pk]), told)

    assert fresh(project).next_step == "签意向"
    assert "罗总" in said(clerk.get(reverse("desk:pipeline-project", args=[project.pk])))


def test_sources_of_a_project(world: World) -> None:
    project = world.added(kind="investment")
    clerk = signed_in(world, "district_clerk")
    told = {"kind": "investor", "giver": "示例集团", "document": "协议 1", "amount": "5000"}
    clerk.post(reverse("desk:pipeline-source", args=[project.pk]), told)
    row = project.sources.get()
    clerk.post(reverse("desk:pipeline-arrive", args=[row.pk]), {"amount": "2000"})
    over = clerk.post(reverse("desk:pipeline-source", args=[project.pk]),
                      told | {"document": "协议 2", "amount": "99999999"})  # fmt: skip

    row.refresh_from_db()
    assert row.arrived == 200_000
    assert "超过计划投资" in said(over)


def test_the_ledger_is_linked_for_who_may_read_it(world: World) -> None:
    project = world.started()
    address = reverse("desk:pipeline-project", args=[project.pk])

    assert "看资金" in said(signed_in(world, "district_clerk").get(address))
    assert "看资金" not in said(signed_in(world, "town_clerk").get(address))


def test_another_town_finds_nothing(world: World) -> None:
    project = world.added()
    other = signed_in(world, "other_town_clerk")

    assert other.get(reverse("desk:pipeline-project", args=[project.pk])).status_code == 404
    assert project.title not in said(other.get(reverse("desk:pipeline")))


@pytest.mark.parametrize(("name", "most"), [("pipeline", 18), ("pipeline-project", 20)])
def test_pages_take_few_queries(
    world: World, name: str, most: int, django_assert_max_num_queries: Any
) -> None:
    project = world.started()
    world.pay(project.contracts.get(), 1_000_000, "F-1")
    args = [project.pk] if name == "pipeline-project" else []
    clerk = signed_in(world, "district_clerk")

    with django_assert_max_num_queries(most):
        clerk.get(reverse(f"desk:{name}", args=args))
