"""Which matters there are and which of them answer what somebody typed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from pypinyin import Style, lazy_pinyin

from minzheng.engines.policy.api import giving_ways
from minzheng.faces.looks.script import simplified
from minzheng.faces.portal.fieldwords import OCCASIONS, OTHER, Occasion, occasion_of
from minzheng.kernel.matter import Matter, catalogue
from minzheng.vocabulary import benefits

MOST_LETTERS = 40
WHAT = "- 是什么："
PAIR = 2
# Signs and words that say nothing of what is wanted; a pair of signs that holds one is not sought.
IDLE = frozenset("我你您他她想问吗呢的了是在有没么怎办理申请可以能不要给什谁哪里和与及，。？！、 ")


# What people say, and the word under which it stands in the texts.
SAID = {
    "失火": "火灾", "着火": "火灾", "车祸": "交通事故", "大病": "重病", "要饭": "流散",
    "乞讨": "流散", "流浪": "流散", "五保": "特困", "孤寡": "特困", "残联": "残疾",
    "爸": "老人", "妈": "老人", "爷爷": "老人", "奶奶": "老人", "娃": "孩子", "涨价": "物价",
}  # fmt: skip


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

    @property
    def can_check(self) -> bool:
        """Whether it gives something that one may be eligible for."""
        return bool(giving_ways(self.matter))

    @property
    def pays(self) -> bool:
        """Whether what it gives is money, so that it can be estimated."""
        return any(way.end.pays is not None for way in giving_ways(self.matter))


@dataclass(frozen=True)
class Group:
    """The matters for one occasion in life."""

    occasion: Occasion
    offers: tuple[Offer, ...]


def summary_of(matter: Matter) -> str:
    """What a matter is, by the first line of its README that says so."""
    told = (line for line in matter.readme.splitlines() if line.startswith(WHAT))
    return next((line.removeprefix(WHAT) for line in told), matter.service.title)


def offers(text: str = "", field: str = "") -> list[Offer]:
    """Matters for an occasion that hold the words typed, or else come nearest to them."""
    every = [_offer(matter) for matter in catalogue().matters.values()]
    ours = [offer for offer in every if not field or offer.occasion.field == field]
    wanted = _plain(simplified(text.strip()[:MOST_LETTERS]))
    found = [offer for offer in ours if _answers(offer.matter, wanted)]
    return sorted(found or _nearest(ours, wanted), key=_place)


def groups(found: Iterable[Offer]) -> list[Group]:
    """The same by occasion, in the order in which occasions are shown."""
    by_occasion: dict[str, list[Offer]] = {}
    for offer in found:
        by_occasion.setdefault(offer.occasion.words, []).append(offer)
    return [Group(each[0].occasion, tuple(each)) for each in by_occasion.values()]


def occasions() -> list[Occasion]:
    """The occasions for which there is something to apply for, each with its matters."""
    return [
        replace(group.occasion, note="、".join(each.matter.service.short for each in group.offers))
        for group in groups(offers())
    ]


def _plain(text: str) -> str:
    for said, written in SAID.items():
        text = text.replace(said, written)
    return text


def _offer(matter: Matter) -> Offer:
    return Offer(matter, occasion_of(matter.field, matter.service.title))


def _place(offer: Offer) -> tuple[int, int, str]:
    """Occasions in their order; in each the matters in the order of the law."""
    known = [*OCCASIONS, OTHER]
    listed = [row.matter for row in benefits.待遇]
    key = offer.matter.key
    return known.index(offer.occasion), listed.index(key) if key in listed else len(listed), key


def _answers(matter: Matter, wanted: str) -> bool:
    """Whether some of its words are what was typed, or were typed within a longer question."""
    if not wanted:
        return True
    if wanted.isascii():
        return any(wanted.lower().replace(" ", "") in sound for sound in _sounds(matter.key))
    names = _names(matter)
    return any(name in wanted for name in names) or any(wanted in text for text in _texts(matter))


def _nearest(found: Iterable[Offer], wanted: str) -> list[Offer]:
    """The matters that share most pairs of signs with a question; none where none shares any."""
    pairs = {wanted[i : i + PAIR] for i in range(len(wanted) - PAIR + 1)}
    telling = {pair for pair in pairs if not IDLE & set(pair)}
    shared = [(_shared(offer.matter, telling), offer) for offer in found]
    most = max((count for count, _ in shared), default=0)
    return [offer for count, offer in shared if count == most and most > 0]


def _shared(matter: Matter, pairs: Iterable[str]) -> int:
    texts = _texts(matter)
    return sum(any(pair in text for text in texts) for pair in pairs)


def _names(matter: Matter) -> Iterable[str]:
    heading = matter.readme.splitlines()[0].strip("# ")
    return [name for name in heading.replace("（", " ").replace("）", " ").split() if len(name) > 1]


def _texts(matter: Matter) -> list[str]:
    service = matter.service
    asked = [text for pair in service.asked_often for text in pair]
    told = [text for _, text in service.who]
    pages = [page.title for page in matter.form.pages]
    words = _offer(matter).occasion.words
    return [service.title, service.short, words, matter.readme, *asked, *told, *pages]


@cache
def _sounds(key: str) -> tuple[str, ...]:
    """The initials and the whole sound of a matter's names: dibao, zdshbz."""
    matter = catalogue().get(key)
    names = [matter.service.short, matter.service.title, *_names(matter)]
    whole = ("".join(lazy_pinyin(name)).lower() for name in names)
    first = ("".join(lazy_pinyin(name, style=Style.FIRST_LETTER)).lower() for name in names)
    return (*whole, *first)
