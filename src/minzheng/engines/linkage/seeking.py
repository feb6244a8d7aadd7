"""Search before create: who in the registers and the lake may be the person at the window."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from django.db.models import Q

from minzheng.engines.lake import api as lake
from minzheng.engines.linkage.chinese import PEOPLE
from minzheng.engines.linkage.model import Model
from minzheng.engines.linkage.pairing import Pairs, pairs_between
from minzheng.engines.linkage.preparing import COLUMNS, prepare
from minzheng.engines.linkage.records import ROLL, known_records
from minzheng.engines.linkage.shelf import model_in_use
from minzheng.engines.linkage.weighing import Reasons, explain, weigh
from minzheng.registers.people.api import Person
from minzheng.registers.sealing import blind_index

MOST_READ = 500  # registered people looked at for one newcomer
MOST_SHOWN = 5
MOST_SCANNED = 2_000_000  # residents read through at a window: about a second
DISTRICT = 100_000  # a newcomer comes from among at least so many, however few are registered
OTHER_PHONE = "10000000000"  # stands for a phone that is known and is not hers


@dataclass(frozen=True)
class Sought:
    """What is stated of the person to be registered; empty or None is not known."""

    name: str
    id_number: str = ""
    sex: int | None = None
    born_on: date | None = None
    phone: str = ""
    address: str = ""


@dataclass(frozen=True)
class Candidate:
    """Somebody who may be she: registered (`person`) or only in the lake (`number`), and why."""

    reasons: Reasons
    person: Person | None = None
    number: int = 0


def candidates(sought: Sought, *, on: date) -> list[Candidate]:
    """Up to five who may be the person, most probable first; empty when nobody is like her.

    Compares with the people register and, up to two million of them, with the residents of the
    lake. Shows nobody's number: the caller masks what it prints. About a second at a window.
    """
    model = model_in_use()
    people = _people_like(sought)
    total = max(DISTRICT, Person.objects.count())
    ours = _weighed(sought, _of_people(sought, people), model, total)
    registered = set(lake.numbers_of_persons([each.id_index for each in people]).tolist())
    found = [Candidate(told, person=people[place]) for place, told in ours]
    theirs, number = _residents_like(sought, on)
    told_of = _weighed(sought, theirs, model, max(total, lake.how_many()))
    others = {int(number[place]): told for place, told in reversed(told_of)}
    found += [Candidate(told, number=n) for n, told in others.items() if n not in registered]
    likely = [each for each in found if each.reasons.weight >= model.doubtful]
    return sorted(likely, key=lambda each: -each.reasons.weight)[:MOST_SHOWN]


def _people_like(sought: Sought) -> list[Person]:
    """Registered people of her phone, her day of birth, or her surname and year."""
    wanted = Q(name=sought.name)
    if sought.phone:
        wanted |= Q(phone_index=blind_index(sought.phone, kind="phone"))
    if sought.born_on is not None:
        wanted |= Q(born_on__in=_readings(sought.born_on))
        wanted |= Q(name__startswith=sought.name[:1], born_on__year=sought.born_on.year)
    return list(Person.objects.filter(wanted).order_by("pk")[:MOST_READ])


def _readings(day: date) -> list[date]:
    """The day, and with day and month taken for each other."""
    return [day, day.replace(month=day.day, day=day.month)] if day.day <= 12 else [day]


def _of_people(sought: Sought, people: Sequence[Person]) -> pa.Table:
    """Registered people as records. Numbers stay sealed; phones are compared by their index."""
    index = blind_index(sought.phone, kind="phone") if sought.phone else ""
    return _records(
        [
            {
                "name": each.name, "sex": each.sex or None, "born_on": each.born_on,
                "phone": _phone(each, index, sought.phone), "address": each.address or None,
            }
            for each in people
        ]
    )  # fmt: skip


def _phone(person: Person, index: str, phone: str) -> str | None:
    if not person.phone_index:
        return None
    return phone if person.phone_index == index else OTHER_PHONE


def _residents_like(sought: Sought, on: date) -> tuple[pa.Table, np.ndarray]:
    """Residents of her phone, her day of birth, or her surname and year; and their numbers."""
    roll = lake.version(ROLL, on)
    tables, numbers = [_records([])], [np.zeros(0, np.int64)]
    if roll is not None and roll.rows <= MOST_SCANNED:
        for part in known_records(on, only=(ROLL,)):
            like = _alike(part.records, sought)
            tables.append(part.records.filter(like))
            numbers.append(part.person[like.to_numpy(zero_copy_only=False)])
    return pa.concat_tables(tables), np.concatenate(numbers)


def _alike(records: pa.Table, sought: Sought) -> pa.Array:
    like = pc.equal(records.column("name"), sought.name)
    if sought.phone:
        like = pc.or_kleene(like, pc.equal(records.column("phone"), sought.phone))
    if sought.born_on is not None:
        days = pa.array(_readings(sought.born_on), pa.date32())
        like = pc.or_kleene(like, pc.is_in(records.column("born_on"), value_set=days))
        year = pc.equal(pc.year(records.column("born_on")), sought.born_on.year)
        family = pc.starts_with(records.column("name"), sought.name[:1])
        like = pc.or_kleene(like, pc.and_kleene(year, family))
    return pc.fill_null(like, False).combine_chunks()


def _weighed(
    sought: Sought, known: pa.Table, model: Model, total: int
) -> list[tuple[int, Reasons]]:
    """Place of each known record with why it may be she, the most probable first."""
    if not len(known):
        return []
    both = prepare(pa.concat_tables([_records([asdict(sought)]), known]))
    theirs = both.slice(1).set_column(0, "record", pa.array(np.arange(len(known))))
    pairs = pairs_between(both.slice(0, 1), theirs, PEOPLE)
    pairs = replace(pairs, shares=_shares(pairs, theirs, total))
    weight = weigh(pairs, PEOPLE, model, records=total)
    order = np.argsort(-weight, kind="stable")[: MOST_SHOWN * 2]
    why = explain(pairs.where(order), PEOPLE, model, records=total)
    return list(zip(pairs.right[order].tolist(), why, strict=True))


def _shares(pairs: Pairs, known: pa.Table, total: int) -> Mapping[str, np.ndarray]:
    """Of those looked at, how many have the value, among everybody there is."""
    shares = {}
    for name in PEOPLE.rare_columns:
        counts = pc.value_counts(known.column(name))
        held = {each["values"].as_py(): each["counts"].as_py() for each in counts}
        values = known.column(name).take(pa.array(pairs.right)).to_pylist()
        shares[name] = np.array([held.get(value, 1) for value in values], float) / total
    return shares


def _records(rows: Sequence[Mapping[str, Any]]) -> pa.Table:
    """Rows as a table of COLUMNS, `record` being the place."""
    columns = {
        name: pa.array([row.get(name) or None for row in rows], kind)
        for name, kind in COLUMNS.items()
        if name != "record"
    }
    return pa.table({"record": pa.array(range(len(rows)), pa.int64()), **columns})
