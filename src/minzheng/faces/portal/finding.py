"""Which matters there are and which of them answer what somebody typed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from minzheng.faces.portal.fieldwords import OCCASIONS, OTHER, Occasion, occasion_of
from minzheng.kernel.matter import Matter, catalogue

MOST_LETTERS = 40
WHAT = "- 是什么："


@dataclass(frozen=True)
class Offer:
    """A matter as a list shows it."""

    matter: Matter
    occasion: Occasion

    @property
    def name(self) -> str:
        """The folder of the matter below its field."""
        return self.matter.key.partition("/")[2]

    @property
    def summary(self) -> str:
        """What it is, in one sentence of the matter's own README."""
        return summary_of(self.matter)


def summary_of(matter: Matter) -> str:
    """What a matter is, by the first line of its README that says so."""
    told = (line for line in matter.readme.splitlines() if line.startswith(WHAT))
    return next((line.removeprefix(WHAT) for line in told), matter.service.title)


def offers(text: str = "", field: str = "") -> list[Offer]:
    """Every matter of a field that holds the words typed, in order of their keys."""
    wanted = text.strip()[:MOST_LETTERS]
    found = sorted(catalogue().matters.items())
    return [
        Offer(matter, occasion_of(matter.field))
        for _, matter in found
        if (not field or matter.field == field) and _answers(matter, wanted)
    ]


def occasions() -> list[Occasion]:
    """The occasions for which there is something to apply for."""
    fields = {matter.field for matter in catalogue().matters.values()}
    known = [_noted(occasion) for occasion in OCCASIONS if occasion.field in fields]
    unnamed = fields - {occasion.field for occasion in OCCASIONS}
    return [*known, OTHER] if unnamed else known


def _noted(occasion: Occasion) -> Occasion:
    """The occasion with the matters that can be applied for, and no others."""
    names = (offer.matter.service.short for offer in offers(field=occasion.field))
    return replace(occasion, note="、".join(names))


def _answers(matter: Matter, wanted: str) -> bool:
    """Whether some of its words are what was typed, or were typed within a longer question."""
    if not wanted:
        return True
    names = _names(matter)
    return any(name in wanted for name in names) or any(wanted in text for text in _texts(matter))


def _names(matter: Matter) -> Iterable[str]:
    heading = matter.readme.splitlines()[0].strip("# ")
    return [name for name in heading.replace("（", " ").replace("）", " ").split() if len(name) > 1]


def _texts(matter: Matter) -> Iterable[str]:
    service = matter.service
    asked = [text for pair in service.asked_often for text in pair]
    return [service.title, service.short, occasion_of(matter.field).words, matter.readme, *asked]
