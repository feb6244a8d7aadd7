"""Health records as a house reads them."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.urls import reverse

from minzheng.engines.health import api
from minzheng.faces.looks.cells import tag_cell
from minzheng.faces.looks.charts import Lines, Point, Series
from minzheng.faces.looks.parts import Column, Row, Table
from minzheng.faces.looks.written import plain_date

PEOPLE = (
    Column("姓名"), Column("床位"), Column("提醒"), Column("今天待给药", numeric=True),
    Column("最近体征"),
)  # fmt: skip
READINGS = (Column("时间"), Column("体征"), Column("谁量的"))
DOSES = (Column("时间"), Column("药"), Column("结果"), Column("谁给的"))
CARES = (Column("时间"), Column("做了什么"), Column("情况"), Column("谁做的"))
CURVES = (("血压", ("systolic", "diastolic")), ("脉搏", ("pulse",)), ("体温", ("temperature",)),
          ("血糖", ("glucose",)), ("体重", ("weight",)), ("血氧饱和度", ("oxygen",)))  # fmt: skip
TONES = {"given": "ok", "prepared": "soon", "refused": "late", "missed": "late"}


def people_table(rows: Iterable[api.InHouse]) -> Table:
    """Who is with the house, who needs somebody first."""
    drawn = tuple(
        Row(
            (row.stay.person.name, row.stay.place or row.stay.kind_name,
             tag_cell(f"{row.calls} 条待处理", "late") if row.calls else "没有",
             str(row.doses), row.last.words if row.last else "一个月内没有量过"),
            reverse("provider:health-record", args=[row.stay.pk]),
        )
        for row in rows
    )  # fmt: skip
    return Table("服务对象的健康记录", PEOPLE, drawn, empty="还没有服务对象。",
                 empty_next="先在“服务对象”里登记入住或上门服务。")  # fmt: skip


def reading_table(rows: Iterable[api.Reading]) -> Table:
    """What was measured, the newest first."""
    drawn = tuple(
        Row((f"{plain_date(row.day)} {row.clock:%H:%M}", row.words, row.by)) for row in rows
    )
    return Table("体征", READINGS, drawn, empty="还没有量过。", empty_next="点“记体征”。")


def curves(rows: Sequence[api.Reading]) -> list[Lines]:
    """A curve for each measure that was taken twice, the oldest first."""
    found = [_curve(title, keys, rows[::-1]) for title, keys in CURVES]
    return [each for each in found if each is not None]


def _curve(title: str, keys: tuple[str, ...], rows: Sequence[api.Reading]) -> Lines | None:
    taken = [row for row in rows if all(key in row.values for key in keys)]
    if len(taken) < 2:
        return None
    series = tuple(
        Series(api.MEASURES[key].name, tuple(
            Point(f"{row.day:%m-%d} {row.clock:%H:%M}",
                  row.values[key] / api.MEASURES[key].scale,
                  api.MEASURES[key].text(row.values[key]))
            for row in taken
        ))
        for key in keys
    )  # fmt: skip
    last = "，".join(
        f"{api.MEASURES[key].name} {api.MEASURES[key].text(taken[-1].values[key])}" for key in keys
    )
    unit = api.MEASURES[keys[0]].unit
    return Lines(title, f"最近一次{last} {unit}。", unit, series)


def dose_table(rows: Iterable[api.Dose]) -> Table:
    """Doses as given."""
    drawn = tuple(
        Row((
            f"{plain_date(row.day)} {row.slot}", row.medicine.name,
            tag_cell(row.get_outcome_display(), TONES[row.outcome]),
            f"{row.by}{f'，{row.second}核对' if row.second else ''}"
            f"{f'：{row.reason}' if row.reason else ''}",
        ))
        for row in rows
    )  # fmt: skip
    return Table("给药记录", DOSES, drawn, empty="还没有给过药。", empty_next="按用药计划逐次记。")


def care_table(rows: Iterable[api.CareEntry]) -> Table:
    """The log of daily care."""
    drawn = tuple(
        Row((f"{plain_date(row.day)} {row.clock:%H:%M}", _done(row), api.note_of(row), row.by))
        for row in rows
    )
    return Table("护理记录", CARES, drawn, empty="还没有护理记录。", empty_next="点“记护理”。")


def fact_lines(rows: Iterable[api.HealthFact]) -> list[tuple[api.HealthFact, str]]:
    """Allergies and diagnoses in words."""
    found = []
    for row in rows:
        words, code = api.told_of(row)
        chapter = f"（{code}，{api.chapter_of(code)}）" if code else ""
        found.append((row, f"{words}{chapter}，{row.source}"))
    return found


def level_words(person: int, told: dict[int, tuple[int, date]]) -> str:
    """The decided assessment of ability in words."""
    if person not in told:
        return "没有在有效期内的能力评估"
    level, day = told[person]
    return f"{api.LEVELS[level]}，{day} 评定"


def _done(row: api.CareEntry) -> str:
    if row.amount is None:
        return row.kind_name
    words, _ = api.AMOUNTS.get(row.kind, ("", 0))
    return f"{row.kind_name} {row.amount}（{words}）"
