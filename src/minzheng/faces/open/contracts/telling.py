"""Contracts by indicator and venture awards as rows of open data; no person is in any of them."""

from collections.abc import Iterator
from datetime import date

from minzheng.engines.projects import api
from minzheng.kernel.money import Fen

Value = str | int | float | None
NOTE = "少于5，不单独公布"


def contract_rows() -> Iterator[tuple[Value, ...]]:
    """One row an indicator of every signed contract. A handful of queries."""
    for told in api.every_result():
        for each in told.reached:
            yield (*_contract(told), *_reached(each))


def award_rows(on: date) -> Iterator[tuple[Value, ...]]:
    """One row an award of every round whose award was published."""
    for row in api.public_rounds():
        outcome = api.outcome_of(row, on)
        for each in outcome.winners if outcome else ():
            won = each.proposal
            yield (row.title, str(row.closes_on), each.place, won.title, won.organisation.name,
                   each.score / 100, each.spread / 10, _yuan(won.award))  # fmt: skip


def _contract(told: api.Results) -> tuple[Value, ...]:
    row, project = told.contract, told.contract.project
    return (
        project.number, project.title, row.organisation.name, row.organisation.credit_code,
        project.division_code, str(row.since), str(row.until), _yuan(row.amount),
        _yuan(told.paid), project.get_state_display(), project.result,
    )  # fmt: skip


def _reached(each: api.Reached) -> tuple[Value, ...]:
    one, done = each.indicator, None if each.few else each.done
    return one.name, one.unit, one.target, done, NOTE if each.few else ""


def _yuan(amount: Fen) -> str:
    return f"{amount // 100}.{amount % 100:02d}"
