"""What a page of statistics is asked for: whose district, which town, which month."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.http import Http404

from minzheng.engines.indicators import api
from minzheng.kernel.months import Month, MonthError
from minzheng.registers.divisions.api import Division
from minzheng.registers.offices.api import home_division

TREND = 13


@dataclass(frozen=True)
class Asked:
    """The house's division, its towns, the one asked for, the month; `months` are published."""

    home: str
    towns: tuple[str, ...]
    names: Mapping[str, str]
    place: str
    month: Month
    months: tuple[Month, ...]
    computed: Mapping[str, date]

    @property
    def trend(self) -> list[Month]:
        """The months of a trend, the one asked for at the end."""
        return list(Month.between(self.month.shift(1 - TREND), self.month))

    @property
    def places(self) -> list[tuple[str, str]]:
        """The district and its towns, to choose from."""
        return [(code, self.names.get(code, code)) for code in (self.home, *self.towns)]

    def sheet(self, keys: list[str], months: list[Month]) -> api.OpenSheet:
        """Figures for publishing. One query."""
        return api.open_sheet(keys, self.home, self.towns, months, computed=self.computed)

    def where(self, place: str) -> str:
        """A place by name; merged towns by what they are."""
        return MERGED_WORDS if place == api.MERGED else self.names.get(place, place)


MERGED_WORDS = "人数较少的镇街（合并）"
HIDDEN = f"少于{api.SMALL}，不单独公布"


def asked_of(given: Mapping[str, str], on: date) -> Asked:
    """What the address asks for; whole months only. Three queries. Raises Http404."""
    home = home_division()
    rows = Division.objects.current_on(on).filter(Q(pk=home) | Q(parent_code=home))
    names = {row.code: row.name for row in rows.order_by("code")}
    towns = tuple(code for code in names if code != home)
    place = given.get("place", "") or home
    if place not in {home, *towns}:
        raise Http404("统计公开到乡镇（街道），没有这个地区的")
    computed = api.computed_months()
    months = tuple(sorted(m for m in map(Month.parse, computed) if m.last < on))
    return Asked(home, towns, names, place, _month(given, months, on), months, computed)


def _month(given: Mapping[str, str], months: tuple[Month, ...], on: date) -> Month:
    if text := given.get("month", ""):
        try:
            month = Month.parse(text)
        except MonthError as wrong:
            raise Http404(str(wrong)) from wrong
        if month not in months:
            raise Http404(f"{month.label}没有公开的统计")
        return month
    return months[-1] if months else Month.of(on).previous()
