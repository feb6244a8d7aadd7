"""Which pages are asked for, by whom, about what: every request about another case or person."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any
from urllib.parse import urlencode

from bench.pages.copying import HEAVY_CASES
from django.db.models import Count, QuerySet
from django.urls import NoReverseMatch, reverse

from minzheng.engines.cases.api import Case, CaseStep
from minzheng.registers.households.api import Household
from minzheng.registers.offices.api import home_division
from minzheng.registers.people.api import Person

TOWN, DISTRICT = "town_clerk", "district_head"
SEED, SAMPLE, TRIED = 5, 150, 900


@dataclass(frozen=True)
class Page:
    """A page: who asks for it, and the addresses asked for in turns."""

    role: str
    addresses: tuple[str, ...]


def pages() -> dict[str, Page]:
    """Every page of T3 by name."""
    deciding = CaseStep.objects.filter(closed_on=None, role=DISTRICT).order_by("?")[:SAMPLE]
    numbers = [step.case.number for step in deciding.select_related("case").only("case__number")]
    ended = sample(Case.objects.filter(state=Case.ENDED), "number")
    here = Household.objects.within(home_division())  # a few have moved out of the district
    homes = sample(here.filter(until=None), "number")
    people = sample(Person.objects.filter(died_on=None), "pk")
    names = sample(Person.objects.filter(died_on=None), "name")
    lists = reverse("desk:cases")
    found: dict[str, Page] = {
        "my_day": Page(TOWN, (reverse("desk:day"),)),
        "work_list": Page(TOWN, (lists,)),
        "work_list_district": Page(DISTRICT, (lists, f"{lists}?view=doing", f"{lists}?view=late")),
        "work_list_named": Page(DISTRICT, tuple(_asked(lists, view="doing", q=n) for n in names)),
        "case_to_decide": Page(DISTRICT, _each("desk:case", numbers)),
        "case_ended": Page(DISTRICT, _each("desk:case", ended)),
        "person": Page(DISTRICT, _each("desk:person", people)),
        "household": Page(DISTRICT, _each("desk:household", homes)),
    }
    return found | _search(names)


def heavy_pages() -> dict[str, Page]:
    """The pages about the person with 872 cases (T8)."""
    applicants = Case.objects.order_by().values("applicant").annotate(many=Count("pk"))
    pk = applicants.filter(many__gte=HEAVY_CASES)[0]["applicant"]
    case = Case.objects.filter(applicant=pk).order_by("pk")[0]
    home = case.household.number
    about = {
        "person": ("desk:person", pk),
        "person_cases": ("desk:person-benefits", pk),
        "person_papers": ("desk:person-papers", pk),
        "person_trail": ("desk:person-trail", pk),
        "household": ("desk:household", home),
        "case": ("desk:case", case.number),
    }
    return {name: Page(DISTRICT, _each(view, [key])) for name, (view, key) in about.items()}


def sample(rows: "QuerySet[Any]", column: str) -> list[Any]:
    """A column of rows drawn at random from everywhere in the table."""
    first, last = (rows.model.objects.order_by(way)[0].pk for way in ("pk", "-pk"))
    keys = Random(SEED).sample(range(first, last + 1), min(last - first, TRIED))
    return list(rows.filter(pk__in=keys).values_list(column, flat=True)[:SAMPLE])


def _search(names: Sequence[str]) -> Mapping[str, Page]:
    """The search page, where this house has one."""
    try:
        at = reverse("desk:search")
    except NoReverseMatch:
        return {}
    return {"search": Page(DISTRICT, tuple(_asked(at, q=name) for name in names))}


def _asked(address: str, **words: str) -> str:
    return f"{address}?{urlencode(words)}"


def _each(view: str, keys: Iterable[Any]) -> tuple[str, ...]:
    return tuple(reverse(view, args=[key]) for key in keys)
