"""Everything departments say of one person, as of a day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from minzheng.engines.lake.joining import overlay
from minzheng.engines.lake.layout import DELIVERY, FACTS, PERSON, PSEUDONYM, ROW
from minzheng.engines.lake.models import LakeVersion
from minzheng.engines.lake.person_facts import facts_of
from minzheng.engines.lake.reading import current, open_rows_of
from minzheng.engines.lake.seeking import rows_with
from minzheng.kernel.feed import Feed, feeds

OWN = frozenset({PERSON, ROW, DELIVERY, PSEUDONYM})


@dataclass(frozen=True)
class DossierPart:
    """What one feed says of her: the version, her rows (open columns), the facts they give."""

    version: LakeVersion
    rows: tuple[Mapping[str, Any], ...]
    facts: Mapping[str, Any]

    @property
    def feed(self) -> type[Feed]:
        return feeds()[self.version.feed]


def dossier(person: int, as_of: date, only: Sequence[str] | None = None) -> list[DossierPart]:
    """The parts of the feeds that have rows of her (of `only` these feeds), by feed."""
    numbers = overlay(as_of).cluster(person)
    held = current(as_of).values()
    asked = [each for each in held if only is None or each.feed in only]
    parts = [_part(each, numbers) for each in asked if each.feed in feeds()]
    return [part for part in parts if part is not None]


def _as_one(rows: pa.Table, person: int) -> pa.Table:
    column = pa.array(np.full(len(rows), person))
    return rows.set_column(rows.column_names.index(PERSON), PERSON, column)


def _part(version: LakeVersion, numbers: Sequence[int]) -> DossierPart | None:
    with pq.ParquetFile(version.folder / FACTS) as file:
        held = rows_with(file, numbers)
    if not len(held):
        return None
    rows = open_rows_of(version, numbers)
    if len(held) > 1:  # numbers joined since: their rows together give her facts
        held = facts_of(feeds()[version.feed], _as_one(rows, numbers[0]), version.day)
    facts = {name: value for name, value in held.to_pylist()[0].items() if name != PERSON}
    plain = [{key: each[key] for key in each if key not in OWN} for each in rows.to_pylist()]
    return DossierPart(version, tuple(plain), facts)
