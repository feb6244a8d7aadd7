"""Working a task: take, hand over, visit, judge, and what a verdict leads to."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import Cast
from minzheng.engines.alerts.api import (
    AlertRefused,
    AlertTask,
    Judgement,
    Lead,
    NoSuchTask,
    Paper,
    Ruling,
    State,
    Verdict,
    Visit,
    escalate_overdue,
    facts_of,
    hand_over,
    judge,
    leads_of,
    read_paper,
    sentence_of,
    take,
    task_for,
    tasks_of,
    visit,
)
from minzheng.engines.alerts.tests.nights import (
    DEATH,
    DEATH_AGAIN,
    DIED,
    FRIDAY,
    HOMES,
    MISSED,
    MONDAY,
    SATURDAY,
    TWO_HOMES,
    found,
    raised,
    run,
)
from minzheng.engines.audit import api as audit
from minzheng.engines.cases.api import Case
from minzheng.engines.cases.testing import apply
from minzheng.engines.cases.tests.staging import decided_case
from minzheng.engines.notices import api as notices
from minzheng.registers.people.api import get_person

JPG = b"\xff\xd8\xff a photo"
APPLIED, LATER = date(2026, 11, 2), date(2026, 12, 10)
SO = Ruling(Verdict.TRUE, Lead.CASE, "家属承认已经去世")
NOT_SO = Ruling(Verdict.FALSE, Lead.NOTHING, "同名，不是本人")


@pytest.fixture
def task(cast: Cast) -> AlertTask:
    return raised(HOMES, cast.household.pk, TWO_HOMES)


@pytest.fixture
def holding(cast: Cast) -> Cast:
    """The family receives the allowance from December."""
    decided_case(cast, apply(cast, on=APPLIED))
    return cast


# Taking


def test_the_clerk_of_the_town_takes_it(cast: Cast, task: AlertTask) -> None:
    row = take(task, by=cast.viewers["town_clerk"], on=SATURDAY)

    assert (row.state, row.taken_by) == (State.TAKEN, "town_clerk")
    verbs = [entry.verb for entry in audit.entries_about(task.ref)]
    assert verbs == ["alert_taken"]


def test_taking_it_twice_changes_nothing(cast: Cast, task: AlertTask) -> None:
    take(task, by=cast.viewers["town_clerk"], on=SATURDAY)

    take(task, by=cast.viewers["town_clerk"], on=MONDAY)

    assert task.deeds.count() == 1


def test_what_another_has_in_hand_is_not_taken(cast: Cast, task: AlertTask) -> None:
    take(task, by=cast.viewers["town_clerk"], on=SATURDAY)

    with pytest.raises(AlertRefused, match="李建国在办"):
        take(task, by=cast.viewers["second_town_clerk"], on=SATURDAY)


def test_it_refuses_a_clerk_of_another_town(cast: Cast, task: AlertTask) -> None:
    with pytest.raises(NotAllowed):
        take(task, by=cast.viewers["other_town_clerk"], on=SATURDAY)


def test_another_town_does_not_find_it(cast: Cast, task: AlertTask) -> None:
    with pytest.raises(NoSuchTask):
        task_for(cast.viewers["other_town_head"], task.pk)


def test_a_village_worker_sees_only_what_was_raised_for_her(cast: Cast, task: AlertTask) -> None:
    hers = raised(MISSED, cast.applicant.pk, {"到库年龄": 81})

    assert list(tasks_of(cast.viewers["village_worker"])) == [hers]
    assert set(tasks_of(cast.viewers["town_clerk"])) == {task, hers}


@pytest.mark.parametrize("key", ["finance_clerk", "system_admin", "applicant", "data_clerk"])
def test_whose_business_it_is_not_sees_nothing(cast: Cast, task: AlertTask, key: str) -> None:
    assert list(tasks_of(cast.viewers[key])) == []


# Handing over


def test_a_task_is_handed_to_a_colleague_who_is_told(cast: Cast, task: AlertTask) -> None:
    row = hand_over(
        task, "second_town_clerk", words="他熟悉这户", by=cast.viewers["town_head"], on=SATURDAY
    )

    assert (row.taken_name, row.state) == ("郑伟", State.TAKEN)
    [message] = notices.inbox(notices.Recipient("officer", "second_town_clerk"))
    assert message.link == task.ref


def test_it_is_not_handed_to_another_town(cast: Cast, task: AlertTask) -> None:
    with pytest.raises(AlertRefused, match="从名单里选择"):
        hand_over(task, "other_town_clerk", words="", by=cast.viewers["town_head"], on=SATURDAY)


# Visiting


def test_a_visit_is_written_down_with_its_photo(cast: Cast, task: AlertTask) -> None:
    seen = Visit(SATURDAY, "见到户主，旧房已拆", Paper("门口.jpg", JPG))

    row = visit(task, seen, by=cast.viewers["town_clerk"], on=MONDAY)

    deed = row.deeds.get(kind="visited")
    assert (row.state, row.taken_by, deed.on) == (State.VISITED, "town_clerk", SATURDAY)
    assert read_paper(deed) == (JPG, "image/jpeg")


@pytest.mark.parametrize(
    ("seen", "why"),
    [
        (Visit(MONDAY, "见到了"), "晚于今天"),
        (Visit(FRIDAY, " "), "见到了谁"),
        (Visit(FRIDAY, "见到了", Paper("a.exe", b"MZ")), "不是 PDF 或照片"),
    ],
)
def test_a_visit_that_cannot_be_is_refused(
    cast: Cast, task: AlertTask, seen: Visit, why: str
) -> None:
    with pytest.raises(AlertRefused, match=why):
        visit(task, seen, by=cast.viewers["town_clerk"], on=SATURDAY)

    task.refresh_from_db()
    assert task.state == State.OPEN


# Judging


def test_a_verdict_needs_a_reason(cast: Cast, task: AlertTask) -> None:
    with pytest.raises(AlertRefused, match="依据"):
        judge(
            task, Ruling(Verdict.FALSE, Lead.NOTHING, " "), by=cast.viewers["town_clerk"],
            on=SATURDAY,
        )  # fmt: skip


def test_not_so_leads_to_nothing(cast: Cast, task: AlertTask) -> None:
    with pytest.raises(AlertRefused, match="不用再办"):
        judge(
            task, Ruling(Verdict.FALSE, Lead.CASE, "看错"), by=cast.viewers["town_clerk"],
            on=SATURDAY,
        )  # fmt: skip


def test_a_verdict_closes_it_and_is_counted(cast: Cast, task: AlertTask) -> None:
    row = judge(task, NOT_SO, by=cast.viewers["town_clerk"], on=MONDAY)

    counted = Judgement.objects.get()
    assert (row.state, row.verdict, row.closed_on) == (State.JUDGED, Verdict.FALSE, MONDAY)
    assert (counted.rule, counted.days, counted.bulk) == (HOMES, 3, False)


def test_what_is_closed_is_not_judged_again(cast: Cast, task: AlertTask) -> None:
    judge(task, NOT_SO, by=cast.viewers["town_clerk"], on=MONDAY)

    with pytest.raises(AlertRefused, match="已判定"):
        judge(task, SO, by=cast.viewers["town_clerk"], on=MONDAY)


def test_after_not_so_the_next_night_stays_quiet(cast: Cast, task: AlertTask) -> None:
    judge(task, NOT_SO, by=cast.viewers["town_clerk"], on=SATURDAY)

    done = run(found(HOMES, (cast.household.pk, TWO_HOMES)), MONDAY)

    assert (done.quiet, done.reopened) == (1, 0)


def test_after_put_right_it_comes_again_with_the_next_night(cast: Cast, task: AlertTask) -> None:
    ruling = Ruling(Verdict.CORRECTED, Lead.NOTHING, "房子已经过户")
    judge(task, ruling, by=cast.viewers["town_clerk"], on=SATURDAY)

    done = run(found(HOMES, (cast.household.pk, TWO_HOMES)), MONDAY)

    task.refresh_from_db()
    assert (done.reopened, task.state, task.verdict) == (1, State.OPEN, "")
    assert Judgement.objects.count() == 1  # the earlier verdict still counts


# What it leads to


def test_a_true_death_opens_the_review_of_what_is_held(holding: Cast) -> None:
    task = raised(DEATH, holding.spouse.pk, DIED)

    row = judge(task, SO, by=holding.viewers["town_clerk"], on=MONDAY)

    case = Case.objects.get(event="死亡")
    assert row.lead_ref == case.ref
    assert case.happened_on == date(2026, 11, 18)
    assert get_person(holding.spouse.pk).died_on == date(2026, 11, 18)


def test_other_rules_about_the_same_death_get_the_same_verdict(holding: Cast) -> None:
    task = raised(DEATH, holding.spouse.pk, DIED)
    same = raised(
        DEATH_AGAIN, holding.spouse.pk, {"死亡日期": date(2026, 11, 18), "原月保障金": 80_000}
    )
    else_ = raised(MISSED, holding.spouse.pk, {"到库年龄": 81})

    judge(task, SO, by=holding.viewers["town_clerk"], on=MONDAY)

    same.refresh_from_db()
    else_.refresh_from_db()
    assert (same.state, same.verdict) == (State.JUDGED, Verdict.TRUE)
    assert else_.state == State.OPEN
    assert Case.objects.filter(event="死亡").count() == 1


def test_two_homes_open_a_review_of_the_household(holding: Cast) -> None:
    task = raised(HOMES, holding.household.pk, TWO_HOMES)

    judge(task, SO, by=holding.viewers["town_clerk"], on=MONDAY)

    assert Case.objects.get(event="异常预警").household_id == holding.household.pk


def test_where_nothing_is_held_no_review_is_opened(cast: Cast, task: AlertTask) -> None:
    with pytest.raises(AlertRefused, match="没有在享受"):
        judge(task, SO, by=cast.viewers["town_clerk"], on=MONDAY)

    task.refresh_from_db()
    assert task.state == State.OPEN


def test_somebody_missed_is_helped_to_apply(cast: Cast) -> None:
    task = raised(MISSED, cast.applicant.pk, {"到库年龄": 81})
    ruling = Ruling(Verdict.TRUE, Lead.HELP, "老人在家，愿意领")

    row = judge(task, ruling, by=cast.viewers["village_worker"], on=MONDAY)

    case = Case.objects.get(matter="eldercare/longevity")
    assert (row.lead_ref, case.person_id) == (case.ref, cast.applicant.pk)


def test_for_a_matter_one_applies_for_a_draft_is_begun(cast: Cast) -> None:
    values = {"到库人数": 3, "到库人均月收入": 20_000}
    task = raised("watch_missed:推算符合低保", cast.household.pk, values)
    ruling = Ruling(Verdict.TRUE, Lead.HELP, "家里确实困难")

    row = judge(task, ruling, by=cast.viewers["village_worker"], on=MONDAY)

    assert row.lead_ref.startswith("draft:")


def test_money_is_not_asked_back_before_it_is_reckoned(cast: Cast, task: AlertTask) -> None:
    ruling = Ruling(Verdict.TRUE, Lead.RECOVERY, "多领了")

    with pytest.raises(AlertRefused, match="停发"):
        judge(task, ruling, by=cast.viewers["town_clerk"], on=MONDAY)


def test_the_usual_lead_comes_first(cast: Cast, task: AlertTask) -> None:
    missed = raised(MISSED, cast.applicant.pk, {"到库年龄": 81})

    assert leads_of(task)[0] is Lead.CASE
    assert leads_of(missed)[0] is Lead.HELP


# In words


def test_the_sentence_says_the_values_in_words(cast: Cast) -> None:
    task = raised(DEATH, cast.applicant.pk, DIED)

    assert sentence_of(task, "罗**").startswith("罗**的死亡医学证明登记为2026年11月18日去世")


def test_what_is_not_known_is_said_so(cast: Cast) -> None:
    values: dict[str, Any] = {"入住日期": None}
    task = raised("watch_disability:住养老机构仍领护理补贴", cast.applicant.pk, values)

    assert "自没有记录起" in sentence_of(task, "罗**")


def test_facts_name_their_term_and_text(cast: Cast, task: AlertTask) -> None:
    told = {fact.term: fact.text for fact in facts_of(task)}

    assert told == {"到库住房套数": "2套", "住房限额": "1套"}


# Late


def test_what_is_late_is_told_to_the_head_once(cast: Cast, task: AlertTask) -> None:
    assert escalate_overdue(LATER) == 1
    assert escalate_overdue(LATER) == 0

    [message] = notices.inbox(notices.Recipient("officer", "town_head"))
    assert "1 条预警" in message.text


def test_what_is_not_late_yet_is_not_told(cast: Cast, task: AlertTask) -> None:
    assert escalate_overdue(task.due_on) == 0


def test_the_paper_lies_under_the_data_folder(cast: Cast, task: AlertTask, settings: Any) -> None:
    seen = Visit(SATURDAY, "见到户主", Paper("门口.jpg", JPG))
    row = visit(task, seen, by=cast.viewers["town_clerk"], on=SATURDAY)

    assert (Path(settings.DATA_DIR) / row.deeds.get(kind="visited").paper).is_file()
