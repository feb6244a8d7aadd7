"""How the family of three applies: what it answers on each page, and the way to the receipt."""

import json
from collections.abc import Callable, Mapping

from .driving import Person
from .house import House

ACCOUNT = "6217770000000012345"
Answers = Mapping[str, Callable[[Person], object]]


def apply_for_the_family(applicant: Person) -> str:
    """From the guide to the receipt; the number of the case."""
    begin(applicant)
    shown = fill_in(applicant, answers_of(applicant))
    assert "请核对每位家庭成员的基本信息" in shown
    sign(applicant)
    applicant.presses("提交申请").sees("申请已提交", "接下来").looks_around("portal-received")
    return applicant.page.locator(".copy-value").first.inner_text()


def begin(applicant: Person) -> None:
    """From the guide to the first page of the form."""
    applicant.opens("/services/relief/dibao/").follows("在线办理").looks_around("portal-start")
    applicant.presses("开始填写").looks_around("portal-tasks").follows("接着填")


def sign(applicant: Person) -> None:
    """From the answers, seen once more, to the button that sends."""
    applicant.sees("核对").looks_around("portal-answers").follows("内容无误，去签承诺")
    applicant.looks_around("portal-promises")
    for box in applicant.page.get_by_role("checkbox").all():
        applicant.checks(box)
    applicant.presses("签署并继续").looks_around("portal-submit")


def fill_in(applicant: Person, answers: Answers) -> list[str]:
    """Page after page until none is left; the headings that were shown."""
    shown: list[str] = []
    while applicant.page.get_by_role("button", name="保存并继续").count():
        heading = applicant.heading()
        assert heading not in shown, f"{heading}: {applicant.text()}"
        shown.append(heading)
        answers.get(heading, _as_it_is)(applicant)
        applicant.presses("保存并继续")
    return shown


def answers_of(applicant: Person) -> Answers:
    """What the family says, page by page; what it has none of stays blank."""
    return {
        "您为什么在这里申请？": lambda who: who.ticks("在户籍地申请"),
        "是别人代您申请吗？": lambda who: who.ticks("否"),
        "请核对每位家庭成员的基本信息": _confirm_what_is_known,
        "他（她）和您一起生活吗？": _live_together,
        "有没有离家？": _nobody_is_away,
        "是不是只为一名成员单独申请？": lambda who: who.ticks("否"),
        "近12个月平均每月的工资和打工收入": _earn,
        "全家的存款和现金有多少？": lambda who: who.fills("存款和现金", "5200"),
        "车辆、住房和企业": lambda who: who.fills("住房套数", "1"),
        "现住的房子": lambda who: who.ticks("自有"),
        "家里困难的主要原因是什么？": lambda who: who.chooses("致困原因", "缺少劳动力"),
        "您与经办人员有近亲属关系吗？": lambda who: who.ticks("否"),
        "低保金发到哪个账户？": _receive,
    }


def members_of(applicant: Person) -> tuple[str, ...]:
    """The names of her family, head first."""
    applicant.opens("/my/")
    return tuple(applicant.page.locator(".member-name").all_inner_texts())


def wages_of(house: House) -> list[int]:
    """What the two parents really earn, in fen: their family was the first to be registered."""
    lines = (house.data_dir / "check-source.jsonl").read_text("utf-8").splitlines()
    known = [line for line in map(json.loads, lines) if line.get("column") == "wage_income"]
    wages = {line["person"]: line["value"] for line in known}
    return [wages[1], wages[2]]


def _names(who: Person) -> list[str]:
    """Those whom the page asks about."""
    return who.page.locator("fieldset.each > legend").all_inner_texts()


def _confirm_what_is_known(who: Person) -> None:
    """The register knows it: shown, never asked."""
    assert who.page.get_by_role("main").get_by_role("textbox").count() == 0
    who.sees("来源", "信息有误", *_names(who)).looks_around("portal-page-known")


def _live_together(who: Person) -> None:
    names = _names(who)
    for name in names:
        who.picks("长期住在一起", "是", of=name)
        who.picks("与您有法定赡养、扶养、抚养义务", "是", of=name)
    who.picks("成年但不能独立生活", "否", of=names[0])


def _nobody_is_away(who: Person) -> None:
    for name in _names(who):
        who.picks("离家情形", "没有", of=name)


def _earn(who: Person) -> None:
    who.looks_around("portal-page-wages")
    for name, fen in zip(_names(who), wages_of(who.house), strict=False):
        who.fills("每月收入", f"{fen / 100:.2f}", of=name)


def _receive(who: Person) -> None:
    who.fills("开户银行", "广州农村商业银行").fills("收款账号", ACCOUNT)


def _as_it_is(_who: Person) -> None:
    """The page can be left as it is."""
