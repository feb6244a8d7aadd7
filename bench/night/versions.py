"""The city as accepted versions of feeds, laid into the lake as its own writer lays them.

What is left out: identity.parquet (sealed names and numbers; a night opens none of it) and, but for
the resident register, rows.parquet (a night reads facts).
"""

import json
from hashlib import sha256

import numpy as np
import pyarrow as pa
from bench.night.city import LISTED, ON, SEED, City, Feeds

from minzheng.engines.lake import api as lake
from minzheng.engines.lake import layout
from minzheng.engines.lake.person_facts import facts_schema
from minzheng.kernel.feed import feed_named
from minzheng.kernel.matter import catalogue

GROUP = 32_768
NAME = f"{ON}-001"


def write_feeds(city: City) -> None:
    """Numbers for everybody, then eleven versions: the resident register and ten feeds."""
    catalogue()
    feeds = Feeds(city)
    for name in ("residents", *LISTED):
        listed = feeds.draw(name)
        folder = lake.shelf(f"feeds/{name}") / NAME
        folder.mkdir()
        table = pa.table({layout.PERSON: listed.people, **listed.facts})
        table = table.select(facts_schema(feed_named(name)).names).cast(
            facts_schema(feed_named(name))
        )
        _write(folder / layout.FACTS, table)
        if name == "residents":
            _write(folder / layout.ROWS, _rows(city))
        (folder / layout.ABOUT).write_text(json.dumps({"salt": ""}), "utf-8")
        _enter(name, len(table))


def pseudonyms(city: City) -> pa.Array:
    """Sixteen bytes for each person, in the order of their numbers."""
    drawn = np.random.default_rng([SEED, city.people, 2]).bytes(16 * city.people)
    return pa.Array.from_buffers(pa.binary(16), city.people, [None, pa.py_buffer(drawn)])


def number(city: City) -> None:
    """Give everybody her number: 1, 2, 3 …"""
    given = lake.numbers_of(pseudonyms(city), create=True)
    assert given[0] == 1 and given[-1] == city.people


def _rows(city: City) -> pa.Table:
    homes = pa.compute.binary_join_element_wise(
        "H", pa.compute.utf8_lpad(pa.array(city.home).cast(pa.string()), 9, "0"), ""
    )
    places = pa.DictionaryArray.from_arrays(pa.array(city.village), city.codes()).cast(pa.string())
    numbers = np.arange(city.people)
    return pa.table(
        {
            layout.PERSON: numbers + 1,
            layout.ROW: (numbers + 1).astype(np.int32),
            "household_no": homes,
            "registered_division": places,
            "living_division": pa.nulls(city.people, pa.string()),
        }
    )


def _write(path: object, table: pa.Table) -> None:
    with layout.writer(path, table.schema) as file:
        file.write_table(table, row_group_size=GROUP)


def _enter(name: str, rows: int) -> None:
    lake.LakeVersion.objects.create(
        feed=name, day=ON, number=1, name=NAME, rows=rows, linked=rows, people=rows, bytes=0,
        digest=sha256(name.encode()).hexdigest(), delivery=f"bench-{name}", made_by="测速",
        accepted_by="测速",
    )  # fmt: skip
