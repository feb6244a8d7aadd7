"""Whose rows these are: a valid number first, then what was settled before, then the evidence."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from django.db import transaction

from minzheng.engines.audit import api as audit
from minzheng.engines.lake import api as lake
from minzheng.engines.linkage.chinese import PEOPLE
from minzheng.engines.linkage.choosing import choose
from minzheng.engines.linkage.model import Model
from minzheng.engines.linkage.models import ReviewPair
from minzheng.engines.linkage.pairing import Pairs
from minzheng.engines.linkage.queueing import (
    Asked,
    Settled,
    Source,
    carry_on,
    enqueue,
    row_key,
    settled_before,
)
from minzheng.engines.linkage.records import known_records, records_of, with_births_of_numbers
from minzheng.engines.linkage.shelf import model_in_use
from minzheng.engines.linkage.sweeping import Sweep
from minzheng.engines.linkage.verifying import Check
from minzheng.engines.linkage.weighing import explain, weigh
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.feed import Feed, Role

PSEUDONYM, ROW = "pseudonym", "row"
Persons = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class _Task:
    """Rows as records (`record` is the place), their numbers in the file, where they come from."""

    source: Source
    records: pa.Table
    rows: np.ndarray
    model: Model


@transaction.atomic
def link(
    feed: type[Feed], rows: pa.Table, *, delivery: str, division: str, on: date
) -> npt.NDArray[np.int64]:
    """The lake number of the person of each row, 0 where nobody is sure.

    `rows`: the columns of the feed under their terms' names, `row` (number in the delivered file),
    and `pseudonym` where it is already known. `delivery`: the number under which the version will
    be written, so that a later decision finds the row again. `division`: whose queue takes what
    must be looked at. Doing it again for the same delivery changes nothing.

    A valid number is taken at its word unless its holder is known by another name and another day
    of birth. Other rows are weighed against everybody the lake can name, all records of a person.
    """
    source = Source(feed.name(), delivery, division, on, feed.closed)
    pseudonyms = _pseudonyms(feed, rows)
    valid = pseudonyms.is_valid().to_numpy(zero_copy_only=False)
    records = with_births_of_numbers(records_of(feed, rows), pseudonyms.is_null())
    task = _Task(source, records, rows.column(ROW).to_numpy(), model_in_use())
    persons = lake.numbers_of(pseudonyms, create=False)
    check, sweep = _looked_up(task, persons, valid)
    disputed = np.flatnonzero(valid)[check.contradicted()]
    sound = np.setdiff1d(np.flatnonzero(valid), disputed)
    persons[sound] = lake.numbers_of(pseudonyms.take(pa.array(sound)), create=True)
    persons[disputed] = 0
    for place, person in (*_disputed(task, check, disputed), *_weighed(task, sweep)):
        persons[place] = person
    linked = {"rows": len(rows), "linked": int((persons > 0).sum())}
    audit.record(SYSTEM, "link_rows", source.ref, division=division, detail=linked)
    return persons


def _pseudonyms(feed: type[Feed], rows: pa.Table) -> pa.Array:
    column = feed.column_of(Role.ID)
    if PSEUDONYM in rows.column_names:
        return rows.column(PSEUDONYM).combine_chunks()
    if column is None:
        return pa.nulls(len(rows), pa.binary(16))
    return lake.pseudonyms(rows.column(column.term.column))


def _looked_up(task: _Task, persons: Persons, valid: np.ndarray) -> tuple[Check, Sweep]:
    """One reading of the known records for both questions; none when nothing is open."""
    check = Check(task.records.filter(pa.array(valid)), persons[valid])
    sweep = Sweep(task.records.filter(pa.array(~valid)), PEOPLE)
    if len(sweep.rows) or check.open:
        for part in known_records(task.source.on):
            check.take(part)
            sweep.take(part)
    return check, sweep


def _disputed(task: _Task, check: Check, places: np.ndarray) -> Iterator[tuple[int, int]]:
    """Rows whose number seems to be somebody else's: as decided before, else into the queue."""
    settled = _settled(task, places)
    pairs = check.pairs()
    inside = np.flatnonzero(check.contradicted())
    chosen = {int(row): int(at) for at, row in enumerate(pairs.left)} if pairs else {}
    asked = []
    for place, row in zip(places.tolist(), inside.tolist(), strict=True):
        holder, before = int(check.holder[row]), settled.get(int(place), Settled())
        if before.person:
            yield place, before.person
        elif pairs is not None and holder not in before.refused:
            asked.append((place, chosen[row], holder))
    if pairs is not None:
        _ask(task, pairs, asked, [ReviewPair.Reason.CONTRADICTED] * len(asked))


def _weighed(task: _Task, sweep: Sweep) -> Iterator[tuple[int, int]]:
    """Rows without a valid number: as decided before, then by evidence, the rest into the queue."""
    settled = _settled(task, sweep.rows.column("record").to_numpy())
    yield from ((place, before.person) for place, before in settled.items() if before.person)
    pairs = _undecided(sweep.pairs(), settled)
    weight = weigh(pairs, PEOPLE, task.model, records=sweep.records)
    choice = choose(pairs, weight, task.model)
    yield from zip(
        pairs.left[choice.linked].tolist(), pairs.right[choice.linked].tolist(), strict=True
    )
    asked = [(int(pairs.left[at]), int(at), int(pairs.right[at])) for at in choice.asked]
    _ask(task, pairs, asked, choice.reasons, records=sweep.records)


def _settled(task: _Task, places: np.ndarray) -> dict[int, Settled]:
    """What was decided before about rows, by place."""
    records = task.records.take(pa.array(places)).to_pylist()
    keys = {int(place): row_key(each) for place, each in zip(places, records, strict=True)}
    found = settled_before(task.source.feed, keys.values())
    settled = {place: found[key] for place, key in keys.items() if key in found}
    again = {each.pair: int(task.rows[place]) for place, each in settled.items() if each.pair}
    carry_on(task.source, again)
    return settled


def _undecided(pairs: Pairs, settled: dict[int, Settled]) -> Pairs:
    """Without the rows that were settled, and the people they were said not to be."""
    if not settled:
        return pairs
    free = [
        not (before := settled.get(row, Settled())).person and person not in before.refused
        for row, person in zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)
    ]
    return pairs.where(np.array(free, bool))


def _ask(
    task: _Task,
    pairs: Pairs,
    asked: list[tuple[int, int, int]],
    reasons: Iterable[ReviewPair.Reason],
    records: int = 0,
) -> None:
    """Queue (place of the row, place of the pair, person) with the evidence of each."""
    chosen = pairs.where(np.array([at for _, at, _ in asked], np.int64))
    why = explain(chosen, PEOPLE, task.model, records=records or lake.how_many())
    rows = task.records.take(pa.array([place for place, _, _ in asked], pa.int64())).to_pylist()
    enqueue(
        task.source,
        [
            Asked(record, int(task.rows[place]), person, reason, told)
            for (place, _, person), record, reason, told in zip(
                asked, rows, reasons, why, strict=True
            )
        ],
        task.model,
    )
