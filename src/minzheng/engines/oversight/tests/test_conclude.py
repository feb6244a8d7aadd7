"""On the spot and at its end: answers, findings, the house's word, two confirmations."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import DAY
from minzheng.engines.audit.api import entries_about, verify
from minzheng.engines.notices.api import AlreadyServed, Notice, Service, letter_pdf
from minzheng.engines.oversight.api import (
    BAD,
    GOOD,
    MINOR,
    NOT_APPLICABLE,
    Inspection,
    NewFinding,
    OversightRefused,
    Paper,
    Told,
    Witness,
    answer_items,
    begin,
    confirm,
    missing,
    note_witness,
    record_finding,
    serve_letter,
)
from minzheng.engines.oversight.models import Answer, Finding, FindingState, State
from minzheng.engines.oversight.testing import CODE, concluded, house, looked_at, planned
from minzheng.engines.oversight.tests.conftest import NEXT_DAY, Ground, make_ground
from minzheng.registers.testing import at_once

DUE = DAY + timedelta(days=20)


@pytest.fixture
def one(ground: Ground) -> Inspection:
    return begin(planned(ground.home, ground.two, DAY), by=ground.two[0], on=DAY)


def test_answers_are_kept_as_one_goes(ground: Ground, one: Inspection) -> None:
    answer_items(one, {"A1": Told(GOOD)}, by=ground.two[0])
    answer_items(one, {"A1": Told(GOOD), "A2": Told(BAD, " 回执过期 ")}, by=ground.two[1])

    kept = dict(Answer.objects.values_list("code", "note"))
    assert kept == {"A1": "", "A2": "回执过期"}
    verbs = [entry.detail for entry in entries_about(one.ref) if entry.verb == "answer_inspection"]
    assert verbs == ['{"items":"A1"}', '{"items":"A2"}']


@pytest.mark.parametrize("told", [{"Z9": Told(GOOD)}, {"A1": Told("perhaps")}, {"A1": Told("")}])
def test_an_answer_that_cannot_stand_keeps_none(
    ground: Ground, one: Inspection, told: dict[str, Told]
) -> None:
    with pytest.raises(OversightRefused):
        answer_items(one, {"B1": Told(GOOD), **told}, by=ground.two[0])

    assert not Answer.objects.exists()


def test_a_finding_needs_words_a_day_ahead_and_a_wrong_item(
    ground: Ground, one: Inspection
) -> None:
    answer_items(one, {"A1": Told(BAD), "A2": Told(GOOD)}, by=ground.two[0])
    wrong = (
        NewFinding("A1", "  ", MINOR, DUE), NewFinding("A1", "甲", "huge", DUE),
        NewFinding("A1", "甲", MINOR, DAY), NewFinding("A2", "甲", MINOR, DUE),
        NewFinding("A1", "甲", MINOR, DUE, Paper("a.exe", b"MZ")),
    )  # fmt: skip

    for each in wrong:
        with pytest.raises(OversightRefused):
            record_finding(one, each, by=ground.two[0], on=DAY)
    assert not Finding.objects.exists()


def test_what_is_right_after_all_loses_its_finding(ground: Ground, one: Inspection) -> None:
    answer_items(one, {"A1": Told(BAD)}, by=ground.two[0])
    record_finding(one, NewFinding("A1", "甲", MINOR, DUE), by=ground.two[0], on=DAY)

    answer_items(one, {"A1": Told(NOT_APPLICABLE)}, by=ground.two[0])

    assert not Finding.objects.exists()


def test_nothing_is_confirmed_while_something_is_missing(ground: Ground, one: Inspection) -> None:
    by = ground.two[0]
    with pytest.raises(OversightRefused, match="28 项还没有填：A1、A2"):
        confirm(one, by=by, on=DAY)

    answer_items(one, {code: Told(GOOD) for code in one.sheet.items}, by=by)
    answer_items(one, {"C1": Told(BAD)}, by=by)
    with pytest.raises(OversightRefused, match="C1 还没有写明问题"):
        note_witness(one, Witness("柯美玲"), by=by)
    record_finding(one, NewFinding("C1", "堆了杂物", MINOR, DUE), by=by, on=DAY)
    with pytest.raises(OversightRefused, match="机构在场人"):
        confirm(one, by=by, on=DAY)
    assert missing(one, DUE) == ["有问题的整改期限已经过了，请改晚"]


def test_a_refusal_of_the_house_is_noted_with_its_reason(ground: Ground) -> None:
    one = looked_at(ground.home, ground.two, DAY)

    for wrong in (Witness(" "), Witness("柯美玲", refused=True)):
        with pytest.raises(OversightRefused):
            note_witness(one, wrong, by=ground.two[0])
    note_witness(one, Witness("柯美玲", refused=True, words="不认可"), by=ground.two[0])
    for by in ground.two:
        one = confirm(one, by=by, on=DAY)

    assert one.notice is not None
    assert one.notice.served_on is None
    assert "拒绝确认：不认可" in str(one.notice.letter)
    serves_once(ground, one)


def serves_once(ground: Ground, one: Inspection) -> None:
    """What was refused is served later, once, with proof, on a day that has come."""
    left, by = Notice.ServiceMode.LEFT, ground.by("town_head")
    for wrong in (Service(left, NEXT_DAY, "见证人何小敏"), Service(left, DAY, " ")):
        with pytest.raises(OversightRefused):
            serve_letter(one, wrong, by=by, on=DAY)
    with pytest.raises(NotAllowed):
        serve_letter(one, Service(left, DAY, "见证"), by=ground.by("other_town_head"), on=DAY)

    assert serve_letter(one, Service(left, DAY, "见证人何小敏"), by=by, on=DAY).served_on == DAY

    with pytest.raises(AlreadyServed):
        serve_letter(one, Service(left, DAY, "见证人何小敏"), by=by, on=DAY)


def test_both_confirm_and_the_letter_goes_out(ground: Ground) -> None:
    one = looked_at(ground.home, ground.two, DAY)
    note_witness(one, Witness("柯美玲"), by=ground.two[0])

    assert confirm(one, by=ground.two[0], on=DAY).state == State.OPEN
    assert confirm(one, by=ground.two[0], on=DAY).state == State.OPEN
    with pytest.raises(OversightRefused, match="两人办理"):
        confirm(one, by=ground.by("district_clerk"), on=DAY)
    done = confirm(one, by=ground.two[1], on=DAY)

    assert (done.state, done.concluded_on) == (State.CONCLUDED, DAY)
    assert Finding.objects.get().state == FindingState.OPEN
    assert done.next_on == Finding.objects.get().due_on
    assert done.notice is not None
    assert (done.notice.title, done.notice.served_on) == ("责令整改通知书", DAY)
    assert letter_pdf(done.notice).startswith(b"%PDF")
    assert verify().ok


def test_without_findings_it_is_settled_with_a_record(ground: Ground) -> None:
    one = concluded(ground.home, ground.two, DAY, bad={})

    assert one.state == State.SETTLED
    assert one.notice is not None
    assert one.notice.title == "检查记录"
    assert "复议" not in str(one.notice.letter)


def test_where_no_power_to_order_was_read_it_is_asked(ground: Ground) -> None:
    place = ground.home.division_code
    station = house("石桥社工站", place, CODE, DAY, kind="social_work_station")

    one = concluded(station, ground.two, DAY, bad={"A1": MINOR})

    assert one.notice is not None
    assert one.notice.title == "整改通知书"
    assert "责令" not in str(one.notice.letter)


def test_another_answer_is_to_be_shown_and_confirmed_anew(ground: Ground) -> None:
    one = looked_at(ground.home, ground.two, DAY)
    note_witness(one, Witness("柯美玲"), by=ground.two[0])
    confirm(one, by=ground.two[0], on=DAY)

    answer_items(one, {"A1": Told(NOT_APPLICABLE)}, by=ground.two[1])

    one.refresh_from_db()
    assert (one.first_confirmed_on, one.witness) == (None, "")


def test_what_is_concluded_is_frozen(ground: Ground) -> None:
    one = concluded(ground.home, ground.two, DAY)
    by = ground.two[0]

    with pytest.raises(OversightRefused, match="不能改"):
        answer_items(one, {"A1": Told(NOT_APPLICABLE)}, by=by)
    with pytest.raises(OversightRefused, match="不能改"):
        record_finding(one, NewFinding("C1", "别的", MINOR, DUE), by=by, on=NEXT_DAY)
    with pytest.raises(OversightRefused, match="不能改"):
        note_witness(one, Witness("别人"), by=by)
    with pytest.raises(OversightRefused, match="不用再确认"):
        confirm(one, by=by, on=NEXT_DAY)


@pytest.mark.django_db(transaction=True)
def test_two_confirming_at_once_conclude_it_once(settings: Any, tmp_path: Path) -> None:
    settings.DATA_DIR, settings.HOME_DIVISION = tmp_path, ""
    ground = make_ground()
    one = looked_at(ground.home, ground.two, DAY)
    note_witness(one, Witness("柯美玲"), by=ground.two[0])

    at_once(*(lambda by=by: confirm(one, by=by, on=DAY) for by in ground.two))

    one.refresh_from_db()
    assert (one.state, Notice.objects.count()) == (State.CONCLUDED, 1)
    assert [entry.verb for entry in entries_about(one.ref)].count("conclude_inspection") == 1
    assert verify().ok
