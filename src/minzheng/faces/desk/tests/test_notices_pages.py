"""Publicity, messages, the trail and parameters."""

from datetime import date
from typing import Any

import pytest

from minzheng.engines.access.testing import VILLAGE_A, Cast
from minzheng.engines.notices import api
from minzheng.kernel.doer import SYSTEM

from .conftest import MONDAY


@pytest.fixture
def sheet(cast: Cast) -> api.Publicity:
    fields = {"applicant": "罗春生", "matter": "最低生活保障", "village": "石桥村"}
    made = api.PublicitySheet(
        "case:X-1", "relief/dibao", VILLAGE_A, api.Publicity.Kind.PUBLICITY, "低保公示", fields,
        "青竹镇人民政府", "020-00000000", "《办法》第十九条", MONDAY, date(2026, 11, 9),
    )  # fmt: skip
    return api.publish(made, by=SYSTEM, on=MONDAY)


def test_a_sheet_is_taken_down_only_with_a_reason(sheet: api.Publicity, at: Any) -> None:
    url, client = f"/desk/notices/{sheet.pk}/take-down/", at("town_clerk")

    assert "请填写“撤下的原因”" in client.post(url, {"reason": ""}).content.decode()
    assert client.post(url, {"reason": "写错了村名"}).status_code == 302
    assert client.post(url, {"reason": "再撤一次"}).status_code == 409


def test_the_board_shows_the_masked_name(sheet: api.Publicity, at: Any) -> None:
    page = at("town_clerk").get(f"/desk/notices/{sheet.pk}/").content.decode()

    assert "罗**" in page and "罗春生" not in page


def test_the_poster_is_a_pdf(sheet: api.Publicity, at: Any) -> None:
    answer = at("village_worker").get(f"/desk/notices/{sheet.pk}/poster/")

    assert answer.content.startswith(b"%PDF")


def test_a_message_is_read_once(cast: Cast, at: Any) -> None:
    to = api.Recipient("officer", "town_clerk")
    message = api.send_message(to, "有一件办件等您办理", on=MONDAY)
    client = at("town_clerk")

    assert "标为已读" in client.get("/desk/messages/").content.decode()
    client.post(f"/desk/messages/{message.pk}/read/")
    assert "标为已读" not in client.get("/desk/messages/").content.decode()
    assert at("town_head").post(f"/desk/messages/{message.pk}/read/").status_code == 404


def test_parameters_tell_source_and_how_sure_we_are(cast: Cast, at: Any) -> None:
    page = at("system_admin").get("/desk/parameters/").content.decode()

    assert "当地最低生活保障标准" in page and "待确认" in page


def test_the_trail_is_filtered_and_verified(cast: Cast, at: Any) -> None:
    client = at("auditor")

    assert "登记家庭" in client.get("/desk/audit/?verb=open_household").content.decode()
    assert "审计记录完整" in client.post("/desk/audit/verify/").content.decode()
