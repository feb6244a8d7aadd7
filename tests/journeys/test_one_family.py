"""One family is helped from application to money: the main job, as someone new would try it."""

import json
import re
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest

from minzheng.kernel.money import yuan, yuan_words

from .applying import ACCOUNT, apply_for_the_family, members_of, wages_of
from .driving import PDF, PHONE, Crowd, Person, pdf_text
from .house import House, first_of_next_month

pytestmark = pytest.mark.browser

REBUTTAL = "这笔养老金不是我的，我从来没有参加过职工养老保险，可能是同名同姓的人。"
SAME_NAME = "与社保经办机构核实：领取人为同名另一人，身份证号不同，系数据误挂"
OBJECTION = "他家有一辆面包车没有申报，天天停在村口。"
NEW_ACCOUNT = "6217770000000067890"


@dataclass
class Tale:
    """What is known so far: the house, the people, the case."""

    crowd: Crowd
    family: Person
    names: tuple[str, ...] = ()
    number: str = ""
    officers: dict[str, Person] = field(default_factory=dict)

    @property
    def house(self) -> House:
        return self.crowd.house

    def officer(self, key: str) -> Person:
        """Each signs in once and stays at her desk."""
        if key not in self.officers:
            self.officers[key] = self.crowd.at_the_desk(key)
        return self.officers[key]

    def at_case(self, key: str) -> Person:
        """An officer before the case."""
        return self.officer(key).opens(f"/desk/cases/{self.number}/")

    def at_my_case(self) -> Person:
        """The family before its case, on the phone."""
        return self.family.opens(f"/my/cases/{self.number}/")


def test_one_family_is_helped_from_application_to_money(crowd: Crowd) -> None:
    tale = Tale(crowd, crowd.on_a_phone("citizen_father"))

    the_family_applies(tale)
    the_village_worker_is_told_and_the_town_accepts(tale)
    the_mother_authorises_the_check(tale)
    the_check_finds_a_pension_and_the_family_rebuts(tale)
    two_visit_and_a_neighbour_objects_to_the_publicity(tale)
    the_letter_shows_every_line_and_the_family_sees_it(tale)
    the_month_after_is_paid_once_and_what_comes_back_again(tale)
    a_death_changes_the_amount_and_what_was_too_much_is_claimed(tale)
    the_family_rates_and_the_trail_is_proved(tale)

    assert not crowd.pictures.wrong(), crowd.pictures.wrong()


def the_family_applies(tale: Tale) -> None:
    """1. On a phone, for three people, with nothing asked that the register knows."""
    tale.names = members_of(tale.family)
    assert len(tale.names) == 3
    tale.family.opens("/").looks_around("portal-home")
    tale.family.opens("/services/relief/dibao/").looks_around("portal-guide")

    tale.number = apply_for_the_family(tale.family)

    receipt = pdf_text(tale.family.takes(f"/my/cases/{tale.number}/receipt/"))
    assert tale.number in receipt


def the_village_worker_is_told_and_the_town_accepts(tale: Tale) -> None:
    """2. The case shows so many working days, due on, because."""
    worker = tale.officer("village_worker")
    worker.opens("/desk/messages/").sees(tale.number).looks_around("desk-messages")

    clerk = tale.officer("town_clerk").opens("/desk/").sees(tale.number).looks_around("desk-day")
    clerk.opens("/desk/cases/").sees(tale.number).looks_around("desk-cases")
    tale.at_case("town_clerk").looks_around("desk-accept")
    clerk.picks("材料齐全", "是").picks("与经办人员、村（居）委会成员有近亲属关系", "否")
    clerk.decides("受理").sees("“受理审查”已办理为“受理”")

    today = tale.house.today()
    because = f"自{today}起30个工作日，起算当日不计；"
    for person in (clerk, tale.family.opens(f"/my/cases/{tale.number}/")):
        person.sees("剩 30 个工作日", re.compile(r"2026年12月\d+日前办结"), because)
    tale.family.looks_around("portal-case-accepted")


def the_mother_authorises_the_check(tale: Tale) -> None:
    """Without the word of every adult nothing is looked up; she gives hers at her own sign-in."""
    checker = tale.officer("check_clerk").opens(f"/desk/cases/{tale.number}/check/")
    checker.sees("还不能核对", tale.names[1]).looks_around("desk-check-unauthorised")
    mother = tale.crowd.on_a_phone("citizen_mother").opens("/my/consents/").sees(tale.number)
    mother.looks_around("portal-consents").follows("看说明，再决定")
    mother.sees(tale.names[0], "《社会救助法》第四十条").looks_around("portal-consent")
    mother.ticks("同意，按上面的说明核对").presses("提交我的回答").sees("已授权")


def the_check_finds_a_pension_and_the_family_rebuts(tale: Tale) -> None:
    """3. The data check finds an undeclared pension; the family rebuts; the re-check clears it."""
    checker = tale.officer("check_clerk").opens(f"/desk/cases/{tale.number}/check/")
    checker.presses("发起核对").sees("其中 1 项与申报不一致", "1,860.00元", "存疑")
    checker.looks_around("desk-check")
    tale.at_case("check_clerk").writes_day(tale.house.today()).picks("核对一致", "否")
    checker.fills("核对情况", "查到户主有企业职工基本养老金 1,860.00 元，申报为 0 元。")
    checker.decides("不一致").sees("“信息核对”已办理为“不一致”")

    family = tale.family.opens("/my/").sees("核对结果").looks_around("portal-my")
    family.opens(f"/my/cases/{tale.number}/").sees("等您答复").follows("去答复")
    family.sees("发放养老金", "1,860.00元", "社会保险经办机构")
    family.looks_around("portal-answer").follows("拍照或选文件")
    family.looks_around("portal-add-paper").fills("这是什么材料", "社保局出具的参保证明")
    family.hands_in("照片或文件", "证明.pdf", PDF, "application/pdf").presses("上传")
    family.sees("社保局出具的参保证明", "已收到").fills("您的说明", REBUTTAL).presses("提交答复")

    checker.opens(f"/desk/cases/{tale.number}/application/").sees("社保局出具的参保证明")
    checker.opens(f"/desk/cases/{tale.number}/check/").sees(REBUTTAL)
    checker.follows("处置“发放养老金”").looks_around("desk-settle")
    checker.ticks("有误，以申报为准").fills("依据", SAME_NAME).presses("记录核实结果")
    tale.at_case("check_clerk").fills("复核情况", SAME_NAME).decides("复核完毕")
    checker.sees("“核对复核”已办理为“复核完毕”")
    family.opens(f"/my/cases/{tale.number}/").does_not_see("等您答复")


def two_visit_and_a_neighbour_objects_to_the_publicity(tale: Tale) -> None:
    """4. Two visit; the opinion hangs masked for seven days; an objection; a second publicity."""
    visitor = tale.crowd.at_the_desk("town_clerk", PHONE).opens("/desk/visits/")
    visitor.looks_around("desk-visits").follows(tale.number).looks_around("desk-visit")
    visit(visitor, tale.house.today())
    tale.at_case("town_clerk").looks_around("desk-opinion")
    clerk = tale.officer("town_clerk").fills("经办意见", "收入、财产符合规定，拟同意")
    clerk.decides("拟同意").sees("公示中")

    neighbour = tale.crowd.on_a_phone().opens("/open/notices/").looks_around("open-notices")
    masked = tale.names[0][0] + "*" * (len(tale.names[0]) - 1)
    neighbour.sees(masked, "还有 7 天").does_not_see(*tale.names)
    neighbour.opens(found_by(neighbour, masked)).does_not_see(*tale.names, ACCOUNT)
    neighbour.sees(masked, "拟同意", "异议").looks_around("open-notice")
    neighbour.follows("我有异议").looks_around("open-objection")
    neighbour.ticks("实名：留下姓名和电话，我们逐件核查，结果答复您").fills("您的姓名", "梁先生")
    neighbour.fills("您的电话", "19900009999").fills("哪里不符合？", OBJECTION)
    neighbour.presses("提交异议").sees("您的异议已经收到")

    tale.at_case("town_clerk").sees("异议复查")
    clerk.looks_around("desk-objection").picks("复查方式", "重新调查")
    clerk.fills("复查情况", "面包车为其弟所有，已查看行驶证，异议不属实")
    clerk.picks("核查结果", "异议不成立").fills(
        "给提出人的答复", "面包车登记在其弟名下，异议不成立"
    )
    clerk.fills("新的初审意见", "维持拟同意").ticks(colleague(clerk)).decides("拟同意，再次公示")
    neighbour.opens("/open/notices/").sees("第 2 次", "还有 7 天")
    clerk.waits(8).sees("审核确认")
    neighbour.opens("/open/notices/").does_not_see("第 2 次")


def visit(visitor: Person, on: date) -> None:
    """The record of a visit, signed by two."""
    visitor.writes_day(on).picks("调查方式", "入户").fills("调查人员", "李建国、刘小梅")
    visitor.picks("住房类型", "自有").fills("居住情况", "砖房一层，陈设简单，没有空调")
    visitor.fills("调查情况", "三口人，收入、财产与申报相符")
    visitor.fills("邻里访问", "走访左右邻居两户，反映生活困难").picks("家庭签字", "是")
    visitor.decides("调查完毕", by="签字，交回").sees("须由")  # alone she may not
    visitor.ticks(colleague(visitor)).decides("调查完毕", by="签字，交回")
    visitor.sees("“入户调查”已办理为“调查完毕”")


def colleague(officer: Person) -> str:
    """The village worker among those who may sign as well."""
    offered = officer.page.get_by_role("group", name="共同办理人").locator("label")
    return next(name for name in offered.all_inner_texts() if "居民委员会" in name)


def found_by(neighbour: Person, masked: str) -> str:
    """The address of the sheet of a name."""
    link = neighbour.page.get_by_role("link").filter(has_text=masked).first
    return str(link.get_attribute("href"))


def the_letter_shows_every_line_and_the_family_sees_it(tale: Tale) -> None:
    """5. The letter shows each line with its article; the amount starts the month after."""
    tale.at_case("district_head").looks_around("desk-decision")
    head = tale.officer("district_head").fills("经办意见", "符合条件，同意").decides("批准")
    head.sees("“审核确认”已办理为“批准”").looks_around("desk-case-ended")

    family = tale.family.opens("/my/").sees("已办结", "批准", yuan(monthly(tale, 3, 1)))
    tale.at_my_case().sees("怎么算出来的", yuan(monthly(tale, 3, 1)))
    family.looks_around("portal-case-decided")
    told = pdf_text(family.takes_letter("最低生活保障审核确认决定书"))
    begins = first_of_next_month(tale.house.today())
    assert f"自{begins.year}年{begins.month}月起，每月发放" in told
    assert f"{yuan(monthly(tale, 3, 1))}元（大写：{yuan_words(monthly(tale, 3, 1))}）" in told
    for line, article in LINES.items():
        assert re.search(f"{line}[^《]*元{article}", told), (line, told)
    assert "申请行政复议" in told and "提起行政诉讼" in told and "60日内" in told
    family.opens("/my/payments/").sees(yuan(monthly(tale, 3, 1))).looks_around("portal-payments")
    family.sees(f"{begins.year}年{begins.month}月")


LINES = {
    "家庭月收入": "《最低生活保障审核确认办法》第十三条",
    "人均月收入": "《社会救助法》第十八条",
    "人均差额": "《社会救助法》第十八条、《最低生活保障审核确认办法》第二十三条",
    "基本保障金": "《社会救助法》第十八条、《最低生活保障审核确认办法》第二十三条",
    "分类施保金": "《社会救助法》第二十条",
    "月保障金": "《社会救助法》第十八条、第二十条",
}
STANDARD, CHILD_MORE = 128_200, 25_640  # fen a month: Guangzhou's standard, a fifth of it a child


def monthly(tale: Tale, heads: int, children: int) -> int:
    """What the family should get in fen, reckoned by hand: (standard - income a head) x heads."""
    a_head = (sum(wages_of(tale.house)) * 2 + heads) // (2 * heads)
    return (STANDARD - a_head) * heads + CHILD_MORE * children


def the_month_after_is_paid_once_and_what_comes_back_again(tale: Tale) -> None:
    """6. Three people make the bank file; again changes nothing; what returns is re-issued."""
    month = first_of_next_month(tale.house.today())
    clerk, run = computed(tale, month)
    clerk.sees(tale.names[0], yuan(monthly(tale, 3, 1))).looks_around("desk-run")
    tale.officer("finance_head").opens(run).follows("复核").looks_around("desk-run-review")
    first = exported(tale, run)
    assert f"|{ACCOUNT}|{monthly(tale, 3, 1) / 100:.2f}|" in first.decode("gb18030")

    clerk, again = computed(tale, month)
    clerk.sees("没有改动")
    assert (again, exported(tale, run)) == (run, first)

    read_back(clerk, run, first, {ACCOUNT: "1003"}).sees("失败 1 笔").follows("处理失败的发放")
    clerk.sees(tale.names[0], "账户已销户").looks_around("desk-payments")
    clerk.follows("重发", beside=tale.names[0]).looks_around("desk-reissue").ticks("新账户").fills(
        "户名", tale.names[0]
    )
    clerk.fills("开户行", "广州农村商业银行").fills("账号", NEW_ACCOUNT).presses("列入重发")
    clerk.opens(run).presses("测算补发批次").sees("重发")
    second = clerk.page.url
    once_more = exported(tale, second)
    assert f"|{NEW_ACCOUNT}|{monthly(tale, 3, 1) / 100:.2f}|" in once_more.decode("gb18030")
    read_back(clerk, second, once_more, {}).sees("失败 0 笔", "已对平")


def computed(tale: Tale, month: date) -> tuple[Person, str]:
    """The run of a month, and where it stands."""
    clerk = tale.officer("finance_clerk").opens("/desk/payments/compute/")
    clerk.ticks("最低生活保障，广州市增城区")
    clerk.chooses("发放月份", f"{month.year}年{month.month}月").presses("测算")
    return clerk, clerk.page.url


def exported(tale: Tale, run: str) -> bytes:
    """The bank's file, after two others than the one who computed have looked at it."""
    for key, deed, button in (
        ("finance_head", "复核", "复核无误"), ("district_head", "审批", "审批通过"),
    ):  # fmt: skip
        officer = tale.officer(key).opens(run)
        if officer.page.get_by_role("link", name=deed, exact=True).count():
            officer.follows(deed).presses(button)
    clerk = tale.officer("finance_clerk").opens(run)
    clerk.follows(re.compile("导出")).ticks("通用代发文件").presses("生成文件")
    return clerk.downloads("下载")


def read_back(clerk: Person, run: str, sent: bytes, failed: dict[str, str]) -> Person:
    """The bank's answer: all paid but the accounts named with their codes."""
    rows = [line.split("|") for line in sent.decode("gb18030").splitlines()[1:-1]]
    answers = ["|".join((r[0], r[2], r[3], failed.get(r[2], "0000"), "")) for r in rows]
    content = "\r\n".join(("H", *answers, "E", "")).encode("gb18030")
    clerk.opens(run).follows("读入回盘文件").hands_in("回盘文件", "back.txt", content, "text/plain")
    return clerk.presses("读入")


def a_death_changes_the_amount_and_what_was_too_much_is_claimed(tale: Tale) -> None:
    """7. A death opens the change; the next run is right; what was too much is a recovery."""
    first = first_of_next_month(tale.house.today())
    died = first - timedelta(days=10)
    tale.officer("town_clerk").opens("/desk/").waits((first - tale.house.today()).days)
    worker = tale.officer("village_worker").opens(f"/desk/people/?q={tale.names[0]}")
    worker.looks_around("desk-people").follows(re.compile("^H")).looks_around("desk-household")
    worker.follows("报告家庭变化").ticks("家庭成员去世").looks_around("desk-report")
    worker.ticks("家庭成员去世").chooses("是哪一位", f"{tale.names[2]}（女儿）").writes_day(died)
    worker.fills("消息来源", "村干部入户走访、死亡医学证明").presses("看看会有什么影响")
    worker.sees(yuan(monthly(tale, 3, 1)), yuan(monthly(tale, 2, 0))).presses("确认登记")
    granted, tale.number = tale.number, case_number(worker.sees("变化已登记"))

    clerk = tale.at_case("town_clerk").fills("调查情况", "女儿去世属实，父母收入不变")
    clerk.picks("就业增收", "否").fills("经办意见", "按二人重新计算").ticks(colleague(clerk))
    clerk.decides("拟减发").sees("听取意见")
    tale.at_my_case().follows("去答复").looks_around("portal-hearing")
    tale.family.fills("您的说明", "情况属实，没有意见。").presses("提交答复")
    head = tale.at_case("district_head").fills("经办意见", "同意").decides("因去世减发")
    head.sees("“决定”已办理为“因去世减发”")

    tale.at_my_case().follows("公布").sees("2人", f"{yuan(monthly(tale, 2, 0))}元")

    too_much = monthly(tale, 3, 1) - monthly(tale, 2, 0)
    clerk, _ = computed(tale, first_of_next_month(first))
    clerk.sees(f"-{yuan(too_much)}", yuan(monthly(tale, 2, 0)), "因去世减发")
    clerk.opens("/desk/payments/recoveries/").sees(yuan(too_much)).looks_around("desk-recoveries")
    told = pdf_text(tale.at_my_case().takes_letter("退回多领"))
    assert (
        f"{first.year}年{first.month}月，共计{yuan(too_much)}元（大写：{yuan_words(too_much)}）"
        in told
    )
    tale.number = granted


def case_number(officer: Person) -> str:
    """The number of the case that was opened."""
    found = re.search(r"DB-[\d-]+", officer.text())
    assert found, officer.text()
    return found[0]


def the_family_rates_and_the_trail_is_proved(tale: Tale) -> None:
    """8. The service is rated; the trail is whole; one byte changed is found and named."""
    family = tale.at_my_case().follows("评价这次办事").looks_around("portal-rate")
    family.ticks("非常满意").presses("继续").ticks("便捷度").fills("想说的话", "没跑腿就办好了。")
    family.presses("提交评价").sees("您的评价", "非常满意")
    tale.officer("auditor").opens("/desk/audit/").sees(tale.number).looks_around("desk-audit")

    whole = json.loads(tale.house.command("audit", "verify", "--json").stdout)
    assert whole["ok"] and whole["checked"] > 100

    with closing(tale.house.database()) as trail, trail:
        trail.execute("DROP TRIGGER audit_entry_no_update")
        trail.execute("UPDATE audit_entry SET doer_name = '李建囯' WHERE number = 100")
    broken = tale.house.command("audit", "verify", "--json")
    verdict = json.loads(broken.stdout)
    assert (broken.returncode, verdict["ok"], verdict["entry"]) == (1, False, 100)
