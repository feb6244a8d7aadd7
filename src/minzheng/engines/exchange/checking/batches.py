"""One batch through every check that needs no other row."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from minzheng.engines.exchange.checking.cells import Parsed, clean, flags
from minzheng.engines.exchange.checking.findings import WHOLE_ROW, Found
from minzheng.engines.exchange.checking.kinds import TYPES, ColumnReader
from minzheng.engines.exchange.checking.masking import shown
from minzheng.engines.exchange.checking.numbers import NOBODY, Numbers, read_numbers
from minzheng.engines.exchange.checking.rules import PLACES, REFUSING
from minzheng.engines.exchange.limits import MOST_KEPT, OPEN_ENDS
from minzheng.engines.exchange.reading.batch import Batch, Fault
from minzheng.engines.exchange.reading.heads import Matching
from minzheng.kernel.feed import Column, Feed, Role
from minzheng.kernel.units import Kind

WRONG_NUMBER = ("id_length", "id_shape", "id_birth", "id_check", "digits_lost")
MALE, FEMALE = 1, 2


@dataclass(frozen=True)
class Checked:
    """A batch after its checks: typed rows, what was found, and what later checks need.

    `bad`: the row is not taken. `known`: see Numbers. `names`: the name as delivered.
    """

    rows: np.ndarray
    typed: pa.RecordBatch
    bad: np.ndarray
    known: np.ndarray
    found: tuple[Found, ...]
    parsed: Mapping[str, Parsed]
    lost: int
    done: int


@dataclass(frozen=True)
class Plan:
    """How the rows of one file are checked: its columns by place, on the day of the data."""

    feed: type[Feed]
    day: date
    columns: Mapping[int, Column]
    readers: Mapping[int, ColumnReader] = field(default_factory=dict)

    @classmethod
    def of(cls, feed: type[Feed], day: date, matching: Matching) -> "Plan":
        """Readers for every matched column."""
        readers = {
            place: ColumnReader(column, matching.units[place])
            for place, column in matching.found.items()
        }
        return cls(feed, day, matching.found, readers)

    @property
    def schema(self) -> pa.Schema:
        """The typed rows: `row`, then every column of the feed, delivered or not."""
        kinds = [(each.term.column, TYPES[each.term.unit.kind]) for each in self.feed.columns]
        return pa.schema([("row", pa.int32()), *kinds])


def check_batch(plan: Plan, batch: Batch) -> Checked:
    """Everything that can be said of these rows without the others."""
    parsed: dict[int, Parsed] = {}
    numbers: Numbers | None = None
    for place, column in plan.columns.items():
        text = clean(batch.values[place])
        if column.role is Role.ID:
            numbers = read_numbers(text, plan.day)
            parsed[place] = numbers.parsed
        else:
            parsed[place] = plan.readers[place].read(text)
    _add_faults(parsed, batch)
    for place, column in plan.columns.items():
        _check_column(plan, column, parsed[place])
        wrong = plan.readers[place].wrong_credit_codes(parsed[place].text)
        parsed[place].tell("credit_code", wrong)
    known = numbers.known if numbers else np.full(len(batch.rows), NOBODY)
    if numbers is not None:
        _compare_with_number(plan, parsed, numbers)
    named = _named(plan, parsed)
    _check_identity(plan, parsed, known, named)
    return _checked(plan, batch, parsed, (known, named))


def _add_faults(parsed: Mapping[int, Parsed], batch: Batch) -> None:
    """What the reader saw, by place in the batch."""
    by_rule: dict[tuple[int, str], list[int]] = {}
    for fault in batch.faults:
        if fault.place in parsed:
            by_rule.setdefault((fault.place, fault.rule), []).append(fault.row)
    for (place, rule), rows in by_rule.items():
        parsed[place].problems[rule] = np.searchsorted(batch.rows, np.array(rows))


def _check_column(plan: Plan, column: Column, parsed: Parsed) -> None:
    told = np.zeros(len(parsed.text), dtype=bool)
    for places in parsed.problems.values():
        told[places] = True
    empty = flags(parsed.text.is_null())
    if column.required:
        parsed.tell("missing", empty & ~told)
    _check_range(column, parsed)
    if column.term.unit.kind is Kind.DATE and column.high is None and _must_be_past(column):
        parsed.tell("after_day", flags(pc.greater(parsed.values, pa.scalar(plan.day))))


def _check_range(column: Column, parsed: Parsed) -> None:
    for rule, bound, compare in (
        ("below", column.low, pc.less), ("above", column.high, pc.greater)
    ):  # fmt: skip
        if bound is not None:
            parsed.tell(rule, flags(compare(parsed.values, pa.scalar(bound, parsed.values.type))))


def _must_be_past(column: Column) -> bool:
    return not column.header.endswith(OPEN_ENDS) and not column.term.term.endswith(OPEN_ENDS)


def _compare_with_number(plan: Plan, parsed: Mapping[int, Parsed], numbers: Numbers) -> None:
    for place, column in plan.columns.items():
        values = parsed[place].values
        if column.role is Role.SEX and column.term.unit.kind is Kind.CODE:
            stated = pc.fill_null(values, 0).to_numpy()
            told = np.isin(stated, (MALE, FEMALE))
            parsed[place].tell("sex_differs", numbers.valid & told & (stated != numbers.sex))
        if column.role is Role.BIRTH and column.term.unit.kind is Kind.DATE:
            born = pc.add(
                pc.add(pc.multiply(pc.year(values), 10_000), pc.multiply(pc.month(values), 100)),
                pc.day(values),
            )
            stated = pc.fill_null(born, 0).to_numpy()
            differs = numbers.valid & (stated > 0) & (stated != numbers.born)
            parsed[place].tell("birth_differs", differs)


def _named(plan: Plan, parsed: Mapping[int, Parsed]) -> np.ndarray:
    """Rows in which a name says who it may be."""
    for place, column in plan.columns.items():
        if column.role is Role.NAME:
            return flags(parsed[place].text.is_valid())
    return np.zeros(len(next(iter(parsed.values())).text), dtype=bool)


def _check_identity(
    plan: Plan, parsed: Mapping[int, Parsed], known: np.ndarray, named: np.ndarray
) -> None:
    for place, column in plan.columns.items():
        if column.role is Role.ID:
            silent = flags(parsed[place].text.is_null()) & (known == NOBODY)
            if "digits_lost" in parsed[place].problems:
                silent[parsed[place].problems["digits_lost"]] = False
            parsed[place].tell("nobody", silent & ~named)
            if not column.required:
                parsed[place].tell("id_missing", silent & named)


def _checked(
    plan: Plan, batch: Batch, parsed: Mapping[int, Parsed], who: tuple[np.ndarray, np.ndarray]
) -> Checked:
    known, named = who
    bad = np.zeros(len(batch.rows), dtype=bool)
    found = list(_whole_row_faults(batch.faults))
    lost = sum(len(each.rows) for each in found)
    for place, each in parsed.items():
        for rule, places in each.problems.items():
            refused = _refusal(plan.columns[place], rule, named)[places]
            bad[places] |= refused
            found.append(_found(plan.columns[place], (place, rule), batch.rows, each, refused))
    by_name = {plan.columns[place].term.column: each for place, each in parsed.items()}
    typed = _typed(plan, batch.rows, by_name)
    return Checked(batch.rows, typed, bad, known, tuple(found), by_name, lost, batch.done)


def _refusal(column: Column, rule: str, named: np.ndarray) -> np.ndarray:
    """Whether the rule refuses each row: a wrong number does not where there is a name."""
    if PLACES[rule] not in REFUSING:
        return np.zeros(len(named), dtype=bool)
    if column.role is Role.ID and rule in WRONG_NUMBER:
        return ~named
    return np.ones(len(named), dtype=bool)


def _found(
    column: Column, where: tuple[int, str], rows: np.ndarray, parsed: Parsed, refused: np.ndarray
) -> Found:
    place, rule = where
    places = parsed.problems[rule]
    texts = parsed.text.take(pa.array(places[:MOST_KEPT])).to_pylist()
    values = tuple(shown(column, text) for text in texts)
    return Found(rule, place, rows[places], refused, values)


def _whole_row_faults(faults: tuple[Fault, ...]) -> Iterator[Found]:
    lost = [fault for fault in faults if fault.place == WHOLE_ROW]
    if lost:
        rows = np.array([fault.row for fault in lost], np.int64)
        refused = np.ones(len(lost), dtype=bool)
        yield Found(lost[0].rule, WHOLE_ROW, rows, refused, tuple(fault.value for fault in lost))


def _typed(plan: Plan, rows: np.ndarray, parsed: Mapping[str, Parsed]) -> pa.RecordBatch:
    columns = [pa.array(rows, pa.int32())]
    for name in plan.schema.names[1:]:
        kind = plan.schema.field(name).type
        given = parsed.get(name)
        columns.append(given.values.cast(kind) if given else pa.nulls(len(rows), kind))
    return pa.record_batch(columns, schema=plan.schema)
