"""The board of an airing: worked out once, kept whole, read back as it was."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from minzheng.engines.airing.gathering import Gathered
from minzheng.engines.airing.likeness import likes
from minzheng.engines.airing.models import Airing, Scheme
from minzheng.engines.airing.scoring import Part, Rule, Standing, rank_each
from minzheng.engines.indicators import api as indicators
from minzheng.kernel.months import Month


@dataclass(frozen=True)
class Town:
    """A town on the board, or a section; `before`: its score in the period before, `alike`: towns
    like it, none of a section.
    """

    standing: Standing
    name: str
    before: float | None
    alike: tuple[str, ...]


@dataclass(frozen=True)
class Board:
    """What was published, as it was then."""

    rules: tuple[Rule, ...]
    titles: Mapping[str, str]
    units: Mapping[str, str]
    towns: tuple[Town, ...]
    least: int
    seed: int
    computed: Mapping[str, str]

    def town(self, code: str) -> Town | None:
        """One town; None where the board has none of that code."""
        return next((each for each in self.towns if each.standing.place == code), None)


def seed_of(scheme: Scheme, last: Month) -> int:
    """The seed of the draws: anybody can work it out again from the scheme's number and month."""
    return int(hashlib.sha256(f"{scheme.pk}:{last}".encode()).hexdigest()[:8], 16)


def work_out(scheme: Scheme, last: Month, now: Gathered, before: Gathered | None) -> dict[str, Any]:
    """The board as it is kept: plain numbers and words."""
    seed = seed_of(scheme, last)
    standings = rank_each(now.rules, now.readings, scheme.least, seed)
    past = rank_each(before.rules, before.readings, scheme.least, seed) if before else ()
    used = {rule.key: rule for rules in now.rules.values() for rule in rules}.values()
    scores = {each.place: each.score for each in past if each.rank is not None}
    alike, known = likes(now.traits), indicators.indicators()
    return {
        "rules": [asdict(rule) for rule in used],
        "titles": {rule.key: known[rule.key].title for rule in used},
        "units": {rule.key: known[rule.key].unit for rule in used},
        "towns": [
            {"standing": asdict(each), "name": now.names[each.place],
             "before": scores.get(each.place), "alike": list(alike.get(each.place, ()))}
            for each in standings
        ],
        "least": scheme.least, "seed": seed, "computed": dict(now.computed),
    }  # fmt: skip


def digest_of(board: Mapping[str, Any]) -> str:
    """By which one sees that a kept board is the one that was published."""
    plain = json.dumps(board, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(plain.encode()).hexdigest()


def board_of(row: Airing) -> Board:
    """The kept board, as values."""
    told = row.board
    return Board(
        tuple(Rule(**each) for each in told["rules"]), told["titles"], told["units"],
        tuple(_town(each) for each in told["towns"]), told["least"], told["seed"],
        told["computed"],
    )  # fmt: skip


def _town(told: Mapping[str, Any]) -> Town:
    plain = dict(told["standing"])
    parts = tuple(Part(**each) for each in plain.pop("parts"))
    return Town(Standing(**plain, parts=parts), told["name"], told["before"], tuple(told["alike"]))
