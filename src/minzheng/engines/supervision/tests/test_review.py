"""A drawn decision is looked at by two who had no part in it; a fault is put right by the town."""

from datetime import date, timedelta

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.cases.api import Case, Reply, answer
from minzheng.engines.cases.testing import take
from minzheng.engines.notices.api import Recipient, inbox
from minzheng.engines.payments import api as payments
from minzheng.engines.supervision.api import (
    AMOUNT,
    FINE,
    MISSED,
    PROCEDURE,
    Correction,
    Finding,
    FindingState,
    NoSuchPlan,
    Review,
    ReviewState,
    Ruling,
    SupervisionRefused,
    Told,
    accept,
    answer_finding,
    answer_items,
    counts,
    escalate_overdue,
    finding_for,
    findings_of,
    follow_case,
    give_back,
    open_review_case,
    progress_of,
    propose,
    review_for,
    send_back,
    sign,
)
from minzheng.engines.supervision.testing import concluded_review, copied, drawn_plan, found
from minzheng.engines.supervision.tests.conftest import NOW, SOON, Ground
from minzheng.kernel.months import Month
from minzheng.registers.checklists import BAD, GOOD

DECEMBER = Month(2026, 12)


@pytest.fixture
def review(ground: Ground) -> Review:
    drawn_plan(ground.cast, NOW)
    return Review.objects.get()


def answers(review: Review, *bad: str) -> dict[str, Told]:
    return {code: Told(BAD if code in bad else GOOD) for code in review.items}


def test_one_proposes_and_another_signs(ground: Ground, review: Review) -> None:
    clerk, head = ground.by("district_clerk"), ground.by("district_head")
    answer_items(review, answers(review), by=clerk)
    propose(review, Ruling(FINE, "符合规定"), by=clerk, on=SOON)

    with pytest.raises(SupervisionRefused, match="要由另一个人签字"):
        sign(review, by=clerk, on=SOON)
    row = sign(review, by=head, on=SOON)

    assert (row.state, row.conclusion_name) == (ReviewState.CONCLUDED, "没有问题")
    assert not Finding.objects.exists()
    with pytest.raises(SupervisionRefused, match="已有结论"):
        answer_items(review, answers(review, "A1"), by=clerk)


def test_who_handled_the_case_does_not_review_it(ground: Ground, review: Review) -> None:
    step = ground.case.steps.order_by("pk")[0]
    step.signers = [{"key": "district_clerk", "name": "周敏"}]
    step.save()

    with pytest.raises(SupervisionRefused, match="应当回避"):
        answer_items(review, answers(review), by=ground.by("district_clerk"))
    for key in ("town_head", "auditor", "other_town_clerk"):
        with pytest.raises(NotAllowed):
            answer_items(review, answers(review), by=ground.by(key))


def test_a_conclusion_fits_the_checklist(ground: Ground, review: Review) -> None:
    clerk = ground.by("district_clerk")
    with pytest.raises(SupervisionRefused, match="还有 12 项没有填"):
        propose(review, Ruling(FINE, "好"), by=clerk, on=SOON)
    with pytest.raises(SupervisionRefused, match="检查表里没有 Z9"):
        answer_items(review, {"Z9": Told(GOOD)}, by=clerk)
    answer_items(review, answers(review), by=clerk)
    with pytest.raises(SupervisionRefused, match="没有不符合的"):
        propose(review, Ruling(AMOUNT, "多算了"), by=clerk, on=SOON)
    with pytest.raises(SupervisionRefused, match="请写明"):
        propose(review, Ruling(FINE, " "), by=clerk, on=SOON)
    answer_items(review, answers(review, "B2"), by=clerk)
    with pytest.raises(SupervisionRefused, match="不能是“没有问题”"):
        propose(review, Ruling(FINE, "好"), by=clerk, on=SOON)


def test_another_answer_takes_the_proposal_back(ground: Ground, review: Review) -> None:
    clerk, head = ground.by("district_clerk"), ground.by("district_head")
    answer_items(review, answers(review), by=clerk)
    propose(review, Ruling(FINE, "好"), by=clerk, on=SOON)
    answer_items(review, answers(review, "A1"), by=head)

    with pytest.raises(SupervisionRefused, match="还没有人提出结论"):
        sign(review, by=head, on=SOON)
    propose(review, Ruling(PROCEDURE, "授权没有签"), by=clerk, on=SOON)
    with pytest.raises(SupervisionRefused, match="等您签字"):
        give_back(review, "再看", by=clerk)
    row = give_back(review, "请再看承诺书", by=head)

    assert (row.state, row.conclusion, row.first_key) == (ReviewState.OPEN, "", "")


def test_a_fault_becomes_the_town_s_to_answer(ground: Ground, review: Review) -> None:
    finding = found(ground.cast, review, PROCEDURE, SOON)
    town, clerk = ground.by("town_clerk"), ground.by("district_clerk")
    assert "请在 2026-12-18 前整改" in inbox(Recipient("officer", "town_clerk"))[0].text
    assert finding_for(town, finding.pk) == finding
    assert counts(town, SOON).findings == 1

    with pytest.raises(SupervisionRefused, match="待整改"):
        accept(finding, "好", by=clerk, on=SOON)
    with pytest.raises(NotAllowed):
        answer_finding(finding, "改了", by=ground.by("other_town_clerk"), on=SOON)
    row = answer_finding(finding, "补签了承诺书", by=town, on=SOON)
    assert row.look_on == SOON + timedelta(days=10)
    with pytest.raises(SupervisionRefused, match="以后"):
        send_back(finding, "不行", SOON, by=clerk, on=SOON)
    send_back(finding, "成员没有签", SOON + timedelta(days=9), by=clerk, on=SOON)
    answer_finding(finding, "全部补签", by=town, on=SOON)
    row = accept(finding, "看过", by=clerk, on=SOON)

    assert (row.state, row.closed_on) == (FindingState.CLOSED, SOON)
    assert [deed.kind for deed in row.deeds.all()] == [
        "answered", "sent_back", "answered", "accepted",
    ]  # fmt: skip


def test_the_other_town_finds_nothing(ground: Ground, review: Review) -> None:
    finding = found(ground.cast, review, PROCEDURE, SOON)

    for key in ("other_town_clerk", "other_town_head", "village_worker", "finance_clerk"):
        assert not findings_of(ground.by(key)).exists()
        with pytest.raises(NoSuchPlan):
            finding_for(ground.by(key), finding.pk)
        with pytest.raises(NoSuchPlan):
            review_for(ground.by(key), review.pk)
    assert finding_for(ground.by("auditor"), finding.pk) == finding


def pay(ground: Ground) -> None:
    first = DECEMBER.first
    run = payments.compute_run(
        DECEMBER, "relief/dibao", "440118", by=ground.cast.doer("finance_clerk"), on=first
    ).run
    run = payments.review_run(run, by=ground.cast.doer("finance_head"), on=first)
    payments.approve_run(run, by=ground.cast.doer("district_head"), on=first)


def test_a_wrong_amount_is_followed_to_the_money(ground: Ground, review: Review) -> None:
    """A death nobody handled: the review case lowers the amount, December comes back."""
    finding, by = found(ground.cast, review, AMOUNT, SOON), ground.by
    pay(ground)
    on = date(2026, 12, 7)
    death = Correction("死亡", date(2026, 11, 20), ground.cast.spouse.pk)
    with pytest.raises(SupervisionRefused, match="没有“天塌了”这种复核"):
        wrong = Correction("天塌了", on)
        open_review_case(finding, wrong, by=by("district_clerk"), on=on)

    row = open_review_case(finding, death, by=by("district_clerk"), on=on)

    change = row.case
    assert change is not None and change.event == "死亡"
    with pytest.raises(SupervisionRefused, match="已经跟着办件"):
        open_review_case(finding, death, by=by("district_clerk"), on=on)
    answer_finding(finding, "正在复核", by=by("town_clerk"), on=on)
    with pytest.raises(SupervisionRefused, match="还没有办结"):
        accept(finding, "好", by=by("district_clerk"), on=on)
    _finish(ground, change)
    (claim,) = progress_of(Finding.objects.get()).claims
    assert claim.outstanding == 290_240 - 162_040
    row = accept(finding, "已减发，多发的在追回", by=by("district_clerk"), on=date(2026, 12, 9))
    assert row.state == FindingState.CLOSED


def _finish(ground: Ground, change: Case) -> None:
    on, colleague = date(2026, 12, 7), ("second_town_clerk",)
    take(change, "核查", "拟减发", by=ground.by("town_clerk"), on=on, signers=colleague)
    answer(change.number, "听取意见", Reply("没有意见"), by=ground.by("applicant"), on=on)
    take(change, "决定", "因去世减发", by=ground.by("town_head"), on=date(2026, 12, 8))


def test_money_is_not_put_right_by_words(ground: Ground, review: Review) -> None:
    finding = found(ground.cast, review, AMOUNT, SOON)
    answer_finding(finding, "口头说明", by=ground.by("town_clerk"), on=SOON)

    with pytest.raises(SupervisionRefused, match="请先更正待遇，或者开复核办件"):
        accept(finding, "好", by=ground.by("district_clerk"), on=SOON)
    with pytest.raises(SupervisionRefused, match="要开复核办件"):
        follow_case(finding, ground.case.number, by=ground.by("district_clerk"), on=SOON)


def test_who_was_refused_wrongly_is_followed_by_her_new_case(
    ground: Ground, review: Review
) -> None:
    finding, clerk = found(ground.cast, review, MISSED, SOON), ground.by("town_clerk")
    (other,) = copied(ground.case, 1)
    with pytest.raises(SupervisionRefused, match="不是用复核办件整改"):
        open_review_case(finding, Correction("收入变化", SOON), by=clerk, on=SOON)
    with pytest.raises(SupervisionRefused, match="请核对编号"):
        follow_case(finding, ground.case.number, by=clerk, on=SOON)

    row = follow_case(finding, other.number, by=clerk, on=SOON)
    answer_finding(finding, "已重新受理并批准", by=clerk, on=SOON)

    assert row.case == other
    assert accept(finding, "批准了", by=ground.by("district_head"), on=SOON).closed_on == SOON


def test_what_is_late_is_told_once(ground: Ground, review: Review) -> None:
    after = review.due_on + timedelta(days=1)
    head = Recipient("officer", "district_head")

    assert escalate_overdue(review.due_on) == 0
    assert (escalate_overdue(after), escalate_overdue(after)) == (1, 0)
    finding = found(ground.cast, review, PROCEDURE, after)
    late = finding.due_on + timedelta(days=1)
    assert (escalate_overdue(late), escalate_overdue(late)) == (1, 0)
    answer_finding(finding, "改了", by=ground.by("town_clerk"), on=late)
    assert escalate_overdue(late + timedelta(days=11)) == 1
    assert "1 件抽查复核或抽查问题超过期限" in inbox(head)[0].text


def test_conclude_with_no_fault_leaves_no_finding(ground: Ground, review: Review) -> None:
    concluded_review(ground.cast, review, FINE, SOON)
    assert not Finding.objects.exists()
