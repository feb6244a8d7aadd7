"""Steps of the benchmark of elders' lists, inside the house: ours, one by one, SQL, the decoding.

python -m bench._house bench._elder_lists ELDERS SAMPLE
"""

import json
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from bench._contest import _peak_mb
from bench._elder_people import write_elders
from bench._elder_sql import RULES, by_sql

from minzheng.engines.guarantees.api import Entitled, everybody, shipped, sweep
from minzheng.engines.guarantees.course import Course
from minzheng.engines.guarantees.knowing import KnownElder
from minzheng.engines.parameters.api import book, steady
from minzheng.engines.screening.api import Snapshot

ON = date(2026, 11, 23)


def main() -> None:
    elders, sample = map(int, sys.argv[1:3])
    with tempfile.TemporaryDirectory() as folder, steady():
        print(json.dumps(measure(Path(folder), elders, sample)))


def measure(folder: Path, elders: int, sample: int) -> dict[str, Any]:
    """Draw the elders, tell their lists, then let the rivals do so; all must say the same."""
    write_elders(folder, elders, np.datetime64(ON))
    shipped(), book()  # reading the law is in nobody's clock
    _, decoding = _timed(lambda: _decoded(folder))
    told, ours = _timed(lambda: _ours(folder))
    swept, counting = _timed(lambda: sweep(Snapshot.open(folder), shipped(), ON, {}))
    peak = _peak_mb()
    answer, sql = _timed(lambda: by_sql(folder, shipped(), book(), ON))
    differ, (known, single) = _differing(told, answer), _one_by_one(folder, told, sample)
    entitled = sum(int(each.holds.sum()) for row in told.values() for each in row)
    counted = sum(each.entitled for each in swept.counts.values())
    return {
        "elders": elders, "items": len(told), "entitled": entitled, "ours_s": round(ours, 2),
        "count_s": round(counting, 2), "listed": len(swept.candidates),
        "floor_s": round(decoding, 2), "duckdb_s": round(sql, 2),
        "one_by_one_s": round(single / sample * elders, 1),
        "one_by_one_sample": sample, "ratio": {
            "one_by_one": round(single / sample * elders / ours, 2),
            "duckdb": round(sql / ours, 2), "decoding": round(decoding / ours, 2),
        },
        "differ": {"duckdb": differ, "one_by_one": known, "count": abs(entitled - counted)},
        "peak_mb": peak,
    }  # fmt: skip


def _ours(folder: Path) -> dict[str, list[Entitled]]:
    """By item, slice by slice in the table's order."""
    found: dict[str, list[Entitled]] = {}
    for each in everybody(Snapshot.open(folder), shipped(), ON):
        found.setdefault(each.code, []).append(each)
    return found


def _decoded(folder: Path) -> None:
    """The floor: the columns read and thrown away."""
    for name in ("persons", "households"):
        pq.read_table(folder / f"{name}.parquet")


def _differing(told: dict[str, list[Entitled]], answer: pa.Table) -> int:
    """Answers that SQL gives otherwise: hers, not hers, unknown, since when."""
    wrong = 0
    for code in RULES:
        rows = told.get(code, [])
        holds, unknown, since = _columns(rows) if rows else (None, None, None)
        theirs = answer[f"is_{code}"].combine_chunks()
        days = answer[f"since_{code}"].combine_chunks().to_numpy(zero_copy_only=False)
        yes = theirs.fill_null(False).to_numpy(zero_copy_only=False)
        gaps = theirs.is_null().to_numpy(zero_copy_only=False)
        if holds is None:
            wrong += int(yes.sum() + gaps.sum())
            continue
        same = (since == days.astype("M8[D]")) | (np.isnat(since) & np.isnat(days.astype("M8[D]")))
        wrong += int(((yes != holds) | (gaps != unknown) | ~same).sum())
    return wrong


def _columns(rows: list[Entitled]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    return (
        np.concatenate([each.holds for each in rows]),
        np.concatenate([each.unknown for each in rows]),
        np.concatenate([each.since for each in rows]),
    )


def _one_by_one(folder: Path, told: dict[str, list[Entitled]], sample: int) -> tuple[int, float]:
    """A sample by the rules of one elder: how many answers differ, and the seconds it took."""
    whole = {code: _columns(rows) for code, rows in told.items()}
    rows = np.random.default_rng(0).choice(len(next(iter(whole.values()))[0]), sample, False)
    elders = _rows(folder, rows)
    begin = time.perf_counter()
    found = [_course(facts, place) for facts, place in elders]
    taken = time.perf_counter() - begin
    wrong = 0
    for at, one in zip(rows.tolist(), found, strict=True):
        for code, (holds, _, since) in whole.items():
            day = one.get(code)
            wrong += bool(holds[at]) != (code in one) or day != _day(since[at])
    return wrong, taken


def _course(facts: dict[str, Any], place: str) -> dict[str, date | None]:
    """The items that are hers, each with its day."""
    course = Course(shipped(), KnownElder(facts, place, {}), ON)
    return {code: course.since(code) for code in RULES if course.holds(code, ON)}


def _day(day: np.datetime64) -> date | None:
    return None if np.isnat(day) else day.item()


def _rows(folder: Path, rows: np.ndarray) -> list[tuple[dict[str, Any], str]]:
    persons = pq.read_table(folder / "persons.parquet").take(pa.array(rows))
    homes = pq.read_table(folder / "households.parquet")
    homes = homes.take(pa.array(persons["household"].to_numpy() - 1))
    left_out = {"person", "household", "members", "division_code"}
    both = zip(persons.to_pylist(), homes.to_pylist(), strict=True)
    return [
        ({k: v for k, v in {**person, **home}.items() if k not in left_out}, home["division_code"])
        for person, home in both
    ]


def _timed(deed: Callable[[], Any]) -> tuple[Any, float]:
    begin = time.perf_counter()
    found = deed()
    return found, time.perf_counter() - begin


if __name__ == "__main__":
    main()
