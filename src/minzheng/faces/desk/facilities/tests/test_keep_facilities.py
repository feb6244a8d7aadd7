"""Registering, correcting, closing, a sheet of many: by whom, where, and what is refused."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from minzheng.engines.access.testing import TOWN_A, VILLAGE_A, VILLAGE_B, Cast
from minzheng.engines.audit.api import Entry
from minzheng.engines.care.testing import house_viewer
from minzheng.faces.desk.tests.conftest import TUESDAY
from minzheng.faces.looks.fields import MoneyField
from minzheng.registers.facilities.api import Facility, versions_of

LIST = "/desk/facilities/"
NEW = {
    "name": "石桥长者饭堂", "kind": "elder_canteen", "division_code": VILLAGE_A,
    "address": "石桥村 2 号", "capacity": "40", "vacancy": "3", "access": ["ramp"],
    "closed_days": "2027-02-06、2027-02-07", "licence_until_year": "2028",
    "licence_until_month": "5", "licence_until_day": "1", "source": "现场核实", "lines": "2",
    "service0-name": "午餐", "service0-price": "12", "service0-unit": "餐",
    "service0-payer": "shared", "service1-name": "",
}  # fmt: skip


def said(answer: Any) -> str:
    text: str = answer.content.decode()
    return text


def written(field: Any) -> Any:
    """A box's value as it stands on the page."""
    value = field.value()
    if isinstance(field.field, MoneyField):
        return field.field.widget.format_value(value)
    return "" if value is None else value


def as_sent(client: Any, url: str) -> dict[str, Any]:
    """What a browser would send of the form as it stands."""
    form = client.get(url).context["form"]
    bound = [*form, *(field for line in form.lines for field in line)]
    sent = {field.html_name: written(field) for field in bound}
    for field in form:
        day = sent[field.html_name]
        if isinstance(day, date):
            sent |= {f"{field.html_name}_{part}": getattr(day, part)
                     for part in ("year", "month", "day")}  # fmt: skip
    return {**sent, "lines": str(form.line_count), "source": "电话核实"}


def test_a_town_registers_one_of_its_own(cast: Cast, at: Any) -> None:
    answer = at("town_clerk").post(f"{LIST}new/", NEW)

    row = Facility.objects.get()
    assert answer["Location"] == f"{LIST}{row.pk}/"
    assert (row.vacancy, row.vacancy_on, row.licence_until) == (3, TUESDAY, date(2028, 5, 1))
    assert row.closed_days == ["2027-02-06", "2027-02-07"] and row.access == ["ramp"]
    assert [(o.name, o.price, o.payer) for o in row.offers.all()] == [("午餐", 1_200, "shared")]
    version = versions_of(row).get()
    assert (version.source, version.recorded_by) == ("现场核实", "town_clerk")


def test_no_place_of_another_town_can_be_chosen(cast: Cast, at: Any) -> None:
    answer = at("town_clerk").post(f"{LIST}new/", {**NEW, "division_code": VILLAGE_B})

    assert answer.status_code == 200 and not Facility.objects.exists()


WRONG = (
    ({"name": ""}, "名称"),
    ({"credit_code": "52440118MJ9988771A"}, "校验"),
    ({"vacancy": "90"}, "空位 90 多于总数 40"),
    ({"longitude": "113.8"}, "只有经度或只有纬度"),
    ({"hours": "周一至周五 上午"}, "没有写几点到几点"),
    ({"closed_days": "春节"}, "2027-02-06 的样子"),
    ({"service1-price": "3"}, "第 2 项服务：填了价格"),
    ({"service0-price": "十二"}, "第 1 项服务：价格请写数字"),
    ({"source": ""}, "依据"),
)


@pytest.mark.parametrize(("changed", "why"), WRONG)
def test_what_cannot_stand_is_said_and_nothing_is_kept(
    cast: Cast, at: Any, changed: dict[str, str], why: str
) -> None:
    page = said(at("town_clerk").post(f"{LIST}new/", {**NEW, **changed}))

    assert "处需要改" in page and why in page
    assert not Facility.objects.exists()


def test_the_same_twice_is_refused_in_words(cast: Cast, at: Any) -> None:
    client = at("town_clerk")
    client.post(f"{LIST}new/", NEW)

    assert "已有同类、同名" in said(client.post(f"{LIST}new/", NEW))


def test_a_correction_keeps_what_was_and_changes_nothing_else(
    cast: Cast, at: Any, home: Facility
) -> None:
    client, url = at("town_head"), f"{LIST}{home.pk}/amend/"

    client.post(url, {**as_sent(client, url), "rating": "三级"})

    last = versions_of(home).order_by("-pk")[0]
    assert (last.changes, last.source, last.recorded_by) == (
        {"rating": "三级"}, "电话核实", "town_head",
    )  # fmt: skip


def test_a_correction_that_changes_nothing_leaves_no_trace(
    cast: Cast, at: Any, home: Facility
) -> None:
    client, url = at("town_clerk"), f"{LIST}{home.pk}/amend/"

    assert client.post(url, as_sent(client, url)).status_code == 302
    assert versions_of(home).count() == 1


def test_new_free_places_count_as_reported_today(cast: Cast, at: Any, home: Facility) -> None:
    Facility.objects.filter(pk=home.pk).update(vacancy_on=date(2026, 9, 1))
    client, url = at("town_clerk"), f"{LIST}{home.pk}/amend/"

    client.post(url, {**as_sent(client, url), "vacancy": "5"})

    home.refresh_from_db()
    assert (home.vacancy, home.vacancy_on) == (5, TUESDAY)


def test_what_an_institution_keeps_itself_stays_with_it(
    cast: Cast, at: Any, home: Facility
) -> None:
    house_viewer(home, "柯美玲", "manager", TUESDAY)
    client, url = at("town_clerk"), f"{LIST}{home.pk}/amend/"
    sent = as_sent(client, url)

    client.post(url, {**sent, "phone": "020-11112222", "vacancy": "1", "capacity": "85"})

    home.refresh_from_db()
    assert "phone" not in sent and "由这个机构自己维护" in said(client.get(url))
    assert (home.phone, home.vacancy, home.capacity) == ("020-12345678", 12, 85)
    assert home.offers.count() == 2


def test_a_village_worker_reads_but_does_not_write(cast: Cast, at: Any, home: Facility) -> None:
    client = at("village_worker")

    assert client.get(f"{LIST}{home.pk}/").status_code == 200
    for url in (f"{LIST}new/", f"{LIST}{home.pk}/amend/", f"{LIST}{home.pk}/close/",
                f"{LIST}sheet/"):  # fmt: skip
        assert client.get(url).status_code == 403
    assert client.post(f"{LIST}sheet/out/").status_code == 403


def test_closing_is_told_before_and_kept(cast: Cast, at: Any, home: Facility) -> None:
    client, url = at("district_clerk"), f"{LIST}{home.pk}/close/"
    day = {"closed_on_year": "2026", "closed_on_month": "11", "closed_on_day": "30"}

    assert "停办不能撤回" in said(client.get(url))
    client.post(url, {**day, "reason": "备案注销"})

    home.refresh_from_db()
    assert home.closed_on == date(2026, 11, 30)
    page = said(client.get(f"{LIST}{home.pk}/"))
    assert "2026年11月30日起停办" in page and "更正信息" not in page
    assert "不能再次停办" in said(client.post(url, {**day, "closed_on_day": "29", "reason": "改"}))


def sheet_of(client: Any) -> str:
    return bytes(client.post(f"{LIST}sheet/out/").content).decode("utf-8-sig")


def taken(client: Any, content: str, area: str = TOWN_A, name: str = "机构.csv") -> Any:
    file = SimpleUploadedFile(name, content.encode())
    return client.post(f"{LIST}sheet/", {"file": file, "area": area})


def test_a_sheet_goes_out_is_amended_and_comes_in(cast: Cast, at: Any, home: Facility) -> None:
    client = at("town_clerk")
    before = sheet_of(client)

    same = taken(client, before)
    done = taken(client, before.replace("020-12345678", "020-22223333") + BAD_ROW)

    assert [figure.value for figure in same.context["figures"]] == ["0", "0", "1", "0"]
    assert [figure.value for figure in done.context["figures"]] == ["0", "1", "0", "1"]
    assert "没有导入的行" in said(done) and "城堡" in said(done)
    home.refresh_from_db()
    assert home.phone == "020-22223333"
    entry = Entry.objects.filter(verb="export_list").latest("number")
    assert (entry.doer_key, entry.subject) == ("town_clerk", "list:facilities")


BAD_ROW = "某店,城堡,440118101201,2 号\r\n"


def test_a_sheet_holds_and_brings_nothing_of_another_town(
    cast: Cast, at: Any, home: Facility, canteen: Facility
) -> None:
    client = at("town_clerk")
    whole = sheet_of(at("district_clerk"))

    assert "白鹤长者饭堂" in whole and "白鹤长者饭堂" not in sheet_of(client)
    done = taken(client, whole.replace("白鹤镇新圩村 8 号", "别处"))
    assert "不在您的辖区" in said(done)
    canteen.refresh_from_db()
    assert canteen.address == "白鹤镇新圩村 8 号"


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("机构.pdf", "x", "请上传 xlsx 或 csv"),
        ("机构.csv", "名称,地址\n某,某\n", "缺少类别、区划代码列"),
        ("机构.csv", "x" * 600_000, "超过 512 KB"),
        ("机构.xlsx", "no workbook", "打不开"),
    ],
)
def test_what_is_no_sheet_is_said(cast: Cast, at: Any, name: str, content: str, why: str) -> None:
    assert why in said(taken(at("town_clerk"), content, name=name))
