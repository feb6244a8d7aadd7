"""From a finding to its end: the house answers, officers look again, more time, what is late."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import DAY
from minzheng.engines.care.api import NotItsOwn
from minzheng.engines.notices.api import Recipient, inbox
from minzheng.engines.oversight.api import (
    MAJOR,
    RECTIFY,
    Finding,
    OversightRefused,
    Paper,
    Remedy,
    accept,
    answer_finding,
    ask_extension,
    decline_extension,
    duties,
    escalate_overdue,
    finding_for,
    findings_of,
    grant_extension,
    open_paper,
    own_finding,
    own_inspection,
    own_inspections,
    own_proof,
    proof_for,
    send_back,
)
from minzheng.engines.oversight.errors import NoSuchInspection
from minzheng.engines.oversight.models import Deed, FindingState, State
from minzheng.engines.oversight.testing import PHOTO, concluded, looked_at, planned
from minzheng.engines.oversight.tests.conftest import NEXT_DAY, Ground

LATER = DAY + timedelta(days=60)
DONE = Remedy("已清走杂物，每天两次巡查", PHOTO)


@pytest.fixture
def finding(ground: Ground) -> Finding:
    return concluded(ground.home, ground.two, DAY).findings.get()


def answered(ground: Ground, finding: Finding) -> Finding:
    return answer_finding(ground.worker, finding.pk, DONE, on=NEXT_DAY)


def test_it_is_a_duty_of_the_house_until_it_answers(ground: Ground, finding: Finding) -> None:
    (duty,) = duties(ground.worker, DAY)
    assert (duty.kind, duty.subject, duty.due_on) == (RECTIFY, finding.pk, finding.due_on)
    assert duties(ground.stranger, DAY) == []

    row = answered(ground, finding)

    assert duties(ground.worker, NEXT_DAY) == []
    assert (row.state, row.look_on) == (FindingState.ANSWERED, NEXT_DAY + timedelta(days=10))
    assert row.inspection.next_on == row.look_on
    assert "请在" in inbox(Recipient("officer", "second_town_clerk"))[0].text


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (Remedy(" ", PHOTO), "请写明"),
        (Remedy("已改", None), "请附整改后的照片或 PDF"),
        (Remedy("已改", Paper("a.exe", b"MZ")), "不是 PDF 或照片"),
        (Remedy("改" * 501, PHOTO), "最多 500 个字"),
    ],
)
def test_an_answer_without_words_or_proof_is_refused(
    ground: Ground, finding: Finding, wrong: Remedy, said: str
) -> None:
    with pytest.raises(OversightRefused, match=said):
        answer_finding(ground.worker, finding.pk, wrong, on=NEXT_DAY)

    finding.refresh_from_db()
    assert finding.state == FindingState.OPEN


def test_the_second_look_closes_it_and_settles_the_inspection(
    ground: Ground, finding: Finding
) -> None:
    answered(ground, finding)

    row = accept(finding, "现场看过，通道畅通", by=ground.two[1], on=NEXT_DAY)

    assert (row.state, row.closed_on) == (FindingState.CLOSED, NEXT_DAY)
    assert (row.inspection.state, row.inspection.next_on) == (State.SETTLED, NEXT_DAY)
    with pytest.raises(OversightRefused, match="已整改"):
        send_back(finding, "再看", LATER, by=ground.two[1], on=NEXT_DAY)


def test_what_is_not_right_goes_back_with_a_new_day(ground: Ground, finding: Finding) -> None:
    answered(ground, finding)
    with pytest.raises(OversightRefused, match="以后"):
        send_back(finding, "还有杂物", NEXT_DAY, by=ground.two[0], on=NEXT_DAY)

    row = send_back(finding, "还有杂物", LATER, by=ground.two[0], on=NEXT_DAY)

    assert (row.state, row.due_on, row.look_on) == (FindingState.OPEN, LATER, None)
    assert [duty.due_on for duty in duties(ground.worker, NEXT_DAY)] == [LATER]


def test_nothing_is_looked_at_before_the_house_answered(ground: Ground, finding: Finding) -> None:
    with pytest.raises(OversightRefused, match="机构报告整改以后才能复查"):
        accept(finding, "看过", by=ground.two[0], on=NEXT_DAY)
    answered(ground, finding)
    with pytest.raises(OversightRefused, match="请写明"):
        accept(finding, " ", by=ground.two[0], on=NEXT_DAY)


def test_what_is_grave_is_closed_by_somebody_else(ground: Ground) -> None:
    finding = concluded(ground.home, ground.two, DAY, bad={"C1": MAJOR}).findings.get()
    answered(ground, finding)

    with pytest.raises(OversightRefused, match="没有参加这次检查的人"):
        accept(finding, "看过", by=ground.two[0], on=NEXT_DAY)
    with pytest.raises(NotAllowed):
        accept(finding, "看过", by=ground.by("other_town_head"), on=NEXT_DAY)
    assert accept(finding, "看过", by=ground.by("town_head"), on=NEXT_DAY).closed_on == NEXT_DAY


def test_more_time_is_asked_by_the_manager_and_decided_by_a_head(
    ground: Ground, finding: Finding
) -> None:
    with pytest.raises(NotAllowed):
        ask_extension(ground.worker, finding.pk, LATER, "等工程队", on=DAY)
    with pytest.raises(OversightRefused, match="以后"):
        ask_extension(ground.manager, finding.pk, finding.due_on, "等工程队", on=DAY)
    ask_extension(ground.manager, finding.pk, LATER, "等工程队", on=DAY)
    with pytest.raises(OversightRefused, match="正等答复"):
        ask_extension(ground.manager, finding.pk, LATER, "等工程队", on=DAY)
    assert "申请把整改期限延到" in inbox(Recipient("officer", "town_head"))[0].text

    with pytest.raises(NotAllowed):
        grant_extension(finding, "同意", by=ground.two[0], on=DAY)
    row = grant_extension(finding, "同意", by=ground.by("town_head"), on=DAY)

    assert (row.due_on, row.asked_until, row.inspection.next_on) == (LATER, None, LATER)
    with pytest.raises(OversightRefused, match="没有申请延期"):
        decline_extension(finding, "不行", by=ground.by("town_head"), on=DAY)


def test_a_declined_wish_leaves_the_first_day(ground: Ground, finding: Finding) -> None:
    due = finding.due_on
    ask_extension(ground.manager, finding.pk, LATER, "等工程队", on=DAY)

    row = decline_extension(finding, "可以先移走", by=ground.by("district_head"), on=DAY)

    assert (row.due_on, row.asked_until) == (due, None)


def test_another_house_and_another_town_find_nothing(ground: Ground, finding: Finding) -> None:
    deed = answered(ground, finding).deeds.get()

    for look in (
        lambda: own_inspection(ground.stranger, finding.inspection_id, DAY),
        lambda: own_finding(ground.stranger, finding.pk, DAY),
        lambda: own_proof(ground.stranger, deed.pk, DAY),
        lambda: answer_finding(ground.stranger, finding.pk, DONE, on=DAY),
    ):
        with pytest.raises(NotItsOwn):
            look()
    for key in ("other_town_clerk", "village_worker"):
        with pytest.raises(NoSuchInspection):
            finding_for(ground.by(key), finding.pk)
        with pytest.raises(NoSuchInspection):
            proof_for(ground.by(key), deed.pk)


def test_a_house_sees_no_draft(ground: Ground) -> None:
    two = ground.two
    draft = looked_at(ground.home, two, DAY).findings.get()
    planned(ground.home, two, DAY, day=NEXT_DAY)

    assert own_inspections(ground.manager, DAY) == []
    assert duties(ground.manager, DAY) == []
    with pytest.raises(NotItsOwn):
        own_finding(ground.manager, draft.pk, DAY)
    with pytest.raises(NotItsOwn):
        own_inspection(ground.manager, draft.inspection_id, DAY)


def test_papers_are_sealed_and_opening_leaves_a_trace(ground: Ground, finding: Finding) -> None:
    deed = answered(ground, finding).deeds.get()

    content, mime = open_paper(ground.by("auditor"), proof_for(ground.by("auditor"), deed.pk))

    assert (content, mime) == (PHOTO.content, "image/jpeg")
    assert deed.paper.endswith(".sealed")


def test_what_is_late_stands_first_and_is_told_once(ground: Ground) -> None:
    one = concluded(ground.home, ground.two, DAY, bad={"A1": MAJOR, "C1": "minor"})
    late, fine = one.findings.get(code="A1"), one.findings.get(code="C1")
    head = Recipient("officer", "district_head")
    on = late.due_on + timedelta(days=1)

    assert escalate_overdue(late.due_on) == 0
    assert (escalate_overdue(on), escalate_overdue(on)) == (1, 0)
    assert ["1 个检查问题" in message.text for message in inbox(head)] == [True]
    assert [row for row, _ in findings_of(one)] == [late, fine]
    assert [row.is_late(on) for row, _ in findings_of(one)] == [True, False]


def test_a_second_look_not_taken_in_time_is_told_as_well(ground: Ground, finding: Finding) -> None:
    row = answered(ground, finding)
    assert row.look_on is not None

    assert escalate_overdue(row.look_on) == 0
    assert escalate_overdue(row.look_on + timedelta(days=1)) == 1


def verbs(ground: Ground, row: Finding, on: date) -> dict[str, Callable[[], Finding]]:
    until, head, clerk = on + timedelta(days=9), ground.by("town_head"), ground.two[0]
    return {
        "answer": lambda: answer_finding(ground.manager, row.pk, DONE, on=on),
        "accept": lambda: accept(row, "看过", by=clerk, on=on),
        "send_back": lambda: send_back(row, "看过", until, by=clerk, on=on),
        "ask": lambda: ask_extension(ground.manager, row.pk, LATER, "等", on=on),
        "grant": lambda: grant_extension(row, "同意", by=head, on=on),
        "decline": lambda: decline_extension(row, "不行", by=head, on=on),
        "escalate": lambda: (escalate_overdue(on), row)[1],
    }


ORDERS = st.lists(
    st.sampled_from(["answer", "accept", "send_back", "ask", "grant", "decline", "escalate"]),
    max_size=10,
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(order=ORDERS)
def test_no_order_closes_it_without_an_accepted_look(
    ground: Ground, finding: Finding, order: list[str]
) -> None:
    with transaction.atomic():
        for day, verb in enumerate(order):
            try:
                verbs(ground, finding, DAY + timedelta(days=day))[verb]()
            except OversightRefused:
                continue
            _is_sound(Finding.objects.get(pk=finding.pk))
        transaction.set_rollback(True)


def _is_sound(row: Finding) -> None:
    """In one state, told so by what was done, and the inspection knows what comes next."""
    looks = [deed.kind for deed in row.deeds.all() if deed.kind in
             (Deed.Kind.ANSWERED, Deed.Kind.ACCEPTED, Deed.Kind.SENT_BACK)]  # fmt: skip
    last = looks[-1] if looks else None
    told = {
        None: FindingState.OPEN, Deed.Kind.SENT_BACK: FindingState.OPEN,
        Deed.Kind.ANSWERED: FindingState.ANSWERED, Deed.Kind.ACCEPTED: FindingState.CLOSED,
    }  # fmt: skip
    closed = row.state == FindingState.CLOSED
    assert row.state == told[last]
    assert (row.closed_on is not None) == closed
    assert (row.look_on is not None) == (row.state == FindingState.ANSWERED)
    assert (row.inspection.state == State.SETTLED) == closed
    assert closed or row.inspection.next_on == row.until
    assert row.asked_until is None or row.state == FindingState.OPEN
