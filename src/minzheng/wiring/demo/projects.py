"""The demo's purchased services: one contract half way, one waiting for approval, two rounds.

Organisation, need, sums and documents are invented.
"""

from datetime import date, timedelta

from django.utils import timezone

from minzheng.engines.access.api import Account, NewAccount, open_account
from minzheng.engines.ledger import api as ledger
from minzheng.engines.projects import api
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.organisations.api import (
    DUTIES,
    NewMember,
    NewOrganisation,
    Organisation,
    register_organisation,
    take_on_member,
)
from minzheng.wiring.demo.accounts import PASSWORD, DemoAccount
from minzheng.wiring.demo.officers import Staff
from minzheng.wiring.demo.places import DISTRICT
from minzheng.wiring.demo.venture import Parties, last_years_round, open_round, report

CODE, NAME = "52440118MJ31234515", "增城区萤火社会工作服务中心"
EXPERT_CODE, EXPERT_HOUSE = "52440118MJ60021886", "增城区众行社会服务研究中心"
EXPERT = ("zhongxing_expert", "谭知远", "worker")
BEGUN, MANAGER = date(2019, 6, 1), ("firefly_manager", "骆海宁", "manager")
MONEY, AMOUNT = 90_000_000, 18_000_000  # fen
VISITS = api.Indicator("Z1", "独居老人探访", 400, "人次", 60)
GROUPS = api.Indicator("Z2", "互助小组活动", 24, "次", 40)
TERMS = "一方违约且三十日内不改的可以终止，按已验收的成效结算"


def buy_services(staff: Staff, on: date) -> list[DemoAccount]:
    """Fill the area through the verbs officers and the organisation use; gives its account."""
    body = register_organisation(
        NewOrganisation(CODE, NAME, DISTRICT, BEGUN, "社会服务机构"), by=SYSTEM
    )
    shown, account = _account(body, MANAGER, "报告购买服务的进展")
    other = register_organisation(
        NewOrganisation(EXPERT_CODE, EXPERT_HOUSE, DISTRICT, BEGUN, "社会服务机构"), by=SYSTEM
    )
    expert, expert_account = _account(other, EXPERT, "评审公益创投方案")
    fund = _fund(staff, on - timedelta(days=440))
    _half_way(staff, body, account, fund, on)
    _proposed(staff, on)
    people = Parties(staff, account, expert_account, fund)
    last_years_round(people, on)
    open_round(people, on)
    return [shown, expert]


def _account(
    body: Organisation, who: tuple[str, str, str], does: str
) -> tuple[DemoAccount, Account]:
    key, name, duty = who
    member = take_on_member(NewMember(body, name, duty, BEGUN), by=SYSTEM)
    new = NewAccount(username=key, password=PASSWORD, member=member)
    account = open_account(new, by=SYSTEM, at=timezone.now())
    role = f"机构{DUTIES[duty]}"
    return DemoAccount(key, name, role, body.name, key, does), account


def _fund(staff: Staff, on: date) -> ledger.Fund:
    """The district's money for purchased services, by an invented paper."""
    clerk, head = staff.bureau("finance_clerk").doer, staff.bureau("finance_head").doer
    new = ledger.NewFund("services", "购买服务资金", "district", DISTRICT, (api.USE,))
    fund = ledger.open_fund(new, by=clerk, on=on)
    paper = ledger.NewAppropriation(
        fund.pk, MONEY, "budget", "演示财社〔2026〕21号", "政府购买社会救助服务", on
    )
    made = ledger.appropriate(paper, by=clerk, on=on)
    ledger.approve_appropriation(made, by=head, on=on)
    return fund


def _half_way(
    staff: Staff, body: Organisation, account: Account, fund: ledger.Fund, on: date
) -> None:
    """The first payment paid, the second stage reported and seen by one."""
    since = on - timedelta(days=120)
    project = _approved(staff, since)
    told = api.NewContract(
        body, AMOUNT, fund.pk, since, since.replace(year=since.year + 1), "results",
        (VISITS, GROUPS), TERMS,
    )  # fmt: skip
    contract = api.sign_contract(project, told, by=staff.bureau("district_clerk"), on=since)
    report(account, contract, {}, since)
    first = contract.stages.get(place=1)
    two = staff.bureau("district_clerk"), staff.bureau("second_district_clerk")
    api.accept_stage(first, {}, "合同已签，团队到位", by=two[0], on=since)
    api.confirm_stage(first, "同意", by=two[1], on=since)
    api.approve_payment(first, by=staff.bureau("district_head"), on=since)
    api.pay_stage(first, by=staff.bureau("finance_clerk"), on=since)
    report(account, contract, {"Z1": 176, "Z2": 13}, on - timedelta(days=4))
    told_two = {"Z1": 172, "Z2": 13}
    second = contract.stages.get(place=2)
    words = "四条签到没有日期，没有算；电话核实了十户"
    api.accept_stage(second, told_two, words, by=two[0], on=on - timedelta(days=1))


def _approved(staff: Staff, on: date) -> api.Project:
    new = api.NewProject(
        "独居老人探访和互助", "排查出独居老人四百多人，村里一个人顾不过来", "relief_visits",
        DISTRICT, AMOUNT, "framework",
    )  # fmt: skip
    project = api.propose_project(new, by=staff.bureau("district_clerk"), on=on)
    head = staff.bureau("district_head")
    return api.decide_project(project, "同意，按框架协议办", granted=True, by=head, on=on)


def _proposed(staff: Staff, on: date) -> None:
    new = api.NewProject(
        "社工站夜间值守", "热线夜里没人接，去年有两次第二天才知道", "social_work_station",
        DISTRICT, 9_600_000, "tender",
    )  # fmt: skip
    api.propose_project(new, by=staff.bureau("second_district_clerk"), on=on)
