"""Every matter over everybody: the pass, its answers in the lake, counts beside the ledger."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import duckdb
from django.conf import settings

from minzheng.engines.audit import api as audit
from minzheng.engines.lake.api import draft, publish
from minzheng.engines.parameters.api import book
from minzheng.engines.screening.errors import SparkMissing
from minzheng.engines.screening.holdings import read_ledger
from minzheng.engines.screening.layout import SCREENING
from minzheng.engines.screening.passing import Pass, run
from minzheng.engines.screening.questions import Question, columns_asked, questions_of
from minzheng.engines.screening.table import Snapshot
from minzheng.kernel.doer import Doer
from minzheng.kernel.money import Fen

ABOUT = "about.json"


@dataclass(frozen=True)
class Count:
    """One end of one matter over everybody; `monthly` sums the known amounts of those who would.

    `amount_unknown`: of those who would, how many amounts are not known. `not_asked`: the number
    that is not in force somewhere, so that there nothing could be told.
    """

    matter: str
    end: str
    personal: bool
    would: int
    would_not: int
    not_known: int
    monthly: Fen
    amount_unknown: int
    held_now: int
    paid_now: Fen
    not_asked: str = ""


@dataclass(frozen=True)
class Screening:
    """A finished pass: where its answers lie, over which population, and the counts."""

    version: str
    population: str
    on: date
    persons: int
    households: int
    counts: tuple[Count, ...]


def screen(table: Snapshot, on: date, *, by: Doer, keys: Iterable[str] = ()) -> Screening:
    """Run the matters (all of them by default) over a population in one pass; write the answers.

    Raises UnknownMatter, TableBroken, SparkMissing.
    """
    questions = questions_of(keys)
    asked = Pass(columns_asked(questions), on, book())
    with draft(SCREENING) as folder:
        _run(asked, table, folder, tuple(keys))
        counts = _counts(folder, questions, asked.not_in_force, on)
        about = {"population": table.version, "on": on.isoformat(), "counts": counts}
        text = json.dumps(about, ensure_ascii=False, indent=1, default=asdict)
        (folder / ABOUT).write_text(text, "utf-8")
        detail = {"population": table.version, "matters": len({q.matter.key for q in questions})}

        def tell(version: str) -> None:
            audit.record(by, "screen", f"screening:{version}", detail=detail)

        place = publish(folder, SCREENING, on, tell)
    return Screening(
        version=place.name,
        population=table.version,
        on=on,
        persons=table.persons,
        households=table.households,
        counts=tuple(counts),
    )


def _run(asked: Pass, table: Snapshot, folder: Path, keys: tuple[str, ...]) -> None:
    """On this machine, or on the Spark that the setting names."""
    if not settings.SPARK:
        run(asked, table, folder)
        return
    if find_spec("pyspark") is None:
        raise SparkMissing(
            f"设置了 MINZHENG_SPARK={settings.SPARK}，但没有安装 pyspark。"
            "请按 docs/how-to/run-on-spark.md 安装，或者去掉这项设置。"
        )
    on_spark = import_module("minzheng.engines.screening.on_spark")
    on_spark.run(on_spark.Recipe(keys, asked.on, asked.params), table, folder, settings.SPARK)
    for number in table.numbers:  # the workers cannot tell us which numbers they missed
        asked.note_missing(table.read(number, ()).population)


def _counts(
    folder: Path, questions: Iterable[Question], not_asked: Mapping[str, str], on: date
) -> list[Count]:
    held = read_ledger(on).totals()
    return [
        _count(folder, question, held.get(question.matter.key, (0, 0)), not_asked)
        for question in questions
    ]


def _count(
    folder: Path, question: Question, held: tuple[int, Fen], not_asked: Mapping[str, str]
) -> Count:
    files = folder / ("persons" if question.personal else "households") / "*.parquet"
    would, would_not, not_known, monthly, unknown = _tally(files, question)
    return Count(
        matter=question.matter.key,
        end=question.end.name,
        personal=question.personal,
        would=would,
        would_not=would_not,
        not_known=not_known,
        monthly=monthly,
        amount_unknown=unknown,
        held_now=held[0],
        paid_now=held[1],
        not_asked=not_asked.get(question.name, "") or not_asked.get(question.amount, ""),
    )


def _tally(files: Path, question: Question) -> tuple[int, ...]:
    """Yes, no, unknown, the sum of the amounts and how many of those are unknown."""
    holds = f'"{question.name}"'
    amount = f'"{question.amount}"' if question.pays is not None else "0"
    with duckdb.connect() as database:
        found = database.execute(
            f"""SELECT count(*) FILTER (WHERE {holds}), count(*) FILTER (WHERE NOT {holds}),
                       count(*) FILTER (WHERE {holds} IS NULL),
                       coalesce(sum({amount}) FILTER (WHERE {holds}), 0)::BIGINT,
                       count(*) FILTER (WHERE {holds} AND {amount} IS NULL)
                FROM read_parquet(?)""",  # noqa: S608 - names of our own matters and ends
            [str(files)],
        ).fetchone()
    return tuple(found or (0, 0, 0, 0, 0))
