"""JSON in, typed by the vocabulary: facts for a rule, answers as a form takes them.

Money is whole fen, a ratio in 万分之一, a day ISO, yes and no booleans, a code its number.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from minzheng.faces.api.problems import Fault
from minzheng.faces.api.v1.refusing import Unfit
from minzheng.kernel.expr import Fact
from minzheng.kernel.form import NO, YES, Field, Form
from minzheng.kernel.matter import Matter
from minzheng.kernel.units import Kind, MeasureUnit

LARGEST = 10**13  # a hundred thousand million yuan in fen: more is a slip of the keyboard
LONGEST = 500
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2200, 12, 31)
MOST_MEMBERS = 30
HOUSEHOLD, MEMBERS = "household", "members"
JSON_TYPES = {
    Kind.MONEY: "integer", Kind.COUNT: "integer", Kind.RATIO: "integer", Kind.CODE: "integer",
    Kind.BOOL: "boolean", Kind.DATE: "string", Kind.TEXT: "string",
}  # fmt: skip
UNIT_WORDS = {Kind.MONEY: "分（整数）", Kind.RATIO: "万分之一（整数）", Kind.DATE: "YYYY-MM-DD"}
Raw = Mapping[str, Any]


def facts_of(matter: Matter, household: Raw, members: list[dict[str, Any]]) -> dict[str, Any]:
    """Facts as a rule takes them. Raises Unfit naming everything that is wrong."""
    faults: list[Fault] = []
    facts = dict(_read(matter, household, f"/{HOUSEHOLD}", faults))
    rows = [
        {"name": f"第{n + 1}位", **dict(_read(matter, row, f"/{MEMBERS}/{n}", faults))}
        for n, row in enumerate(members)
    ]
    if faults:
        raise Unfit(faults)
    return {**facts, **({MEMBERS: rows} if rows else {})}


def texts_of(form: type[Form], household: Raw, members: list[dict[str, Any]]) -> dict[str, str]:
    """Answers as a form's pages take them: everything in text. Raises Unfit."""
    known = {field.column: field.fact for field in form.fields()}
    faults: list[Fault] = []
    texts = dict(_texts(known, household, "", faults))
    for index, row in enumerate(members):
        texts |= dict(_texts(known, row, f"{index}.", faults))
    if faults:
        raise Unfit(faults)
    return texts


def stated(answers: Raw, members: int) -> dict[str, Any]:
    """Answers as kept, in the shape in which they were sent; what is sealed is left out."""
    plain = {k: v for k, v in answers.items() if v is not None and not isinstance(v, dict | list)}
    rows: list[dict[str, Any]] = [{} for _ in range(members)]
    household = {}
    for name, value in plain.items():
        index, dot, column = name.partition(".")
        if not dot:
            household[name] = value
        elif index.isdecimal() and int(index) < members:
            rows[int(index)][column] = value
    return {HOUSEHOLD: household, MEMBERS: rows}


def field_schema(field: Field) -> dict[str, Any]:
    """A question of a form as JSON Schema."""
    return {**fact_schema(field.fact), "title": field.label}


def fact_schema(fact: Fact) -> dict[str, Any]:
    """A fact as JSON Schema, with its unit in words."""
    unit = fact.unit
    schema: dict[str, Any] = {"title": fact.term, "type": JSON_TYPES[unit.kind],
                              "description": fact.means}  # fmt: skip
    if unit.codes:
        schema["oneOf"] = [{"const": code, "title": word} for code, word in unit.codes.items()]
    if unit.kind is Kind.DATE:
        schema["format"] = "date"
    if unit.kind in UNIT_WORDS:
        schema["x-unit"] = UNIT_WORDS[unit.kind]
    return schema


def _read(matter: Matter, raw: Raw, where: str, faults: list[Fault]) -> Iterator[tuple[str, Any]]:
    for name, value in raw.items():
        fact = matter.facts.get(name)
        if fact is None:
            faults.append(Fault(f"{where}/{name}", f"“{matter}”没有用到“{name}”这一项"))
        elif value is None:
            continue  # not known: the same as not given
        elif wrong := _wrong(fact.unit, value):
            faults.append(Fault(f"{where}/{name}", f"“{fact.term}”{wrong}"))
        else:
            yield name, date.fromisoformat(value) if fact.unit.kind is Kind.DATE else value


def _texts(
    known: Mapping[str, Fact], raw: Raw, prefix: str, faults: list[Fault]
) -> Iterator[tuple[str, str]]:
    where = f"/{MEMBERS}/{prefix[:-1]}" if prefix else f"/{HOUSEHOLD}"
    for name, value in raw.items():
        fact = known.get(name)
        if fact is None:
            faults.append(Fault(f"{where}/{name}", f"申请表里没有“{name}”这一项"))
        elif value is None:
            continue
        elif wrong := _wrong(fact.unit, value):
            faults.append(Fault(f"{where}/{name}", f"“{fact.term}”{wrong}"))
        else:
            yield f"{prefix}{name}", _text(fact.unit.kind, value)


def _text(kind: Kind, value: Any) -> str:
    if kind is Kind.BOOL:
        return YES if value else NO
    return f"{value}分" if kind is Kind.MONEY else str(value)


def _wrong(unit: MeasureUnit, value: Any) -> str:
    """What is wrong with a value; "" when it fits."""
    if unit.kind is Kind.BOOL:
        return "" if isinstance(value, bool) else "应为 true 或 false"
    if unit.kind is Kind.DATE:
        return _wrong_day(value)
    if unit.kind is Kind.TEXT:
        plain = isinstance(value, str) and len(value) <= LONGEST and "\x00" not in value
        return "" if plain else f"应为不超过 {LONGEST} 字的文字"
    return _wrong_number(unit, value)


def _wrong_number(unit: MeasureUnit, value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= LARGEST:
        return f"应为不小于 0 的整数{'，单位是分' if unit.kind is Kind.MONEY else ''}"
    if unit.codes and value not in unit.codes:
        return f"请用这些代码之一：{'、'.join(f'{c} {w}' for c, w in unit.codes.items())}"
    return ""


def _wrong_day(value: Any) -> str:
    try:
        day = date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else None
    except ValueError:
        day = None
    fits = day is not None and FIRST_DAY <= day <= LAST_DAY
    return "" if fits else "应为日期，例如 2026-11-21"
