"""A night's findings become tasks: once, kept up to date, closed when they change back."""

from datetime import date
from time import monotonic
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minzheng.engines.access.testing import DISTRICT, OTHER_VILLAGE_A, VILLAGE_A, Cast
from minzheng.engines.alerts.api import (
    AlertTask,
    Findings,
    LaterNight,
    RuleNight,
    UnknownRule,
    Verdict,
    open_subjects,
    rules,
    settle,
)
from minzheng.engines.alerts.finding import Row
from minzheng.engines.alerts.models import State
from minzheng.engines.alerts.sorting import Known, sort
from minzheng.engines.alerts.tests.nights import (
    DEATH,
    DIED,
    FRIDAY,
    HOMES,
    LATE,
    MONDAY,
    SATURDAY,
    TWO_HOMES,
    found,
    night,
    run,
)
from minzheng.engines.audit import api as audit
from minzheng.kernel.doer import SYSTEM

MANY, SECONDS = 20_000, 15  # generous: the machine is shared


def test_a_finding_becomes_a_task_of_the_rule(cast: Cast) -> None:
    run(found(DEATH, (cast.applicant.pk, DIED)), FRIDAY, deaths="2026-11-19-001")

    task = AlertTask.objects.get()
    assert (task.subject, task.about, task.division_code) == (
        cast.applicant.pk, "person", VILLAGE_A,
    )  # fmt: skip
    assert task.values == {"医学死亡日期": 20261118}
    assert (task.role, task.severity, task.concern) == ("town_clerk", 3, "WRONG")
    assert task.due_on == date(2026, 11, 25)  # three working days after a Friday


def test_a_second_run_of_the_night_changes_nothing(cast: Cast) -> None:
    findings = found(HOMES, (cast.household.pk, TWO_HOMES))
    run(findings)
    entries = len(audit.entries_about(f"rule:{HOMES}"))

    again = run(findings)

    assert again.changes == 0
    assert AlertTask.objects.count() == 1
    assert len(audit.entries_about(f"rule:{HOMES}")) == entries
    assert RuleNight.objects.get().raised == 1


def test_values_are_kept_up_to_date(cast: Cast) -> None:
    run(found(HOMES, (cast.household.pk, TWO_HOMES)))

    done = run(found(HOMES, (cast.household.pk, {**TWO_HOMES, "到库住房套数": 3})), SATURDAY)

    task = AlertTask.objects.get()
    assert (done.updated, task.values["到库住房套数"]) == (1, 3)
    assert (task.raised_on, task.seen_on) == (FRIDAY, SATURDAY)
    [deed] = task.deeds.all()
    assert (deed.kind, deed.words) == ("changed", "到库住房套数由2套变为3套")


def test_a_task_follows_its_subject_to_another_village(cast: Cast) -> None:
    run(found(HOMES, (cast.household.pk, TWO_HOMES)))

    run(found(HOMES, (cast.household.pk, TWO_HOMES), place=OTHER_VILLAGE_A), SATURDAY)

    task = AlertTask.objects.get()
    assert task.division_code == OTHER_VILLAGE_A
    assert [deed.words for deed in task.deeds.all()] == ["管这件事的村（社区）有变化"]


def test_it_closes_itself_when_the_facts_change_back(cast: Cast) -> None:
    run(found(HOMES, (cast.household.pk, TWO_HOMES)))

    done = run(found(HOMES), SATURDAY)

    task = AlertTask.objects.get()
    assert (done.closed, task.state, task.closed_on) == (1, State.FADED, SATURDAY)


def test_what_became_unknown_closes_nothing(cast: Cast) -> None:
    run(found(HOMES, (cast.household.pk, TWO_HOMES)))

    done = run(found(HOMES, unknown=(cast.household.pk,)), SATURDAY)

    assert (done.closed, AlertTask.objects.get().state) == (0, State.OPEN)


def test_it_is_raised_again_when_it_comes_back(cast: Cast) -> None:
    run(found(HOMES, (cast.household.pk, TWO_HOMES)))
    run(found(HOMES), SATURDAY)

    done = run(found(HOMES, (cast.household.pk, TWO_HOMES)), MONDAY)

    task = AlertTask.objects.get()
    assert (done.reopened, task.state, task.times) == (1, State.OPEN, 2)
    assert (task.raised_on, task.closed_on) == (MONDAY, None)


def test_an_older_night_is_refused_after_a_newer_one(cast: Cast) -> None:
    run(found(HOMES, (cast.household.pk, TWO_HOMES)), MONDAY)

    with pytest.raises(LaterNight, match="2026-11-23"):
        run(found(HOMES), FRIDAY)

    assert AlertTask.objects.get().state == State.OPEN


def test_a_rule_that_nobody_declares_is_refused(cast: Cast) -> None:
    with pytest.raises(UnknownRule, match="撤销或者改名"):
        run(found("watch_death:没有这条", (1, DIED)))


def test_the_versions_a_task_rests_on_are_those_of_its_own_feeds(cast: Cast) -> None:
    run(found(HOMES, (cast.household.pk, TWO_HOMES)), FRIDAY, nobody_reads="2026-11-01-001")

    assert "nobody_reads" not in AlertTask.objects.get().sources


def test_late_data_is_a_task_of_the_whole_district(cast: Cast) -> None:
    told = {"距上次到库天数": [40], "应报天数": [30], "宽限天数": [5], "从未到库": [False]}
    findings = Findings(LATE, pa.table({"feed": ["deaths"], **told}))

    settle([findings], night(), by=SYSTEM)
    task = AlertTask.objects.get()

    assert (task.about, task.feed, task.division_code) == ("feed", "deaths", DISTRICT)


def test_the_night_is_told_who_has_a_task(cast: Cast) -> None:
    run(found(HOMES, (9, TWO_HOMES), (3, TWO_HOMES)))

    waiting = open_subjects()

    assert waiting[HOMES].tolist() == [3, 9]
    assert waiting[DEATH].tolist() == []
    assert waiting.keys() >= rules().keys()


def test_many_findings_are_settled_in_seconds(cast: Cast) -> None:
    rows = tuple((number, TWO_HOMES) for number in range(1, MANY + 1))
    began = monotonic()

    first, second = run(found(HOMES, *rows)), run(found(HOMES, *rows[:-1]), SATURDAY)

    assert (first.raised, second.closed, second.open) == (MANY, 1, MANY - 1)
    assert monotonic() - began < SECONDS


# Sorting alone, with everything that can be


def task(state: str, verdict: str, value: int, closed: date | None, *, subject: int = 1) -> Known:
    return Known(
        pk=subject, subject=subject, feed="", state=state, values={"值": value},
        division_code=VILLAGE_A, verdict=verdict, closed_on=closed, seen_on=FRIDAY, times=1,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("verdict", "value", "days", "comes_again"),
    [
        (Verdict.FALSE, 1, 400, False),
        (Verdict.FALSE, 2, 1, True),
        (Verdict.TRUE, 1, 30, False),
        (Verdict.TRUE, 1, 31, True),
        (Verdict.CORRECTED, 1, 1, True),
        (Verdict.CORRECTED, 1, 0, False),
    ],
)
def test_what_was_judged_comes_again_only_for_a_reason(
    verdict: Verdict, value: int, days: int, comes_again: bool
) -> None:
    day = date.fromordinal(FRIDAY.toordinal() + days)
    known = {(1, ""): task(State.JUDGED, verdict, 1, FRIDAY)}
    row = Row(1, "", VILLAGE_A, {"值": value})

    done = sort([row], known, frozenset(), day=day, patience=30)

    assert (len(done.again), len(done.quiet)) == ((1, 0) if comes_again else (0, 1))


@given(
    found_now=st.dictionaries(st.integers(1, 6), st.integers(0, 1)),
    before=st.dictionaries(st.integers(1, 6), st.integers(0, 1)),
    unknown=st.frozensets(st.integers(1, 6)),
)
@settings(max_examples=100)
def test_every_finding_and_every_task_goes_one_way(
    found_now: dict[int, int], before: dict[int, int], unknown: frozenset[int]
) -> None:
    known = {(n, ""): task(State.OPEN, "", v, None, subject=n) for n, v in before.items()}
    rows = [Row(n, "", VILLAGE_A, {"值": v}) for n, v in found_now.items()]

    done = sort(rows, known, unknown, day=MONDAY, patience=30)

    assert {row.subject for row in done.new} == found_now.keys() - before.keys()
    met = {t.subject for t in done.same} | {t.subject for t, _ in done.changed}
    assert met == found_now.keys() & before.keys()
    assert {t.subject for t in done.gone} == before.keys() - found_now.keys() - unknown
    assert not done.again
    assert not done.quiet


def test_a_row_says_dates_as_rules_count_them(cast: Cast) -> None:
    told: dict[str, Any] = {"医学死亡日期": date(2026, 11, 18)}

    run(found(DEATH, (cast.applicant.pk, told)))

    assert AlertTask.objects.get().values["医学死亡日期"] == 20261118
