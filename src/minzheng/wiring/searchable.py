"""Lets cases be found: the search engine lies below the one that has them and knows none."""

from collections.abc import Iterable, Sequence

from django.db.models import QuerySet

from minzheng.engines.cases.api import Case
from minzheng.engines.search.api import Doc, Kind, let_find, number_token


class CaseSource:
    """Cases by number; nothing else of a case is found by, and its number never changes."""

    kind = Kind.CASE
    verbs = frozenset({"submit", "open_case", "open_found"})

    def named(self, kind: str, key: str) -> Iterable[Doc]:
        return _docs(Case.objects.filter(number=key)) if kind == "case" else ()

    def after(self, last: int, most: int) -> Sequence[Doc]:
        return _docs(Case.objects.filter(pk__gt=last).order_by("pk")[:most])

    def count(self) -> int:
        return Case.objects.count()


def let_cases_be_found() -> None:
    """Put the cases beside what the registers hold."""
    let_find(CaseSource(), "case")


def _docs(rows: QuerySet[Case]) -> list[Doc]:
    return [
        Doc(
            subject=pk,
            label=number,
            division_code=division,
            matter=matter,
            tokens=(number_token(Kind.CASE, number),),
        )
        for pk, number, division, matter in rows.values_list(
            "pk", "number", "division_code", "matter"
        )
    ]
