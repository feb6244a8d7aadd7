"""In whatever order things are entered, cancelled, handed in and judged, the sums hold."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minzheng.engines.delivery import api
from minzheng.engines.delivery.testing import NOVEMBER, OCTOBER, World
from minzheng.kernel.months import Month

pytestmark = pytest.mark.django_db

SERVICES = ("午餐", "助浴", "康复护理", "理发")
DECEMBER = Month(2026, 12)
# A business day in each month, and the month that is handed in then.
ROUNDS = ((date(2026, 11, 2), OCTOBER), (date(2026, 12, 2), NOVEMBER), (date(2027, 1, 4), DECEMBER))
PRICES = {"午餐": 1_300, "助浴": 6_000, "康复护理": 5_000, "理发": 2_000}

give = st.tuples(
    st.just("give"), st.sampled_from(SERVICES), st.integers(1, 28), st.integers(1, 4),
    st.integers(0, 2),
)  # fmt: skip
cancel = st.tuples(st.just("cancel"), st.integers(0, 30))
rounds = st.tuples(*[st.lists(give | cancel, max_size=7)] * 3)
verdicts = st.lists(st.booleans(), min_size=60, max_size=60)


@dataclass
class Oracle:
    """What a person with paper and pencil knows: each record's sum, and where it ended."""

    live: dict[int, int] = field(default_factory=dict)
    claimed_in: dict[int, int] = field(default_factory=dict)


class Enough(Exception):
    """Undoes an example."""


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(deeds=rounds, verdicts=verdicts)
def test_a_statement_is_the_sum_of_its_accepted_lines_and_claims_nothing_twice(
    world: World, deeds: Sequence[list[tuple[Any, ...]]], verdicts: list[bool]
) -> None:
    oracle, answers = Oracle(), iter(verdicts)
    with pytest.raises(Enough), transaction.atomic():
        for (on, month), done in zip(ROUNDS, deeds, strict=True):
            for deed in done:
                _do(world, oracle, deed, on)
            _settle(world, oracle, (on, month), answers)
        raise Enough


def _do(world: World, oracle: Oracle, deed: tuple[Any, ...], on: date) -> None:
    if deed[0] == "cancel":
        _cancel(world, oracle, deed[1], on)
        return
    _, service, day, quantity, back = deed
    month = max(OCTOBER, Month.of(on).shift(-back))
    try:
        row = world.give(service, month.first.replace(day=day), on=on, quantity=quantity, late=True)
    except api.RecordRefused as refused:
        assert refused.column == "day"  # entered already, or a day to come
        return
    oracle.live[row.pk] = PRICES[service] * quantity if service != "理发" else 0


def _cancel(world: World, oracle: Oracle, at: int, on: date) -> None:
    if not oracle.live:
        return
    pk = sorted(oracle.live)[at % len(oracle.live)]
    if pk in oracle.claimed_in:
        with pytest.raises(api.DeliveryRefused):
            api.cancel_record(world.worker, pk, "录错了", on=on)
        return
    api.cancel_record(world.worker, pk, "录错了", on=on)
    del oracle.live[pk]


def _settle(world: World, oracle: Oracle, when: tuple[date, Month], answers: Any) -> None:
    """Hand the month in, judge, approve, answer; compare every sum with the oracle's."""
    on, month = when
    if not api.draft_of(world.home, month).lines:
        return
    statement = world.hand_in(month, on)
    for line in statement.lines.prefetch_related("records"):
        for row in line.records.all():
            assert row.pk not in oracle.claimed_in, "claimed twice"
            oracle.claimed_in[row.pk] = statement.pk
    own = [pk for pk, where in oracle.claimed_in.items() if where == statement.pk]
    assert statement.claimed == sum(oracle.live[pk] for pk in own)
    rejected = _judge(world, statement, answers, on)
    accepted = [pk for pk in own if pk not in rejected]
    assert api.approve(world.cast.viewers["district_head"], statement.pk, on=on).accepted == sum(
        oracle.live[pk] for pk in accepted
    )
    _answer(world, oracle, statement, on)


def _judge(world: World, statement: api.Statement, answers: Any, on: date) -> set[int]:
    """The records of the lines that are not accepted."""
    clerk, rejected = world.cast.viewers["finance_clerk"], set()
    for line in statement.lines.exclude(payer="user"):
        verdict = "accepted" if next(answers) else "rejected"
        api.judge_line(clerk, line.pk, api.Judgement(verdict, "没有签字", "打过"), on=on)
        if verdict == "rejected":
            rejected |= set(line.records.values_list("pk", flat=True))
    api.check(clerk, statement.pk, on=on)
    return rejected


def _answer(world: World, oracle: Oracle, statement: api.Statement, on: date) -> None:
    for line in statement.lines.filter(verdict="rejected"):
        if line.number % 2:
            api.drop_line(world.manager, line.pk, "没有做", on=on)
            continue
        for fresh in api.claim_again(world.manager, line.pk, "签字补齐", on=on):
            oracle.live[fresh.pk] = fresh.amount
