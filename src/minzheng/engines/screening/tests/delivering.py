"""Deliveries of departments, as accepted versions in the lake."""

from datetime import date
from typing import Any

import pyarrow as pa

from minzheng.engines.lake import api as lake
from minzheng.engines.lake.api import LakeVersion
from minzheng.engines.lake.layout import type_of
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.feed import feed_named
from minzheng.kernel.identity import upgrade_15
from minzheng.kernel.matter import catalogue

NIGHT, NEXT, LATER = date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 22)
VILLAGE = "440118101201"


def deliver(feed: str, day: date, *rows: dict[str, Any], delivery: str = "") -> LakeVersion:
    """A version of these rows; each names its `person` by identity number."""
    catalogue()
    declared = feed_named(feed)
    types = {each.term.column: type_of(each.term) for each in declared.columns}
    columns = {
        name: pa.array([row.get(name) for row in rows], kind) for name, kind in types.items()
    }
    numbers = lake.numbers_of(
        lake.pseudonyms(pa.array([row["person"] for row in rows], pa.string())), create=True
    )
    table = pa.table(
        {**columns, "row": pa.array(range(1, len(rows) + 1), pa.int32()), "person": numbers}
    )
    name = delivery or f"{feed}-{day}-{len(lake.versions(feed))}"
    return lake.write_version(declared, day, table, delivery=name, by=SYSTEM, accepted_by=SYSTEM)


def resident(number: str, home: str, born: date, relation: int = 1) -> dict[str, Any]:
    """A row of the resident register."""
    return {
        "person": number, "born_on": born, "household_no": home, "registered_division": VILLAGE,
        "book_relation": relation, "book_state": 1, "book_since": date(2001, 1, 1),
    }  # fmt: skip


def died(number: str, day: date) -> dict[str, Any]:
    """A row of the medical death certificates."""
    return {"person": number, "death_on": day, "death_paper_on": day}


def in_custody(number: str, since: date) -> dict[str, Any]:
    """A row of those in custody."""
    return {"person": number, "custody_kind": 1, "custody_state": 1, "custody_from": since}


def card(number: str, grade: int) -> dict[str, Any]:
    """A row of the disability certificates, in force."""
    return {
        "person": number, "card_kind": 3, "card_grade": grade, "card_since": date(2024, 1, 1),
        "card_until": date(2034, 1, 1), "card_state": 1,
    }  # fmt: skip


def citizen(birth: str, order: int) -> str:
    """A citizen number that is nobody's; `birth` is yymmdd."""
    return upgrade_15(f"440118{birth}{order:03d}")
