"""The answer to one household at a time, beside the pass: the two back ends on the same rows."""

from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from bench.eligibility.policy import BOOK, ON, OUTPUTS, PERSONAL

from minzheng.kernel.one import run

HOUSEHOLDS = 200
Row = dict[str, Any]


def differing(population: Path, ours: Path) -> int:
    """How many of the first two hundred households `.one` answers otherwise, to the fen."""
    homes = _rows(population / "households.parquet")
    persons = _rows(population / "persons.parquet")
    answers = _rows(ours / "households/00000.parquet"), _rows(ours / "persons/00000.parquet")
    wrong = 0
    for home, answer in islice(zip(homes, answers[0], strict=False), HOUSEHOLDS):
        members = list(islice(persons, home["members"]))
        told = list(islice(answers[1], home["members"]))
        wrong += _one(home, members) != _given(answer, told)
    return wrong


def _rows(path: Path) -> Any:
    """Rows of the first row group, one after another."""
    return iter(pq.ParquetFile(path).read_row_group(0).to_pylist())


def _one(home: Row, members: list[Row]) -> tuple[Row, list[Row]]:
    facts = {**_facts(home, {"household", "members", "division_code"})}
    facts["members"] = [_facts(row, {"household", "person"}) for row in members]
    found = run(tuple(OUTPUTS.values()), facts, on=ON, place=home["division_code"], params=BOOK)
    about = {n: found.value(node) for n, node in OUTPUTS.items() if n not in PERSONAL}
    each = [{n: found.value(OUTPUTS[n], env) for n in PERSONAL} for env in found.env.members or []]
    return about, each


def _given(answer: Row, told: list[Row]) -> tuple[Row, list[Row]]:
    return _facts(answer, {"household"}), [_facts(row, {"person"}) for row in told]


def _facts(row: Row, keys: set[str]) -> Row:
    return {name: value for name, value in row.items() if name not in keys}
