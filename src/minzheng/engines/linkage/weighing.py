"""What a pair weighs: the sum of the evidence of its levels, in bits, prior included."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from minzheng.engines.linkage.levels import Comparison, Plan
from minzheng.engines.linkage.model import Model, probability
from minzheng.engines.linkage.pairing import Pairs


@dataclass(frozen=True)
class Evidence:
    """One line of why: what was compared, how far it agrees, what that weighs."""

    title: str
    label: str
    weight: float


@dataclass(frozen=True)
class Reasons:
    """All of it: the lines, the prior, the sum, the probability, and what forbids to link."""

    lines: tuple[Evidence, ...]
    prior: float
    weight: float
    probability: float
    veto: str = ""


def weigh(pairs: Pairs, plan: Plan, model: Model, *, records: int) -> np.ndarray:
    """The weight of each pair among so many records; vetoes are not yet counted in."""
    total = np.full(len(pairs), model.prior(records), np.float32)
    for each in plan.comparisons:
        total += _weights(pairs, each, model.weights[each.key])
    return total


def unasked(pairs: Pairs, weight: np.ndarray, model: Model) -> np.ndarray:
    """Which pairs are linked without asking anybody."""
    found: np.ndarray = (weight >= model.sure) & (pairs.veto < 0)
    return found


def explain(pairs: Pairs, plan: Plan, model: Model, *, records: int) -> list[Reasons]:
    """For each pair why it weighs what it weighs, in the words of the levels."""
    weights = {
        each.key: _weights(pairs, each, model.weights[each.key]) for each in plan.comparisons
    }
    prior = model.prior(records)
    return [_reasons(pairs, at, plan, weights, prior) for at in range(len(pairs))]


def _reasons(
    pairs: Pairs, at: int, plan: Plan, weights: Mapping[str, np.ndarray], prior: float
) -> Reasons:
    lines = tuple(
        Evidence(each.title, _label(each, int(pairs.levels[each.key][at])),
                 round(float(weights[each.key][at]), 2))
        for each in plan.comparisons
    )  # fmt: skip
    total = prior + sum(line.weight for line in lines)
    veto = int(pairs.veto[at])
    forbids = plan.vetoes[veto].label if veto >= 0 else ""
    return Reasons(lines, round(prior, 2), round(total, 2), probability(total), forbids)


def _label(comparison: Comparison, level: int) -> str:
    return comparison.labels()[level] if level >= 0 else "有一方没有，不作证据"


def _weights(pairs: Pairs, comparison: Comparison, weights: tuple[float, ...]) -> np.ndarray:
    """By the number of the level; the last place of the table answers for -1, unknown."""
    level = pairs.levels[comparison.key]
    found: np.ndarray = np.array([*weights, 0.0], np.float32)[level]
    for number, each in enumerate(comparison.levels):
        if each.rare:
            here = level == number
            found[here] -= np.log2(pairs.shares[each.rare][here])
    return found
