"""A form's cells from indicators and entered figures; blank with a reason where nobody can tell."""

from collections.abc import Mapping, Sequence
from datetime import date

from minzheng.engines.indicators import api as indicators
from minzheng.engines.returns.api import Answer, answers, entered_named, value_text
from minzheng.engines.statistics.forms import (
    AT_MOST,
    BLANK,
    COMPUTED,
    EQUAL,
    Check,
    Form,
    FormRow,
)
from minzheng.kernel.indicator import MONEY, SHARE, Indicator
from minzheng.kernel.months import Month

Cell = dict[str, str | int | None]
SIGNS = {EQUAL: "等于", AT_MOST: "不多于"}


def period_of(form: Form, until: Month) -> list[Month]:
    """The months of a form that ends with a month."""
    return list(Month.between(until.shift(1 - form.months), until))


def filled(form: Form, division: str, until: Month, on: date) -> dict[str, Cell]:
    """Every cell by row code. Six queries."""
    months = period_of(form, until)
    keys = [row.key for row in form.rows if row.source == COMPUTED]
    sheet = indicators.read(keys, [division], months)
    wanted = [entered_named(row.key) for row in form.rows if row.source not in (COMPUTED, BLANK)]
    told = answers(wanted, division, months, on) if wanted else {}
    return {row.code: _cell(row, sheet, division, months, told) for row in form.rows}


def faults(form: Form, cells: Mapping[str, Cell]) -> list[dict[str, str]]:
    """Checks that fail, with both numbers; one that misses a number is not asked."""
    found = []
    for check in form.checks:
        left = cells[check.left]["value"]
        right = [cells[code]["value"] for code in check.right]
        if isinstance(left, int) and all(isinstance(each, int) for each in right):
            total = sum(each for each in right if isinstance(each, int))
            if not _holds(check, left, total):
                found.append({"key": check.key, "words": _said(check, cells)})
    return found


def _holds(check: Check, left: int, right: int) -> bool:
    return left == right if check.kind == EQUAL else left <= right


def _said(check: Check, cells: Mapping[str, Cell]) -> str:
    right = "＋".join(f"{code} 行 {cells[code]['text']}" for code in check.right)
    left = f"{check.left} 行 {cells[check.left]['text']}"
    return f"{check.words}：{left} 应{SIGNS[check.kind]}{right}"


def _cell(
    row: FormRow, sheet: indicators.Sheet, division: str, months: Sequence[Month],
    told: Mapping[str, Answer],
) -> Cell:  # fmt: skip
    if row.source == BLANK:
        name, _, why = row.key.partition("：")
        return _named(row, name, "") | _blank(why)
    if row.source == COMPUTED:
        indicator = indicators.indicator_named(row.key)
        return _named(row, indicator.title, indicator.unit) | _computed(
            indicator, sheet, division, months
        )
    figure, answer = entered_named(row.key), told[row.key]
    named = _named(row, figure.title, figure.unit)
    if answer.value is None:
        return named | _blank(answer.why)
    return named | _said_number(answer.value, value_text(figure, answer.value))


def _computed(
    indicator: Indicator, sheet: indicators.Sheet, division: str, months: Sequence[Month]
) -> Cell:
    used = months if indicator.adds else months[-1:]
    if missing := [m for m in used if sheet.computed.get(str(m), m.first) < m.last]:
        return _blank(f"{missing[0].label}没有在月末以后计算")
    told = sheet.series(indicator.key, division, used)
    value = sum(each.value for each in told)
    if indicator.out_of is None:
        text = f"{value / 100:,.2f}" if indicator.unit == MONEY else f"{value:,}"
        return _said_number(value, text)
    base = sum(each.base or 0 for each in told)
    if not base:
        return _blank("没有可以算的记录")
    number = value * (100 if indicator.unit == SHARE else 1) / base
    return _said_number(None, f"{number:.2f}")


def _named(row: FormRow, title: str, unit: str) -> Cell:
    key = row.key if row.source != BLANK else ""
    return {"source": row.source, "key": key, "title": title, "unit": unit}


def _said_number(value: int | None, text: str) -> Cell:
    """`value` None for a quotient, which no check adds up."""
    return {"value": value, "text": text, "why": ""}


def _blank(why: str) -> Cell:
    return {"value": None, "text": "", "why": why}
