"""What is late goes up the line: stages, reports, evaluations, rounds, marks, follow-ups."""

from datetime import date, timedelta

import pytest

from minzheng.engines.access.api import Viewer
from minzheng.engines.access.testing import DAY, Cast
from minzheng.engines.notices.api import Recipient, inbox
from minzheng.engines.projects import api
from minzheng.engines.projects.testing import (
    CODE,
    accepted,
    awarded,
    called,
    manager_of,
    organisation,
    paid,
    reported,
    reviewed,
)

pytestmark = pytest.mark.django_db
SCORES = dict.fromkeys((each.key for each in api.questions()), 90)


def after(days: int, on: date = DAY) -> date:
    return on + timedelta(days=days)


def heard(key: str, kind: str = "officer") -> str:
    to = Recipient("organisation" if kind == "organisation" else "officer", key)
    return "".join(row.text for row in inbox(to) if "超过期限" in row.text)


def test_an_acceptance_then_an_approval_then_a_payment_is_late(
    cast: Cast, contract: api.Contract, manager: Viewer
) -> None:
    stage = reported(contract, manager, {}, DAY)
    assert api.escalate_overdue(after(15)) == 0
    assert api.escalate_overdue(after(16)) == 1
    assert "分期验收" in heard("town_clerk") and not heard("town_head")
    assert api.escalate_overdue(after(16)) == 0

    stage = accepted(stage, cast, {}, after(17))
    assert api.stage_due(stage) == after(27)
    assert api.escalate_overdue(after(28)) == 1
    assert "付款批准" in heard("district_head")
    api.approve_payment(stage, by=cast.viewers["district_head"], on=after(28))
    assert api.escalate_overdue(after(39)) == 1
    assert "付款" in heard("finance_clerk")
    api.pay_stage(stage, by=cast.viewers["finance_clerk"], on=after(39))
    assert api.escalate_overdue(after(60)) == 0


def test_the_organisation_is_told_when_its_report_is_late(
    cast: Cast, contract: api.Contract
) -> None:
    assert api.escalate_overdue(after(15, contract.until)) == 0
    assert api.escalate_overdue(after(16, contract.until)) == 1

    assert "机构报告" in heard(CODE, "organisation") and not heard("district_clerk")
    api.escalate_overdue(after(21, contract.until))
    assert "机构报告" in heard("district_clerk")


def test_an_evaluation_is_due_after_the_last_payment_or_the_stop(
    cast: Cast, contract: api.Contract, manager: Viewer
) -> None:
    for claimed in ({}, {"A": 100, "B": 10}, {"A": 200, "B": 20}):
        stage = reported(contract, manager, claimed, DAY)
        paid(accepted(stage, cast, claimed, DAY), cast, DAY)
    assert api.escalate_overdue(after(60)) == 0

    assert api.escalate_overdue(after(61)) == 1

    assert "项目评价" in heard("town_clerk")
    told = api.Evaluation(SCORES, "做成了")
    api.evaluate_project(contract.project, told, by=cast.viewers["town_head"], on=after(61))
    assert api.escalate_overdue(after(90)) == 0


def test_a_round_and_its_reviewers_are_told_in_time(cast: Cast) -> None:
    row = called(cast, DAY)
    assert api.escalate_overdue(after(20)) == 0
    assert api.escalate_overdue(after(21)) == 1
    assert "创投开评" in heard("district_clerk")

    row = reviewed(cast, called(cast, DAY), (manager_of(organisation(), DAY),), after(11))
    assert api.round_due(row) == after(55)
    api.escalate_overdue(after(56))

    assert "创投打分" in heard("town_head") and "创投决定" in heard("district_clerk")
    assert "创投打分" not in heard("district_clerk")


def test_a_venture_project_is_looked_at_again(
    cast: Cast, contract: api.Contract, manager: Viewer
) -> None:
    mine = awarded(cast, manager, DAY).proposals.get()
    mine.project = contract.project
    mine.save()
    by = cast.viewers["district_clerk"]
    new = api.NewFollowUp(True, 40, "电话问过，还在做")
    with pytest.raises(api.ProjectRefused, match="评价以后"):
        api.follow_up_project(contract.project, new, by=by, on=DAY)
    api.stop_contract(contract, "机构撤出", by=by, on=DAY)
    told = api.Evaluation(SCORES, "做了一半")
    api.evaluate_project(contract.project, told, by=by, on=DAY)

    assert "创投项目回看" not in heard("town_clerk")
    api.escalate_overdue(after(181))
    assert "创投项目回看" in heard("town_clerk")
    with pytest.raises(api.ProjectRefused, match="写 0"):
        wrong = api.NewFollowUp(False, 40, "停了")
        api.follow_up_project(contract.project, wrong, by=by, on=after(181))
    api.follow_up_project(contract.project, new, by=by, on=after(181))

    assert contract.project.follow_ups.get().served == 40
    assert api.escalate_overdue(after(300)) == 0  # it would have gone up to the heads by now
