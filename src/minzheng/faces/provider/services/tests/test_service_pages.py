"""An institution enters services, takes a sheet in, hands the month in and answers what was not."""

import re
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from minzheng.engines.access.testing import APPLICANT_ID, PASSWORD
from minzheng.engines.care.testing import house_account
from minzheng.engines.delivery import api
from minzheng.engines.delivery.testing import DAY, OCTOBER, World, make_world
from minzheng.faces.provider.testing import DUTY_QUERIES

pytestmark = pytest.mark.django_db
EIGHTH = OCTOBER.first.replace(day=8)


@pytest.fixture
def world(db: None, tmp_path: Any) -> Any:
    (tmp_path / "business-date.txt").write_text(DAY.isoformat())
    with override_settings(DATA_DIR=tmp_path, DEMO=True):
        yield make_world()


def client_of(world: World, duty: str) -> Client:
    house_account(world.home, "某人", duty, f"the_{duty}")
    client = Client()
    sent = {"username": f"the_{duty}", "password": PASSWORD, "next": ""}
    assert client.post("/provider/sign-in/", sent).headers["Location"] == "/provider/"
    return client


@pytest.fixture
def manager(world: World) -> Client:
    return client_of(world, "manager")


def told(world: World, **other: str) -> dict[str, str]:
    given = {"facility": str(world.home.pk), "person": str(world.elder.pk), "service": "午餐"}
    day = {"day_year": "2026", "day_month": "10", "day_day": "8"}
    return given | day | {"quantity": "2", "given_by": "小王", "begins": "12:00"} | other


def text(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def month_url(world: World, month: str = "2026-10") -> str:
    return f"/provider/settlement/{world.home.pk}/{month}/"


def test_one_service_is_entered_and_the_next_begins_with_it(manager: Client, world: World) -> None:
    answer = manager.post("/provider/services/new/", told(world), follow=True).content.decode()

    assert "已登记：罗春生 2026-10-08 午餐 26.00 元" in answer
    assert re.search(r'name="given_by" value="小王"', answer)
    assert re.search(r'value="午餐" selected', answer)
    assert "罗春生" in text(manager, "/provider/services/?month=2026-10")
    assert "没有符合条件" in text(manager, "/provider/services/")  # November


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"service": "陪诊"}, "没有登记价格"),
        ({"day_month": "11", "day_day": "3"}, "还没有到"),
        ({"person": ""}, "请选择服务对象"),
        ({"person": "", "name": "罗秋生", "id_number": APPLICANT_ID}, "姓名与登记簿上"),
    ],
)
def test_what_cannot_stand_is_said_beside_the_field(
    manager: Client, world: World, wrong: dict[str, str], said: str
) -> None:
    assert said in manager.post("/provider/services/new/", told(world, **wrong)).content.decode()
    assert not api.ServiceRecord.objects.exists()


def test_somebody_who_pays_herself_is_entered_by_her_number(manager: Client, world: World) -> None:
    sent = told(world, person="", name="罗春生", id_number=APPLICANT_ID, service="理发")

    manager.post("/provider/services/new/", sent)

    assert api.ServiceRecord.objects.get().person == world.elder


def test_a_record_is_cancelled_with_a_reason(manager: Client, world: World) -> None:
    row = world.give("午餐", EIGHTH)

    manager.post(f"/provider/services/{row.pk}/", {"reason": "录错了人"})

    assert "录错了人" in text(manager, f"/provider/services/{row.pk}/")
    assert "已作废" in text(manager, "/provider/services/?month=2026-10&state=cancelled")


def test_a_sheet_is_taken_in_or_every_fault_is_shown(manager: Client, world: World) -> None:
    head = "姓名,身份证号,服务,日期\n"
    row = f"罗春生,{APPLICANT_ID},午餐,2026-10-08\n"

    def send(content: str) -> str:
        file = SimpleUploadedFile("十月.csv", content.encode())
        sent = {"facility": str(world.home.pk), "file": file}
        return manager.post("/provider/services/sheet/", sent, follow=True).content.decode()

    said = send(head + row.replace("午餐", "洗衣"))
    assert "一条也没有录入" in said
    assert "第 2 行" in said
    assert "已录入 1 条" in send(head + row)
    assert "没有再导入" in send(head + row)


def test_the_empty_sheet_offers_the_houses_services(manager: Client, world: World) -> None:
    response = manager.get(f"/provider/services/sheet/{world.home.pk}/")

    book = CalamineWorkbook.from_filelike(BytesIO(response.content))
    assert book.sheet_names == ["服务记录", "怎样填"]


def test_the_manager_reads_the_arithmetic_and_hands_in(manager: Client, world: World) -> None:
    for day in range(1, 13):
        world.give("午餐", EIGHTH.replace(day=day))
    assert "交2026年10月结算单" in text(manager, "/provider/")
    shown = text(manager, month_url(world))
    assert "12 餐 × 13.00 元 = 156.00 元" in shown
    digest = re.search(r'name="digest" value="(\w+)"', shown)
    assert digest is not None

    url = f"{month_url(world)}hand-in/"
    done = manager.post(url, {"digest": digest[1]}, follow=True).content.decode()

    assert "结算单已提交" in done
    assert "待核对" in text(manager, "/provider/settlement/")
    again = manager.post(url, {"digest": digest[1]})
    assert again.status_code == 409
    assert "不用再交" in again.content.decode()


def test_a_worker_is_told_who_hands_in(world: World) -> None:
    world.give("午餐", EIGHTH)
    worker = client_of(world, "worker")

    assert "这件事由机构负责人办理" in text(worker, month_url(world))
    assert worker.post(f"{month_url(world)}hand-in/", {"digest": "x"}).status_code == 403


def test_a_line_that_was_not_accepted_is_answered(manager: Client, world: World) -> None:
    world.give("助浴", EIGHTH)
    statement = world.hand_in()
    line, clerk = statement.lines.get(), world.cast.viewers["finance_clerk"]
    api.judge_line(clerk, line.pk, api.Judgement("rejected", "没有签字", "没人接"), on=DAY)
    api.check(clerk, statement.pk, on=DAY)
    api.approve(world.cast.viewers["district_head"], statement.pk, on=DAY)
    answer = f"/provider/settlement/lines/{line.pk}/"
    assert answer in text(manager, "/provider/")
    assert answer in text(manager, month_url(world))

    manager.post(answer, {"way": "again", "words": "签字补齐"})

    assert "补报2026年10月" in text(manager, month_url(world, "2026-11"))
    assert "已补报" in text(manager, month_url(world))


def test_another_house_finds_nothing(world: World) -> None:
    row = world.give("助浴", EIGHTH)
    line = world.hand_in().lines.get()
    house_account(world.other, "别人", "manager", "elsewhere")
    client = Client()
    client.post("/provider/sign-in/", {"username": "elsewhere", "password": PASSWORD, "next": ""})

    for path in (
        f"services/{row.pk}/",
        f"settlement/lines/{line.pk}/",
        f"settlement/{world.home.pk}/2026-10/",
    ):
        assert client.get(f"/provider/{path}").status_code == 404, path
    assert "罗春生" not in text(client, "/provider/services/?month=2026-10")
    assert "石桥" not in text(client, "/provider/settlement/")


@pytest.mark.parametrize(
    "path",
    [
        "settlement/0/2026-10/",
        "settlement/{home}/2026-13/",
        f"services/{10**30}/",
        f"settlement/lines/{10**30}/",
    ],
)
def test_an_address_of_nothing_is_not_found(manager: Client, world: World, path: str) -> None:
    assert manager.get(f"/provider/{path.format(home=world.home.pk)}").status_code == 404


@pytest.mark.parametrize("days", [1, 20])
def test_a_page_takes_few_queries_however_many_records(
    manager: Client, world: World, days: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for day in range(1, days + 1):
        for service in ("午餐", "助浴", "理发"):
            world.give(service, EIGHTH.replace(day=day))
            world.give(service, EIGHTH.replace(month=9, day=day))
    world.hand_in(OCTOBER.previous())
    paths = ["", "services/?month=2026-10", "services/new/", "settlement/"]
    paths += [f"settlement/{world.home.pk}/2026-{month}/" for month in ("09", "10")]

    text(manager, "/provider/profile/")  # a session is renewed at most once a minute
    for path in paths:
        with django_assert_max_num_queries(10 if path else DUTY_QUERIES):
            text(manager, f"/provider/{path}")
