"""The same lists once more by hand in SQL, as somebody would write them who knows today's numbers.

Ages, score lines and the days of the lists are read from today's book and today's files; nothing
follows a number through time. So it does less than ours, and agrees only while no number changes
behind a list's first day.
"""

import datetime
from pathlib import Path

import duckdb
import pyarrow as pa
from bench._elder_people import COMA, EVENTS, MOST, SICK

from minzheng.engines.guarantees.api import Published
from minzheng.kernel.params import ParamBook
from minzheng.vocabulary.codes import 残疾类别代码

BORN_LEAP = "(month(born_on) = 2 AND day(born_on) = 29)"
# By item: which age, what else must hold. `moderate` is level 2 and above.
RULES = {
    "N01": ("pension", "true"), "N02": ("pension", "true"), "N03": ("ability", "true"),
    "N04": ("allowance", "(low OR NOT low_only) AND coalesce(registered_here, true)"),
    "N05": ("elder", "low"), "N06": ("elder", "low"), "N07": ("elder", "low AND moderate"),
    "N08": ("elder", "moderate"), "N09": ("elder", "moderate"),
    "N10": ("elder", "tekun_supported"),
    "N11": ("elder", "(severe OR (mind AND ((disability_grade = 3 AND third)"
            " OR (disability_grade = 4 AND fourth))))"),
    "N12": ("elder", "(ability_living = 1 OR severe OR (disability_grade = 3 AND mind)"
            " OR coalesce(one_child_lost_family, false))"),
    "N13": ("elder", "preferential_person"), "N14": ("elder", "one_child_lost_family"),
    "N16": ("elder", "true"), "G01": ("elder", "true"),
    "G02": ("elder", "coalesce(hmt_resident, false)"),
    "Z01": ("old", "ability_living = 1"),
}  # fmt: skip
AGES = {
    "pension": "guarantees.pension_age", "elder": "guarantees.elder_age",
    "old": "guarantees.old_age", "ability": "ability.start_age", "allowance": "longevity.start_age",
}  # fmt: skip
ANSWER = """
SELECT person, {holds}, {since} FROM (SELECT *, {tests} FROM (SELECT *, {reached} FROM known))
ORDER BY person"""


def by_sql(
    folder: Path, lists: tuple[Published, ...], book: ParamBook, on: datetime.date
) -> pa.Table:
    """For each person and item: hers or not or unknown, and since when."""
    with duckdb.connect() as base:
        base.register("areas", _areas(lists, book, on))
        base.execute("CREATE TEMP TABLE area AS FROM areas")
        return base.sql(_statement(folder, book, on)).to_arrow_table()


def _areas(lists: tuple[Published, ...], book: ParamBook, on: datetime.date) -> pa.Table:
    """By district: the ages, and since when it has which item; null where it has it not."""
    rows = []
    for district in ("330213", "440111", "440118"):
        place = district.ljust(12, "0")
        row: dict[str, object] = {"district": district}
        row |= {name: book.value(key, on=on, place=place) for name, key in AGES.items()}
        row["low_only"] = book.value("longevity.low_income_only", on=on, place=place)
        row["third"] = book.value("disability.care_grade_3", on=on, place=place)
        row["fourth"] = book.value("disability.care_grade_4", on=on, place=place)
        for code in RULES:
            days = [
                each.since for each in lists
                if each.since <= on and district.startswith(each.place.rstrip("0"))
                and code in {item.code for item in each.items}
            ]  # fmt: skip
            row[f"from_{code}"] = min(days, default=None)
        rows.append(row)
    days_of = [(f"from_{code}", pa.date32()) for code in RULES]
    kinds = [("district", pa.string()), *((name, pa.int64()) for name in AGES)]
    flags = [(name, pa.bool_()) for name in ("low_only", "third", "fourth")]
    return pa.Table.from_pylist(rows, pa.schema([*kinds, *flags, *days_of]))


def _statement(folder: Path, book: ParamBook, on: datetime.date) -> str:
    points = " + ".join(
        f"CASE WHEN ability_{name} IS NULL THEN NULL"
        f" WHEN ability_{name} BETWEEN 1 AND 4 THEN ability_{name} ELSE 0 END"
        for name in MOST
    )
    line = {name: book.value(f"ability.{name}", on=on) for name in (
        "line_intact", "line_mild", "line_moderate", "line_severe", "risk_events", "coma_level",
    )}  # fmt: skip
    mind = ", ".join(str(残疾类别代码.read(name)) for name in ("智力", "精神"))
    events = " + ".join(f"ability_{name}" for name in EVENTS)
    sick = " OR ".join(f"ability_{name}" for name in SICK)
    known = f"""
WITH scored AS (
  SELECT p.*, h.receiving, h.margin_recognised, a.*, ({points}) AS total,
    ({sick} OR {events} >= {line["risk_events"]}) AS heavier,
    coalesce(died_on <= DATE '{on}', false) AS dead,
    (tekun_supported OR receiving OR margin_recognised) AS low,
    disability_grade IN (1, 2) AS severe, disability_kind IN ({mind}) AS mind
  FROM '{folder}/persons.parquet' p JOIN '{folder}/households.parquet' h USING (household)
  JOIN area a ON a.district = left(h.division_code, 6)
), levelled AS (
  SELECT *, CASE WHEN total IS NULL THEN NULL WHEN total >= {line["line_intact"]} THEN 0
    WHEN total >= {line["line_mild"]} THEN 1 WHEN total >= {line["line_moderate"]} THEN 2
    WHEN total >= {line["line_severe"]} THEN 3 ELSE 4 END AS level
  FROM scored
), known AS (
  SELECT *, CASE WHEN ability_consciousness = {COMA} THEN {line["coma_level"]}
    WHEN heavier THEN least(level + 1, 4) ELSE level END >= 2 AS moderate
  FROM levelled
)"""
    reached = ", ".join(
        f"CASE WHEN {BORN_LEAP} AND NOT (year(born_on) + {age}) % 4 = 0"
        f" THEN make_date(year(born_on) + {age}, 3, 1)"
        f" ELSE make_date(year(born_on) + {age}, month(born_on), day(born_on)) END AS at_{age}"
        for age in AGES
    )
    tests = ", ".join(
        f"(from_{code} IS NOT NULL AND NOT dead AND at_{age} <= DATE '{on}' AND {rule})"
        f" AS is_{code}"
        for code, (age, rule) in RULES.items()
    )
    holds = ", ".join(f"is_{code}" for code in RULES)
    since = ", ".join(
        f"CASE WHEN is_{code} THEN greatest(at_{age}, from_{code}) END AS since_{code}"
        for code, (age, _) in RULES.items()
    )
    return known + ANSWER.format(holds=holds, since=since, tests=tests, reached=reached)
