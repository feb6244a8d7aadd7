"""Two valid numbers that may be one person: found among everybody, settled only by somebody."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa
from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.linkage.chinese import PEOPLE
from minzheng.engines.linkage.models import ReviewPair
from minzheng.engines.linkage.pairing import Pairs, pairs_within
from minzheng.engines.linkage.preparing import COLUMNS, prepare
from minzheng.engines.linkage.queueing import Asked, Source, enqueue
from minzheng.engines.linkage.records import Known, known_records
from minzheng.engines.linkage.shelf import model_in_use
from minzheng.engines.linkage.weighing import explain, weigh

LEAST = 3.0  # bits: two valid numbers speak against it so strongly that less is not worth a look


@dataclass(frozen=True)
class Doubles:
    """How many records were compared, and how many pairs of numbers now wait."""

    records: int
    pairs: int


@transaction.atomic
def seek_doubles(*, by: Viewer, on: date) -> Doubles:
    """Put pairs of numbers that look like one person into the queue of the viewer's district.

    A person whose number was corrected, or who was registered twice, has two. Nothing is joined.
    """
    known = _everybody(on)
    model = model_in_use()
    pairs = _of_two_people(pairs_within(prepare(known.records), PEOPLE), known.person)
    weight = weigh(pairs, PEOPLE, model, records=len(known.records))
    heavy = np.flatnonzero(weight >= LEAST)
    chosen = _once_each(pairs.where(heavy), weight[heavy], known.person)
    why = explain(chosen, PEOPLE, model, records=len(known.records))
    rows = known.records.take(pa.array(chosen.right)).to_pylist()
    asked = []
    for one, other, record, told in zip(chosen.left, chosen.right, rows, why, strict=True):
        low, high = sorted((int(known.person[one]), int(known.person[other])))
        asked.append(Asked(record, 0, low, ReviewPair.Reason.DOUBLE, told, other=high))
    source = Source("", "", by.doer.division, on)
    enqueue(source, asked, model)
    counts = {"records": len(known.records), "pairs": len(asked)}
    audit.record(by.doer, "seek_doubles", "lake:people", division=by.doer.division, detail=counts)
    return Doubles(**counts)


def _everybody(on: date) -> Known:
    parts = list(known_records(on))
    if not parts:
        empty = pa.table({name: pa.array([], kind) for name, kind in COLUMNS.items()})
        return Known(empty, np.zeros(0, np.int64))
    records = pa.concat_tables([each.records for each in parts])
    records = records.set_column(0, "record", pa.array(np.arange(len(records))))
    return Known(records, np.concatenate([each.person for each in parts]))


def _of_two_people(pairs: Pairs, person: np.ndarray) -> Pairs:
    return pairs.where(person[pairs.left] != person[pairs.right])


def _once_each(pairs: Pairs, weight: np.ndarray, person: np.ndarray) -> Pairs:
    """Of all records of two people the pair that speaks most for it."""
    low = np.minimum(person[pairs.left], person[pairs.right])
    high = np.maximum(person[pairs.left], person[pairs.right])
    order = np.lexsort((-weight, high, low))
    first = np.ones(len(order), bool)
    first[1:] = (low[order][1:] != low[order][:-1]) | (high[order][1:] != high[order][:-1])
    return pairs.where(order[first])
