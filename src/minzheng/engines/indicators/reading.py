"""Reading figures: the newest of each, within the viewer's area, as people read them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Max, Q, QuerySet, Subquery

from minzheng.engines.access.api import NotAllowed, Viewer
from minzheng.engines.indicators.catalogue import indicators
from minzheng.engines.indicators.models import Computation, Figure, Target
from minzheng.engines.indicators.sources.returned import is_entered
from minzheng.engines.returns.api import entered_named, period_ending
from minzheng.kernel.divisions import covers, normalise
from minzheng.kernel.indicator import MONEY, SHARE, Indicator
from minzheng.kernel.money import yuan
from minzheng.kernel.months import Month

# Who reads the cockpit: heads, the posts of the district, and who audits them.
READERS = (
    "town_head", "district_clerk", "district_head", "check_clerk", "disabled_federation",
    "relief_station_head", "data_clerk", "data_head", "finance_clerk", "finance_head", "auditor",
)  # fmt: skip
FEW = 30  # a share of fewer says little
WHOLE = 10_000
TEN_THOUSAND_YUAN = 1_000_000
OUTSIDE = "这里不在您的辖区内，不能查看。如岗位有误，请联系本单位的安全管理员"


@dataclass(frozen=True)
class Told:
    """A figure for reading. `computed` None: nobody has computed the month.

    `value` and `base` are what was added up, `rows` from how many records.
    """

    indicator: Indicator
    division: str
    month: Month
    value: int = 0
    rows: int = 0
    base: int | None = None
    computed: date | None = None

    @property
    def known(self) -> bool:
        """Whether it is told: a month that was computed, of what people enter one they entered."""
        return self.computed is not None and (self.rows > 0 or not is_entered(self.indicator))

    @property
    def number(self) -> float | None:
        """What a chart draws: yuan, per cent, an average or the count; None where there is none."""
        if not self.known:
            return None
        if self.indicator.out_of is None:
            return self.value / 100 if self.indicator.unit == MONEY else float(self.value)
        if not self.base:
            return None
        return self.value * (100 if self.indicator.unit == SHARE else 1) / self.base

    @property
    def text(self) -> str:
        """As people read it: 1,204, 98.60万, 87.5; — where nothing can be said."""
        number = self.number
        if number is None:
            return "—"
        if self.indicator.out_of is not None:
            return f"{number:.1f}"
        if self.indicator.unit == MONEY:
            large = self.value >= TEN_THOUSAND_YUAN
            return f"{self.value / TEN_THOUSAND_YUAN:,.2f}万" if large else yuan(self.value)
        return f"{self.value:,}"

    @property
    def exact(self) -> str:
        """The same without rounding, as files write it."""
        if self.number is None:
            return ""
        if self.indicator.out_of is not None:
            return f"{self.number:.2f}"
        return f"{self.value / 100:.2f}" if self.indicator.unit == MONEY else str(self.value)

    @property
    def few(self) -> bool:
        """Whether a share or an average rests on too few to say much."""
        return self.base is not None and 0 < self.base < FEW


def newest(which: Q) -> QuerySet[Figure]:
    """The last row of each figure that fits."""
    keys = Figure.objects.filter(which).order_by().values("indicator", "division_code", "month")
    return Figure.objects.filter(pk__in=keys.annotate(last=Max("pk")).values("last"))


def places_of(viewer: Viewer) -> tuple[str, ...]:
    """The widest divisions of which she may read figures. Raises NotAllowed without any."""
    held = sorted({p.division for p in viewer.seeing_posts if p.role in READERS})
    widest = tuple(c for c in held if not any(o != c and covers(o, c) for o in held))
    if not widest:
        raise NotAllowed("驾驶舱由各单位负责人和区级岗位使用，您没有这个岗位")
    return widest


def place_for(viewer: Viewer, division: str = "") -> str:
    """The division asked for, the first of her own for "". Raises NotAllowed outside her area."""
    held = places_of(viewer)
    if not division:
        return held[0]
    if not any(covers(place, division) for place in held):
        raise NotAllowed(OUTSIDE)
    return normalise(division)


@dataclass(frozen=True)
class Sheet:
    """Figures read at once; what no row tells of is 0 in a month that was computed."""

    figures: Mapping[tuple[str, str, str], Figure]
    computed: Mapping[str, date]

    def told(self, key: str, division: str, month: Month) -> Told:
        """One figure."""
        indicator = indicators()[key]
        on = self.computed.get(str(month))
        row = self.figures.get((key, division, str(month)))
        if row is None:
            base = 0 if indicator.out_of else None
            return Told(indicator, division, month, base=base, computed=on)
        return Told(indicator, division, month, row.value, row.rows, row.base, on)

    def series(self, key: str, division: str, months: Iterable[Month]) -> tuple[Told, ...]:
        """The same figure month by month."""
        return tuple(self.told(key, division, month) for month in months)

    def year_so_far(self, key: str, division: str, month: Month) -> Told:
        """What a target of the year is held against: the months added up, or the last of them.

        The sheet must have read the year's months; one that was not computed adds nothing.
        """
        last = self.told(key, division, month)
        if not last.indicator.adds or last.computed is None:
            return last
        if self.unfilled(key, division, month):
            return replace(last, value=0, rows=0)
        told = self.series(key, division, (Month(month.year, n + 1) for n in range(month.month)))
        base = sum(each.base or 0 for each in told) if last.indicator.out_of else None
        value, rows = sum(each.value for each in told), sum(each.rows for each in told)
        return replace(last, value=value, rows=rows, base=base)

    def unfilled(self, key: str, division: str, month: Month) -> list[Month]:
        """The last months of this year's periods, up to a month, that people have not entered."""
        if not is_entered(indicators()[key]):
            return []
        figure, year = entered_named(key), (Month(month.year, n + 1) for n in range(month.month))
        ends = (each for each in year if period_ending(figure, each) == each)
        return [each for each in ends if not self.told(key, division, each).known]

    @property
    def months(self) -> list[Month]:
        """The months that were computed, oldest first."""
        return sorted(Month.parse(text) for text in self.computed)


def read(
    keys: Collection[str],
    divisions: Collection[str],
    months: Collection[Month],
    *,
    computed: Mapping[str, date] | None = None,
) -> Sheet:
    """Figures of some indicators, divisions and months, whoever may see them.

    One query, and one more unless the months computed are given.
    """
    written = [str(month) for month in months]
    places = Q(division_code__in=list(divisions), month__in=written)
    return _sheet(Q(indicator__in=list(keys)) & places, computed)


def one(indicator: Indicator, division: str, month: Month) -> Told:
    """A single figure, whoever may see it. One query."""
    held = Q(indicator=indicator.key, division_code=division, month=str(month))
    row = Figure.objects.filter(held).order_by("-pk")
    told = {f"_{name}": Subquery(row.values(name)[:1]) for name in ("value", "rows", "base")}
    made = Computation.objects.filter(month=str(month)).order_by("-pk").annotate(**told)
    found = made.values("on", *told).first()
    if found is None:
        return Told(indicator, division, month)
    base = (found["_base"] or 0) if indicator.out_of else None
    value, rows = found["_value"] or 0, found["_rows"] or 0
    return Told(indicator, division, month, value, rows, base, found["on"])


def read_around(
    keys: Collection[str],
    place: str,
    below: Collection[str],
    months: Sequence[Month],
    *,
    computed: Mapping[str, date] | None = None,
) -> Sheet:
    """A division over some months, and those below it in the last of them; queries as `read`."""
    own = Q(division_code=place, month__in=[str(month) for month in months])
    others = Q(division_code__in=list(below), month=str(months[-1]))
    return _sheet(Q(indicator__in=list(keys)) & (own | others), computed)


def computed_months() -> dict[str, date]:
    """Every month that was computed, with the day as of which it was last. One query."""
    rows = Computation.objects.order_by().values_list("month").annotate(Max("on"))
    return dict(rows)


def _sheet(which: Q, computed: Mapping[str, date] | None) -> Sheet:
    rows = {(f.indicator, f.division_code, f.month): f for f in newest(which)}
    return Sheet(rows, computed_months() if computed is None else computed)


def targets(keys: Collection[str], division: str, year: int) -> dict[str, Target]:
    """The targets set for a division and a year, the last of each. One query."""
    rows = Target.objects.filter(indicator__in=list(keys), division_code=division, year=year)
    return {row.indicator: row for row in rows.order_by("pk")}
