"""Handling a step: by the right post, with the record, signatures and reasons the law asks for."""

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import Cast
from minzheng.engines.cases.api import (
    AlreadyHandled,
    Case,
    CaseEnded,
    Decision,
    Handling,
    HandsMissing,
    Incomplete,
    NoSuchCase,
    ReasonRequired,
    StepNotOpen,
    UnknownOutcome,
    UnsettledDoubts,
    record_check,
    take_step,
)
from minzheng.engines.cases.testing import take
from minzheng.engines.cases.tests.days import MONDAY, TUESDAY, WEDNESDAY
from minzheng.engines.cases.tests.staging import (
    DECIDED_ON,
    accepted_case,
    decided_case,
    deciding_case,
    know_of_pension,
)
from minzheng.engines.notices.api import Recipient, inbox, notices_of_case


@pytest.mark.parametrize("key", ["other_town_clerk", "town_head", "village_worker", "auditor"])
def test_it_refuses_whose_post_does_not_reach(cast: Cast, case: Case, key: str) -> None:
    with pytest.raises(NotAllowed):
        take(case, "受理审查", "受理", by=cast.viewers[key], on=TUESDAY)


def test_it_refuses_the_applicant_herself(cast: Cast, case: Case) -> None:
    with pytest.raises(NotAllowed):
        take(case, "受理审查", "受理", by=cast.viewers["applicant"], on=TUESDAY)


def test_the_second_to_come_is_told_who_was_quicker(cast: Cast, case: Case) -> None:
    accepted_case(cast, case)
    clerk = cast.viewers["second_town_clerk"]

    with pytest.raises(AlreadyHandled, match="这一环节已由 李建国 于 2026-11-03 办理为“受理”"):
        take_step(case.number, "受理审查", Handling("受理"), by=clerk, on=TUESDAY)


def test_acceptance_starts_the_clock_and_both_branches(cast: Cast, case: Case) -> None:
    case = accepted_case(cast, case)

    assert case.accepted_on == TUESDAY
    assert case.current == "入户调查、信息核对"
    assert str(case.due_on) == "2026-12-15"  # 30 working days
    assert notices_of_case(case.ref).filter(kind="receipt").exists()


def test_the_opinion_waits_for_both_branches(cast: Cast, case: Case) -> None:
    accepted_case(cast, case)

    case = take(case, "信息核对", "一致", by=cast.viewers["check_clerk"], on=WEDNESDAY)

    assert case.current == "入户调查"


def test_a_visit_needs_two_different_signatures(cast: Cast, case: Case) -> None:
    accepted_case(cast, case)
    clerk = cast.viewers["town_clerk"]

    with pytest.raises(HandsMissing, match="2 名以上"):
        take(case, "入户调查", "调查完毕", by=clerk, on=WEDNESDAY, signers=("town_clerk",))
    with pytest.raises(HandsMissing, match="nobody"):
        take(case, "入户调查", "调查完毕", by=clerk, on=WEDNESDAY, signers=("nobody",))


def test_the_record_names_all_that_is_missing_and_nothing_is_done(cast: Cast, case: Case) -> None:
    with pytest.raises(Incomplete) as refusal:
        take_step(
            case.number, "受理审查", Handling("受理"), by=cast.viewers["town_clerk"], on=TUESDAY
        )

    assert {"papers_complete", "staff_relative"} <= refusal.value.errors.keys()
    case.refresh_from_db()
    assert case.current == "受理审查"


def test_an_outcome_that_does_not_exist_lists_those_that_do(cast: Cast, case: Case) -> None:
    with pytest.raises(UnknownOutcome, match="受理、一次性告知补正、不予受理"):
        take(case, "受理审查", "同意", by=cast.viewers["town_clerk"], on=TUESDAY)


def test_against_the_proposal_a_reason_is_needed(cast: Cast, case: Case) -> None:
    deciding_case(cast, case)
    head = cast.viewers["district_head"]

    with pytest.raises(ReasonRequired, match="建议“批准”"):
        take(case, "审核确认", "不予批准", by=head, on=DECIDED_ON)
    case = take(case, "审核确认", "不予批准", by=head, on=DECIDED_ON, reason="另有房产待查")

    assert case.end == "不予批准"
    refusal = notices_of_case(case.ref).get(kind="refusal")
    assert "另有房产待查" in str(refusal.letter)


def test_a_decision_pins_its_arithmetic_and_its_numbers(cast: Cast, case: Case) -> None:
    decided_case(cast, case)

    pinned = Decision.objects.get().evaluation
    amount = next(line for line in pinned["lines"] if line["name"] == "月保障金")
    assert (amount["value"], amount["text"]) == (290_240, "2,902.40元")
    assert amount["cites"] == ["《社会救助法》第十八条", "《社会救助法》第二十条"]
    standard = next(p for p in pinned["params"] if p["label"] == "当地最低生活保障标准")
    assert (standard["text"], standard["since"]) == ("1,282.00元", "2025-01-01")
    assert pinned["facts"]["members"][0]["wage_income"] == 150_000


def test_nobody_decides_while_a_doubt_is_open(cast: Cast, case: Case) -> None:
    deciding_case(cast, case)
    know_of_pension(cast.spouse.pk, 52_000)
    record_check(case.number, by=cast.viewers["check_clerk"], on=DECIDED_ON)

    with pytest.raises(UnsettledDoubts, match="1 项"):
        take(case, "审核确认", "批准", by=cast.viewers["district_head"], on=DECIDED_ON)


def test_telling_once_lists_the_papers_and_waits(cast: Cast, case: Case) -> None:
    case = take(
        case, "受理审查", "一次性告知补正", by=cast.viewers["town_clerk"], on=TUESDAY,
        papers_complete="否", papers_missing="残疾护理费票据；租房合同",
    )  # fmt: skip

    assert case.current == "补正"
    assert case.accepted_on is None
    letter = notices_of_case(case.ref).get(kind="tell_once")
    assert "1．残疾护理费票据" in str(letter.letter)
    texts = [message.text for message in inbox(Recipient("person", str(cast.applicant.pk)))]
    assert any("请按一次性告知单补齐材料" in text for text in texts)


def test_what_is_not_open_or_does_not_exist_is_said_so(cast: Cast, case: Case) -> None:
    head = cast.viewers["district_head"]

    with pytest.raises(StepNotOpen, match="现在的环节是“受理审查”"):
        take_step(case.number, "审核确认", Handling("批准"), by=head, on=MONDAY)
    with pytest.raises(NoSuchCase):
        take_step("DB-0", "审核确认", Handling("批准"), by=head, on=MONDAY)


def test_an_ended_case_takes_no_more_steps(cast: Cast, case: Case) -> None:
    decided_case(cast, case)

    with pytest.raises((CaseEnded, AlreadyHandled)):
        take_step(
            case.number,
            "审核确认",
            Handling("批准"),
            by=cast.viewers["district_head"],
            on=DECIDED_ON,
        )
