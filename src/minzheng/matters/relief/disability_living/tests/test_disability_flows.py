"""Both disability subsidies: sixteen working days across provinces, and nobody stopped unheard."""

from datetime import date

import pytest

from minzheng.kernel.flow import ANSWERED, TIMED_OUT, Effect, Since
from minzheng.kernel.matter import Matter, catalogue
from minzheng.kernel.one import run

ON, PLACE = date(2026, 11, 21), "440118001001"
BOTH = [catalogue().get(f"relief/disability_{kind}") for kind in ("living", "care")]
both = pytest.mark.parametrize("matter", BOTH, ids=["living", "care"])


def flow(matter: Matter, event: str):
    return matter.flow_for(event)


def targets(flow, element: str, outcome: str) -> set[str]:
    ways = flow.ways_out(flow.element(element))
    return {target.name for path in ways if path.outcome == outcome for target in path.targets}


def days(matter: Matter, element: str) -> int:
    length = matter.application.element(element).within.length
    if isinstance(length, int):
        return length
    return run((length,), {}, on=ON, place=PLACE, params=catalogue().params).value(length)


@both
def test_it_takes_three_and_ten_and_three_working_days(matter: Matter) -> None:
    application = matter.application

    assert days(matter, "转送") == 3
    assert application.total.term.length == 10
    assert application.element("批准").within.length == 3
    assert application.element("不予批准").within.length == 3


@both
def test_the_three_offices_fit_into_the_ten_days(matter: Matter) -> None:
    assert sum(days(matter, step) for step in ("初审", "残联核验", "审定")) == 10


@both
def test_any_window_takes_the_papers_and_sends_them_on(matter: Matter) -> None:
    assert targets(matter.application, "受理审查", "收齐转送") == {"转送"}
    assert targets(matter.application, "转送", "已转送") == {"已转送户籍地"}


@both
def test_money_runs_from_the_month_of_application(matter: Matter) -> None:
    granted = [e for f in matter.flows for e in f.ends() if e.effect is Effect.GRANT]

    assert {end.since for end in granted} == {Since.APPLICATION}


@both
def test_who_does_not_answer_the_invitation_is_visited(matter: Matter) -> None:
    found = next(f for f in matter.flows if any(t.finds is not None for t in f.triggers))

    assert targets(found, "告知", ANSWERED) == {"初审"}
    assert targets(found, "告知", TIMED_OUT) == {"上门告知"}


@both
@pytest.mark.parametrize("outcome", ["拟减发", "拟停发"])
def test_nobody_loses_money_unheard(matter: Matter, outcome: str) -> None:
    assert targets(flow(matter, "定期复核"), "核查", outcome) == {"听取意见"}


@both
def test_after_a_death_it_stops_from_the_month_after_the_death(matter: Matter) -> None:
    end = flow(matter, "死亡").element("因去世停发")

    assert (end.effect, end.since) == (Effect.STOP, Since.EVENT)


@both
def test_the_federation_checks_the_certificate(matter: Matter) -> None:
    assert matter.application.element("残联核验").by.role == "disabled_federation"
