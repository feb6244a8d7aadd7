"""Training: Splink estimates from the data itself how often each level is met with one person (m)
and with two (u).

u from random pairs, m by expectation maximisation within blocks; no pair is labelled by anybody.
"""

import logging
import math
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb
import pyarrow as pa
from splink import DuckDBAPI, Linker, SettingsCreator

from minzheng.engines.linkage.levels import Comparison, Plan, sided
from minzheng.engines.linkage.model import Model
from minzheng.engines.linkage.threads import THREADS

RANDOM_PAIRS, BLOCKED_PAIRS, SEED = 5_000_000, 1_000_000, 1
LEAST_SAME, LEAST_OTHER = 2e-4, 1e-6  # a level that was never met is rare, not impossible


@dataclass(frozen=True)
class Material:
    """On what is trained: prepared records, in words what they are, and their day."""

    prepared: pa.Table
    words: str
    day: date


def train(material: Material, plan: Plan, *, version: str) -> Model:
    """A model trained on the material. Some seconds a hundred thousand records."""
    with duckdb.connect(config={"threads": THREADS}) as opened:
        settings = _trained(opened, material.prepared, plan)
    found = {each["output_column_name"]: each["comparison_levels"] for each in settings}
    chances = {each.key: _chances(found[each.key]) for each in plan.comparisons}
    weights = {each.key: _weights(each, chances[each.key]) for each in plan.comparisons}
    count = len(material.prepared)
    return Model(
        plan.name, version, material.words, material.day, count,
        partners=_partners(material.prepared, plan),
        weights=weights, chances=chances, untrained=_untrained(plan, found),
    )  # fmt: skip


def _trained(
    opened: duckdb.DuckDBPyConnection, prepared: pa.Table, plan: Plan
) -> list[dict[str, Any]]:
    interface = DuckDBAPI(connection=opened)
    linker = Linker(interface.register(prepared), _settings(plan))
    logging.getLogger("splink").setLevel(logging.ERROR)  # it sets its own level on the way
    training = linker.training
    rule, recall = plan.certain
    training.estimate_probability_two_random_records_match([sided(rule)], recall=recall)
    training.estimate_u_using_random_sampling(max_pairs=RANDOM_PAIRS, seed=SEED)
    for block in plan.trains:
        training.estimate_parameters_using_expectation_maximisation(
            sided(block), estimate_without_term_frequencies=True, max_pairs=BLOCKED_PAIRS
        )
    comparisons: list[dict[str, Any]] = linker.misc.save_model_to_json()["comparisons"]
    return comparisons


def _settings(plan: Plan) -> SettingsCreator:
    return SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="record",
        comparisons=[each.settings() for each in plan.comparisons],
        blocking_rules_to_generate_predictions=[
            {"blocking_rule": sided(block)} for block in plan.blocks
        ],
        retain_matching_columns=False,
    )


def _partners(prepared: pa.Table, plan: Plan) -> float:
    """Other records of her own that a record has, by the certain rule and what that misses."""
    rule, recall = plan.certain
    with duckdb.connect(config={"threads": THREADS}) as opened:
        opened.register("p", prepared)
        sql = f"SELECT count(*) FROM p l JOIN p r ON {sided(rule)} WHERE l.record < r.record"  # noqa: S608  # our columns
        pairs: int = opened.execute(sql).fetchall()[0][0]
    return 2 * pairs / recall / max(1, len(prepared))


def _chances(levels: list[dict[str, Any]]) -> tuple[tuple[float, float], ...]:
    """m and u of every level but the unknown one; what was never met is rare."""
    real = [level for level in levels if not level.get("is_null_level")]
    return tuple(
        (
            max(level.get("m_probability") or 0, LEAST_SAME),
            max(level.get("u_probability") or 0, LEAST_OTHER),
        )
        for level in real
    )


def _weights(comparison: Comparison, chances: tuple[tuple[float, float], ...]) -> tuple[float, ...]:
    """log2(m/u); where rarity counts, the value's own share stands for u when a pair is weighed."""
    rare = [bool(level.rare) for level in comparison.levels] + [False]
    return tuple(
        round(math.log2(m) if by_share else math.log2(m / u), 4)
        for (m, u), by_share in zip(chances, rare, strict=True)
    )


def _untrained(plan: Plan, found: dict[str, list[dict[str, Any]]]) -> tuple[str, ...]:
    return tuple(
        f"{each.title}：{level['label_for_charts']}"
        for each in plan.comparisons
        for level in found[each.key]
        if not level.get("is_null_level")
        and None in (level.get("m_probability"), level.get("u_probability"))
    )
