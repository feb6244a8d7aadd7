"""An SOS arrives by the interface, nobody answers, it climbs, the town answers, outcome."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import expect

from .driving import PHONE, Crowd, Person

pytestmark = pytest.mark.browser

SERIAL, EVENT, MINUTES, PLATFORM = "SOS-0008", "journey-1", 11, "居家安全设备平台"


def test_an_alarm_nobody_answers_climbs_and_the_town_answers(crowd: Crowd) -> None:
    key = gets_a_key(crowd)

    call = calls(crowd, key)
    assert (call["state"], call["level"]) == ("open", 0)
    assert calls(crowd, key, again=True) == call

    house = crowd.somebody(PHONE).signs_in("house_manager", at="/provider/sign-in/")
    house.opens("/provider/alarms/").looks_around("alarms-centre").sees("没人应答")
    climbs(crowd, call)

    answers(crowd)
    looks_on(crowd, house)
    assert not crowd.pictures.wrong(), crowd.pictures.wrong()


def gets_a_key(crowd: Crowd) -> str:
    """The data clerk gives the platform a key; it is shown this once."""
    clerk = crowd.at_the_desk("data_clerk").opens("/desk/partners/")
    with clerk.page.expect_navigation():
        clerk.page.get_by_role("row").filter(has_text=PLATFORM).locator("a.row-link").first.click()
    clerk.presses("发放密钥")
    return clerk.page.locator(".copy-value").first.inner_text().strip()


def calls(crowd: Crowd, key: str, *, again: bool = False) -> dict[str, Any]:
    """The button in somebody's home."""
    request = crowd.somebody(PHONE).context.request
    body = {
        "serial": SERIAL, "kind": "sos", "event": EVENT,
        "happened_at": f"{crowd.house.today()}T00:00:01+08:00",
    }  # fmt: skip
    headers = {
        "Authorization": f"Bearer {key}",
        "Idempotency-Key": "journey-key-2" if again else "journey-key-1",
    }
    answer = request.post(f"{crowd.house.url}/api/v1/alarms", data=body, headers=headers)
    assert answer.status == (200 if again else 201), answer.text()
    told: dict[str, Any] = answer.json()
    return told


def climbs(crowd: Crowd, call: dict[str, Any]) -> None:
    """Eleven minutes later the second contact and the town have heard."""
    at = datetime.fromisoformat(call["received_at"]) + timedelta(minutes=MINUTES)
    done = crowd.house.command("alarms", "--at", at.isoformat())
    assert "转上一级 2 次" in done.stdout, done.stdout + done.stderr


def answers(crowd: Crowd) -> None:
    """A town's clerk takes it, somebody goes there, and it was a fall."""
    town = crowd.at_the_desk("town_clerk").opens("/desk/alarms/?state=open")
    town.looks_around("alarms-desk")
    with town.page.expect_navigation():
        town.page.get_by_role("row").filter(has_text="镇街").locator("a.row-link").first.click()
    town.looks_around("alarms-alarm").follows("应答")
    town.fills("怎样联系的", "派网格员上门").presses("应答").sees("已应答")
    town.follows("记到场").presses("记到场").sees("已到现场")
    town.follows("办结").looks_around("alarms-close")
    town.page.get_by_label("现场帮助").check()
    town.fills("看到、问到的情况", "滑倒，扶起来了，没有受伤").presses("办结").sees("已办结")


def looks_on(crowd: Crowd, house: Person) -> None:
    """The centre's device with its contacts, the silent ones, the figures."""
    house.opens("/provider/alarms/devices/?show=offline").looks_around("alarms-offline")
    house.opens("/provider/alarms/devices/")
    house.follows(SERIAL).presses("看住址和联系人").sees("邻居")
    house.looks_around("alarms-device")
    clerk = crowd.at_the_desk("district_clerk").opens("/desk/alarms/figures/")
    clerk.looks_around("alarms-figures")
    expect(clerk.page.locator("main")).to_contain_text("一键呼叫")
