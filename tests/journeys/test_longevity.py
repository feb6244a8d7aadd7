"""An elder is found at eighty: told, confirmed with one press, verified, decided, and paid."""

import re

import pytest

from .driving import Crowd, Person
from .house import first_of_next_month

pytestmark = pytest.mark.browser

ACCOUNT = "6217770000000055551"
NUMBER = re.compile(r"GL-[\d-]+")
BENEFIT = "高龄津贴，广州市增城区"


def test_an_elder_is_found_at_eighty_confirms_and_is_paid(crowd: Crowd) -> None:
    elder = crowd.on_a_phone("citizen_elder")
    number = confirms(elder)
    decided(crowd, number)
    paid(crowd, elder)
    sees_it_on_her_list(crowd, elder)
    adopted(crowd)
    assert not crowd.pictures.wrong(), crowd.pictures.wrong()


def confirms(elder: Person) -> str:
    """The system asks; she says which account, in the care version."""
    elder.opens("/my/guarantees/").sees("高龄津贴", "正在办理").looks_around("elder-own-list")
    elder.opens("/my/").follows(re.compile("请确认收款账户"))
    elder.presses("关怀版").sees("退出关怀版", "请确认收款账户")
    elder.fills("开户银行", "广州农村商业银行").fills("收款账号", ACCOUNT).presses("确认并提交")
    found = NUMBER.search(elder.sees("核实").text())
    assert found, elder.text()
    return found[0]


def decided(crowd: Crowd, number: str) -> None:
    """Village, town and district each do their part."""
    worker = crowd.at_the_desk("village_worker").opens(f"/desk/cases/{number}/")
    worker.fills("调查情况", "户口、账户核对一致").picks("户口在本地", "是")
    worker.picks("收款账户是老人本人的", "是").decides("核实完毕")
    town = crowd.at_the_desk("town_clerk").opens(f"/desk/cases/{number}/")
    town.fills("经办意见", "年龄、户口符合").decides("初审完毕")
    head = crowd.at_the_desk("district_head").opens(f"/desk/cases/{number}/")
    head.fills("经办意见", "同意").decides("批准").sees("批准")


def paid(crowd: Crowd, elder: Person) -> None:
    """Three people make the bank file; what the bank answers is hers to read."""
    month = elder.house.today()
    clerk = crowd.at_the_desk("finance_clerk").opens("/desk/payments/compute/").ticks(BENEFIT)
    clerk.chooses("发放月份", f"{month.year}年{month.month}月").presses("测算")
    run = clerk.page.url
    for key, deed, button in (
        ("finance_head", "复核", "复核无误"), ("district_head", "审批", "审批通过"),
    ):  # fmt: skip
        crowd.at_the_desk(key).opens(run).follows(deed).presses(button)
    clerk.opens(run).follows(re.compile("导出")).ticks("通用代发文件").presses("生成文件")
    sent = clerk.downloads("下载").decode("gb18030")
    assert f"|{ACCOUNT}|200.00|" in sent  # the month, and October made up for
    rows = [line.split("|") for line in sent.splitlines()[1:-1]]
    answers = ["|".join((row[0], row[2], row[3], "0000", "")) for row in rows]
    content = "\r\n".join(("H", *answers, "E", "")).encode("gb18030")
    clerk.opens(run).follows("读入回盘文件")
    clerk.hands_in("回盘文件", "back.txt", content, "text/plain").presses("读入")
    clerk.sees("失败 0 笔").looks_around("longevity-run")
    elder.opens("/my/payments/").sees("100.00").looks_around("elder-payments")


def sees_it_on_her_list(crowd: Crowd, elder: Person) -> None:
    """Her list says she has it; the officer's page says the same."""
    elder.opens("/my/guarantees/").sees("长寿保健金（高龄津贴）", "已在享受")
    elder.looks_around("elder-own-list-after")
    assert elder.house.command("guarantees").returncode == 0
    clerk = crowd.at_the_desk("town_clerk").opens("/desk/guarantees/").sees("长寿保健金")
    clerk.looks_around("desk-guarantees").opens("/desk/guarantees/missing/")
    links = clerk.looks_around("desk-guarantee-missing").page.get_by_role("link", name="看她的清单")
    clerk.opens(str(links.first.get_attribute("href")))
    clerk.sees("养老清单").looks_around("desk-guarantee-person")


def adopted(crowd: Crowd) -> None:
    """One drew the district's list up, another publishes it; anybody reads what changes."""
    head = crowd.at_the_desk("district_head").opens("/desk/guarantees/lists/")
    head.looks_around("desk-guarantee-lists").follows("2026年调整")
    head.looks_around("desk-guarantee-draft").follows("公布").looks_around("desk-guarantee-adopt")
    head.presses("确认公布").sees("已公布")
    day = first_of_next_month(first_of_next_month(head.house.today()))
    guest = crowd.on_a_phone().opens(f"/open/guarantees/?day={day}").sees("适老化改造上门评估")
    guest.looks_around("open-guarantees")
    guest.opens("/guarantees/?age=80").sees("长寿保健金", "每月 100.00 元")
    guest.looks_around("portal-guarantees")
