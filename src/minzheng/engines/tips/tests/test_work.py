"""A tip is taken, visited, settled and answered; a child's danger is reported first."""

from datetime import date, timedelta
from typing import Any

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import DISTRICT, OTHER_VILLAGE_A, VILLAGE_B, Cast
from minzheng.engines.cases.testing import apply
from minzheng.engines.notices.api import Recipient, inbox
from minzheng.engines.tips.api import (
    NewTip,
    Settlement,
    Tip,
    TipRefused,
    Wanted,
    call_back,
    counts,
    deeds_of,
    escalate_overdue,
    figures,
    likely_same,
    link_same,
    note_report,
    progress,
    receive,
    settle,
    take,
    tip_page,
    visit,
)
from minzheng.engines.tips.finding import PAGE
from minzheng.engines.tips.tests.conftest import (
    FRIDAY,
    MONDAY,
    THURSDAY,
    TUESDAY,
    WORDS,
    Bring,
)

HELPED = Settlement("helped", "送医，已通知女儿", "老人平安，谢谢您。")


@pytest.fixture
def worker(cast: Cast) -> Any:
    return cast.viewers["village_worker"]


def visited(tip: Tip, by: Any) -> Tip:
    return visit(tip, "开门见到本人，跌倒", day=TUESDAY, by=by, on=TUESDAY)


def test_it_is_taken_once(cast: Cast, bring: Bring, worker: Any) -> None:
    tip = bring()

    take(tip, by=worker, on=TUESDAY)
    take(tip, by=worker, on=TUESDAY)

    with pytest.raises(TipRefused, match="何小敏在办"):
        take(tip, by=cast.viewers["town_clerk"], on=TUESDAY)
    with pytest.raises(NotAllowed):
        take(tip, by=cast.viewers["other_village_worker"], on=TUESDAY)
    assert [deed.kind for deed in deeds_of(tip)] == ["received", "taken"]


def test_it_goes_to_its_end_and_who_told_can_read_it(bring: Bring, worker: Any) -> None:
    tip = bring()

    visited(tip, worker)
    closed = settle(tip, HELPED, by=worker, on=TUESDAY)

    assert (closed.state, closed.closed_on, closed.taken_name) == ("closed", TUESDAY, "何小敏")
    told = progress(tip.number)
    assert told.closed and "给了帮助" in told.outcome and told.answer == "老人平安，谢谢您。"
    assert "女儿" not in str(told)
    with pytest.raises(TipRefused, match="办结"):
        visited(tip, worker)


WRONG: tuple[tuple[Settlement, str], ...] = (
    (Settlement("cured", "好了"), "处理结果"),
    (Settlement("helped", " "), "怎样处理"),
    (Settlement("handed", "不归我们"), "哪个部门"),
    (Settlement("same", "重复"), "先在"),
    (Settlement("case", "已申请"), "请填办件编号"),
    (Settlement("case", "已申请", case_number="DB-1"), "没有编号"),
    (Settlement("helped", "好了", "陈阿婆平安"), "不能写姓名"),
    (Settlement("helped", "好了", "电话 13800138000"), "不能写姓名"),
)


@pytest.mark.parametrize(("end", "why"), WRONG)
def test_an_end_that_cannot_stand_is_refused(
    bring: Bring, worker: Any, end: Settlement, why: str
) -> None:
    tip = visited(bring(), worker)

    with pytest.raises(TipRefused, match=why):
        settle(tip, end, by=worker, on=TUESDAY)


def test_nobody_is_helped_without_a_visit(bring: Bring, worker: Any) -> None:
    with pytest.raises(TipRefused, match="没有上门"):
        settle(bring(), HELPED, by=worker, on=TUESDAY)
    handed = Settlement("handed", "属住房保障", handed_to="区住建局")

    assert settle(bring(), handed, by=worker, on=TUESDAY).outcome == "handed"


def test_a_visit_has_a_day_and_words(bring: Bring, worker: Any) -> None:
    for words, day, why in ((" ", TUESDAY, "见到了谁"), ("见到", FRIDAY, "上门日期")):
        with pytest.raises(TipRefused, match=why):
            visit(bring(), words, day=day, by=worker, on=TUESDAY)


def test_a_case_can_come_of_it(cast: Cast, bring: Bring, worker: Any) -> None:
    case = apply(cast, on=MONDAY)
    tip = visited(bring(), worker)

    end = Settlement("case", "已代为申请低保", case_number=case.number.lower())
    closed = settle(tip, end, by=worker, on=TUESDAY)

    assert closed.case_number == case.number


def test_harm_to_a_child_is_reported_before_it_is_settled(cast: Cast, bring: Bring) -> None:
    director = cast.viewers["child_director"]
    tip = visited(bring(kind="child_harm", who="小明"), director)

    with pytest.raises(TipRefused, match="第十一条"):
        settle(tip, HELPED, by=director, on=TUESDAY)
    with pytest.raises(TipRefused, match="哪个派出所"):
        note_report(tip, " ", by=director, on=TUESDAY)
    note_report(tip, "10:20 报青竹派出所，接报人王警官", by=director, on=TUESDAY)

    assert settle(tip, HELPED, by=director, on=TUESDAY).outcome == "helped"
    with pytest.raises(TipRefused, match="不是儿童受伤害"):
        note_report(bring(), "报了", by=cast.viewers["village_worker"], on=TUESDAY)


def test_the_same_told_twice_is_shown_and_linked_not_merged(bring: Bring, worker: Any) -> None:
    first = bring()
    again = bring(who="陈 阿婆", words="有个老人没人管")
    worded = bring(who="", words=WORDS.replace("三天", "四天"))
    other = bring(who="李伯", kind="poor", words="家里漏雨，没有米")

    assert {each.tip.number: each.why for each in likely_same(worker, first)} == {
        again.number: "同名", worded.number: "同村、同类，说法相近",
    }  # fmt: skip
    assert likely_same(worker, other) == []

    link_same(again, first, by=worker, on=TUESDAY)
    done = settle(again, Settlement("same", "重复反映"), by=worker, on=TUESDAY)

    assert (done.same_as, Tip.objects.count()) == (first, 4)
    for wrong in (again, first):
        with pytest.raises(TipRefused, match="自己相同"):
            link_same(first, wrong, by=worker, on=TUESDAY)


def test_likeness_does_not_show_what_one_may_not_see(cast: Cast, bring: Bring) -> None:
    tip = bring()
    bring(kind="child_harm")
    bring(division_code=VILLAGE_B)
    near = bring(division_code=OTHER_VILLAGE_A)

    assert likely_same(cast.viewers["village_worker"], tip) == []
    assert [each.tip for each in likely_same(cast.viewers["town_clerk"], tip)] == [near]


def test_who_was_signed_in_gets_the_answer(cast: Cast, worker: Any) -> None:
    new = NewTip("elder", cast.household.division_code, WORDS)
    tip = receive(new, by=cast.viewers["applicant"], on=MONDAY)

    settle(visited(tip, worker), HELPED, by=worker, on=TUESDAY)

    assert tip.number in inbox(Recipient("person", str(cast.applicant.pk))).get().text


def test_what_is_late_is_told_above_once(bring: Bring) -> None:
    bring()

    assert escalate_overdue(THURSDAY) == 0
    assert escalate_overdue(FRIDAY) == 1
    assert escalate_overdue(FRIDAY) == 0
    assert "1 条求助线索" in inbox(Recipient("officer", "town_clerk")).get().text
    assert not inbox(Recipient("officer", "town_head")).exists()


def test_the_list_is_paged_by_cursor_and_counted(cast: Cast, bring: Bring, worker: Any) -> None:
    tips = [bring() for _ in range(PAGE + 2)]
    take(tips[0], by=worker, on=MONDAY)

    first = tip_page(worker, Wanted(), MONDAY)
    second = tip_page(worker, Wanted(after=first.after), MONDAY)

    assert (len(first.rows), len(second.rows), second.after) == (PAGE, 2, 0)
    assert not {row.pk for row in first.rows} & {row.pk for row in second.rows}
    told = counts(worker, FRIDAY)
    assert (told.waiting, told.overdue, told.mine, told.untaken) == (52, 52, 1, 51)
    assert tip_page(cast.viewers["other_town_clerk"], Wanted(), MONDAY).rows == []
    assert len(tip_page(worker, Wanted(mine=True), MONDAY).rows) == 1
    assert tip_page(worker, Wanted(kind="poor"), MONDAY).rows == []


def test_the_figures_of_a_period(bring: Bring, worker: Any) -> None:
    settle(visited(bring(), worker), HELPED, by=worker, on=TUESDAY)
    bring(kind="poor", source="hotline")

    told = figures(DISTRICT, date(2026, 11, 1), date(2026, 11, 30), on=FRIDAY)

    assert (told.received, told.closed, told.in_time, told.late) == (2, 1, 1, 1)
    assert (told.kinds, told.sources) == ({"elder": 1, "poor": 1}, {"web": 1, "hotline": 1})
    assert told.outcomes == {"helped": 1}


def test_who_left_a_name_is_called_back_once_it_is_settled(
    cast: Cast, bring: Bring, worker: Any
) -> None:
    hotline = cast.viewers["hotline_clerk"]
    tip = bring(source="hotline", reporter="何大山", phone="13700137000")
    with pytest.raises(TipRefused, match="还没有办结"):
        call_back(tip, "说了", by=hotline, on=TUESDAY)

    owed = settle(visited(tip, worker), HELPED, by=worker, on=TUESDAY)

    assert owed.owes_answer and counts(hotline, TUESDAY).owed == 1
    assert tip_page(hotline, Wanted(state="owed"), TUESDAY).rows == [owed]
    with pytest.raises(TipRefused, match="什么时候"):
        call_back(owed, " ", by=hotline, on=TUESDAY)
    done = call_back(owed, "下午三点回电，他很满意", by=hotline, on=THURSDAY)
    assert done.answered_on == THURSDAY and counts(hotline, FRIDAY).owed == 0
    with pytest.raises(TipRefused, match="不用答复"):
        call_back(done, "再打一次", by=hotline, on=FRIDAY)


def test_a_call_back_nobody_made_is_told_once(cast: Cast, bring: Bring, worker: Any) -> None:
    tip = bring(reporter="何大山", phone="13700137000")
    owed = settle(visited(tip, worker), HELPED, by=worker, on=TUESDAY)
    assert owed.answer_due is not None
    after = owed.answer_due + timedelta(days=1)

    assert escalate_overdue(owed.answer_due) == 0
    assert (escalate_overdue(after), escalate_overdue(after)) == (1, 0)
    told = inbox(Recipient("officer", "town_clerk", ""))
    assert any("没有回电答复" in each.text for each in told)


def test_nobody_is_called_who_left_nothing_or_does_not_want_it(bring: Bring, worker: Any) -> None:
    named = {"reporter": "何大山", "phone": "13700137000"}
    for told in ({}, {**named, "wants_answer": False}):
        row = settle(visited(bring(**told), worker), HELPED, by=worker, on=TUESDAY)
        assert not row.owes_answer


def test_the_hotline_sees_its_own_and_no_child(cast: Cast, bring: Bring) -> None:
    hotline, own = cast.viewers["hotline_clerk"], bring(source="hotline")
    bring()
    bring(source="hotline", kind="child_harm")

    assert tip_page(hotline, Wanted(), MONDAY).rows == [own]
    with pytest.raises(NotAllowed):
        take(own, by=hotline, on=MONDAY)


def test_what_is_urgent_is_due_the_next_day(bring: Bring) -> None:
    assert bring(is_urgent=True).due_on == TUESDAY
    assert bring().due_on == THURSDAY
