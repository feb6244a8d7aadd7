"""Whether somebody was here before: like in name, speech, marks and things. Only ever shown.

There is no photograph in it: faces are compared by the national system, by the police.
"""

import unicodedata
from dataclasses import dataclass

from rapidfuzz import fuzz

from minzheng.engines.access.api import Viewer
from minzheng.engines.street.models import Stay
from minzheng.engines.street.posts import STATION_READERS, within

ALIKE = 60  # of 100: from where on two texts are shown side by side
MOST_COMPARED, MOST_SHOWN, SHORTEST, YEARS = 500, 5, 2, 10
SAID = {"dialect": "口音相同", "marks": "体貌特征相近", "belongings": "随身物品相近"}


@dataclass(frozen=True)
class Features:
    """What tells people apart; whatever is not known is empty."""

    sex: int
    age: int
    called: str = ""
    dialect: str = ""
    marks: str = ""
    belongings: str = ""


@dataclass(frozen=True)
class Likely:
    """An earlier stay, and why it may be the same person's."""

    stay: Stay
    why: tuple[str, ...]


def likely_stays(viewer: Viewer, features: Features, *, but: int = 0) -> list[Likely]:
    """Earlier stays that look like it, the likeliest first. One query."""
    rows = within(Stay.objects.all(), viewer, STATION_READERS).exclude(pk=but)
    near = rows.filter(sex=features.sex, age__range=(features.age - YEARS, features.age + YEARS))
    found = [Likely(stay, _why(features, stay)) for stay in near[:MOST_COMPARED]]
    return sorted((each for each in found if each.why), key=lambda each: -len(each.why))[
        :MOST_SHOWN
    ]


def features_of(stay: Stay) -> Features:
    """The features a stay has on file."""
    return Features(stay.sex, stay.age, **stay.features)


def _why(here: Features, stay: Stay) -> tuple[str, ...]:
    """In words; what is said by a dialect alone is too little."""
    there = stay.features
    named = _plain(here.called) == _plain(there["called"]) and len(_plain(here.called)) >= SHORTEST
    said = [words for name, words in SAID.items() if _alike(getattr(here, name), there[name])]
    if not named and said in ([], [SAID["dialect"]]):
        return ()
    return (*(["称呼相同"] if named else []), *said)


def _alike(one: str, other: str) -> bool:
    here, there = _plain(one), _plain(other)
    return min(len(here), len(there)) >= SHORTEST and fuzz.token_set_ratio(here, there) >= ALIKE


def _plain(text: str) -> str:
    """Signs that mean something, in one width."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).lower() if c.isalnum())
