"""A service bought by contract and paid by result: each step by another hand, no step twice."""

from dataclasses import replace
from typing import Any

import pytest

from minzheng.engines.access.api import NotAllowed, Viewer
from minzheng.engines.access.testing import DAY, Cast
from minzheng.engines.ledger.api import Fund, balance, verify
from minzheng.engines.projects import api
from minzheng.engines.projects.testing import (
    AMOUNT,
    CODE,
    NEW,
    OTHER_CODE,
    OTHER_NAME,
    PAPER,
    RICH,
    VISITS,
    accepted,
    approved,
    contract_told,
    fund,
    manager_of,
    organisation,
    paid,
    reported,
)
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.organisations.api import close_organisation

pytestmark = pytest.mark.django_db
HALF, ALL = {"A": 100, "B": 10}, {"A": 200, "B": 20}
SCORES = dict.fromkeys((each.key for each in api.questions()), 90)


def test_three_stages_pay_the_contract_from_its_fund(
    cast: Cast, contract: api.Contract, manager: Viewer
) -> None:
    for claimed in ({}, HALF, ALL):
        stage = reported(contract, manager, claimed, DAY)
        paid(accepted(stage, cast, claimed, DAY), cast, DAY)

    stages = api.stages_of(contract)
    assert [stage.amount for stage in stages] == [6_000_000, 3_000_000, 1_000_000]
    assert api.paid_of(stages) == AMOUNT
    money = Fund.objects.get(pk=contract.fund)
    assert balance(money, DAY) == RICH - AMOUNT
    told = api.Evaluation(SCORES, "做成了，明年还买")
    done = api.evaluate_project(contract.project, told, by=cast.viewers["town_head"], on=DAY)
    assert (done.result, done.state) == (90, api.ProjectState.EVALUATED)


def test_two_accept_a_third_approves_a_fourth_pays(
    cast: Cast, contract: api.Contract, manager: Viewer
) -> None:
    by = cast.viewers
    stage = reported(contract, manager, {}, DAY)
    api.accept_stage(stage, {}, "看过", by=by["town_clerk"], on=DAY)
    with pytest.raises(api.OtherHandNeeded, match="两个人"):
        api.confirm_stage(stage, "看过", by=by["town_clerk"], on=DAY)
    api.confirm_stage(stage, "看过", by=by["second_town_clerk"], on=DAY)
    with pytest.raises(NotAllowed):
        api.approve_payment(stage, by=by["district_clerk"], on=DAY)
    with pytest.raises(api.ProjectRefused):
        api.pay_stage(stage, by=by["finance_clerk"], on=DAY)
    paid(stage, cast, DAY)
    with pytest.raises(api.ProjectRefused, match="已付"):
        api.pay_stage(stage, by=by["finance_clerk"], on=DAY)


def test_the_proposer_does_not_approve(cast: Cast) -> None:
    project = api.propose_project(NEW, by=cast.viewers["district_clerk"], on=DAY)

    with pytest.raises(NotAllowed):
        api.decide_project(project, "好", granted=True, by=cast.viewers["town_clerk"], on=DAY)
    head = cast.viewers["district_head"]
    assert api.decide_project(project, "不急", granted=False, by=head, on=DAY).state == "refused"
    with pytest.raises(api.ProjectRefused, match="批准以后才能签"):
        told = contract_told(organisation(), fund(DAY), DAY)
        api.sign_contract(project, told, by=cast.viewers["district_clerk"], on=DAY)


def test_a_project_that_cannot_stand_is_refused(cast: Cast) -> None:
    by = cast.viewers["district_clerk"]
    wrongs: list[dict[str, Any]] = [
        {"way": "direct"}, {"item": "x"}, {"budget": 0}, {"need": " "}, {"way": "x"},
    ]  # fmt: skip
    for wrong in wrongs:
        with pytest.raises(api.ProjectRefused):
            api.propose_project(replace(NEW, **wrong), by=by, on=DAY)


def test_a_contract_that_cannot_stand_is_refused(cast: Cast) -> None:
    project, body, by = approved(cast, DAY), organisation(), cast.viewers["district_clerk"]
    good = contract_told(body, fund(DAY), DAY)
    wrong = [
        replace(good, amount=AMOUNT + 1),
        replace(good, until=DAY.replace(year=2025)),
        replace(good, indicators=(VISITS,)),
        replace(good, indicators=(replace(VISITS, weight=100, target=0),)),
        replace(good, indicators=(replace(VISITS, weight=100, measure="nothing"),)),
        replace(good, pay_plan="x"),
        replace(good, termination=" "),
        replace(good, since=DAY.replace(year=2025)),
    ]
    for each in wrong:
        with pytest.raises(api.ProjectRefused):
            api.sign_contract(project, each, by=by, on=DAY)
    assert api.contract_of(project) is None


def test_an_ended_organisation_gets_no_contract_and_no_money(
    cast: Cast, contract: api.Contract, manager: Viewer
) -> None:
    stage = accepted(reported(contract, manager, {}, DAY), cast, {}, DAY)
    api.approve_payment(stage, by=cast.viewers["district_head"], on=DAY)
    close_organisation(contract.organisation, until=DAY, by=SYSTEM)

    with pytest.raises(api.ProjectRefused, match="已经失效"):
        api.pay_stage(stage, by=cast.viewers["finance_clerk"], on=DAY)
    told = contract_told(organisation(), Fund.objects.get(), DAY)
    with pytest.raises(api.ProjectRefused, match="终止"):
        by = cast.viewers["district_clerk"]
        api.sign_contract(approved(cast, DAY, title="又一个"), told, by=by, on=DAY)


def test_one_invoice_is_claimed_once(cast: Cast, contract: api.Contract, manager: Viewer) -> None:
    first = reported(contract, manager, {}, DAY)
    paid(accepted(first, cast, {}, DAY), cast, DAY)
    stage = api.next_stage(contract)
    assert stage is not None

    with pytest.raises(api.ProjectRefused, match="已经用过"):
        told = api.Report("做了", HALF, first.invoice, PAPER)
        api.report_stage(manager, stage.pk, told, on=DAY)
    with pytest.raises(api.ProjectRefused, match="附一份证明"):
        api.report_stage(manager, stage.pk, api.Report("做了", HALF, "INV9"), on=DAY)


def test_small_contracts_with_one_organisation_are_pointed_out(
    cast: Cast, contract: api.Contract
) -> None:
    by, money = cast.viewers["district_clerk"], Fund.objects.get()
    told = contract_told(contract.organisation, money, DAY)
    project = approved(cast, DAY, title="又一个探访")

    with pytest.raises(api.ProjectRefused, match="可能是拆分采购"):
        api.sign_contract(project, told, by=by, on=DAY)
    made = api.sign_contract(project, replace(told, split_words="另一个镇的"), by=by, on=DAY)

    assert made.split_words == "另一个镇的"
    other = organisation(OTHER_CODE, OTHER_NAME)
    assert api.looks_split(other, AMOUNT, project.division_code, DAY) == ""


def test_only_the_own_manager_reports_and_in_turn(cast: Cast, contract: api.Contract) -> None:
    body = contract.organisation
    worker = manager_of(body, DAY, "worker")
    stranger = manager_of(organisation(OTHER_CODE, OTHER_NAME), DAY)
    first, second, _ = api.stages_of(contract)
    told = api.Report("做了", {}, "INV1", PAPER)
    with pytest.raises(NotAllowed):
        api.report_stage(worker, first.pk, told, on=DAY)
    with pytest.raises(api.NoSuchProject):
        api.report_stage(stranger, first.pk, told, on=DAY)
    with pytest.raises(api.ProjectRefused, match="付清以后"):
        api.report_stage(manager_of(body, DAY), second.pk, told, on=DAY)


def test_no_more_is_accepted_than_was_claimed(
    cast: Cast, contract: api.Contract, manager: Viewer
) -> None:
    paid(accepted(reported(contract, manager, {}, DAY), cast, {}, DAY), cast, DAY)
    stage = reported(contract, manager, {"A": 80, "B": 10}, DAY)

    with pytest.raises(api.ProjectRefused, match="0 到机构报的 80"):
        api.accept_stage(stage, HALF, "看过", by=cast.viewers["town_clerk"], on=DAY)
    back = api.return_stage(stage, "签到表少一页", by=cast.viewers["town_clerk"])
    assert back.state == api.StageState.WAITING and back.returned_words
    again = reported(contract, manager, {"A": 80, "B": 10}, DAY)
    assert accepted(again, cast, {"A": 80, "B": 10}, DAY).amount == 1_920_000


def test_what_records_count_is_counted_not_typed(cast: Cast) -> None:
    asked: list[str] = []

    def count(code: str, since: object, until: object) -> int:
        asked.append(code)
        return 150

    api.let_count(api.Measure("test.visits", "探访", "次", count))
    body, by = organisation(), cast.viewers["district_clerk"]
    told = contract_told(body, fund(DAY), DAY)
    only = replace(VISITS, weight=100, measure="test.visits")
    told = replace(told, indicators=(only,), pay_plan="after")
    contract = api.sign_contract(approved(cast, DAY), told, by=by, on=DAY)

    stage = reported(contract, manager_of(body, DAY), {"A": 9999}, DAY)
    stage = accepted(stage, cast, {"A": 9999}, DAY)

    assert stage.accepted == {"A": 150} and CODE in asked
    assert stage.amount == AMOUNT // 2


def test_a_stopped_contract_pays_no_more(
    cast: Cast, contract: api.Contract, manager: Viewer
) -> None:
    by = cast.viewers["district_clerk"]
    api.stop_contract(contract, "机构提出终止，依终止条款", by=by, on=DAY)
    stage = api.stages_of(contract)[0]

    with pytest.raises(api.ProjectRefused, match="不能再报告"):
        api.report_stage(manager, stage.pk, api.Report("做了", {}, "INV1"), on=DAY)
    contract.project.refresh_from_db()
    told = api.Evaluation(SCORES | {"reached": 101}, "没做完")
    with pytest.raises(api.ProjectRefused, match="0 到 100"):
        api.evaluate_project(contract.project, told, by=by, on=DAY)


def test_the_other_town_finds_nothing(cast: Cast, contract: api.Contract) -> None:
    for key in ("other_town_clerk", "other_town_head", "social_worker"):
        assert not api.projects_of(cast.viewers[key]).exists()
        with pytest.raises(api.NoSuchProject):
            api.project_for(cast.viewers[key], contract.project_id)


def test_the_ledger_still_balances(cast: Cast, contract: api.Contract, manager: Viewer) -> None:
    paid(accepted(reported(contract, manager, {}, DAY), cast, {}, DAY), cast, DAY)

    assert not verify().faults
