"""Two officers at once, or a double click: done once, and the other is told in words."""

from typing import Any

import pytest

from minzheng.engines.access.testing import make_cast
from minzheng.engines.audit.api import verify
from minzheng.engines.payments import api
from minzheng.engines.payments.tests.conftest import DAY, NOV, Office, answers, basis
from minzheng.registers.testing import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def two(transactional_db: None) -> Office:
    return Office(make_cast())


def refusals(results: list[Any]) -> list[Any]:
    return [each for each in results if isinstance(each, Exception)]


def test_of_two_who_approve_a_run_one_is_told(two: Office) -> None:
    two.give()
    run = api.review_run(two.compute().run, by=two.clerk, on=DAY)
    chief = two.cast.doer("district_head")

    results = at_once(
        *(lambda by=by: api.approve_run(run, by=by, on=DAY) for by in (two.head, chief))
    )

    told = refusals(results)
    assert [type(each) for each in told] == [api.RunRefused], results
    assert verify().ok


def test_a_return_file_read_twice_at_once_is_read_once(two: Office) -> None:
    two.give()
    run = two.send()
    content = answers(run)

    results = at_once(*[lambda: api.read_returns(run, content, by=two.clerk, on=DAY)] * 2)

    assert refusals(results) == []
    assert sorted(each.again for each in results) == [False, True]
    assert api.ReturnFile.objects.count() == 1


def test_a_failed_payment_is_released_once(two: Office) -> None:
    two.give()
    run = two.send()
    two.answer(run, failed=(1,))
    line = run.lines.get()

    results = at_once(*[lambda: api.reissue(line, by=two.clerk, on=DAY)] * 2)

    assert [type(each) for each in refusals(results)] == [api.LineRefused], results


def test_of_two_who_approve_a_correction_one_is_told(two: Office) -> None:
    row = two.give()
    two.answer(two.send())
    viewers = two.cast.viewers
    wish, why = api.Wish(50_000, NOV), basis(NOV)
    sheet = api.ask_correction(row.pk, wish, basis=why, by=viewers["finance_clerk"], on=DAY)

    results = at_once(
        *(
            lambda by=viewers[key]: api.approve_correction(sheet, by=by, on=DAY)
            for key in ("finance_head", "district_head")
        )
    )

    assert [type(each) for each in refusals(results)] == [api.CorrectionRefused], results
    assert [each.amount for each in api.Recovery.objects.all()] == [30_000]
    assert verify().ok


def test_a_correction_beside_an_approval_never_pays_the_old_amount_unseen(two: Office) -> None:
    """Whichever comes first: either the run is refused, or the difference is claimed."""
    row = two.give()
    run = api.review_run(two.compute().run, by=two.clerk, on=DAY)
    by, chief = two.cast.viewers["finance_head"], two.cast.doer("district_head")

    results = at_once(
        lambda: api.approve_run(run, by=chief, on=DAY),
        lambda: api.correct_back(row.pk, 50_000, NOV, basis=basis(NOV), by=by, on=DAY),
    )

    claimed = sum(each.amount for each in api.Recovery.objects.all())
    stale = [each for each in refusals(results) if isinstance(each, api.RunOutOfDate)]
    assert (len(stale), claimed) in [(1, 0), (0, 30_000)], results
