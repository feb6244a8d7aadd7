"""Which tips may tell of the same: near in place and time, alike in name or words. Only shown."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet
from rapidfuzz import fuzz

from minzheng.engines.access.api import Viewer
from minzheng.engines.policy.api import value_of
from minzheng.engines.tips.models import Tip
from minzheng.engines.tips.posts import tips_of
from minzheng.kernel.divisions import level, parent, subtree_range
from minzheng.vocabulary import discovering

ALIKE = 60  # of 100: from where on two texts are shown side by side
MOST_COMPARED, MOST_SHOWN, SHORTEST = 200, 5, 2


@dataclass(frozen=True)
class Likely:
    """Another tip, and why it may be the same."""

    tip: Tip
    why: str


@dataclass(frozen=True)
class Sketch:
    """What is compared of a tip, also of one that is not sent yet."""

    kind: str
    division_code: str
    told: Mapping[str, str]
    about_id: int | None = None


def sketch_of(tip: Tip) -> Sketch:
    """What is compared of a tip."""
    return Sketch(tip.kind, tip.division_code, tip.told, tip.about_id)


def likely_same(viewer: Viewer, tip: Tip) -> list[Likely]:
    """Tips the viewer may see of the same town and days that look like this one. One query."""
    others = tips_of(viewer).exclude(pk=tip.pk)
    return _alike_among(others, sketch_of(tip), tip.received_on)


def like_this(viewer: Viewer, sketch: Sketch, on: date) -> list[Likely]:
    """The same for what is about to be told on a day, before it is sent. One query."""
    return _alike_among(tips_of(viewer), sketch, on)


def _alike_among(rows: QuerySet[Tip], sketch: Sketch, on: date) -> list[Likely]:
    days = int(value_of(discovering.同一线索天数, {}, on=on, place=sketch.division_code) or 0)
    span = (on - timedelta(days=days), on + timedelta(days=days))
    town = subtree_range(_town_of(sketch.division_code))
    near = rows.filter(division_code__range=town, received_on__range=span)
    others = near.order_by("-received_on", "-pk")[:MOST_COMPARED]
    found = ((other, _why(sketch, sketch_of(other))) for other in others)
    return [Likely(other, why) for other, why in found if why][:MOST_SHOWN]


def _why(tip: Sketch, other: Sketch) -> str:
    """In words; "" when nothing speaks for it."""
    here, there = tip.told, other.told
    if tip.about_id is not None and tip.about_id == other.about_id:
        return "同一个人"
    if len(here["who"]) >= SHORTEST and _plain(here["who"]) == _plain(there["who"]):
        return "同名"
    if tip.division_code != other.division_code:
        return ""
    if len(here["where"]) >= SHORTEST and _plain(here["where"]) == _plain(there["where"]):
        return "同一个地点"
    if tip.kind == other.kind and _alike(here["words"], there["words"]):
        return "同村、同类，说法相近"
    return ""


def _alike(one: str, other: str) -> bool:
    return fuzz.ratio(_plain(one), _plain(other)) >= ALIKE


def _plain(text: str) -> str:
    """Signs that mean something, in one width."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).lower() if c.isalnum())


def _town_of(division: str) -> str:
    return parent(division) if level(division) == "village" else division
