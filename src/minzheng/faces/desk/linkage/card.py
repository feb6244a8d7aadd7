"""The model card: trained when and on what, its thresholds and weights, how right it was."""

import json
from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from minzheng.engines.linkage import api
from minzheng.faces.desk.linkage.showing import percent
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.looks.parts import Column, Figure, Row, Table

LEVELS = (Column("比什么"), Column("比对结果"), Column("同一人时", numeric=True),
          Column("两个人时", numeric=True), Column("权重", numeric=True))  # fmt: skip
KINDS = (Column("哪一类记录"), Column("真对数", numeric=True), Column("找到", numeric=True))
SETS = (Column("公开数据集"), Column("准确率", numeric=True), Column("召回率", numeric=True),
        Column("F1", numeric=True))  # fmt: skip
KIND_WORDS = {
    "clean": "没有差错", "id_missing": "没有号码", "id_typo": "号码抄错", "homophone": "同音字",
    "variant": "异体字、繁体", "two_character": "两个字的名字", "minority": "少数民族姓名",
    "twin": "双胞胎", "shared_phone": "与家人共用电话", "moved": "搬了家", "name_changed": "改了名",
    "birth_wrong": "出生日期写错",
}  # fmt: skip


@require_safe
@officer(api.READERS)
def model_card(request: OfficerRequest) -> HttpResponse:
    """What decides unasked, and how far it can be trusted."""
    model = api.model_in_use()
    measured = json.loads(api.MEASURED.read_text(encoding="utf-8"))
    return page(
        request,
        "linkage/model",
        model=model,
        figures=_figures(model, measured),
        levels=_level_table(model),
        kinds=_kind_table(measured),
        sets=_set_table(measured),
        measured=measured,
        is_shipped=not api.own_models(),
    )


def _figures(model: api.Model, measured: Mapping[str, Any]) -> tuple[Figure, ...]:
    return (
        Figure("准确率", _rate(measured["precision"]), note="关联上的，有多少真是同一人",
               strong=True),
        Figure("召回率", _rate(measured["recall"]), note="真是同一人的，有多少关联上", strong=True),
        Figure("自动关联", percent(api.probability(model.sure)), "以上"),
        Figure("交人核对", percent(api.probability(model.doubtful)), "以上"),
    )  # fmt: skip


def _level_table(model: api.Model) -> Table:
    rows = []
    for comparison in api.PEOPLE.comparisons:
        chances, weights = model.chances[comparison.key], model.weights[comparison.key]
        rare = [bool(level.rare) for level in comparison.levels] + [False]
        for label, (m, u), weight, by_share in zip(
            comparison.labels(), chances, weights, rare, strict=True
        ):
            shown = "越少见越重" if by_share else f"{weight:+.1f}"
            rows.append(Row((comparison.title, label, _chance(m), _chance(u), shown)))
    return Table("每种比对结果的分量", LEVELS, tuple(rows))


def _kind_table(measured: Mapping[str, Any]) -> Table:
    rows = tuple(
        Row((_kind(kind, measured), f"{each['pairs']:,}", _rate(each["recall"])))
        for kind, each in measured["by_kind"].items()
    )
    return Table("按差错分别找到多少", KINDS, rows)


def _set_table(measured: Mapping[str, Any]) -> Table:
    rows = tuple(
        Row((f"FEBRL {number}", *(_rate(each[name]) for name in ("precision", "recall", "f1"))))
        for number, each in measured["febrl"].items()
    )
    return Table("公开数据集（同一套引擎，另一套比对项）", SETS, rows)


def _kind(kind: str, measured: Mapping[str, Any]) -> str:
    kept = "（训练和选择时没有见过）" if kind in measured["kept_back"] else ""
    return KIND_WORDS.get(kind, kind) + kept


def _rate(share: float) -> str:
    return f"{share * 100:.2f}%"


def _chance(share: float) -> str:
    return f"{share * 100:.2f}%" if share >= 0.0001 else f"{share:.0e}"
