"""Chance, identity numbers and credit codes of many at once, as the kernel reads each."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minzheng.kernel.identity import IdentityError, citizen_id, credit_code, upgrade_15
from minzheng.wiring.city.chance import Chance
from minzheng.wiring.city.credit_codes import credit_codes
from minzheng.wiring.city.identity_numbers import as_text, mistyped, numbers_of, old_form

ON = date(2026, 11, 21)
BORN = st.dates(date(1910, 1, 1), date(2026, 11, 1))


@given(st.lists(st.integers(0, 2**40), min_size=1, max_size=40), st.integers(0, 2**31))
@settings(max_examples=50, deadline=None)
def test_a_draw_depends_only_on_seed_question_and_person(who: list[int], seed: int) -> None:
    many = Chance(seed).unit("age", np.array(who))
    alone = [Chance(seed).unit("age", np.array([one]))[0] for one in who]

    assert many.tolist() == alone
    assert ((many >= 0) & (many < 1)).all()


def test_shares_are_met_and_questions_are_independent() -> None:
    who, chance = np.arange(200_000), Chance(3)

    first, second = (chance.happens(about, who, 0.3) for about in ("ill", "poor"))

    assert abs(first.mean() - 0.3) < 0.005
    assert abs((first & second).mean() - 0.09) < 0.005
    assert np.bincount(chance.pick("kind", who, (1, 0, 3))).tolist()[1] == 0


def test_what_happens_once_a_year_happens_to_two_thirds_in_a_year() -> None:
    days = Chance(1).day("moved", np.arange(100_000), 1.0)

    assert abs((days < np.datetime64("2026-01-01")).mean() - 0.632) < 0.01


@given(st.lists(st.tuples(BORN, st.booleans()), min_size=1, max_size=60))
@settings(max_examples=60, deadline=None)
def test_numbers_are_valid_and_say_birth_and_sex(people: list[tuple[date, bool]]) -> None:
    born = np.array([day for day, _ in people], "M8[D]")
    is_male = np.array([male for _, male in people]).astype(np.int64)

    numbers = as_text(numbers_of(np.full(len(people), 440118), born, is_male)).to_pylist()

    assert len(set(numbers)) == len(numbers)
    for number, (day, male) in zip(numbers, people, strict=True):
        read = citizen_id(number, today=ON)
        assert (read.born_on, read.sex) == (day, "male" if male else "female")


def test_a_division_cannot_number_more_than_five_hundred_of_a_day() -> None:
    day = np.full(501, np.datetime64("1990-01-01"))
    same = np.full(501, 440118)

    with pytest.raises(OverflowError, match="顺序码"):
        numbers_of(same, day, np.ones(501, np.int64))
    assert (
        len(set(as_text(numbers_of(same[1:], day[1:], np.ones(500, np.int64))).to_pylist())) == 500
    )


def test_a_mistyped_number_is_never_the_right_one_and_mostly_invalid() -> None:
    who = np.arange(2_000)
    born = np.datetime64("1960-01-01") + (who * 7).astype("m8[D]")
    rows = numbers_of(np.full(2_000, 440118), born, who % 2)

    wrong = mistyped(rows, Chance(5), who).to_pylist()

    assert not set(wrong) & set(as_text(rows).to_pylist())
    assert sum(map(is_valid, wrong)) < 20


def test_the_old_form_becomes_the_number_again() -> None:
    rows = numbers_of(np.array([440118]), np.array(["1955-05-05"], "M8[D]"), np.array([1]))
    number = as_text(rows)

    assert upgrade_15(old_form(number)[0].as_py()) == number[0].as_py()


@given(st.lists(st.integers(0, 10**8 - 1), min_size=1, max_size=30))
@settings(max_examples=60, deadline=None)
def test_credit_codes_are_valid(numbers: list[int]) -> None:
    codes = credit_codes("91", np.array(numbers)).to_pylist()

    assert all(credit_code(code).division == "440118" for code in codes)


def is_valid(number: str) -> bool:
    try:
        citizen_id(number, today=ON)
    except IdentityError:
        return False
    return True
