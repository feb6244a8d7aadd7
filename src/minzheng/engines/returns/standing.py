"""What entered figures say for a place, and which are still missing."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, QuerySet

from minzheng.engines.returns.coded import TOWN, State
from minzheng.engines.returns.figures import Entered, entered_figures
from minzheng.engines.returns.models import Return
from minzheng.kernel.divisions import level
from minzheng.kernel.months import Month
from minzheng.registers.divisions.api import children


@dataclass(frozen=True)
class Stood:
    """One figure of a place and period: the entry that counts, the one that waits."""

    figure: Entered
    division: str
    until: Month
    counts: Return | None
    waits: Return | None

    @property
    def ref(self) -> str:
        """How one that is missing is named."""
        return f"return:{self.figure.key}:{self.division}"


@dataclass(frozen=True)
class Answer:
    """A figure for a form: `value` None with the reason, or what was added up from `entries`."""

    value: int | None
    why: str
    entries: tuple[Return, ...] = ()


def last_period(figure: Entered, on: date) -> Month:
    """The last month of the newest period that is over."""
    month = Month.of(on).previous()
    return month.shift(-(month.month % figure.months))


def counting() -> QuerySet[Return]:
    """What counts: of every figure, place and period the last that was confirmed."""
    confirmed = Return.objects.filter(state=State.CONFIRMED).order_by()
    last = confirmed.values("figure", "division_code", "last_month").annotate(last=Max("pk"))
    return Return.objects.filter(pk__in=last.values("last"))


def standing(places: Collection[str], on: date) -> list[Stood]:
    """Every figure that one of the places enters, in its newest period. One query."""
    wanted = [
        (figure, place, last_period(figure, on))
        for figure in entered_figures().values()
        for place in sorted(places)
        if level(place) == figure.level
    ]
    months = {f"{until}" for _, _, until in wanted}
    rows = Return.objects.filter(division_code__in=list(places), last_month__in=months)
    known: dict[tuple[str, str, str, str], Return] = {}
    for row in rows.order_by("pk"):
        known[row.figure, row.division_code, row.last_month, row.state] = row
    return [
        Stood(figure, place, until,
              known.get((figure.key, place, f"{until}", State.CONFIRMED)),
              known.get((figure.key, place, f"{until}", State.TYPED)))
        for figure, place, until in wanted
    ]  # fmt: skip


def answers(
    figures: Iterable[Entered], division: str, months: Collection[Month], on: date
) -> dict[str, Answer]:
    """What each says for a place over some months: periods added up, or the last. Two queries.

    A figure that towns enter is their sum, and nothing while one of them is missing.
    """
    told = list(figures)
    towns = [each.code for each in children(division, on)]
    rows = counting().filter(
        figure__in=[each.key for each in told], division_code__in=[division, *towns],
        last_month__in=[f"{month}" for month in months],
    )  # fmt: skip
    known = {(row.figure, row.division_code, row.last_month): row for row in rows}
    return {
        each.key: _answer(each, division if each.level != TOWN else "", towns, months, known)
        for each in told
    }


def _answer(
    figure: Entered, place: str, towns: Collection[str], months: Collection[Month],
    known: dict[tuple[str, str, str], Return],
) -> Answer:  # fmt: skip
    ends = [month for month in sorted(months) if not month.month % figure.months]
    if not ends:
        return Answer(None, f"{figure.rhythm}填一次，这一期里没有")
    wanted = [
        (figure.key, where, f"{month}")
        for where in ([place] if place else towns)
        for month in (ends if figure.adds else ends[-1:])
    ]
    missing = [each for each in wanted if each not in known]
    if missing:
        return Answer(None, f"还差 {len(missing)} 个填报数没有核对（共 {len(wanted)} 个）")
    found = tuple(known[each] for each in wanted)
    return Answer(sum(row.value for row in found), "", found)
