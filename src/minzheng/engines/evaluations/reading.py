"""Rubrics from text: the shipped files and what officers enter; what is wrong names its place."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from minzheng.engines.evaluations.coded import (
    COMPUTED,
    FACILITY,
    ORGANISATION,
    PROOFS,
    STATUSES,
    TENTHS,
)
from minzheng.engines.evaluations.errors import RubricFaulty
from minzheng.engines.evaluations.rubric import (
    PERCENT,
    Award,
    Dimension,
    Grade,
    Item,
    Rubric,
    Veto,
    faults_of,
)
from minzheng.registers.evidence import evidence_named
from minzheng.registers.facilities.api import KINDS
from minzheng.vocabulary import evaluations as terms

FOLDER = Path(__file__).parent / "rubrics"
SUBJECTS = {FACILITY: "设施", ORGANISATION: "组织"}
MOST_WORDS, MOST_POINTS = 200, 100_000
Told = Mapping[str, Any]


@cache
def shipped() -> dict[str, Rubric]:
    """Every rubric that comes with the system, by key. Raises RubricFaulty."""
    files = sorted(FOLDER.glob("*.yaml"))
    return {file.stem: read_rubric(file.stem, file.read_text("utf-8")) for file in files}


def read_rubric(key: str, text: str) -> Rubric:
    """A rubric from YAML text. Raises RubricFaulty naming where, the fault and the remedy."""
    try:
        told = yaml.safe_load(text)
    except yaml.YAMLError as wrong:
        raise RubricFaulty(
            f"评分表 {key} 读不出来：{str(wrong)[:120]}。请对照现有的评分表改"
        ) from wrong
    if not isinstance(told, dict):
        raise RubricFaulty(f"评分表 {key} 没有内容，请写 title、dimensions、grades 等各项")
    subject = _among(told, "subject", SUBJECTS)
    found = Rubric(
        key, _words(told, "title"), subject, _kinds(told, subject), _words(told, "purpose"),
        _points(told, "total"), _words(told, "source"), _among(told, "status", STATUSES),
        _param(told, "months"), tuple(_dimension(each) for each in _listed(told, "dimensions")),
        tuple(Veto(_words(e, "code"), _words(e, "title")) for e in _listed(told, "vetoes")),
        tuple(_grade(each) for each in _listed(told, "grades")),
        tuple(_award(each) for each in told.get("awards") or ()), bool(told.get("rates", False)),
    )  # fmt: skip
    check(found)
    return found


def check(rubric: Rubric) -> None:
    """Raises RubricFaulty when points do not add up, codes repeat or grades do not fall."""
    faults = faults_of(rubric)
    if faults:
        raise RubricFaulty(f"“{rubric.title}”{'；'.join(faults)}。请改到相等再提交")
    for codes, what in (
        ([item.code for part in rubric.dimensions for item in part.items], "评分项"),
        ([part.code for part in rubric.dimensions], "部分"),
        ([each.code for each in rubric.vetoes], "否决项"),
        ([each.key for each in rubric.grades], "等次"),
    ):
        twice = next((code for code in codes if codes.count(code) > 1), "")
        if twice:
            raise RubricFaulty(f"{what}的编号 {twice} 用了两次，每个编号只能用一次")
    cuts = [(each.total, each.part) for each in rubric.grades]
    if cuts != sorted(cuts, reverse=True):
        raise RubricFaulty("等次要从高到低写：后一个等次的总分和各部分比例都不能高于前一个")
    empty = next((item for item in rubric.items.values() if item.points <= 0), None)
    if empty is not None:
        raise RubricFaulty(f"{empty.code}“{empty.title}”的分值要大于 0；不要的项请整项删去")


def _dimension(told: Told) -> Dimension:
    items = tuple(_item(each) for each in _listed(told, "items"))
    return Dimension(_words(told, "code"), _words(told, "title"), _points(told, "points"), items)


def _item(told: Told) -> Item:
    item = Item(
        _words(told, "code"), _words(told, "title"), _points(told, "points"),
        _among(told, "proof", PROOFS), str(told.get("look") or "")[:MOST_WORDS],
        bool(told.get("paper", False)), str(told.get("evidence") or ""),
        _count(told, "zero"), _count(told, "full"),
    )  # fmt: skip
    if item.proof != COMPUTED:
        return item
    if evidence_named(item.evidence) is None:
        raise RubricFaulty(f"{item.code} 的计算依据“{item.evidence}”系统里没有，请从评价依据表里选")
    if item.zero == item.full:
        raise RubricFaulty(
            f"{item.code} 的零分线和满分线都是 {item.full}，算不出分，请写成不同的数"
        )
    return item


def _grade(told: Told) -> Grade:
    part = _count(told, "part")
    if not 0 <= part <= PERCENT:
        raise RubricFaulty(f"等次“{told.get('name')}”的各部分比例是 {part}%，应在 0 到 100 之间")
    coefficient = _param(told, "coefficient") if told.get("coefficient") else ""
    total = _points(told, "total")
    return Grade(_words(told, "key"), _words(told, "name"), total, part, coefficient)


def _award(told: Told) -> Award:
    per = str(told.get("per") or "")
    if per and evidence_named(per) is None:
        raise RubricFaulty(f"补贴的计数依据“{per}”系统里没有，请从评价依据表里选")
    return Award(_words(told, "key"), _words(told, "name"), _param(told, "base"), per)


def _kinds(told: Told, subject: str) -> tuple[str, ...]:
    kinds = tuple(str(each) for each in told.get("kinds") or ())
    if not kinds:
        raise RubricFaulty("没有写评分表用于哪些类别，请在 kinds 下至少写一种")
    unknown = [kind for kind in kinds if subject == FACILITY and kind not in KINDS]
    if unknown:
        raise RubricFaulty(f"设施类别 {'、'.join(unknown)} 无法识别：应为 {'、'.join(KINDS)} 之一")
    return kinds


def _param(told: Told, name: str) -> str:
    key = str(told.get(name) or "")
    if key not in terms.评价参数:
        raise RubricFaulty(f"{name} 写的参数“{key}”没有登记：应为 {'、'.join(terms.评价参数)} 之一")
    return key


def _words(told: Told, name: str) -> str:
    text = str(told.get(name) or "").strip() if isinstance(told, Mapping) else ""
    if not text:
        raise RubricFaulty(f"有一处没有写 {name}，请补上")
    if len(text) > MOST_WORDS:
        raise RubricFaulty(f"{name} 有 {len(text)} 个字，最多 {MOST_WORDS} 个字")
    return text


def _listed(told: Told, name: str) -> list[Told]:
    found = told.get(name) if isinstance(told, Mapping) else None
    if not isinstance(found, list) or not found or not all(isinstance(e, dict) for e in found):
        raise RubricFaulty(f"{name} 是空的或写法不对，请在 {name} 下逐条写键和值")
    return found


def _among(told: Told, name: str, table: Mapping[str, str]) -> str:
    value = str(told.get(name) or "")
    if value not in table:
        raise RubricFaulty(f"{name} 写的“{value}”无法识别：应为 {'、'.join(table)} 之一")
    return value


def _points(told: Told, name: str) -> int:
    """Points as written (12.5) in tenths."""
    try:
        value = Decimal(str(told.get(name))) * TENTHS
    except InvalidOperation:
        raise RubricFaulty(f"{name} 写的“{told.get(name)}”不是分数，请写数字，例如 12.5") from None
    if not value.is_finite() or value != value.to_integral_value():
        raise RubricFaulty(f"{name} 写的“{told.get(name)}”最多一位小数")
    if not 0 <= value <= MOST_POINTS:
        raise RubricFaulty(f"{name} 写的“{told.get(name)}”应在 0 到 10000 之间")
    return int(value)


def _count(told: Told, name: str) -> int:
    value = told.get(name) or 0
    if isinstance(value, bool) or not isinstance(value, int):
        raise RubricFaulty(f"{name} 写的“{value}”不是整数")
    return value
