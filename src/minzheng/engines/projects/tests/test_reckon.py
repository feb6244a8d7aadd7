"""What an instalment comes to: never more than the contract, and everything when all is reached."""

from hypothesis import given
from hypothesis import strategies as st

from minzheng.engines.projects.coded import WHOLE, pay_plans, questions
from minzheng.engines.projects.reckoning import Indicator, Lines, Stand, reckon
from minzheng.engines.projects.testing import GROUPS, VISITS

LINES = Lines(9000, 6000)
TWO = (VISITS, GROUPS)
PLANS = st.sampled_from(sorted(pay_plans()))
DONE = st.fixed_dictionaries({"A": st.integers(0, 400), "B": st.integers(0, 40)})


def paid_in_turn(plan: str, amount: int, results: list[dict[str, int]]) -> list[int]:
    paid: list[int] = []
    share = 0
    for stage, done in zip(pay_plans()[plan].stages, results, strict=False):
        share += stage.share
        stand = Stand(amount, share, stage.expected, sum(paid))
        paid.append(reckon(stand, TWO, done, LINES).amount)
    return paid


def test_a_worked_case() -> None:
    stand = Stand(10_000_000, 9000, 5000, 6_000_000)

    due = reckon(stand, TWO, {"A": 80, "B": 10}, LINES)

    # A: 80 of 100 expected, 80 %; B: 10 of 10, 100 %; 0.8×60 + 1×40 = 88 % < 90 %
    assert due.reached == 8800
    assert due.amount == 10_000_000 * 9 // 10 * 88 // 100 - 6_000_000 == 1_920_000
    assert "综合完成率 88%" in due.words[2] and "7,920,000.00" not in due.words[3]
    assert "79,200.00 元" in due.words[3]


def test_the_lines_pay_all_or_nothing() -> None:
    stand = Stand(10_000, 10_000, 10_000, 0)

    assert reckon(stand, TWO, {"A": 180, "B": 18}, LINES).amount == 10_000
    assert reckon(stand, TWO, {"A": 119, "B": 11}, LINES).amount == 0
    assert reckon(stand, TWO, {"A": 120, "B": 12}, LINES).amount == 6_000


def test_what_was_paid_too_much_is_said() -> None:
    due = reckon(Stand(10_000, 9000, 5000, 6000), TWO, {}, LINES)

    assert (due.amount, due.over) == (0, 6000)


@given(PLANS, st.integers(1, 10**10), st.lists(DONE, min_size=3, max_size=3))
def test_no_results_pay_more_than_the_contract(
    plan: str, amount: int, results: list[dict[str, int]]
) -> None:
    paid = paid_in_turn(plan, amount, results)

    assert all(each >= 0 for each in paid) and sum(paid) <= amount


@given(PLANS, st.integers(1, 10**10))
def test_everything_reached_pays_the_contract_to_the_fen(plan: str, amount: int) -> None:
    assert sum(paid_in_turn(plan, amount, [{"A": 200, "B": 20}] * 3)) == amount


@given(PLANS, st.integers(1, 10**9), DONE, st.sampled_from(["A", "B"]))
def test_a_better_result_never_pays_less(
    plan: str, amount: int, done: dict[str, int], code: str
) -> None:
    better = done | {code: done[code] + 1}

    assert sum(paid_in_turn(plan, amount, [better] * 3)) >= sum(
        paid_in_turn(plan, amount, [done] * 3)
    )


def test_the_files_add_up() -> None:
    assert all(sum(s.share for s in plan.stages) == WHOLE for plan in pay_plans().values())
    assert sum(each.weight for each in questions()) == 100
    assert Indicator("A", "甲", 1, "次", 100).measure == ""
