"""Staff, their papers and the lists of claims, as pages ask for them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q

from minzheng.engines.access.api import Viewer, visible
from minzheng.engines.staffing.coded import CARER
from minzheng.engines.staffing.models import ClaimList, Employment, Employments, Night
from minzheng.engines.staffing.ratios import Ratio, ratios_of
from minzheng.engines.staffing.reaching import houses_of, own_staff, reader
from minzheng.registers.facilities.api import Facility

PAGE = 50
HERE, GONE = "", "gone"


@dataclass(frozen=True)
class HouseStaff:
    """A house of the area on a day: how many work there, whether carers suffice."""

    facility: Facility
    staff: int
    carers: int
    ratio: Ratio | None


@dataclass(frozen=True)
class Found:
    """A page of rows; `after` where the next one begins, 0 on the last."""

    rows: list[Employment]
    after: int


def staff_page(viewer: Viewer, facility: int, show: str, after: int, on: date) -> Found:
    """The house's staff of one facility: at work or gone, by their number. Two queries."""
    rows = own_staff(viewer, on).filter(facility=facility)
    return _page(rows.filter(until__lte=on) if show == GONE else rows.after(on), after)


def staff_at(facility: Facility, after: int, on: date) -> Found:
    """The staff at work in a house, for officers."""
    return _page(Employment.objects.at_work(on).filter(facility=facility), after)


def everybody_at(facility: Facility, on: date) -> list[Employment]:
    """Who works there, with certificates: for the sheet taken out. Two queries."""
    rows = Employment.objects.at_work(on).filter(facility=facility).select_related("facility")
    return list(rows.prefetch_related("certificates"))


def houses_with_staff(viewer: Viewer, on: date) -> list[HouseStaff]:
    """The houses of the area in which somebody works or lives. Seven queries."""
    houses = houses_of(viewer, on)
    ratios = ratios_of(houses, on)
    counts = _counts([each.pk for each in houses], on)
    return [
        HouseStaff(each, *counts.get(each.pk, (0, 0)), ratios.get(each.pk))
        for each in houses
        if each.pk in counts or each.pk in ratios
    ]


def two_places(viewer: Viewer, on: date) -> list[Employment]:
    """Who works at two houses or more, at least one of them in the viewer's area. Two queries."""
    now = Employment.objects.at_work(on)
    twice = now.values("id_index").annotate(places=Count("pk")).filter(places__gt=1)
    rows = now.filter(id_index__in=twice.values("id_index")).select_related("facility")
    return list(visible(rows, reader(viewer)).order_by("id_index", "pk")[:PAGE])


def nights_of(facility: Facility, on: date, days: int) -> dict[date, int]:
    """Who watches in the nights to come, by the day. One query."""
    rows = Night.objects.filter(facility=facility, day__gte=on, day__lt=on + timedelta(days))
    return dict(rows.values_list("day", "employment"))


def claims_of(viewer: Viewer, state: str, after: int) -> tuple[list[ClaimList], int]:
    """A page of the lists of the area, newest first. One query."""
    rows = visible(ClaimList.objects.select_related("facility"), reader(viewer))
    if state:
        rows = rows.filter(state=state)
    if after:
        rows = rows.filter(pk__lt=after)
    found = list(rows.order_by("-pk")[: PAGE + 1])
    return found[:PAGE], found[PAGE - 1].pk if len(found) > PAGE else 0


def claims_by(own: Sequence[Facility]) -> list[ClaimList]:
    """The lists of a house's facilities, newest first. One query."""
    rows = ClaimList.objects.filter(facility__in=[each.pk for each in own])
    return list(rows.select_related("facility"))


def claim_at(facility: Facility, year: int) -> ClaimList | None:
    """What was confirmed for a year; None while it is open or given back."""
    return ClaimList.objects.filter(facility=facility, year=year).exclude(state="returned").first()


def _page(rows: Employments, after: int) -> Found:
    found = rows.filter(pk__gt=after).prefetch_related("certificates").order_by("pk")
    kept = list(found[: PAGE + 1])
    return Found(kept[:PAGE], kept[PAGE - 1].pk if len(kept) > PAGE else 0)


def _counts(facilities: Iterable[int], on: date) -> dict[int, tuple[int, int]]:
    """How many work at each house, and how many of them are carers."""
    rows = Employment.objects.at_work(on).filter(facility__in=list(facilities)).order_by()
    told = rows.values("facility").annotate(
        staff=Count("pk"), carers=Count("pk", filter=Q(post=CARER))
    )
    return {row["facility"]: (row["staff"], row["carers"]) for row in told}
