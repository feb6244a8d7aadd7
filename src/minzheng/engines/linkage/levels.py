"""How two records are compared: levels in words, each with its condition, written once.

A condition is SQL in Splink's way (`name_l = name_r`): Splink trains on it, the bulk run weighs by
it and one pair is explained by it, so that the three cannot differ.
"""

import re
from dataclasses import dataclass
from typing import Any

SIDED = re.compile(r"\b([a-z][a-z0-9_]*)_([lr])\b")


@dataclass(frozen=True)
class Level:
    """One degree of agreement. `rare`: the column whose rarity counts, such as the name itself."""

    label: str
    when: str
    rare: str = ""


@dataclass(frozen=True)
class Comparison:
    """What is compared, from the closest level to the last, which is everything else."""

    key: str
    title: str
    unknown: str
    levels: tuple[Level, ...]
    otherwise: str

    def settings(self) -> dict[str, Any]:
        """As Splink writes a comparison."""
        unknown = {"sql_condition": self.unknown, "label_for_charts": "未知", "is_null_level": True}
        rest = {"sql_condition": "ELSE", "label_for_charts": self.otherwise}
        levels = [unknown, *(_settings(level) for level in self.levels), rest]
        return {"output_column_name": self.key, "comparison_levels": levels}

    def labels(self) -> tuple[str, ...]:
        """The words of each level; the last is the rest."""
        return (*(level.label for level in self.levels), self.otherwise)


@dataclass(frozen=True)
class Veto:
    """What forbids to link a pair unasked, however much speaks for it; somebody has to look.

    `when` is SQL over the numbers of the levels (by key) and `flags` of either record.
    """

    label: str
    when: str


@dataclass(frozen=True)
class Plan:
    """All comparisons, which pairs are looked at (`blocks`), and by what Splink trains (`trains`).

    `certain`: a rule that finds only pairs of one person, and the share of all such that it finds.
    """

    name: str
    comparisons: tuple[Comparison, ...]
    blocks: tuple[str, ...]
    trains: tuple[str, ...]
    certain: tuple[str, float]
    vetoes: tuple[Veto, ...] = ()
    flags: tuple[str, ...] = ()

    @property
    def rare_columns(self) -> tuple[str, ...]:
        """The columns whose rarity counts."""
        found = [level.rare for each in self.comparisons for level in each.levels if level.rare]
        return tuple(dict.fromkeys(found))


def sided(condition: str) -> str:
    """`name_l = name_r` for two tables l and r: `l.name = r.name`."""
    return SIDED.sub(r"\2.\1", condition)


def level_number(comparison: Comparison) -> str:
    """SQL that gives the number of the level, -1 for unknown."""
    cases = [f"WHEN {comparison.unknown} THEN -1"]
    cases += [f"WHEN {level.when} THEN {n}" for n, level in enumerate(comparison.levels)]
    return f"CASE {' '.join(cases)} ELSE {len(comparison.levels)} END"


def _settings(level: Level) -> dict[str, Any]:
    written = {"sql_condition": level.when, "label_for_charts": level.label}
    return written | ({"tf_adjustment_column": level.rare} if level.rare else {})
