"""Residents as households: who is together, in which order, who is left out."""

from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minzheng.engines.screening.residents import LAKE_HOMES, Residents, digests, read_roll

A, B, ELSEWHERE = "440118101201", "440118101202", "440106001001"
Row = tuple[int | None, str | None, str | None]


def written(path: Path, rows: list[Row], living: str | None = None) -> Path:
    people, homes, places = zip(*rows, strict=True)
    table = pa.table(
        {
            "person": pa.array(people, pa.int64()),
            "household_no": pa.array(homes, pa.string()),
            "registered_division": pa.array(places, pa.string()),
            "living_division": pa.array([living] * len(rows), pa.string()),
        }
    )
    pq.write_table(table, path / "rows.parquet", row_group_size=2)
    return path / "rows.parquet"


def counties(path: Path, known: tuple[int, ...] = (), **relation: int) -> list[Residents]:
    registered = np.zeros(100, np.bool_)
    registered[list(known)] = True
    relations = np.full(100, 30, np.uint8)
    for name, code in relation.items():
        relations[int(name[1:])] = code
    return list(read_roll(path, registered).counties(relations))


def homes(found: Residents) -> list[list[int]]:
    ends = np.cumsum(found.sizes)
    return [part.tolist() for part in np.split(found.people, ends[:-1])]


def test_who_has_one_number_in_one_village_is_one_household(tmp_path: Path) -> None:
    rows: list[Row] = [(1, "H1", A), (2, "H2", A), (3, "H1", A), (4, "H1", B), (5, None, A)]

    (found,) = counties(written(tmp_path, rows), p3=1)

    assert sorted(map(sorted, homes(found))) == [[1, 3], [2], [4], [5]]
    assert [3, 1] in homes(found)  # the head comes first
    assert homes(found)[-1] == [4]  # villages in their order
    assert -(LAKE_HOMES + 3) in found.households


def test_counties_come_one_by_one(tmp_path: Path) -> None:
    rows: list[Row] = [(1, "H1", A), (2, "H1", ELSEWHERE), (3, "H1", A)]

    found = counties(written(tmp_path, rows))

    assert [homes(each) for each in found] == [[[2]], [[1, 3]]]


def test_where_she_lives_counts_before_where_she_is_registered(tmp_path: Path) -> None:
    (found,) = counties(written(tmp_path, [(1, "H1", A)], living=B))

    assert found.places.to_pylist() == [B]


def test_whom_the_registers_know_and_whom_nobody_knows_are_left_out(tmp_path: Path) -> None:
    path = written(tmp_path, [(None, "H1", A), (1, "H1", A), (2, "H1", A), (3, "H2", None)])

    (found,) = counties(path, known=(1,))

    assert homes(found) == [[2]]
    assert read_roll(path, np.zeros(9, np.bool_)).unlinked == 1


def test_of_two_rows_of_a_person_the_later_stands(tmp_path: Path) -> None:
    (found,) = counties(written(tmp_path, [(1, "H1", A), (1, "H2", B)]))

    assert found.places.to_pylist() == [B]


def test_pieces_put_together_are_the_county(tmp_path: Path) -> None:
    rows: list[Row] = [(n, f"H{n // 3}", A) for n in range(1, 20)]
    (whole,) = counties(written(tmp_path, rows))

    pieces = [whole.piece(first, first + 2) for first in range(0, len(whole.sizes), 2)]

    assert [home for piece in pieces for home in homes(piece)] == homes(whole)


@given(st.lists(st.text(max_size=6), min_size=1, max_size=40))
@settings(max_examples=60)
def test_equal_texts_have_equal_digests_and_others_do_not(texts: list[str]) -> None:
    found = digests(pa.array(texts, pa.string()), np.arange(len(texts)) + 1).tolist()

    known: dict[Any, int] = {}
    for at, text in enumerate(texts):
        key: Any = text or at  # without a number everybody is alone
        assert known.setdefault(key, found[at]) == found[at]
    assert len(set(known.values())) == len(known)


def test_an_empty_register_has_no_county(tmp_path: Path) -> None:
    assert counties(written(tmp_path, [(None, None, A)])) == []


@pytest.mark.parametrize("count", [1, 2, 5])
def test_everybody_appears_once(tmp_path: Path, count: int) -> None:
    rows: list[Row] = [(n, f"H{n % count}", (A, B, ELSEWHERE)[n % 3]) for n in range(1, 60)]

    found = counties(written(tmp_path, rows))

    assert sorted(n for each in found for n in each.people.tolist()) == list(range(1, 60))
