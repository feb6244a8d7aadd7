"""The whole file through the checks in one pass: read here, checked on every core."""

import os
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from minzheng.engines.exchange.checking.batches import Checked, Plan, check_batch
from minzheng.engines.exchange.checking.crowds import Crowd
from minzheng.engines.exchange.checking.findings import WHOLE_ROW, Findings, Found
from minzheng.engines.exchange.checking.repeats import Repeats
from minzheng.engines.exchange.checking.tallies import Tally
from minzheng.engines.exchange.folders import BAD, FINDINGS, ROWS
from minzheng.engines.exchange.reading.batch import Batch, Reading
from minzheng.engines.exchange.vault import SealedWriter, open_sealed

Tell = Callable[[int], None]  # says how much is done
CORES = os.cpu_count() or 1


@dataclass(frozen=True)
class Outcome:
    """What the rows are like together. `several`: people in more than one row."""

    rows: int
    bad: int
    warned: int
    several: int
    counts: list[dict[str, object]]
    profile: Mapping[str, Any]


class _Keeping:
    """What grows while the batches go by."""

    def __init__(self, plan: Plan, sink: pa.ipc.RecordBatchStreamWriter) -> None:
        self.plan, self.sink = plan, sink
        self.findings, self.crowd = Findings(), Crowd()
        self.tallies = {each.term.column: Tally(each) for each in plan.columns.values()}
        self.rows: list[np.ndarray] = []
        self.bad: list[np.ndarray] = []
        self.warned = self.lost = 0

    def take(self, checked: Checked, repeats: Repeats) -> None:
        """Keep one batch."""
        self.sink.write_batch(checked.typed)
        repeats.add(checked)
        self.crowd.add(checked.known)
        for found in checked.found:
            self.findings.add(found)
        for name, parsed in checked.parsed.items():
            self.tallies[name].add(parsed)
        told = np.unique(np.concatenate([np.array([], np.int64), *_noted(checked)]))
        self.warned += len(told)
        self.rows.append(checked.rows.astype(np.int32))
        self.bad.append(checked.bad)
        self.lost += checked.lost


def check_rows(plan: Plan, reading: Reading, folder: Path, tell: Tell) -> Outcome:
    """Write the typed rows, which are bad and why; gives what they are like.

    The files stand under their final names only when they are whole.
    """
    drafts = {name: folder / f"{name}.part" for name in (ROWS, BAD, FINDINGS)}
    with ExitStack() as stack:
        target = stack.enter_context(SealedWriter(drafts[ROWS]))
        options = pa.ipc.IpcWriteOptions(compression="lz4")
        sink = stack.enter_context(
            pa.ipc.new_stream(pa.PythonFile(target, "w"), plan.schema, options=options)
        )
        repeats = stack.enter_context(Repeats(plan.feed))
        kept = _Keeping(plan, sink)
        for checked in _checked_in_order(plan, reading.batches):
            kept.take(checked, repeats)
            tell(checked.done)
        bad = _concatenated(kept.bad, np.bool_)
        _add_repeats(kept, repeats, bad)
        several = repeats.several()
    with drafts[BAD].open("wb") as file:
        np.save(file, bad)
    kept.findings.save(drafts[FINDINGS])
    for name, draft in drafts.items():
        draft.replace(folder / name)
    return _outcome(kept, reading, bad, several)


def good_rows(folder: Path) -> pa.Table:
    """The rows that can be taken, each with its number in the file."""
    bad, parts, start = np.load(folder / BAD), [], 0
    with open_sealed(folder / ROWS) as file, pa.ipc.open_stream(file) as stream:
        for batch in stream:
            good = ~bad[start : start + batch.num_rows]
            start += batch.num_rows
            parts.append(batch.filter(pa.array(good)))
        return pa.Table.from_batches(parts, schema=stream.schema)


def _checked_in_order(plan: Plan, batches: Iterator[Batch]) -> Iterator[Checked]:
    """A few batches are under way at a time, so memory does not grow with the file."""
    waiting: deque[Future[Checked]] = deque()
    with ThreadPoolExecutor(CORES) as pool:
        for batch in batches:
            waiting.append(pool.submit(check_batch, plan, batch))
            if len(waiting) > CORES:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _noted(checked: Checked) -> Iterator[np.ndarray]:
    """Rows that are taken although something is said of them."""
    bad = set(checked.rows[checked.bad].tolist()) if checked.found else set()
    for found in checked.found:
        rows = found.rows[~found.refused]
        yield rows[~np.isin(rows, list(bad))] if bad and len(rows) else rows


def _add_repeats(kept: _Keeping, repeats: Repeats, bad: np.ndarray) -> None:
    again, first = repeats.later(bad)
    if not len(again):
        return
    rows = _concatenated(kept.rows, np.int32)
    room = kept.findings.room(WHOLE_ROW, "duplicate")
    values = tuple(f"第 {row} 行" for row in rows[first[:room]])
    refused = np.ones(len(again), dtype=bool)
    kept.findings.add(Found("duplicate", WHOLE_ROW, rows[again], refused, values))
    bad[again] = True


def _outcome(kept: _Keeping, reading: Reading, bad: np.ndarray, several: int) -> Outcome:
    rows = len(bad) + kept.lost
    headers = dict(enumerate(reading.headers))
    profile = {
        "rows": rows,
        "columns": {name: tally.told() for name, tally in kept.tallies.items()},
        "people": kept.crowd.told(),
    }
    return Outcome(
        rows, int(bad.sum()) + kept.lost, kept.warned, several, kept.findings.told(headers), profile
    )


def _concatenated(parts: list[np.ndarray], kind: type) -> np.ndarray:
    return np.concatenate(parts) if parts else np.array([], kind)
