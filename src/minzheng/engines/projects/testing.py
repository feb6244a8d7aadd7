"""For tests: an organisation with a manager, a fund, and a project as far as a test wants it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from minzheng.engines.access.api import Account, NewAccount, Viewer, open_account, viewer_of
from minzheng.engines.access.testing import DISTRICT, PASSWORD, TOWN_A, Cast
from minzheng.engines.ledger.api import Fund, NewFund
from minzheng.engines.ledger.testing import funded
from minzheng.engines.projects.api import (
    Award,
    Contract,
    Cost,
    Indicator,
    NewContract,
    NewProject,
    NewProposal,
    NewRound,
    Paper,
    Project,
    Proposal,
    Report,
    Round,
    Stage,
    accept_stage,
    approve_payment,
    award_round,
    begin_review,
    call_round,
    check_proposal,
    confirm_stage,
    criteria,
    decide_project,
    declare,
    hand_in_proposal,
    mark_proposal,
    name_reviewer,
    next_stage,
    pay_stage,
    propose_project,
    ranking_of,
    report_stage,
    review_for,
    sign_contract,
    to_mark,
)
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.organisations.api import (
    NewMember,
    NewOrganisation,
    Organisation,
    find_by_credit_code,
    register_organisation,
    take_on_member,
)

AMOUNT, RICH = 10_000_000, 100_000_000  # fen
CODE, OTHER_CODE = "52440118MJ9988771L", "52440118MJ7654321G"
NAME, OTHER_NAME = "萤火社会工作服务中心", "新圩公益服务中心"
BEGUN, NOW = date(2020, 5, 1), datetime(2026, 10, 1, tzinfo=UTC)
PAPER = Paper("签到表.pdf", b"%PDF-1.4 signed in")
VISITS = Indicator("A", "入户探访", 200, "人次", 60)
GROUPS = Indicator("B", "支持小组", 20, "次", 40)
NEW = NewProject(
    "独居老人探访", "镇里独居老人三百人，去年有两起意外发现太晚", "relief_visits", TOWN_A,
    AMOUNT, "framework",
)  # fmt: skip
MARKERS = ("town_head", "finance_head", "social_worker")
PROPOSAL = NewProposal(
    "敲门行动",
    "走访过六十户，三成一周没人说话",
    "志愿者两人一组每周敲门，有事报村里",
    "一年敲门三千次，发现的事都有下文",
    (Cost("志愿者补贴", 4_000_000), Cost("物资", 1_000_000)),
)
TERMS = "一方违约且三十日内不改的可以终止，按已验收的成效结算"


def organisation(code: str = CODE, name: str = NAME) -> Organisation:
    """Registered once."""
    new = NewOrganisation(code, name, TOWN_A, BEGUN, "社会服务机构")
    return find_by_credit_code(code) or register_organisation(new, by=SYSTEM)


def account_of(body: Organisation, username: str, duty: str = "manager") -> Account:
    """An account of somebody who acts for the organisation."""
    member = take_on_member(NewMember(body, "柯美玲", duty, BEGUN), by=SYSTEM)
    new = NewAccount(username=username, password=PASSWORD, member=member)
    return open_account(new, by=SYSTEM, at=NOW)


def manager_of(body: Organisation, on: date, duty: str = "manager") -> Viewer:
    """The same as somebody looking on a day."""
    return viewer_of(account_of(body, f"{body.pk}-{duty}", duty), on)


def fund(on: date, amount: int = RICH) -> Fund:
    """The district's money for purchased services, put in once, two months before."""
    there = Fund.objects.filter(code="projects").first()
    return there or funded(
        NewFund("projects", "购买服务资金", "district", DISTRICT),
        amount,
        on=on - timedelta(days=60),
    )


def approved(cast: Cast, on: date, **changes: Any) -> Project:
    """Proposed by the district's clerk, approved by its head."""
    new = replace(NEW, **changes)
    project = propose_project(new, by=cast.viewers["district_clerk"], on=on)
    head = cast.viewers["district_head"]
    return decide_project(project, "同意", granted=True, by=head, on=on)


def contract_told(body: Organisation, money: Fund, on: date) -> NewContract:
    """Two indicators, 60/30/10."""
    until = on.replace(year=on.year + 1)
    return NewContract(body, AMOUNT, money.pk, on, until, "venture", (VISITS, GROUPS), TERMS)


def signed(cast: Cast, on: date) -> Contract:
    """A contract with the organisation, from the fund."""
    told = contract_told(organisation(), fund(on), on)
    return sign_contract(approved(cast, on), told, by=cast.viewers["district_clerk"], on=on)


def reported(contract: Contract, manager: Viewer, claimed: dict[str, int], on: date) -> Stage:
    """The next stage handed in."""
    stage = next_stage(contract)
    if stage is None:
        raise LookupError("no stage waits for a report")
    told = Report("探访和小组按计划做", claimed, f"INV{stage.pk:08d}", PAPER)
    return report_stage(manager, stage.pk, told, on=on)


def accepted(stage: Stage, cast: Cast, figures: dict[str, int], on: date) -> Stage:
    """By two of the town."""
    first, second = cast.viewers["town_clerk"], cast.viewers["second_town_clerk"]
    accept_stage(stage, figures, "看了签到表，电话核实十户", by=first, on=on)
    return confirm_stage(stage, "数字一致", by=second, on=on)


def paid(stage: Stage, cast: Cast, on: date) -> Stage:
    """Approved by the head, paid by finance."""
    approve_payment(stage, by=cast.viewers["district_head"], on=on)
    return pay_stage(stage, by=cast.viewers["finance_clerk"], on=on)


def called(cast: Cast, on: date) -> Round:
    """A round of ten days with three reviewers."""
    by, weights = cast.viewers["district_clerk"], {each.key: each.weight for each in criteria()}
    new = NewRound(
        "邻里互助创投", "让独居老人有人敲门", "community", DISTRICT, 30_000_000, 10_000_000,
        fund(on).pk, on, on + timedelta(days=10), weights,
    )  # fmt: skip
    row = call_round(new, by=by, on=on)
    for key in MARKERS:
        name_reviewer(row, key, by=by, on=on)
    return row


def handed_in(manager: Viewer, round: Round, on: date, title: str = "敲门行动") -> Proposal:
    """The usual proposal."""
    return hand_in_proposal(manager, round.pk, replace(PROPOSAL, title=title), on=on)


def reviewed(cast: Cast, round: Round, managers: Sequence[Viewer], on: date) -> Round:
    """Handed in by each on the first day, complete, under numbers."""
    by = cast.viewers["district_clerk"]
    for place, manager in enumerate(managers):
        made = handed_in(manager, round, round.opens_on, f"敲门行动{place}")
        check_proposal(made, "", complete=True, by=by, on=round.opens_on)
    return begin_review(round, by=by, on=on)


def marked(cast: Cast, round: Round, on: date) -> None:
    """By all three: what was handed in first gets eight at everything, others five."""
    for key in MARKERS:
        by = cast.viewers[key]
        if review_for(by, round.pk).ties is None:
            declare(review_for(by, round.pk), [], by=by, on=on)
        for each in to_mark(review_for(by, round.pk)):
            value = 8 if each.title.endswith("0") else 5
            points = {one["key"]: value for one in round.criteria}
            mark_proposal(by, each.pk, points, "需求清楚", on=on)


def awarded(cast: Cast, manager: Viewer, on: date) -> Round:
    """Called eleven days ago, reviewed, marked and awarded on the day to one organisation."""
    row = reviewed(cast, called(cast, on - timedelta(days=11)), (manager,), on)
    marked(cast, row, on)
    best = ranking_of(row, on)[0].entrant
    head = cast.viewers["district_head"]
    return award_round(row, Award({best.pk: best.asked}, "第一名"), by=head, on=on)
