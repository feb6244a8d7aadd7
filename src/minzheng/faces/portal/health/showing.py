"""A health record as the family reads it."""

from collections.abc import Sequence

from minzheng.engines.health import api
from minzheng.faces.looks.charts import Lines, Point, Series
from minzheng.faces.looks.parts import Column, Row, Table
from minzheng.faces.looks.written import plain_date

READINGS = (Column("时间"), Column("体征"), Column("在哪里量的"))
CURVES = (("血压", ("systolic", "diastolic")), ("体温", ("temperature",)), ("体重", ("weight",)))


def reading_table(rows: Sequence[api.Reading]) -> Table:
    """What was measured, the newest first."""
    drawn = tuple(
        Row((f"{plain_date(row.day)} {row.clock:%H:%M}", row.words, row.facility.name))
        for row in rows
    )
    return Table(
        "体征", READINGS, drawn, empty="还没有量过。", empty_next="照料的机构量了会出现在这里。"
    )


def curves(rows: Sequence[api.Reading]) -> list[Lines]:
    """A curve for what was measured twice, the oldest first."""
    found = []
    for title, keys in CURVES:
        taken = [row for row in rows[::-1] if all(key in row.values for key in keys)]
        if len(taken) > 1:
            found.append(_curve(title, keys, taken))
    return found


def _curve(title: str, keys: tuple[str, ...], taken: Sequence[api.Reading]) -> Lines:
    measures = {key: api.MEASURES[key] for key in keys}
    series = tuple(
        Series(one.name, tuple(
            Point(f"{row.day:%m-%d} {row.clock:%H:%M}", row.values[key] / one.scale,
                  one.text(row.values[key]))
            for row in taken
        ))
        for key, one in measures.items()
    )  # fmt: skip
    last = "，".join(f"{one.name} {one.text(taken[-1].values[k])}" for k, one in measures.items())
    return Lines(title, f"最近一次{last}。", next(iter(measures.values())).unit, series)
