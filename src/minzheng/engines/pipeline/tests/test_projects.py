"""A project from the idea to its performance; what is refused, by whom, why."""

from datetime import date
from typing import Any

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.ledger import api as ledger
from minzheng.engines.pipeline import api
from minzheng.engines.pipeline.testing import (
    CODE,
    DAY,
    INVESTMENT,
    MANAGER,
    PHOTO,
    SUM,
    World,
    fresh,
)
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.organisations.api import close_organisation

APRIL = date(2026, 4, 1)


def rules_of(project: api.Project) -> list[str]:
    return [risk.rule for risk in api.file_of(fresh(project), DAY).risks]


def test_a_project_goes_the_whole_way(world: World) -> None:
    project = world.started()
    world.report(project, 10, 9000)
    world.pay(project.contracts.get(), SUM, "INV-1")
    project = world.accepted(project)
    done = api.NewStep(DAY, "审字〔2026〕3号")
    api.settle_account(project, SUM, done, by=world.clerk, on=DAY)
    world.step(project, DAY)
    reached = {"新增床位": 60, "服务老人": 150}
    review = api.review_performance(project, 2026, reached, "按床位台账", by=world.clerk, on=DAY)

    assert review.score == 90  # 60 + 40 × 150 / 200
    assert fresh(project).stage == "performed"
    assert all(link.step for link in api.file_of(fresh(project), DAY).chain)
    assert ledger.reserved(project.contracts.get().ref) == 0


def test_a_project_of_nothing_is_refused(world: World) -> None:
    with pytest.raises(api.PipelineRefused, match="大于 0"):
        world.added(investment=0)


def test_approval_waits_for_sources_that_add_up(world: World) -> None:
    project = world.added()
    world.step(project, date(2026, 4, 10))
    world.step(project, date(2026, 4, 20))
    world.source(project, INVESTMENT - 1)

    with pytest.raises(api.PipelineRefused, match=r"相差 0\.01元"):
        world.step(project, date(2026, 5, 8), "district_head")


def test_sources_never_pass_the_investment(world: World) -> None:
    project = world.added()
    world.source(project, INVESTMENT)

    with pytest.raises(api.PipelineRefused, match="超过计划投资"):
        world.source(project, 1, kind="investor", giver="甲公司")


def test_no_contract_before_approval(world: World) -> None:
    project = world.added()
    world.source(project, INVESTMENT)

    with pytest.raises(api.PipelineRefused, match="还没有批准"):
        world.contract(project)


def test_the_clerk_who_proposes_does_not_approve(world: World) -> None:
    project = world.added()
    world.step(project, date(2026, 4, 10))
    world.step(project, date(2026, 4, 20))
    world.source(project, INVESTMENT)

    with pytest.raises(NotAllowed):
        world.step(project, date(2026, 5, 8))


def test_a_contract_sets_money_aside_and_never_passes_its_source(world: World) -> None:
    project = world.approved()
    contract = world.contract(project)

    assert ledger.reserved(contract.ref) == SUM
    with pytest.raises(api.PipelineRefused, match="还可签"):
        world.contract(project, amount=INVESTMENT - SUM + 1)


@pytest.mark.parametrize("code", ["52440118MJ9988771X", "52440118MJ7654321G"])
def test_a_wrong_or_unknown_credit_code_is_refused(world: World, code: str) -> None:
    with pytest.raises(api.PipelineRefused):
        world.contract(world.approved(), credit_code=code)


def test_an_ended_contractor_is_neither_signed_nor_paid(world: World) -> None:
    project = world.approved()
    contract = world.contract(project)
    asked = api.ask_payment(
        contract, api.NewPayment(1000, "INV-1", "预付款"), by=world.clerk, on=DAY
    )
    api.answer_payment(asked, "同意", granted=True, by=world.by("finance_head"), on=DAY)
    close_organisation(world.builder, until=DAY, by=SYSTEM)

    with pytest.raises(api.PipelineRefused, match="已经失效"):
        api.pay(asked, by=world.by("finance_clerk"), on=DAY)
    with pytest.raises(api.PipelineRefused, match="终止"):
        world.contract(project, amount=1000)


def test_three_hands_pay(world: World) -> None:
    contract = world.contract(world.approved())
    new = api.NewPayment(1000, "INV-1", "预付款")
    asked = api.ask_payment(contract, new, by=world.clerk, on=DAY)

    with pytest.raises(NotAllowed):
        api.answer_payment(asked, "同意", granted=True, by=world.clerk, on=DAY)
    with pytest.raises(api.PipelineRefused, match="待批准"):
        api.pay(asked, by=world.by("finance_clerk"), on=DAY)


def test_every_yuan_of_a_payment_has_its_paper(world: World) -> None:
    contract = world.contract(world.approved())
    paid = world.pay(contract, 7_654_321, "INV-1")

    entry = ledger.entry_for(paid.entry or 0, world.clerk)
    spent = [each for each in entry.postings.all() if each.side == ledger.Side.SPENT]
    assert sum(each.amount for each in spent) == 7_654_321
    assert {each.source.document for each in spent} == {"示例财社〔2026〕1号"}


def test_an_invoice_used_twice_is_a_risk_and_not_approved(world: World) -> None:
    project = world.started()
    contract = project.contracts.get()
    world.pay(contract, 1000, "INV-7")
    new = api.NewPayment(2000, "INV-7", "进度款")
    again = api.ask_payment(contract, new, by=world.clerk, on=DAY)

    assert "invoice" in rules_of(project)
    with pytest.raises(api.PipelineRefused, match="已经用过"):
        api.answer_payment(again, "同意", granted=True, by=world.by("finance_head"), on=DAY)


def test_a_large_change_waits_for_the_head(world: World) -> None:
    project = world.started()
    contract = project.contracts.get()
    change = api.change_contract(contract, SUM + SUM // 5, "地基软", by=world.clerk, on=DAY)

    assert change.over
    assert "change" in rules_of(project)
    assert ledger.reserved(contract.ref) == SUM
    api.approve_change(change, by=world.by("district_head"), on=DAY)
    assert ledger.reserved(contract.ref) == SUM + SUM // 5
    assert "change" not in rules_of(project)


def test_a_small_change_counts_at_once(world: World) -> None:
    contract = world.contract(world.approved())
    api.change_contract(contract, SUM - 100, "少一道工序", by=world.clerk, on=DAY)

    assert ledger.reserved(contract.ref) == SUM - 100


def test_a_milestone_before_the_start_is_refused(world: World) -> None:
    project = world.approved()

    with pytest.raises(api.PipelineRefused, match="早于开工 2026-06-01"):
        api.add_milestone(project, "进场", date(2026, 5, 31), by=world.clerk, on=DAY)


def test_a_milestone_wants_a_picture_of_its_time(world: World) -> None:
    row = world.started().milestones.get()

    def reach(day: date, paper: api.Paper) -> None:
        photo = api.NewPhoto("工地东侧", day, paper)
        api.reach_milestone(row, "", photo, by=world.clerk, on=DAY)

    with pytest.raises(api.PipelineRefused, match="照片日期"):
        reach(date(2026, 6, 30), PHOTO)
    with pytest.raises(api.PipelineRefused, match="上传照片"):
        reach(DAY, api.Paper("a.pdf", b"%PDF-1.4"))


def test_the_builder_does_not_accept_its_own_work(world: World) -> None:
    project = world.started()
    world.reach(project)
    new = api.NewAcceptance(DAY, f"村民代表、{MANAGER}", "合格", "验收单")

    with pytest.raises(api.PipelineRefused, match="承包方"):
        api.accept_project(project, new, by=world.by("town_clerk"), on=DAY)


def test_acceptance_takes_two_hands_and_every_milestone(world: World) -> None:
    project = world.started()
    new = api.NewAcceptance(DAY, "村民代表", "合格", "验收单")
    with pytest.raises(api.PipelineRefused, match="主体完工"):
        api.accept_project(project, new, by=world.by("town_clerk"), on=DAY)
    world.reach(project)
    api.accept_project(project, new, by=world.by("town_clerk"), on=DAY)

    with pytest.raises(api.OtherHandNeeded):
        api.confirm_acceptance(project, "同意", by=world.by("town_clerk"), on=DAY)


def test_the_final_account_is_what_was_paid(world: World) -> None:
    project = world.started()
    world.pay(project.contracts.get(), 1_000_000, "INV-1")
    project, step = world.accepted(project), api.NewStep(DAY, "审字1号")

    with pytest.raises(api.PipelineRefused, match="要等于"):
        api.settle_account(project, 999_999, step, by=world.clerk, on=DAY)
    api.settle_account(project, 1_000_000, step, by=world.clerk, on=DAY)
    assert ledger.balance(world.fund, DAY) == 3 * INVESTMENT - 1_000_000


def test_progress_does_not_go_back(world: World) -> None:
    project = world.started()

    with pytest.raises(api.PipelineRefused, match="不能倒退"):
        world.report(project, 10, 5999)


def test_another_town_finds_nothing(world: World) -> None:
    project = world.added()

    assert api.project_for(world.by("town_clerk"), project.pk) == project
    with pytest.raises(api.NoSuchWork):
        api.project_for(world.by("other_town_clerk"), project.pk)
    with pytest.raises(NotAllowed):
        api.plan_next(project, "", "", None, by=world.by("other_town_clerk"), on=DAY)


def test_a_talk_becomes_the_next_step(world: World) -> None:
    project = world.added(kind="investment")
    new = api.NewContact(APRIL, "粤康养公司", "何总", "看了两块地", "送测算", date(2026, 4, 20))
    api.note_contact(project, new, by=world.clerk, on=APRIL)

    assert fresh(project).next_step == "送测算"
    assert rules_of(project) == ["step"]


def test_what_is_late_goes_up_once(world: World) -> None:
    world.started()

    first, again = (api.escalate_overdue(DAY) for _ in range(2))
    assert (first, again) == (1, 0)


def test_a_project_is_measured_by_something(world: World) -> None:
    with pytest.raises(api.PipelineRefused, match="1 到 8 个"):
        world.added(indicators=())


def test_targets_count_what_there_is(world: World) -> None:
    row = world.added(kind="investment", combined=True, investment=10_000_000_000)
    world.step(row, date(2026, 4, 10))
    world.added(kind="research")  # an idea only

    told = {each.name: each.reached for each in api.targets(world.clerk, DAY)}
    assert told == {"招商项目": 1, "民生工程": 0, "研究课题": 0, "亿元合体项目（最少的区县）": 1}


def test_a_board_of_many_is_few_queries(world: World, django_assert_max_num_queries: Any) -> None:
    for _ in range(4):
        world.added()

    with django_assert_max_num_queries(10):
        found = api.board(world.clerk, api.Wanted(), DAY)
    assert (found.total, found.investment) == (4, 4 * INVESTMENT)


def test_the_contractor_has_its_code(world: World) -> None:
    assert world.contract(world.approved()).organisation.credit_code == CODE


def test_a_village_of_migrants_waits_for_its_plan(world: World) -> None:
    project = world.added(kind="village")
    world.step(project, date(2026, 4, 10))
    world.step(project, date(2026, 4, 20))
    world.source(project, INVESTMENT)

    with pytest.raises(api.PipelineRefused, match="没有规划"):
        world.step(project, date(2026, 5, 8), "district_head")
