"""Scales: what is added up, what a gap does, and which change is more than chance."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng.engines.programmes.api import BETTER, SAME, WORSE, ProgrammeRefused, scale_of, scales
from minzheng.engines.programmes.definitions import definition_from, definitions
from minzheng.engines.programmes.errors import DefinitionFaulty
from minzheng.engines.programmes.scales import scale_from
from minzheng.engines.programmes.yaml_files import read

DAILY, MOOD = scale_of("daily_life"), scale_of("ces_d")
FULL = {item: 0 for item in MOOD.items}


def test_every_file_can_be_used() -> None:
    assert {"mental_rehabilitation", "child_counselling"} <= set(definitions())
    assert all(scale.licence and scale.bands[0].first == 0 for scale in scales().values())
    assert all(definition.emergencies for definition in definitions().values())


def test_reversed_items_count_back() -> None:
    assert MOOD.total(FULL) == 12  # four reversed items give 3 each
    assert MOOD.total(FULL | {"q04": 3, "q08": 3, "q12": 3, "q16": 3}) == 0
    assert MOOD.total(FULL | {"q01": 3}) == 15


def test_gaps_are_filled_by_the_mean_up_to_what_is_allowed() -> None:
    told = {item: 1 for item in list(MOOD.items)[4:] if item not in MOOD.reversed}
    told |= {item: 2 for item in MOOD.reversed}  # counted back as 1

    assert MOOD.total(told) == 20
    told.pop("q20")
    with pytest.raises(ProgrammeRefused, match="最多可以缺 4 题"):
        MOOD.total({item: v for item, v in told.items() if item not in ("q19", "q18")})
    with pytest.raises(ProgrammeRefused, match="不能缺题"):
        DAILY.total({"sleep": 3})


def test_an_answer_out_of_range_is_refused() -> None:
    with pytest.raises(ProgrammeRefused, match="应为 0、1、2、3"):
        DAILY.total(dict.fromkeys(DAILY.items, 4))
    with pytest.raises(ProgrammeRefused, match="没有 nothing"):
        DAILY.total(dict.fromkeys([*DAILY.items, "nothing"], 1))


def test_the_direction_of_a_scale_decides_what_is_better() -> None:
    assert (DAILY.verdict(10, 14), DAILY.verdict(10, 13), DAILY.verdict(14, 10)) == (
        BETTER, SAME, WORSE,
    )  # fmt: skip
    assert MOOD.change.points == pytest.approx(1.96 * 2**0.5 * 8.6 * 0.15**0.5)
    assert (MOOD.verdict(30, 20), MOOD.verdict(30, 22), MOOD.verdict(20, 30)) == (
        BETTER, SAME, WORSE,
    )  # fmt: skip


@given(st.fixed_dictionaries({item: st.integers(0, 3) for item in MOOD.items}))
def test_a_score_stays_in_its_range_and_has_words(answers: dict[str, int]) -> None:
    total = MOOD.total(answers)

    assert 0 <= total <= MOOD.most == 60
    assert MOOD.band(total)


@given(st.integers(0, 30), st.integers(0, 30))
def test_a_change_back_is_the_opposite(first: int, last: int) -> None:
    back = {BETTER: WORSE, WORSE: BETTER, SAME: SAME}

    assert DAILY.verdict(last, first) == back[DAILY.verdict(first, last)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[", "不是 YAML"),
        ("", "没有内容"),
        ("name: 甲", "items 是空的"),
        ("name: 甲\nitems: {a: 乙}\nanswers: {x: 是}", "整数"),
        ("name: 甲\nitems: {a: 乙}\nanswers: {0: 否}\nhigher: up", "better 或 worse"),
        ("name: 甲\nitems: {a: 乙}\nanswers: {0: 否}\nhigher: better", "没有写 licence"),
    ],
)
def test_a_faulty_scale_says_what_is_wrong(text: str, said: str) -> None:
    with pytest.raises(DefinitionFaulty, match=said):
        scale_from("mine", read("mine", text))


def test_a_faulty_programme_says_what_is_wrong() -> None:
    with pytest.raises(DefinitionFaulty, match="scales 里的 nothing 无法识别"):
        definition_from("mine", {"name": "甲", "scales": ["nothing"]})
    with pytest.raises(DefinitionFaulty, match="scales 是空的"):
        definition_from("mine", {"name": "甲"})
