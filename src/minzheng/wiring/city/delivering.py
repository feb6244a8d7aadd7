"""Writes a day's files of every department, with their faults, and the truth beside them.

folder/<feed>.<kind>                 what is delivered
folder/truth/truth.json              seed, day, counts of rows and faults, of situations
folder/truth/rows-<feed>.parquet     whose each row is, and what is wrong with it
folder/truth/situations.parquet      who is in which situation
folder/truth/people.parquet          who everybody is
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from minzheng.kernel.feed import Feed, Role, feed_named, feeds
from minzheng.wiring.city import rows_care, rows_income, rows_people
from minzheng.wiring.city.chance import FIRST_DAY, Chance
from minzheng.wiring.city.citizens import Citizens
from minzheng.wiring.city.errors import Errors
from minzheng.wiring.city.faults import Sheet, repeated, spoil, told
from minzheng.wiring.city.files import Write, opened
from minzheng.wiring.city.identity_numbers import place_among_alike
from minzheng.wiring.city.life import life_of
from minzheng.wiring.city.rows import Builder, Rows, Scene
from minzheng.wiring.city.situations import situations_of
from minzheng.wiring.city.styles import STYLES
from minzheng.wiring.city.text import written

BUILDERS: Mapping[str, Builder] = {
    **rows_people.BUILDERS, **rows_income.BUILDERS, **rows_care.BUILDERS}  # fmt: skip
TRUTH = "truth"
YEAR = np.timedelta64(365, "D")
ROWS_A_PERSON = 64  # more than anybody has in one file
FIRST_ROW = {"csv": 2, "xlsx": 2, "parquet": 1}  # the header is row 1 of a sheet


@dataclass(frozen=True)
class Order:
    """What to write: the day, the seed, the errors, the feeds.

    `since`: the day after which files that add begin, a year before by default; `begin`: the day
    after which anything happens to these people.
    """

    on: date
    seed: int
    errors: Errors = field(default_factory=Errors)
    since: date | None = None
    begin: date = FIRST_DAY
    feeds: Sequence[str] = ()

    def scene(self, people: Citizens) -> Scene:
        """These people as they are on the day."""
        on, chance = np.datetime64(self.on), Chance(self.seed)
        since = np.datetime64(self.since) if self.since else on - YEAR
        life = life_of(people, on, chance, begin=np.datetime64(self.begin))
        return Scene(people, life, chance, since)

    def wanted(self) -> list[type[Feed]]:
        """The feeds to write, all by default. Raises UnknownFeed."""
        return [feed_named(name) for name in self.feeds] or list(feeds().values())


@dataclass
class _File:
    """A file being written: rows so far, how many are bad, faults by name."""

    write: Write
    note: Write
    rows: int = 0
    bad: int = 0
    faults: Counter[str] = field(default_factory=Counter)


def write_feeds(people: Iterable[Citizens], order: Order, folder: Path) -> dict[str, Any]:
    """Write everything; gives what truth.json says.

    Raises ValueError for a day before anything happens in the city, UnknownFeed.
    """
    if order.on <= order.begin:
        raise ValueError(f"这些人从 {order.begin} 以后才有事情发生，请给更晚的日期")
    wanted = order.wanted()
    (folder / TRUTH).mkdir(parents=True, exist_ok=True)
    situations: Counter[str] = Counter()
    with ExitStack() as stack:
        files = {feed.name(): _open(stack, feed, folder) for feed in wanted}
        note = stack.enter_context(opened(folder / TRUTH / "situations.parquet", _TYPED))
        who = stack.enter_context(opened(folder / TRUTH / "people.parquet", _TYPED))
        count = 0
        for chunk in people:
            scene = order.scene(chunk)
            for feed in wanted:
                _deliver(scene, feed, order.errors, files[feed.name()])
            found = situations_of(scene)
            situations.update(_counts(found.column("situation")))
            note(found)
            who(_people(chunk))
            count += len(chunk)
    truth = _truth(order, count, files) | {"situations": dict(sorted(situations.items()))}
    (folder / TRUTH / "truth.json").write_text(_json(truth), encoding="utf-8")
    return truth


_TYPED = STYLES["medical_spending"]


def file_name(feed: str) -> str:
    """The name of a feed's file: residents.csv."""
    return f"{feed}.{STYLES[feed].kind}"


def _open(stack: ExitStack, feed: type[Feed], folder: Path) -> _File:
    name = feed.name()
    write = stack.enter_context(opened(folder / file_name(name), STYLES[name]))
    note = stack.enter_context(opened(folder / TRUTH / f"rows-{name}.parquet", _TYPED))
    return _File(write, note)


def _deliver(scene: Scene, feed: type[Feed], errors: Errors, file: _File) -> None:
    sheet = repeated(spoil(_sheet(scene, feed), scene.chance, errors), scene.chance, errors)
    file.write(sheet.table)
    faults = told(sheet)
    file.note(_rows(sheet, faults, file.rows + FIRST_ROW[sheet.style.kind]))
    file.rows += len(sheet)
    bad = faults.filter(faults.column("bad")).column("place")
    file.bad += pc.count_distinct(bad).as_py()
    file.faults.update(_counts(faults.column("fault")))


def _sheet(scene: Scene, feed: type[Feed]) -> Sheet:
    rows = BUILDERS[feed.name()](scene)
    style, who = STYLES[feed.name()], scene.people.who[rows.person]
    table = written(feed, _identity(scene, feed, rows), len(rows.person), style)
    return Sheet(feed, style, table, who, who * ROWS_A_PERSON + place_among_alike(who))


def _identity(scene: Scene, feed: type[Feed], rows: Rows) -> dict[str, Any]:
    """The values with those that say who somebody is."""
    people, places = scene.people, pa.array(rows.person)
    sex = np.where(people.is_male[rows.person], 1, 2)
    known = {
        Role.ID: people.number.take(places), Role.NAME: people.name.take(places),
        Role.SEX: sex, Role.BIRTH: people.born[rows.person],
        Role.PHONE: people.phone.take(places), Role.ADDRESS: people.address.take(places),
    }  # fmt: skip
    mine = {column.term.column: known[column.role] for column in feed.columns
            if column.role in known}  # fmt: skip
    return {**mine, **rows.values}


def _rows(sheet: Sheet, faults: pa.Table, first: int) -> pa.Table:
    """For each row whose it is and its worst fault."""
    fault, bad = np.full(len(sheet), None, object), np.zeros(len(sheet), bool)
    for place, name, is_bad in zip(*(faults.column(c).to_pylist()
                                     for c in ("place", "fault", "bad")), strict=True):  # fmt: skip
        if is_bad or not bad[place]:
            fault[place], bad[place] = name, is_bad
    return pa.table(
        {
            "row": np.arange(first, first + len(sheet), dtype=np.int32),
            "who": sheet.who,
            "fault": pa.array(fault, pa.string()),
            "bad": bad,
        }
    )


def _people(chunk: Citizens) -> pa.Table:
    return pa.table(
        {
            "who": chunk.who,
            "number": chunk.number,
            "name": chunk.name,
            "born": pa.array(chunk.born.astype("M8[D]")),
            "home": chunk.home,
            "division": chunk.division,
            "poor": chunk.poor,
        }
    )


def _counts(column: pa.ChunkedArray) -> dict[str, int]:
    return {each["values"]: each["counts"] for each in pc.value_counts(column).to_pylist()}


def _truth(order: Order, people: int, files: Mapping[str, _File]) -> dict[str, Any]:
    return {
        "seed": order.seed,
        "on": order.on.isoformat(),
        "people": people,
        "files": {
            name: {
                "file": file_name(name),
                "rows": file.rows,
                "bad": file.bad,
                "faults": dict(sorted(file.faults.items())),
            }
            for name, file in files.items()
        },
    }


def _json(truth: Mapping[str, Any]) -> str:
    return json.dumps(truth, ensure_ascii=False, indent=1) + "\n"
