"""The same pass on Spark: households kept together, each partition given to the same kernel.

Spark hands over Arrow batches of a fixed length, which cut households in two: the last household
of a batch is carried over to the next. Imported only where the setting names a Spark.
"""

import logging
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import reduce
from pathlib import Path

import numpy as np
import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.functions import lit

import minzheng
from minzheng.engines.screening.layout import HOUSEHOLD, PERSON, PLACE, SIZE
from minzheng.engines.screening.passing import Pass, Questions
from minzheng.engines.screening.questions import columns_asked, questions_of
from minzheng.engines.screening.table import File, Slice, Snapshot, columns_of
from minzheng.kernel.params import ParamBook
from minzheng.kernel.population import Population
from minzheng.kernel.units import Kind

SOURCE = str(Path(minzheng.__file__).resolve().parents[1])
PARTS_A_CORE = 4
BATCH = 100_000  # rows that Spark hands over at a time
SQL = {Kind.BOOL: "BOOLEAN", Kind.TEXT: "STRING"}
FIRST = "first_of_household"
Batches = Iterator[pa.RecordBatch]


@dataclass(frozen=True)
class Recipe:
    """What a worker needs to ask the same questions: matters by key, never their formulas."""

    keys: tuple[str, ...]
    on: date
    params: ParamBook

    def questions(self) -> Questions:
        """The questions, found again in the worker's own catalogue."""
        return columns_asked(questions_of(self.keys))

    def asked(self) -> Pass:
        """The pass over one partition."""
        return Pass(self.questions(), self.on, self.params)


def run(recipe: Recipe, table: Snapshot, into: Path, master: str) -> None:
    """Write persons/ and households/ as the pass on this machine does, in no particular order."""
    spark = _session(master)
    try:
        questions = recipe.questions()
        rows = _together(spark, table, columns_of(questions.values()))
        answered = rows.mapInArrow(lambda part: over(part, recipe.asked()), _schema(questions))
        _write(answered.persist(), questions, into)
    finally:
        spark.stop()


def _session(master: str) -> SparkSession:
    """Workers run this interpreter and find this package."""
    logging.getLogger("py4j").setLevel(logging.WARNING)
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    paths = [SOURCE, *filter(None, [os.environ.get("PYTHONPATH")])]
    os.environ["PYTHONPATH"] = os.pathsep.join(dict.fromkeys(paths))
    builder = SparkSession.builder.master(master).appName("minzheng")
    for name, value in (
        ("spark.executorEnv.PYTHONPATH", os.environ["PYTHONPATH"]),
        ("spark.ui.enabled", "false"),
        ("spark.ui.showConsoleProgress", "false"),
    ):
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    parts = str(spark.sparkContext.defaultParallelism * PARTS_A_CORE)
    spark.conf.set("spark.sql.shuffle.partitions", parts)
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", str(BATCH))
    return spark


def over(batches: Batches, asked: Pass) -> Batches:
    """The answers of a partition whose rows stand by household, whatever the batches cut."""
    for whole in whole_households(batches):
        yield from _answered(whole, asked)


def whole_households(batches: Batches) -> Iterator[pa.Table]:
    """Rows by household in parts that cut none; the last household waits for the next batch."""
    kept: list[pa.RecordBatch] = []
    for batch in batches:
        if not batch.num_rows:
            continue
        homes = batch.column(HOUSEHOLD).to_numpy(zero_copy_only=False)
        last = int(np.searchsorted(homes, homes[-1]))
        if last or (kept and kept[-1].column(HOUSEHOLD)[-1].as_py() != homes[0]):
            yield from _table([*kept, batch.slice(0, last)])
            kept = []
        kept.append(batch.slice(last))
    yield from _table(kept)


def _table(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.Table]:
    filled = [batch for batch in batches if batch.num_rows]
    if filled:
        yield pa.Table.from_batches(filled)


def _answered(rows: pa.Table, asked: Pass) -> Batches:
    homes = rows[HOUSEHOLD].to_numpy()
    starts = np.flatnonzero(np.r_[True, homes[1:] != homes[:-1]])
    firsts = rows.take(pa.array(starts))
    sizes = pa.array(np.diff(np.r_[starts, len(homes)]))
    persons = rows.drop_columns([HOUSEHOLD, PLACE])
    population = Population.from_sorted(
        persons.drop_columns([PERSON]),
        firsts.drop_columns([PERSON, HOUSEHOLD]).append_column(SIZE, sizes),
        size=SIZE,
    )
    numbers = rows[PERSON].combine_chunks(), firsts[HOUSEHOLD].combine_chunks()
    by_person, by_household = asked.over(Slice(population, *numbers))
    yield from _joined(by_person, by_household, starts).to_batches()


def _joined(persons: pa.Table, households: pa.Table, starts: np.ndarray) -> pa.Table:
    """A row a person; the answers about the household stand beside its first member."""
    place = np.full(len(persons), -1)
    place[starts] = np.arange(len(starts))
    index = pa.array(place, mask=place < 0)
    beside = {name: households[name].take(index) for name in households.column_names}
    columns = {name: persons[name] for name in persons.column_names}
    return pa.table({**columns, **beside, FIRST: pa.array(place >= 0)}).combine_chunks()


def _together(spark: SparkSession, table: Snapshot, wanted: frozenset[str]) -> DataFrame:
    """A row a person with what is known of her household, households whole and in order."""
    parts = [_pair(spark, persons, homes, wanted) for persons, homes in table.files]
    joined = reduce(lambda a, b: a.unionByName(b, allowMissingColumns=True), parts)
    return joined.repartition(HOUSEHOLD).sortWithinPartitions(HOUSEHOLD, PERSON)


def _pair(spark: SparkSession, persons: File, homes: File, wanted: frozenset[str]) -> DataFrame:
    people = _read(spark, persons, {PERSON, HOUSEHOLD, *wanted})
    return people.join(_read(spark, homes, {PLACE, HOUSEHOLD, *wanted}), HOUSEHOLD)


def _read(spark: SparkSession, file: File, wanted: set[str]) -> DataFrame:
    frame = spark.read.parquet(str(file.path))
    chosen = frame.select([name for name in frame.columns if name in wanted])
    return chosen.withColumns({name: lit(file.same[name]) for name in file.same if name in wanted})


def _schema(questions: Questions) -> str:
    """The columns of _joined, in its order, as Spark writes a schema."""
    persons = {name: node for name, node in questions.items() if node.entity == "person"}
    homes = {name: node for name, node in questions.items() if node.entity != "person"}
    columns = [
        (PERSON, "BIGINT"),
        *((name, SQL.get(node.kind, "BIGINT")) for name, node in persons.items()),
        (HOUSEHOLD, "BIGINT"),
        *((name, SQL.get(node.kind, "BIGINT")) for name, node in homes.items()),
        (FIRST, "BOOLEAN"),
    ]
    return ", ".join(f"`{name}` {kind}" for name, kind in columns)


def _write(answered: DataFrame, questions: Questions, into: Path) -> None:
    personal = [name for name, node in questions.items() if node.entity == "person"]
    others = [name for name in questions if name not in set(personal)]
    for folder, rows, names in (
        ("persons", answered, [PERSON, *personal]),
        ("households", answered.where(FIRST), [HOUSEHOLD, *others]),
    ):
        chosen = rows.select([f"`{name}`" for name in names])
        chosen.write.option("compression", "zstd").parquet(str(into / folder))
