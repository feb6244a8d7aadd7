"""Checked line by line by a clerk, approved by another person; never beyond one's own area."""

from datetime import date

import pytest

from minzheng.engines.access.api import NotAllowed, Viewer, viewer_of
from minzheng.engines.audit.api import entries_about
from minzheng.engines.care.api import NotItsOwn
from minzheng.engines.delivery import api
from minzheng.engines.delivery.testing import DAY, NOVEMBER, OCTOBER, World
from minzheng.registers.offices.api import appoint

LATER = date(2026, 12, 2)
YES, NO = (
    api.Judgement("accepted", callback="家属说做了"),
    api.Judgement("rejected", "没有签字", "没人接"),
)


@pytest.fixture
def statement(world: World) -> api.Statement:
    world.give("助浴", date(2026, 10, 8))
    world.give("午餐", date(2026, 10, 8), quantity=3)
    world.give("理发", date(2026, 10, 8))
    return world.hand_in()


def by(world: World, key: str) -> Viewer:
    return world.cast.viewers[key]


def lines(statement: api.Statement) -> list[api.StatementLine]:
    return [line for line in statement.lines.all() if line.is_claimed]


def judged(world: World, statement: api.Statement, *found: api.Judgement) -> api.Statement:
    for line, each in zip(lines(statement), found, strict=True):
        api.judge_line(by(world, "finance_clerk"), line.pk, each, on=DAY)
    return api.check(by(world, "finance_clerk"), statement.pk, on=DAY)


def test_what_is_accepted_is_what_is_approved(world: World, statement: api.Statement) -> None:
    judged(world, statement, YES, NO)

    done = api.approve(by(world, "district_head"), statement.pk, on=DAY)

    accepted = sum(line.public for line in lines(statement) if line.verdict == "accepted")
    assert (done.state, done.accepted) == ("approved", accepted)
    assert [step.kind for step in done.steps.all()] == ["handed_in", "checked", "approved"]
    verbs = [entry.verb for entry in entries_about(statement.ref)]
    assert verbs == ["hand_in_statement", *["judge_statement_line"] * 2, "check_statement",
                     "approve_statement"]  # fmt: skip


def test_a_line_drawn_for_a_call_is_not_accepted_without_one(
    world: World, statement: api.Statement
) -> None:
    clerk, line = by(world, "district_clerk"), lines(statement)[0]

    assert line.sampled
    with pytest.raises(api.DeliveryRefused, match="抽中回访"):
        api.judge_line(clerk, line.pk, api.Judgement("accepted"), on=DAY)
    assert api.accept_rest(clerk, statement.pk, on=DAY) == 0
    with pytest.raises(api.DeliveryRefused, match="还有 2 条没有核对"):
        api.check(clerk, statement.pk, on=DAY)


@pytest.mark.parametrize("found", [api.Judgement("rejected", "", "打过"), api.Judgement("也许")])
def test_a_judgement_without_its_reason_is_refused(
    world: World, statement: api.Statement, found: api.Judgement
) -> None:
    with pytest.raises(api.DeliveryRefused):
        api.judge_line(by(world, "district_clerk"), lines(statement)[0].pk, found, on=DAY)


def test_who_pays_herself_is_nobodys_to_judge(world: World, statement: api.Statement) -> None:
    own = statement.lines.get(payer="user")

    with pytest.raises(api.DeliveryRefused, match="个人付"):
        api.judge_line(by(world, "district_clerk"), own.pk, YES, on=DAY)


def test_the_head_gives_back_and_it_is_checked_anew(world: World, statement: api.Statement) -> None:
    judged(world, statement, YES, NO)
    head = by(world, "district_head")

    with pytest.raises(api.DeliveryRefused, match="原因"):
        api.give_back(head, statement.pk, "", on=DAY)
    api.give_back(head, statement.pk, "第二条再核实", on=DAY)

    with pytest.raises(api.DeliveryRefused, match="待核对"):
        api.approve(head, statement.pk, on=DAY)
    assert judged(world, statement, YES, YES).state == "checked"
    assert api.approve(head, statement.pk, on=DAY).accepted == statement.claimed


def test_who_checked_does_not_approve(world: World, statement: api.Statement) -> None:
    clerk = world.cast.officers["finance_clerk"]
    judged(world, statement, YES, YES)
    appoint(
        clerk, "district_head", clerk.office, since=date(2020, 1, 1), by=world.cast.doer("auditor")
    )
    both = viewer_of(world.cast.accounts["finance_clerk"], DAY)

    with pytest.raises(api.OtherPersonNeeded, match="不同的人"):
        api.approve(both, statement.pk, on=DAY)


def test_lines_changed_behind_the_back_stop_the_approval(
    world: World, statement: api.Statement
) -> None:
    judged(world, statement, YES, YES)
    statement.lines.filter(number=1).update(public=999_999)

    with pytest.raises(api.DeliveryRefused, match="不一致"):
        api.approve(by(world, "district_head"), statement.pk, on=DAY)


@pytest.mark.parametrize("key", ["town_clerk", "finance_head", "auditor", "district_head"])
def test_a_post_that_does_not_check_reads_only(
    world: World, statement: api.Statement, key: str
) -> None:
    assert api.statement_for(by(world, key), statement.pk) == statement
    with pytest.raises(NotAllowed):
        api.judge_line(by(world, key), lines(statement)[0].pk, YES, on=DAY)


@pytest.mark.parametrize(
    "key", ["other_town_clerk", "other_town_head", "village_worker", "system_admin"]
)
def test_whose_business_it_is_not_finds_nothing(
    world: World, statement: api.Statement, key: str
) -> None:
    assert not api.statements(by(world, key), api.Chosen())
    with pytest.raises(api.NoSuchStatement):
        api.statement_for(by(world, key), statement.pk)
    with pytest.raises(api.NoSuchStatement):
        api.line_for(by(world, key), lines(statement)[0].pk)
    with pytest.raises(api.NoSuchStatement):
        api.statement_pdf(by(world, key), statement.pk, DAY)


def test_an_officer_of_the_other_town_sees_its_own(world: World, statement: api.Statement) -> None:
    assert list(api.statements(by(world, "town_clerk"), api.Chosen(state="handed_in"))) == [
        statement
    ]
    assert not api.statements(by(world, "town_clerk"), api.Chosen(month="2026-09"))


def test_a_rejected_line_comes_back_as_late_or_is_dropped(
    world: World, statement: api.Statement
) -> None:
    first, second = lines(statement)
    with pytest.raises(api.DeliveryRefused, match="请等核定"):
        api.claim_again(world.manager, first.pk, "签字补齐", on=DAY)
    judged(world, statement, NO, NO)
    api.approve(by(world, "district_head"), statement.pk, on=DAY)

    with pytest.raises(NotAllowed):
        api.claim_again(world.worker, first.pk, "签字补齐", on=DAY)
    with pytest.raises(NotItsOwn):
        api.drop_line(world.stranger, first.pk, "不是我的", on=DAY)
    (fresh,) = api.claim_again(world.manager, first.pk, "签字补齐", on=DAY)
    api.drop_line(world.manager, second.pk, "确实没有做", on=DAY)

    assert (fresh.month, fresh.of_month, fresh.line) == (str(NOVEMBER), str(OCTOBER), None)
    assert fresh.instead_of.cancelled_on == DAY
    with pytest.raises(api.DeliveryRefused, match="已于"):
        api.drop_line(world.manager, first.pk, "再来一次", on=DAY)
    assert [line.amount for line in world.hand_in(NOVEMBER, LATER).lines.all()] == [first.amount]


def test_the_workbook_and_the_paper_name_the_sum(world: World, statement: api.Statement) -> None:
    judged(world, statement, YES, YES)
    api.approve(by(world, "district_head"), statement.pk, on=DAY)

    assert api.statement_pdf(by(world, "finance_head"), statement.pk, DAY).startswith(b"%PDF")
    assert api.statement_xlsx(by(world, "finance_head"), statement.pk).startswith(b"PK")
    told = api.summary_of(statement)
    assert (told.budget, told.insurance, told.accepted) == (9_900, 0, 9_900)
    assert [entry.verb for entry in entries_about(statement.ref)][-2:] == ["export_statement"] * 2
