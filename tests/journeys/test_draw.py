"""A draw finds an allowance that a town granted wrongly: corrected, paid back, looked at again.

The district draws from what the pilot town decided; whatever the lot takes is found wrong.
"""

import json
import re
from contextlib import closing
from datetime import date

import pytest

from minzheng.engines.draws.api import verify

from .driving import Crowd, Person, pdf_text
from .house import House

pytestmark = pytest.mark.browser

PILOT, HOUSE = "青禾镇", "/desk/supervision"
# Days on which the pilot town granted and nothing else: all of it has been paid since August.
SINCE, UNTIL = date(2026, 7, 20), date(2026, 8, 3)
WRONG = "次女已迁出，仍算作共同生活"
NUMBER = re.compile(r"DB-440118-2026-\d{6}")
LETTER = "待遇更正告知书"
OWED = re.compile(r"还欠 ([\d,]+)\.\d\d 元")
VALUE, SOURCE = "03 08 11 17 25 30", "中国福彩网"


def test_a_draw_finds_a_wrong_allowance_and_the_money_comes_back(crowd: Crowd) -> None:
    clerk, head = crowd.at_the_desk("district_clerk"), crowd.at_the_desk("district_head")
    plan = draws(clerk, head, "镇街决定抽查", SINCE, UNTIL)
    number = found_wrong(clerk, head, plan)
    finding = clerk.follows("整改情况").looks_around("supervision-finding").page.url
    corrected_back(clerk, head, finding)
    paid_back(crowd, head, finding)
    closed(crowd, clerk, finding)
    today = clerk.house.today()
    again = draws(clerk, head, "已办结问题二次复查", today, today)
    looked_at_again(clerk, head, again, number)
    everybody_can_do_it_again(crowd, clerk, plan)
    assert not crowd.pictures.wrong(), crowd.pictures.wrong()


def draws(clerk: Person, head: Person, kind: str, since: date, until: date) -> str:
    """The list is frozen and committed by one; another draws on the next day."""
    clerk.opens(f"{HOUSE}/plans/").follows("制订计划").fills("计划名称", f"{PILOT}{kind}")
    clerk.picks("抽什么", kind).ticks("最低生活保障", of="哪些事项").ticks(
        PILOT, of="哪些镇街（选填）"
    )
    writes_day(clerk, "决定日从", since)
    writes_day(clerk, "决定日到", until)
    plan = clerk.presses("冻结名单").sees("名单已冻结").page.url
    clerk.follows("公布承诺").fills("另加哪个公开数", "明天的双色球红球号码")
    clerk.presses("公布承诺").sees("已公布名单校验值和种子承诺").waits(1)
    head.opens(plan).follows("抽取").fills("公开数是多少", VALUE).fills("在哪里能查到", SOURCE)
    head.presses("抽取").sees("已抽取").looks_around("supervision-plan")
    return plan


def writes_day(person: Person, box: str, day: date) -> None:
    for words, number in (("年", day.year), ("月", day.month), ("日", day.day)):
        person.writes(person.part(box).get_by_label(words, exact=True), str(number))


def found_wrong(clerk: Person, head: Person, plan: str) -> str:
    """One fills in the checklist and says what is wrong, another signs."""
    clerk.opens(plan).follows(NUMBER).looks_around("supervision-review")
    found = NUMBER.search(clerk.text())
    assert found, clerk.text()
    fills_in(clerk, wrong="B3")
    clerk.follows("写结论").picks("结论", "金额不对").fills("说明", WRONG).presses("保存")
    clerk.sees("等另一个人签字")
    head.opens(clerk.page.url).presses("我同意，签字").sees("已通知镇街整改")
    clerk.opens(clerk.page.url)
    return found[0]


def fills_in(clerk: Person, *, wrong: str = "") -> None:
    for item in clerk.page.locator(".spot-item").all():
        is_wrong = bool(wrong) and wrong in item.locator("legend").inner_text()
        clerk.checks(item.get_by_label("不符合" if is_wrong else "符合", exact=True))
        if is_wrong:
            clerk.writes(item.get_by_role("textbox"), WRONG)
    clerk.presses("保存检查表").sees("检查表已保存")


def corrected_back(clerk: Person, head: Person, finding: str) -> None:
    """From the first month; the arithmetic is seen before, another approves, a letter goes out."""
    clerk.follows("更正待遇").looks_around("supervision-amount").chooses(
        "从哪个月起认定有误", "2026年8月"
    )
    clerk.fills("这个月起每月应发", "100").fills("为什么更正", WRONG).presses("看计算")
    clerk.sees("各月怎样算", "以后每月发 100.00 元")
    clerk.presses("提出更正").sees("更正待遇等另一个人批准")
    head.opens(finding).follows("更正待遇").presses("批准更正").sees("告知书")
    head.opens("/desk/notices/letters/").sees(LETTER)
    assert WRONG in pdf_text(newest_letter(head.house))


def newest_letter(house: House) -> bytes:
    """The letter as it lies in the house, ready to be delivered."""
    with closing(house.database()) as rows:
        newest = "SELECT path FROM notices_notice WHERE title = ? ORDER BY id DESC"
        (path,) = rows.execute(newest, (LETTER,)).fetchone()
    return (house.data_dir / str(path)).read_bytes()


def paid_back(crowd: Crowd, head: Person, finding: str) -> None:
    """Instalments are agreed, the first comes in, and every book still balances."""
    finance = crowd.at_the_desk("finance_clerk").opens("/desk/payments/recoveries/")
    claim = finance.follows("追回", beside=WRONG).page.url
    finance.follows("申请分期退回").fills("每月退回", tenth_of_debt(finance))
    finance.fills("理由", "家庭有困难")
    finance.presses("申请分期退回").sees("等待批准")
    crowd.at_the_desk("finance_head").opens(claim).presses("批准")
    finance.opens(claim).looks_around("recovery-plan").follows("登记退回")
    finance.fills("退回金额", "100").fills("凭据号", "收据 0001")
    finance.writes_day(finance.house.today()).presses("登记退回").sees("收据 0001")
    assert finance.house.command("ledger", "verify").returncode == 0
    head.opens(finding).sees("还差")


def tenth_of_debt(finance: Person) -> str:
    """What brings the debt on the page to an end in ten months, in whole yuan."""
    owed = OWED.search(finance.text())
    assert owed, finance.text()
    return str(int(owed[1].replace(",", "")) // 10 + 1)


def closed(crowd: Crowd, clerk: Person, finding: str) -> None:
    """The town says what it did, the district accepts."""
    town = crowd.at_the_desk(f"town_clerk@{PILOT}").opens(finding).looks_around("town-finding")
    town.follows("报告整改").fills("说明", "已重新核对同村各户，没有同样的错").presses("报告整改")
    clerk.opens(finding).follows("验收").picks("验收结果", "通过，办结")
    clerk.fills("看到了什么", "看了核对表").presses("验收").sees("已办结")


def looked_at_again(clerk: Person, head: Person, plan: str, number: str) -> None:
    """The second look finds nothing wrong any more."""
    clerk.opens(plan).follows(number)
    fills_in(clerk)
    clerk.follows("写结论").picks("结论", "没有问题").fills("说明", "已改正").presses("保存")
    head.opens(clerk.page.url).presses("我同意，签字").sees("复核结束，没有问题")


def everybody_can_do_it_again(crowd: Crowd, clerk: Person, plan: str) -> None:
    """The results stand in the open, and the file gives the same lot."""
    path = clerk.opens(plan).page.get_by_role("link", name=re.compile("公示端")).first
    guest = crowd.on_a_phone().opens(str(path.get_attribute("href"))).looks_around("open-draw")
    guest.sees("复核结果").does_not_see("DB-440118")
    link = guest.page.get_by_role("link", name=re.compile("下载文件")).first
    file = json.loads(guest.takes(str(link.get_attribute("href"))))
    assert verify(file) == [] and file["chosen"]
