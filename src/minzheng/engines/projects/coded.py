"""Coded words of purchased services, and the lists that stand in files beside."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "data"
WHOLE = 10_000  # ten-thousandths
TENDER, FRAMEWORK, DIRECT = "tender", "framework", "direct"
WAYS = {TENDER: "公开招标或竞争性方式", FRAMEWORK: "框架协议", DIRECT: "直接委托（写理由）"}
USE = "projects"  # what a fund must allow
DOUBTS = {
    "verified": "",
    "reported": "据公开报道或通知，原文待核对",
    "unconfirmed": "待本地核实",
}


@dataclass(frozen=True)
class Item:
    """A service that may be purchased."""

    key: str
    name: str
    status: str
    basis: str


@dataclass(frozen=True)
class StagePlan:
    """One instalment: `share` of the contract, `expected` part of the targets by then."""

    name: str
    share: int
    expected: int


@dataclass(frozen=True)
class PayPlan:
    """How a contract is paid; shares add up to the whole."""

    key: str
    name: str
    status: str
    stages: tuple[StagePlan, ...]


@dataclass(frozen=True)
class Question:
    """One line of the evaluation; weights add up to a hundred."""

    key: str
    name: str
    look: str
    weight: int


@dataclass(frozen=True)
class Criterion:
    """What proposals are marked by, nought to ten; weights add up to a hundred."""

    key: str
    name: str
    weight: int


@cache
def items() -> dict[str, Item]:
    """What may be purchased."""
    return {each["key"]: Item(**each) for each in _read("catalogue")}


@cache
def pay_plans() -> dict[str, PayPlan]:
    """How contracts are paid. Raises ValueError where shares do not add up."""
    found = {}
    for each in _read("instalments"):
        stages = tuple(StagePlan(**stage) for stage in each["stages"])
        if sum(stage.share for stage in stages) != WHOLE:
            raise ValueError(f"instalments.yaml：{each['key']} 各期合计不是 {WHOLE}，请改")
        found[each["key"]] = PayPlan(each["key"], each["name"], each["status"], stages)
    return found


@cache
def questions() -> tuple[Question, ...]:
    """What is scored at the end. Raises ValueError where weights do not add up."""
    found = tuple(Question(**each) for each in _read("evaluation"))
    if sum(each.weight for each in found) != 100:
        raise ValueError("evaluation.yaml：weight 合计不是 100，请改")
    return found


@cache
def criteria() -> tuple[Criterion, ...]:
    """What proposals are marked by. Raises ValueError where weights do not add up."""
    found = tuple(Criterion(**each) for each in _read("criteria"))
    if sum(each.weight for each in found) != 100:
        raise ValueError("criteria.yaml：weight 合计不是 100，请改")
    return found


def _read(name: str) -> list[dict[str, Any]]:
    return list(yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8")))
