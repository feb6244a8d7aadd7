"""The very records behind a figure, a page at a time, as far as the viewer's posts reach."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Aggregate, Count, Q, QuerySet, Sum

from minzheng.engines.access.api import NotAllowed, Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.indicators.catalogue import ONE, POPULATION, SOURCES
from minzheng.engines.indicators.errors import NotComputed
from minzheng.engines.indicators.reading import Told, one, place_for
from minzheng.engines.indicators.sources.base import Line, Period, Source
from minzheng.kernel.divisions import subtree_range
from minzheng.kernel.indicator import Indicator, Tally
from minzheng.kernel.months import Month
from minzheng.registers.offices.api import ROLES

PAGE = 50
MOST = 20_000  # rows of one file


@dataclass(frozen=True)
class Wanted:
    """Which list: of what is counted, or (`beneath`) of what it is taken out of."""

    indicator: Indicator
    division: str
    month: Month
    beneath: bool = False

    @property
    def tally(self) -> Tally:
        """What the rows add up to."""
        below = self.indicator.out_of
        return below if self.beneath and below is not None else self.indicator.of


@dataclass(frozen=True)
class Listing:
    """One page. `rows` and `value`: of all that this viewer may see; the figure says the rest.

    `elsewhere`: records that the figure counts and her posts do not open.
    """

    wanted: Wanted
    figure: Told
    lines: tuple[Line, ...]
    rows: int
    value: int
    elsewhere: int
    after: int | None = None


def view_behind(wanted: Wanted) -> str:
    """The population view that lists the people; "" where records are listed here."""
    return wanted.tally.where[0] if wanted.tally.source == POPULATION else ""


def may_list(viewer: Viewer, indicator: Indicator) -> bool:
    """Whether one of her posts opens single records of this indicator."""
    if indicator.of.source == POPULATION:
        return True
    return bool(viewer.roles & set(SOURCES[indicator.of.source].readers))


def rows(viewer: Viewer, wanted: Wanted, *, after: int = 0, size: int = PAGE) -> Listing:
    """A page of the records behind a figure, oldest first.

    Raises NotAllowed outside her area or without a post that opens such records; NotComputed.
    """
    wanted = replace(wanted, division=place_for(viewer, wanted.division))
    told = one(wanted.indicator, wanted.division, wanted.month)
    if told.computed is None:
        raise NotComputed(f"{wanted.month.label}还没有计算过，名单要等算过以后才有")
    source = SOURCES[wanted.tally.source]
    _refuse_strangers(viewer, source)
    period = Period.of(wanted.month, told.computed)
    everything = behind(wanted, period)
    mine = source.seen_by(everything, viewer)
    everywhere, total, value = _added(source, wanted.tally, everything, mine)
    found = list(
        mine.filter(pk__gt=after).select_related(*source.related).order_by("pk")[: size + 1]
    )
    more = found[size - 1].pk if len(found) > size else None
    lines = tuple(_lines(source, wanted.tally, found[:size], period))
    return Listing(wanted, told, lines, total, value, everywhere - total, more)


def file_rows(viewer: Viewer, wanted: Wanted, *, on: date) -> Listing:
    """All the rows for a file; that somebody took them away stands in the trail."""
    listing = rows(viewer, wanted, size=MOST)
    detail = {"month": str(wanted.month), "rows": len(listing.lines), "on": on.isoformat()}
    with transaction.atomic():
        audit.record(
            viewer.doer, "export_figure_list", f"indicator:{wanted.indicator.key}",
            division=listing.wanted.division, detail=detail,
        )  # fmt: skip
    return listing


def behind(wanted: Wanted, period: Period) -> QuerySet[Any]:
    """Every record that the figure counts, whoever may see it."""
    source = SOURCES[wanted.tally.source]
    within = Q(**{f"{source.place}__range": subtree_range(wanted.division)})
    if wanted.indicator.matter:
        within &= Q(**{source.matter: wanted.indicator.matter})
    return source.rows(period).filter(within, source.meeting(wanted.tally.where, period))


def _refuse_strangers(viewer: Viewer, source: Source) -> None:
    if viewer.roles & set(source.readers):
        return
    names = "、".join(dict.fromkeys(ROLES[role] for role in source.readers))
    raise NotAllowed(f"您的岗位只看数，不看{source.title}的名单。需要名单的，由{names}查看")


def _added(
    source: Source, tally: Tally, everything: QuerySet[Any], mine: QuerySet[Any]
) -> tuple[int, int, int]:
    """How many there are, how many of them she may see, and what those add up to. One query, or
    one more for a number that is worked out.
    """
    seen = Q(pk__in=mine.order_by().values("pk"))
    sums: dict[str, Aggregate] = {"_all": Count("pk"), "_mine": Count("pk", filter=seen)}
    number = source.numbers.get(tally.each)
    if number is not None and number.work_out is None:
        sums["_value"] = Sum(number.columns[0], filter=seen, default=0)
    found = everything.order_by().aggregate(**sums)
    if number is None:
        return found["_all"], found["_mine"], found["_mine"]
    if number.work_out is None:
        return found["_all"], found["_mine"], found["_value"]
    held = mine.order_by().values_list(*number.columns)
    return found["_all"], found["_mine"], sum(number.work_out(*each) for each in held)


def _lines(source: Source, tally: Tally, found: list[Any], period: Period) -> list[Line]:
    told = source.tell(found, period)
    if tally.each == ONE:
        return list(told)
    number = source.numbers[tally.each]
    return [replace(line, number=number.of(row)) for line, row in zip(told, found, strict=True)]
