"""What is looked at in a round: data beside this module, read once."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from minzheng.engines.safety.coded import AREAS, PERIODS

FILE = Path(__file__).with_name("items.yaml")


@dataclass(frozen=True)
class Item:
    """One thing to look at."""

    code: str
    area: str
    words: str

    @property
    def area_name(self) -> str:
        return AREAS[self.area]


@cache
def items_of(period: str) -> tuple[Item, ...]:
    """The items of a period (daily, weekly, monthly). Raises KeyError for another word."""
    told = yaml.safe_load(FILE.read_text("utf-8"))
    if set(told) != set(PERIODS):
        raise ValueError(f"items.yaml 应有 {'、'.join(PERIODS)} 三组，请改")
    return tuple(Item(**each) for each in told[period])
