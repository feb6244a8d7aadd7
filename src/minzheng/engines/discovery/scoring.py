"""The hardship score of entries: counted by the published rules from what is known; it orders only.

Facts come from the newest population table and from what visitors saw; what nobody knows stays
unknown, so a score has a lower and an upper bound and says what to ask.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

import numpy as np
import pyarrow.compute as pc
import pyarrow.parquet as pq
from django.db import transaction

from minzheng.engines.audit import api as audit
from minzheng.engines.discovery.coded import DIMENSIONS
from minzheng.engines.discovery.models import WAITING, Entry
from minzheng.engines.parameters.api import book
from minzheng.engines.screening.api import NoSnapshot, Snapshot, snapshot
from minzheng.kernel.doer import Doer
from minzheng.kernel.expr import Expr, Fact, Param
from minzheng.kernel.formula import Formula
from minzheng.kernel.many import many
from minzheng.kernel.matter import catalogue
from minzheng.kernel.policy import Evaluation, Policy
from minzheng.kernel.population import Population
from minzheng.registers.sealing import seal
from minzheng.vocabulary import codes

POLICY = "hardship"
LOW, HIGH, WHOLE = "困难最低分", "困难最高分", "满分"
AT_LEAST, AT_MOST, FULL = "至少", "至多", "满分"
HOME, RELATION = "household", "relation"
TOGETHER = 500
Facts = dict[str, Any]


@dataclass(frozen=True)
class Part:
    """One dimension of a score: from at least to at most, out of how much."""

    key: str
    label: str
    low: int
    high: int
    full: int


@dataclass(frozen=True)
class Score:
    """A score with its parts, what to ask, and the arithmetic behind it."""

    low: int
    high: int
    full: int
    parts: tuple[Part, ...]
    asks: tuple[str, ...]
    evaluation: Evaluation

    @property
    def is_sure(self) -> bool:
        """Whether nothing is left to ask."""
        return self.low == self.high


def policy() -> type[Policy]:
    """The published rules of the score."""
    return catalogue().shared[POLICY]


def formula(name: str) -> Formula:
    """One formula of the score, by its name."""
    return next(each for each in policy().formulas if each.name == name)


def score_of(entry: Entry, on: date) -> Score:
    """The score as the facts on file and the visits give it today; nothing is written."""
    found = policy().evaluate(_facts(entry), on=on, place=entry.division_code, params=book())
    return Score(
        low=_points(found, LOW),
        high=_points(found, HIGH),
        full=_points(found, WHOLE),
        parts=tuple(_part(found, key, word) for key, word in DIMENSIONS.items()),
        asks=found.missing,
        evaluation=found,
    )


@transaction.atomic
def refresh_scores(on: date, *, by: Doer) -> int:
    """Count every waiting entry anew from the newest population table; gives how many changed.

    All in one pass with the rules that count one. Run again, nothing changes.
    """
    table = _newest()
    rows = list(Entry.objects.filter(state__in=WAITING).order_by("pk"))
    changed = 0
    for first in range(0, len(rows), TOGETHER):
        changed += _refresh(rows[first : first + TOGETHER], table, on)
    if changed:
        audit.record(by, "refresh_scores", "entries", detail={"changed": changed})
    return changed


def rescore(entry: Entry, on: date) -> None:
    """Count one entry anew, with what is newest of it; the caller saves nothing more."""
    _refresh([entry], _newest(), on)


def _refresh(rows: Sequence[Entry], table: Snapshot | None, on: date) -> int:
    """Facts where the table is newer, then the scores of all; gives how many moved."""
    stale = [row for row in rows if table and row.home and row.facts_version != table.version]
    if table is not None and stale:
        told = facts_of_homes(table, {row.home for row in stale if row.home})
        for row in stale:
            _keep(row, told.get(row.home or 0, {}), table.version)
    before = [(row.score_low, row.score_high, row.rank) for row in rows]
    for row, (low, high) in zip(rows, _scores(rows, on), strict=True):
        row.score_low, row.score_high = low, high
        row.place_in_order()
    fields = ("score_low", "score_high", "rank", "facts_sealed", "facts_version")
    Entry.objects.bulk_update(rows, fields)
    after = [(row.score_low, row.score_high, row.rank) for row in rows]
    return sum(one != other for one, other in zip(before, after, strict=True))


def facts_of_homes(table: Snapshot, homes: set[int]) -> dict[int, Facts]:
    """What the population table knows of some households: theirs, and each member's."""
    asked = {fact.column for fact in _needed()} | {RELATION}
    wanted = sorted(asked)
    found: dict[int, Facts] = {}
    for persons, households in table.files:
        chosen = pc.field(HOME).isin(sorted(homes - found.keys()))
        common = {**persons.same}, {**households.same}
        names = [name for name in wanted if name in households.schema.names]
        rows = pq.read_table(households.path, columns=[HOME, *names], filters=chosen).to_pylist()
        for row in rows:
            home = row.pop(HOME)
            found[home] = {**_known(common[1], asked), **_plain(row), "members": []}
        if rows:
            names = [name for name in wanted if name in persons.schema.names]
            people = pq.read_table(persons.path, columns=[HOME, *names], filters=chosen)
            for row in people.to_pylist():
                members = found[row.pop(HOME)]["members"]
                members.append({**_known(common[0], asked), **_plain(row)})
    return found


def _keep(row: Entry, facts: Facts, version: str) -> None:
    row.facts_sealed = seal(json.dumps(facts, ensure_ascii=False)) if facts else ""
    row.facts_version = version
    row.__dict__.pop("facts", None)  # what was read before


def _scores(rows: Sequence[Entry], on: date) -> list[tuple[int, int]]:
    """The bounds of many entries in one pass, each with the numbers of its place."""
    asked: dict[str, Expr] = {name: formula(name) for name in (LOW, HIGH)}
    told = [_facts(row) for row in rows]
    if not told:
        return []
    city = Population.from_rows([{"members": [], **each} for each in told], asked.values())
    # Who has no facts has nobody listed: what is said of members is unknown, not none.
    unlisted = np.array(["members" not in each for each in told])
    places = np.array([row.division_code for row in rows])
    here = replace(city, places=places, unlisted=unlisted)
    found = many(asked, here, on=on, params=book(), threads=1)
    low, high = found[LOW], found[HIGH]
    return [(int(low.values[at]), int(high.values[at])) for at in range(len(rows))]


def _facts(entry: Entry) -> Facts:
    """What is known of an entry, as the rules read it: the data, and what visitors saw."""
    seen = {f"seen_{key}": value for key, value in entry.seen.items()}
    facts = dict(entry.facts)
    members = facts.pop("members", None)
    if members:
        facts["members"] = _called(members)
    return {**facts, **seen}


def _called(members: Iterable[Mapping[str, Any]]) -> list[Facts]:
    """Members by their relation to the head, so that the arithmetic names nobody."""
    labels = [codes.关系代码.codes.get(row.get(RELATION) or 0, "成员") for row in members]
    several = {label for label in labels if labels.count(label) > 1}
    return [
        {
            **{name: value for name, value in row.items() if name != RELATION},
            "name": f"{label}{number}" if label in several else label,
        }
        for number, (row, label) in enumerate(zip(members, labels, strict=True), start=1)
    ]


@cache
def _needed() -> frozenset[Fact]:
    return frozenset(fact for each in policy().formulas for fact in each.needs().facts)


def _newest() -> Snapshot | None:
    try:
        return snapshot()
    except NoSnapshot:
        return None


def _plain(row: Mapping[str, Any]) -> Facts:
    """Known values as JSON keeps them."""
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in row.items()
        if value is not None
    }


def _known(same: Mapping[str, Any], asked: set[str]) -> Facts:
    return {name: value for name, value in same.items() if name in asked}


def _points(found: Evaluation, name: str) -> int:
    value = found[name].value
    return value if isinstance(value, int) else 0


def _part(found: Evaluation, key: str, word: str) -> Part:
    full = found.run.value(weight_of(word))
    low, high = (_points(found, f"{word}{end}") for end in (AT_LEAST, AT_MOST))
    return Part(key, word, low, high, full if isinstance(full, int) else 0)


@cache
def weight_of(word: str) -> Param:
    """The published weight of a dimension."""
    wanted = formula(f"{word}{AT_LEAST}").needs().params
    return next(each for each in wanted if each.label.endswith(FULL))
