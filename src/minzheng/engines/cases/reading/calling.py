"""Steps by what people call their case: the beginning of its number or of a name.

A rare beginning is looked up first; of a common one, such as a surname or the number's first
letters, a list finds fifty rows soon by asking each row in its order.
"""

from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet

from minzheng.engines.cases.models import Case, CaseStep
from minzheng.registers.beginning import begins

FEW_STEPS, FEW_CASES = 1_000, 5_000


def open_steps_called(text: str) -> Q:
    """A condition on open steps: their case's number or its party's name begins so. One query."""
    rows = CaseStep.objects.filter(closed_on=None).order_by().values_list("pk")
    ways = [rows.filter(way) for way in _ways(text, "case__")]
    found = [pk for (pk,) in _first(ways, FEW_STEPS)]
    if len(found) > FEW_STEPS:
        return _asked_one_by_one(text)
    return Q(pk__in=CaseStep.objects.filter(pk__in=found).order_by().values("pk"))


def steps_called(text: str) -> Q:
    """The same condition on any steps. The archive has many to a case, so cases are looked up."""
    rows = Case.objects.order_by().values_list("pk")
    found = [pk for (pk,) in _first([rows.filter(way) for way in _ways(text)], FEW_CASES)]
    if len(found) > FEW_CASES:
        return _asked_one_by_one(text)
    return Q(pk__in=CaseStep.objects.filter(case__in=found).order_by().values("pk"))


def _first(ways: "list[QuerySet[Any, tuple[int]]]", few: int) -> "QuerySet[Any, tuple[int]]":
    """What each way finds, one more than few: enough to know that there are too many."""
    return ways[0].union(*ways[1:], all=True)[: few + 1]


def _asked_one_by_one(text: str) -> Q:
    return reduce(or_, _ways(text, "case__"))


def _ways(text: str, to_case: str = "") -> tuple[Q, ...]:
    """Ways to call a case, each of which has an index."""
    return (
        begins(f"{to_case}number", text.upper()),
        begins(f"{to_case}applicant__name", text),
        begins(f"{to_case}person__name", text),
        begins(f"{to_case}organisation__name", text),
        begins(f"{to_case}facility__name", text),
    )
