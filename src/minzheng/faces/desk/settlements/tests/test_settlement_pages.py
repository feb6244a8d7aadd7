"""A statement at the desk: read, judged line by line, given back, approved, taken to finance."""

from io import BytesIO
from typing import Any

import pytest
from django.test import Client, override_settings
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from minzheng.engines.audit.api import entries_about
from minzheng.engines.delivery import api
from minzheng.engines.delivery.testing import DAY, OCTOBER, World, make_world

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def world(db: None, tmp_path: Any) -> Any:
    (tmp_path / "business-date.txt").write_text(DAY.isoformat())
    with override_settings(DATA_DIR=tmp_path, DEMO=True):
        yield make_world()


@pytest.fixture
def statement(world: World) -> api.Statement:
    for service in ("午餐", "助浴", "理发"):
        world.give(service, OCTOBER.first, quantity=12)
    return world.hand_in()


def at_desk(world: World, key: str) -> Client:
    client = Client()
    client.force_login(world.cast.accounts[key], backend=BACKEND)
    return client


def text(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def say(client: Client, path: str, **sent: str) -> str:
    return client.post(f"/desk/settlements/{path}", sent, follow=True).content.decode()


def judge(world: World, statement: api.Statement, verdict: str) -> None:
    clerk = at_desk(world, "finance_clerk")
    for line in statement.lines.exclude(payer="user"):
        say(clerk, f"lines/{line.pk}/judge/", verdict=verdict, reason="没签字", callback="电话核实")


def test_the_list_is_narrowed_and_opens_the_statement(
    world: World, statement: api.Statement
) -> None:
    clerk = at_desk(world, "district_clerk")

    assert statement.number in text(clerk, "/desk/settlements/")
    assert statement.number in text(clerk, "/desk/settlements/?state=handed_in&month=2026-10")
    assert statement.number not in text(clerk, "/desk/settlements/?state=approved")
    assert statement.number in text(clerk, "/desk/settlements/?division=440118101000")
    assert statement.number not in text(clerk, "/desk/settlements/?division=440118102000")


def test_the_page_shows_the_arithmetic_and_the_seal(world: World, statement: api.Statement) -> None:
    shown = text(at_desk(world, "town_clerk"), f"/desk/settlements/{statement.pk}/")

    assert "12 餐 × 13.00 元 = 156.00 元" in shown
    assert statement.digest in shown
    assert "由本辖区的下列岗位办理" in shown  # the town reads, the district checks


def test_from_the_first_line_to_the_approval(world: World, statement: api.Statement) -> None:
    clerk, head = at_desk(world, "finance_clerk"), at_desk(world, "district_head")
    line = statement.lines.filter(payer="government").get()
    assert "抽中回访" in say(clerk, f"lines/{line.pk}/judge/", verdict="accepted")
    assert head.get(f"/desk/settlements/{statement.pk}/approve/").status_code == 409

    judge(world, statement, "accepted")
    assert "已送负责人核定" in say(clerk, f"{statement.pk}/check/")
    assert "已退回" in say(head, f"{statement.pk}/return/", reason="第 1 条再看")
    assert "第 1 条再看" in text(clerk, f"/desk/settlements/{statement.pk}/")
    say(clerk, f"{statement.pk}/check/")
    assert "876.00 元公共资金转财务支付" in text(head, f"/desk/settlements/{statement.pk}/approve/")

    assert "已核定 876.00 元" in say(head, f"{statement.pk}/approve/")
    assert "付款不在这里办理" in text(clerk, f"/desk/settlements/{statement.pk}/")


def test_a_rejected_line_shows_its_reason(world: World, statement: api.Statement) -> None:
    judge(world, statement, "rejected")

    clerk = at_desk(world, "district_clerk")
    assert "不认可：没签字" in text(clerk, f"/desk/settlements/{statement.pk}/?show=rejected")
    assert "没有这样的明细" in text(clerk, f"/desk/settlements/{statement.pk}/?show=waiting")
    line = statement.lines.filter(verdict="rejected")[0]
    assert "孙丽" in text(clerk, f"/desk/settlements/lines/{line.pk}/")


def test_finance_takes_paper_and_workbook(world: World, statement: api.Statement) -> None:
    finance = at_desk(world, "finance_head")

    paper = finance.post(f"/desk/settlements/{statement.pk}/pdf/")
    book = finance.post(f"/desk/settlements/{statement.pk}/xlsx/")

    assert paper.content.startswith(b"%PDF")
    sheet = CalamineWorkbook.from_filelike(BytesIO(book.content)).get_sheet_by_name("明细")
    assert [row[7] for row in sheet.to_python()[1:]] == [720.0, 156.0, 240.0]
    told = [
        entry.detail for entry in entries_about(statement.ref) if entry.verb == "export_statement"
    ]
    assert len(told) == 2


@pytest.mark.parametrize("key", ["other_town_clerk", "other_town_head"])
def test_the_other_town_finds_nothing(world: World, statement: api.Statement, key: str) -> None:
    officer, line = at_desk(world, key), statement.lines.all()[0]

    assert "石桥" not in text(officer, "/desk/settlements/")
    for path in (f"{statement.pk}/", f"lines/{line.pk}/"):
        assert officer.get(f"/desk/settlements/{path}").status_code == 404
    assert officer.post(f"/desk/settlements/{statement.pk}/xlsx/").status_code == 404


def test_an_absurd_number_is_not_found(world: World) -> None:
    clerk = at_desk(world, "district_clerk")

    assert clerk.get(f"/desk/settlements/{10**30}/").status_code == 404
    assert clerk.get(f"/desk/settlements/lines/{10**30}/").status_code == 404


@pytest.mark.parametrize("days", [1, 20])
def test_a_page_takes_few_queries_however_many_lines(
    world: World, days: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for day in range(1, days + 1):
        for service in ("午餐", "助浴", "理发"):
            world.give(service, OCTOBER.first.replace(day=day))
    statement, clerk = world.hand_in(), at_desk(world, "district_clerk")
    line = statement.lines.all()[0]

    for path in ("", f"{statement.pk}/", f"lines/{line.pk}/"):
        with django_assert_max_num_queries(10):
            text(clerk, f"/desk/settlements/{path}")
