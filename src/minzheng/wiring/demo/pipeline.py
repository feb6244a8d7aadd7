"""Projects of the demo: 25 of them at every stage, one over a hundred million, 18 of research.

Names, papers and sums are invented. Some carry a risk: a late milestone, a month without report,
a price above the market, a change nobody approved, an invoice handed in twice.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from minzheng.engines.access.api import Viewer
from minzheng.engines.ledger import api as ledger
from minzheng.engines.pipeline import api
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month
from minzheng.registers.organisations.api import (
    NewMember,
    NewOrganisation,
    register_organisation,
    take_on_member,
)
from minzheng.wiring.demo.officers import Staff
from minzheng.wiring.demo.places import DISTRICT, Town, towns
from minzheng.wiring.demo.projects_told import INVESTED, RESEARCH, WORKS, Told

BUILDER_CODE, BUILDER = "91440118MA9Y12347G", "增城区山水建筑工程有限公司"
MANAGER, BEGUN = "阎国栋", date(2015, 6, 1)
MONEY, YEAR, STEP = 6_000_000_000, timedelta(days=420), timedelta(days=24)
SOON = timedelta(days=10)
YUAN, WHOLE = 100, 10_000
PHOTO = api.Paper("现场.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR demo site")
STUDIED = (api.Indicator("采纳的建议", 3, "条", 100),)
REACHED = {"完成规模": 100, "服务人数": 276, "采纳的建议": 2}
MILESTONES = {api.RESEARCH: ("调查完成", "报告初稿")}
BUILT = ("基础完成", "主体完成")
INDICATORS = (api.Indicator("完成规模", 100, "%", 60), api.Indicator("服务人数", 300, "人", 40))


@dataclass(frozen=True)
class Hands:
    """Who does what, from which fund, on which day."""

    clerk: Viewer
    second: Viewer
    head: Viewer
    finance: Viewer
    payer: Viewer
    fund: ledger.Fund
    today: date


def run_projects(staff: Staff, on: date) -> None:
    """Everything above through the verbs officers use."""
    hands = _hands(staff, on)
    _builder()
    places = towns()
    for number, told in enumerate((*INVESTED, *WORKS)):
        _project(told, places[number % len(places)], hands)
    for told in RESEARCH:
        _project(told, None, hands)


def _hands(staff: Staff, on: date) -> Hands:
    finance, head = staff.bureau("finance_clerk"), staff.bureau("finance_head")
    new = ledger.NewFund("XM01", "民生工程资金", "district", DISTRICT, ("projects",))
    fund = ledger.open_fund(new, by=finance.doer, on=on - YEAR)
    paper = ledger.NewAppropriation(
        fund.pk, MONEY, "budget", "示例区财〔2025〕31号", "民生工程项目", on - YEAR
    )
    made = ledger.appropriate(paper, by=finance.doer, on=on - YEAR)
    ledger.approve_appropriation(made, by=head.doer, on=on - YEAR)
    return Hands(
        staff.bureau("district_clerk"), staff.bureau("second_district_clerk"),
        staff.bureau("district_head"), head, finance, fund, on,
    )  # fmt: skip


def _builder() -> None:
    new = NewOrganisation(BUILDER_CODE, BUILDER, DISTRICT, BEGUN, "企业")
    body = register_organisation(new, by=SYSTEM)
    take_on_member(NewMember(body, MANAGER, "manager", BEGUN), by=SYSTEM)


def _project(told: Told, town: Town | None, hands: Hands) -> None:
    """One project, brought as far as it is told to be."""
    place = api.ORDER.index(told.stage)
    begun = hands.today - STEP * (place + 1)
    new = api.NewProject(
        told.title, told.kind, town.code if town else DISTRICT, told.goal,
        "区民政局项目专班" if told.kind != api.RESEARCH else "区民政局办公室",
        told.yuan * YUAN, begun + STEP * 3, begun + STEP * 14, beds=told.beds,
        land=told.beds * 60, combined=told.combined,
        indicators=INDICATORS if told.kind != api.RESEARCH else STUDIED,
    )  # fmt: skip
    row = api.add_project(new, by=hands.clerk, on=begun)
    for number, (_, stage) in enumerate(pairwise(_stages(told)), 1):
        _reach(row, stage, told, begun + STEP * number, hands)
    if told.kind == api.INVESTMENT:
        _talk(row, told, hands)


def _stages(told: Told) -> list[str]:
    kind = api.kinds()[told.kind]
    return [
        each.key for each in kind.stages if api.ORDER.index(each.key) <= api.ORDER.index(told.stage)
    ]


def _reach(row: api.Project, stage: str, told: Told, day: date, hands: Hands) -> None:
    """The link of a day, and the work that goes before it."""
    row.refresh_from_db()
    if stage == "accepted":
        _accept(row, day, hands)
        return
    if stage == "settled":
        _settle(row, day, hands)
        return
    if stage == "performed":
        _review(row, day, hands)
        return
    by = hands.head if stage == "approved" else hands.clerk
    if stage == "approved":
        _sources(row, told, day, hands)
    if stage == "contract" and told.kind == api.WORKS:
        _sign(row, told, day, hands)
    link = row.kind_told.stage(stage)
    new = api.NewStep(day, f"示例项目〔{day.year}〕{row.pk}号 {link.paper}"[:120], "材料齐全")
    api.advance_project(row, new, by=by, on=day)
    if stage == "started":
        _plan(row, told, day, hands)
    if stage == "progress":
        _work(row, told, day, hands)


def _sources(row: api.Project, told: Told, day: date, hands: Hands) -> None:
    if told.kind == api.WORKS:
        new = api.NewSource(api.FUND, "", f"示例民发〔{day.year}〕{row.pk}号",
                            row.investment, hands.fund.pk)  # fmt: skip
    elif told.kind == api.RESEARCH:
        new = api.NewSource("upper", "市民政局", f"示例研〔{day.year}〕{row.pk}号", row.investment)
    else:
        new = api.NewSource("investor", told.investor, f"投资协议 {row.pk} 号", row.investment)
    made = api.add_source(row, new, by=hands.clerk, on=day)
    if told.kind == api.RESEARCH:
        api.note_arrival(made, made.amount, by=hands.clerk, on=day)


def _sign(row: api.Project, told: Told, day: date, hands: Hands) -> None:
    """For nine tenths of the money; a price above the market where that is told."""
    price = 62_000 if "price" in told.risks else 46_000
    new = api.NewContract(
        row.sources.get().pk, BUILDER_CODE, "施工合同", f"SG-{row.pk:03d}",
        row.investment * 9 // 10, day, "C30 混凝土（立方米）", price, 43_000, 51_000,
    )  # fmt: skip
    api.sign_contract(row, new, by=hands.clerk, on=day)


def _plan(row: api.Project, told: Told, day: date, hands: Hands) -> None:
    late = hands.today - timedelta(days=25)
    due = max(late, day) if "late" in told.risks else hands.today + STEP
    first = day + (SOON if "late" in told.risks else STEP)
    names = MILESTONES.get(told.kind, BUILT)
    for name, until in zip(names, (first, due), strict=True):
        api.add_milestone(row, name, until, by=hands.clerk, on=day)


def _work(row: api.Project, told: Told, day: date, hands: Hands) -> None:
    """Months reported, the first milestone seen, a first payment through three hands."""
    row.refresh_from_db()
    first = row.milestones.order_by("due_on")[0]
    photo = api.NewPhoto("现场", day, PHOTO)
    api.reach_milestone(first, "已完成", photo, by=hands.clerk, on=hands.today)
    months = [*Month.between(Month.of(row.started_on or day), Month.of(hands.today).previous())]
    for number, month in enumerate(months[:-2] if "silent" in told.risks else months, 1):
        share = min(number * 2_400, WHOLE)
        api.report_progress(row, month, share, "按计划推进", by=hands.clerk, on=hands.today)
    for contract in row.contracts.all():
        _pay(contract, contract.amount // 5, f"{row.pk:08d}", hands)
    _trouble(row, told, hands)


def _trouble(row: api.Project, told: Told, hands: Hands) -> None:
    for contract in row.contracts.all():
        if "change" in told.risks:
            more = contract.amount * 111 // 100
            api.change_contract(contract, more, "地质条件变化，桩长增加", by=hands.clerk,
                                on=hands.today)  # fmt: skip
        if "invoice" in told.risks:
            again = api.NewPayment(contract.amount // 10, f"{row.pk:08d}", "第二次进度款")
            api.ask_payment(contract, again, by=hands.clerk, on=hands.today)


def _pay(contract: api.Contract, amount: int, invoice: str, hands: Hands) -> None:
    new = api.NewPayment(amount, invoice, "进度款")
    payment = api.ask_payment(contract, new, by=hands.clerk, on=hands.today)
    api.answer_payment(payment, "发票、进度都核对过", granted=True, by=hands.finance,
                       on=hands.today)  # fmt: skip
    api.pay(payment, by=hands.payer, on=hands.today)


def _accept(row: api.Project, day: date, hands: Hands) -> None:
    """All done and seen by two; the rest of the contract paid."""
    for mile in row.milestones.filter(done_on=None):
        photo = api.NewPhoto("现场", day, PHOTO)
        api.reach_milestone(mile, "已完成", photo, by=hands.clerk, on=hands.today)
    month = Month.of(hands.today)
    api.report_progress(row, month, WHOLE, "全部完成", by=hands.clerk, on=hands.today)
    new = api.NewAcceptance(day, "区建设中心许工、村民代表两人", "逐项核对，合格", "验收单")
    api.accept_project(row, new, by=hands.clerk, on=hands.today)
    api.confirm_acceptance(row, "同意", by=hands.second, on=hands.today)
    for contract in row.contracts.all():
        _pay(contract, contract.amount * 4 // 5, f"{row.pk:08d}-2", hands)
    for source in row.sources.exclude(kind=api.FUND):
        if source.arrived < source.amount:
            api.note_arrival(source, source.amount, by=hands.clerk, on=hands.today)


def _settle(row: api.Project, day: date, hands: Hands) -> None:
    paid = sum(each.paid for each in api.file_of(row, hands.today).sources)
    new = api.NewStep(day, f"示例审〔{day.year}〕{row.pk}号 竣工决算审计报告")
    api.settle_account(row, paid, new, by=hands.clerk, on=hands.today)


def _review(row: api.Project, day: date, hands: Hands) -> None:
    names = [str(each["name"]) for each in row.indicators]
    reached = {name: REACHED[name] for name in names}
    api.review_performance(row, day.year, reached, "按登记的入住和服务记录", by=hands.clerk,
                           on=hands.today)  # fmt: skip


def _talk(row: api.Project, told: Told, hands: Hands) -> None:
    """The last talk; its next step is overdue where that is told."""
    row.refresh_from_db()
    if row.accepted_on is not None:
        return
    late = "step" in told.risks
    day = hands.today - timedelta(days=30 if late else 6)
    new = api.NewContact(
        day, told.investor, "投资部骆总", "看了地块，问了供地方式和备案要多久",
        "送一份政策说明", day + timedelta(days=20),
    )  # fmt: skip
    api.note_contact(row, new, by=hands.clerk, on=day)
