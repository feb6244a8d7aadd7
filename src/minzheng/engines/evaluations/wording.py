"""A rubric in words: for whom it is, what an item rests on, what a grade is worth, all as text."""

from datetime import date
from typing import Any

import yaml

from minzheng.engines.evaluations import terms
from minzheng.engines.evaluations.coded import FACILITY, TENTHS
from minzheng.engines.evaluations.rubric import Dimension, Item, Rubric
from minzheng.registers.evidence import evidence_named
from minzheng.registers.facilities.api import KINDS


def kind_names(rubric: Rubric) -> list[str]:
    """The kinds it is for, in words."""
    if rubric.subject != FACILITY:
        return list(rubric.kinds)
    return [KINDS[kind].name if kind in KINDS else kind for kind in rubric.kinds]


def basis_of(item: Item) -> str:
    """What an item rests on: the evidence with its lines, or what is looked at."""
    if not item.is_computed:
        paper = "要附证明" if item.paper else ""
        return "；".join(each for each in (item.look, paper) if each) or "现场看"
    found = evidence_named(item.evidence)
    words, unit = (found.words, found.unit) if found else (item.evidence, "")
    return f"{words}：{item.zero} {unit}得 0 分，{item.full} {unit}得满分，中间按比例"


def coefficients_of(rubric: Rubric, place: str, on: date) -> dict[str, int]:
    """The coefficient of each grade in 万分之一, by its parameter. Raises NotInForce."""
    keys = {grade.coefficient for grade in rubric.grades if grade.coefficient}
    return {key: terms.named(key, place, on) for key in keys}


def as_text(rubric: Rubric) -> str:
    """The rubric as officers edit it: read_rubric() gives the same back."""
    told = rubric.as_json()
    plain: dict[str, Any] = {name: told[name] for name in (
        "title", "subject", "purpose", "source", "status", "months", "rates",
    )}  # fmt: skip
    plain["kinds"], plain["total"] = list(rubric.kinds), _points(rubric.total)
    plain["dimensions"] = [_dimension(part) for part in rubric.dimensions]
    plain["vetoes"] = [dict(each) for each in told["vetoes"]]
    plain["grades"] = [
        {**each, "total": _points(each["total"])} for each in told["grades"]
    ]  # fmt: skip
    plain["awards"] = [dict(each) for each in told["awards"]]
    return str(yaml.safe_dump(plain, allow_unicode=True, sort_keys=False, width=100))


def _dimension(part: Dimension) -> dict[str, Any]:
    items = [_item(item) for item in part.items]
    return {"code": part.code, "title": part.title, "points": _points(part.points), "items": items}


def _item(item: Item) -> dict[str, Any]:
    told: dict[str, Any] = {
        "code": item.code, "title": item.title, "points": _points(item.points),
        "proof": item.proof,
    }  # fmt: skip
    if item.look:
        told["look"] = item.look
    if item.paper:
        told["paper"] = True
    if item.is_computed:
        told |= {"evidence": item.evidence, "zero": item.zero, "full": item.full}
    return told


def _points(tenths: int) -> int | float:
    return tenths // TENTHS if tenths % TENTHS == 0 else tenths / TENTHS
