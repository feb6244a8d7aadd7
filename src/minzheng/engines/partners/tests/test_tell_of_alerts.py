"""Alerts as events: raised, judged, faded; only for who was given the scope, and in its area."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.testing import TOWN_A, TOWN_B, VILLAGE_A, Cast, make_cast
from minzheng.engines.alerts.api import AlertTask, Lead, Ruling, Verdict, judge, take
from minzheng.engines.alerts.tests.nights import FRIDAY, MONDAY, found, run
from minzheng.engines.partners import api
from minzheng.engines.partners.testing import let_in

RULE, TOLD = "watch_death:火化后未注销户籍", {"火化日期": FRIDAY, "户籍状态": 1}
NOON = datetime(2026, 11, 20, 4, tzinfo=UTC)


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Path) -> Cast:
    settings.DATA_DIR, settings.HOOKS_INSIDE = tmp_path, True
    return make_cast(FRIDAY)


def listening(cast: Cast, *events: str, **differs: Any) -> api.Hook:
    _, key = let_in(cast, on=FRIDAY, **differs)
    caller = api.admit(api.Knock(key, "", NOON, FRIDAY))
    return api.subscribe(caller, "https://localhost/x", events or tuple(api.EVENTS)).hook


def told(hook: api.Hook) -> list[dict[str, Any]]:
    api.read_trail(NOON, on=FRIDAY)
    return [json.loads(row.body) for row in hook.deliveries.order_by("pk")]


def raise_one(number: int = 7) -> AlertTask:
    run(found(RULE, (number, TOLD)))
    return AlertTask.objects.get(rule=RULE, subject=number)


def test_it_is_raised_and_judged_by_number_alone(cast: Cast) -> None:
    hook = listening(cast)
    task = raise_one()

    take(task, by=cast.viewers["village_worker"], on=FRIDAY)
    judge(task, Ruling(Verdict.FALSE, Lead.NOTHING, "看过"), by=cast.viewers["village_worker"],
          on=FRIDAY)  # fmt: skip

    raised, judged = told(hook)
    assert (raised["event"], judged["event"]) == ("alert.raised", "alert.judged")
    assert raised["task"] == judged["task"] == task.pk and judged["verdict"] == "false"
    assert raised["division"] == VILLAGE_A and raised["due_on"] == task.due_on.isoformat()
    assert not {"subject_number", "values", "name"} & raised.keys()


def test_a_second_night_of_the_day_does_not_tell_again(cast: Cast) -> None:
    hook = listening(cast)
    raise_one()
    told(hook)

    run(found(RULE, (7, TOLD), (8, TOLD)))

    subjects = [AlertTask.objects.get(pk=row["task"]).subject for row in told(hook)]
    assert sorted(subjects) == [7, 8]


def test_what_changed_back_is_told_as_closed(cast: Cast) -> None:
    hook = listening(cast)
    raise_one()

    run(found(RULE), MONDAY)

    assert [row["event"] for row in told(hook)] == ["alert.raised", "alert.closed"]


def test_another_town_and_another_post_are_not_told(cast: Cast) -> None:
    far, near = listening(cast, divisions=(TOWN_B,)), listening(cast, divisions=(TOWN_A,))
    task = raise_one()
    AlertTask.objects.create(
        rule=RULE, about="person", subject=9, division_code=VILLAGE_A, severity=2,
        concern="WRONG", role="town_clerk", values={}, raised_on=FRIDAY, seen_on=FRIDAY,
        due_on=FRIDAY,
    )  # fmt: skip

    assert told(far) == []
    assert [row["task"] for row in told(near)] == [task.pk]


def test_without_the_scope_they_cannot_be_subscribed_to(cast: Cast) -> None:
    with pytest.raises(api.ScopeMissing):
        listening(cast, "alert.raised", scopes=(api.EVENTS_SCOPE,))


def test_when_the_scope_is_gone_nothing_more_is_told(cast: Cast) -> None:
    hook = listening(cast)
    api.Partner.objects.update(scopes=[api.EVENTS_SCOPE])
    raise_one()

    assert told(hook) == []
