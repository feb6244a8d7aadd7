"""Organisations as a view: those of the register that stand on a day, by division and kind."""

from collections.abc import Iterator
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Count, Q, QuerySet

from minzheng.engines.views.definition import OrganisationView
from minzheng.engines.views.reaching import Places
from minzheng.engines.views.smallness import Row
from minzheng.engines.views.tallying import Tally
from minzheng.kernel.divisions import subtree_range
from minzheng.registers.organisations.api import Organisation

UNNAMED = "没有写明类别"


def standing(view: OrganisationView, on: date, reached: Places) -> "QuerySet[Organisation]":
    """The organisations that count, in these places."""
    there = reduce(or_, (Q(division_code__range=subtree_range(place)) for place in reached))
    found = Organisation.objects.filter(there, since__lte=on).exclude(until__lte=on)
    if not view.kinds:
        return found
    return found.filter(reduce(or_, (Q(kind__contains=kind) for kind in view.kinds)))


def tally_organisations(view: OrganisationView, on: date, reached: Places) -> Tally:
    """Counts by division and kind, in one query."""
    rows = standing(view, on, reached).values_list("division_code", "kind")
    counted = rows.order_by().annotate(count=Count("pk"))
    return Tally(dict(_cells(counted.values_list("division_code", "kind", "count"))))


def _cells(
    rows: "QuerySet[Organisation, tuple[str, str, int]]",
) -> Iterator[tuple[tuple[str, str], Row]]:
    for division, kind, count in rows:
        yield (division, kind or UNNAMED), Row(division, count)
