"""Is this file like the last one: rows, people, gaps, amounts, codes."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng.engines.exchange.checking.crowds import Crowd, share_left
from minzheng.engines.exchange.checking.drift import FileFinding, drift, stability
from minzheng.kernel.feed import feed_named

PENSIONS = feed_named("pensions")
MONEY = next(each for each in PENSIONS.columns if each.term.unit.kind.value == "金额").term.column
CODE = next(
    each for each in feed_named("social_insurance").columns if each.term.unit.codes
).term.column


def profile(rows: int = 1000, people: Mapping[str, Any] | None = None, **column: Any) -> Any:
    told = {"header": "某列", "rows": rows, "nulls": 0, **column}
    return {"rows": rows, "columns": {MONEY: told, CODE: told}, "people": people or {}}


def found(now: Any, before: Any, feed: str = "pensions") -> list[FileFinding]:
    return list(drift(feed_named(feed), now, before))


def test_the_same_again_says_nothing() -> None:
    assert found(profile(median=100, mean=120), profile(median=100, mean=120)) == []


@pytest.mark.parametrize(
    ("rows", "words", "blocks"),
    [(850, "", False), (700, "少 30%", False), (400, "少 60%", True), (1400, "多 40%", False),
     (2100, "多 110%", True)],
)  # fmt: skip
def test_a_list_that_shrinks_or_grows_is_told(rows: int, words: str, blocks: bool) -> None:
    told = found(profile(rows), profile())

    assert bool(told) == bool(words) and all(each.blocks == blocks for each in told)
    assert words in "".join(each.says for each in told)


def test_a_small_list_may_jump() -> None:
    assert found(profile(10), profile(40)) == []


def test_a_column_that_is_no_longer_filled_is_told() -> None:
    (told,) = found(profile(nulls=400), profile(nulls=20))

    assert told.blocks and "占 40%，上次是 2%" in told.says and told.header == "某列"


def test_fen_taken_for_yuan_is_told() -> None:
    (told,) = found(profile(median=31_000_000, mean=1), profile(median=310_000, mean=1))

    assert told.blocks and "310,000.00 元" in told.says and "100.0 倍" in told.says


def test_codes_that_shift_and_new_ones_are_told() -> None:
    now = profile(groups={"1": 500, "3": 500})
    told = found(now, profile(groups={"1": 990, "2": 10}), "social_insurance")

    assert told[0].blocks and "稳定性指数" in told[0].says
    assert "上次没有的类别" in told[1].says and not told[1].blocks


@given(st.dictionaries(st.sampled_from("123456"), st.integers(1, 1000), min_size=1))
def test_the_index_of_equal_shares_is_nothing(groups: dict[str, int]) -> None:
    doubled = {code: count * 2 for code, count in groups.items()}

    assert stability(groups, doubled) == pytest.approx(0, abs=1e-9)


def crowd(people: np.ndarray) -> dict[str, Any]:
    made = Crowd()
    for part in np.array_split(people, 7):
        made.add(part)
    return made.told()


@pytest.mark.parametrize("left", [0.0, 0.1, 0.5, 1.0])
def test_the_share_of_people_who_left_is_nearly_right(left: float) -> None:
    numbers = np.arange(44_011_819_840_305_001, 44_011_819_840_305_001 + 40_000)
    gone = round(20_000 * left)

    share = share_left(crowd(numbers[gone : gone + 20_000]), crowd(numbers[:20_000]))

    assert share == pytest.approx(left, abs=0.08)


def test_a_few_people_say_nothing_and_no_number_is_kept() -> None:
    told = crowd(np.array([44_011_819_840_305_001, -1]))

    assert share_left(told, told) is None and "44011819840305001" not in str(told)
    assert len(told["marks"]) == 1


def test_too_many_gone_blocks() -> None:
    numbers = np.arange(44_011_819_840_305_001, 44_011_819_840_405_001)
    now, before = profile(people=crowd(numbers[60_000:])), profile(people=crowd(numbers[:40_000]))

    told = found(now, before)

    assert told[0].blocks and "100% 不在这次的名单里" in told[0].says
