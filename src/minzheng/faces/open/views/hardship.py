"""How the hardship score is counted, for everybody to read: weights and rules in words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from minzheng.engines.discovery.api import DIMENSIONS, policy, weight_of
from minzheng.faces.looks.lawbook import Number, number_at
from minzheng.faces.open.boards import place_of
from minzheng.faces.open.requests import OpenRequest
from minzheng.kernel.formula import Formula
from minzheng.kernel.sentence import sentence
from minzheng.registers.offices.api import home_division

PART, LINE = "hardship.part", "hardship.look_at"


@dataclass(frozen=True)
class Respect:
    """One of the respects: its weight, and its rules in words."""

    label: str
    number: Number
    rules: tuple[tuple[str, str], ...]


@require_safe
def weights(request: OpenRequest) -> HttpResponse:
    """The seven respects with their weights and rules, as they are here today."""
    place = home_division()
    respects = [_respect(word, place, request.today) for word in DIMENSIONS.values()]
    fulls = [each.number.entry.value if each.number.entry else 0 for each in respects]
    shown = {
        "respects": respects,
        "whole": sum(value for value in fulls if isinstance(value, int)),
        "part": number_at(PART, place, request.today),
        "line": number_at(LINE, place, request.today),
        "members": tuple(_rules(lambda formula: formula.entity == "person")),
        "place": place_of(place) or "全国",
        "section": "parameters",
    }
    return render(request, "open/hardship.html", shown)


def _respect(word: str, place: str, on: date) -> Respect:
    names = (f"{word}很难", f"{word}有难")
    rules = tuple(_rules(lambda formula: formula.name in names))
    return Respect(word, number_at(weight_of(word).key, place, on), rules)


def _rules(wanted: Callable[[Formula], bool]) -> Iterator[tuple[str, str]]:
    for formula in policy().formulas:
        if wanted(formula):
            yield formula.name, sentence(formula).removeprefix(f"{formula.label}：")
