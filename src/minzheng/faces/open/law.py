"""Rules in words and numbers with their sources, as anybody may read them."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from minzheng.engines.parameters.api import book
from minzheng.faces.looks.lawbook import STATUS_WORDS, LawPage, Number, Reader, law_page, number_at
from minzheng.kernel.matter import Matter, catalogue

COMMON = ""


@dataclass(frozen=True)
class NumberGroup:
    """The parameters that one matter declares."""

    title: str
    field: str
    name: str
    numbers: tuple[Number, ...]


def numbers(place: str, on: date) -> list[NumberGroup]:
    """Every parameter at a place, by the matter it is named after; the rest are common to all."""
    matters = {key.partition("/")[2]: matter for key, matter in catalogue().matters.items()}
    named: dict[str, list[Number]] = {}
    for key in book().infos:
        prefix = key.partition(".")[0]
        group = prefix if prefix in matters else COMMON
        named.setdefault(group, []).append(number_at(key, place, on))
    return [_group(matters.get(name), tuple(found)) for name, found in named.items()]


def status_counts(groups: list[NumberGroup]) -> dict[str, int]:
    """How many are verified, reported, unconfirmed."""
    words = [number.status_word for group in groups for number in group.numbers]
    return {word: words.count(word) for word in dict.fromkeys([*STATUS_WORDS.values(), *words])}


def law_of(matter: Matter, place: str, on: date) -> LawPage:
    """A matter as it is written, with links to the open pages."""
    return law_page(matter, Reader(place, on, _number_url, _matter_url))


def _number_url(number: Number) -> str:
    return f"{reverse('open:parameters')}#{number.anchor}"


def _matter_url(key: str) -> str:
    return reverse("open:rules", args=key.split("/"))


def _group(matter: Matter | None, found: tuple[Number, ...]) -> NumberGroup:
    if matter is None:
        return NumberGroup("各事项通用", "", "", found)
    field, _, name = matter.key.partition("/")
    return NumberGroup(matter.service.short, field, name, found)
