"""Dense numbers: one for each pseudonym, for ever, whoever asks and however often."""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minzheng.engines.access.testing import Cast, make_cast
from minzheng.engines.lake import api as lake
from minzheng.engines.lake.numbering import given_numbers, known_numbers

pytestmark = pytest.mark.django_db


def names(*which: int) -> pa.Array:
    return pa.array([each.to_bytes(16, "big") for each in which], pa.binary(16))


def test_numbers_are_given_in_order_and_kept() -> None:
    assert lake.numbers_of(names(7, 5, 7, 9), create=True).tolist() == [1, 2, 1, 3]
    assert lake.numbers_of(names(9, 5, 4), create=False).tolist() == [3, 2, 0]
    assert lake.numbers_of(names(4, 9), create=True).tolist() == [4, 3]


def test_no_pseudonym_is_nobody() -> None:
    column = pa.array([None, (5).to_bytes(16, "big")], pa.binary(16))

    assert lake.numbers_of(column, create=True).tolist() == [0, 1]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.lists(st.lists(st.integers(0, 60), max_size=20), max_size=14))
def test_many_small_files_are_one_store(tmp_path: Path, asked: list[list[int]]) -> None:
    for path in (tmp_path / "lake").glob("people/*"):
        path.unlink()
    expected: dict[int, int] = {}
    for each in asked:
        for name in each:
            expected.setdefault(name, len(expected) + 1)
        # Two halves with the same first one: only the second tells them apart.
        halves = np.array(each, np.uint64) // 8, np.array(each, np.uint64)

        assert given_numbers(*halves).tolist() == [expected[name] for name in each]

    known = np.array(sorted(expected), np.uint64)
    found = known_numbers(known // np.uint64(8), known)
    assert found.tolist() == [expected[int(name)] for name in known]
    assert lake.how_many() == len(expected)
    assert len(list((tmp_path / "lake").glob("people/*.people"))) <= 9


def test_a_registered_person_meets_her_rows_unopened(cast: Cast) -> None:
    number = lake.pseudonyms(pa.array(["440118198607120023", "440118198403050019"]))
    lake.numbers_of(number, create=True)

    assert lake.number_of_person(cast.applicant) == 2
    assert lake.number_of_person(cast.child) == 0
    assert lake.numbers_of_persons([cast.spouse.id_index, None]).tolist() == [1, 0]


@pytest.fixture
def cast() -> Cast:
    return make_cast()
