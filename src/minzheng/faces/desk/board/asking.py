"""What a page of the cockpit is asked for: where, which month; everything stands in the address."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.db.models import Q
from django.http import Http404
from django.urls import reverse

from minzheng.engines.access.api import Viewer
from minzheng.engines.indicators import api
from minzheng.faces.looks.parts import Link
from minzheng.kernel.divisions import NATION, ancestors, covers, level
from minzheng.kernel.months import Month, MonthError
from minzheng.registers.divisions.api import Division

TREND = 13  # months: the same one of last year is in it
WHOLE = {"village": "全村（社区）", "town": "全镇（街道）", "county": "全区", "city": "全市",
         "province": "全省", "nation": "全国"}  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """The place, the month, the places right below, and the names of all of them."""

    viewer: Viewer
    on: date
    division: str
    month: Month
    below: tuple[str, ...]
    names: Mapping[str, str]
    computed: Mapping[str, date]

    @property
    def known(self) -> list[Month]:
        """The months that were computed, oldest first."""
        return sorted(Month.parse(text) for text in self.computed)

    @property
    def months(self) -> list[Month]:
        """The months of a trend, the one asked for at the end."""
        return list(Month.between(self.month.shift(1 - TREND), self.month))

    @property
    def place(self) -> str:
        """The name of the place."""
        return self.names.get(self.division, self.division)

    @property
    def whole(self) -> str:
        """How a sentence calls it: 全区."""
        return WHOLE[level(self.division)]

    @property
    def way(self) -> tuple[Link, ...]:
        """The places above, as far as her posts reach, and this one."""
        held = api.places_of(self.viewer)
        line = [c for c in ancestors(self.division) if any(covers(p, c) for p in held)]
        return tuple(
            Link(self.names.get(code, code), self.address(division=code), code == self.division)
            for code in reversed(line)
        )

    def address(self, name: str = "desk:board", *args: str, **changed: str) -> str:
        """An address of the same place and month, with what is changed."""
        held = {"division": self.division, "month": str(self.month), **changed}
        query = urlencode({key: text for key, text in held.items() if text})
        return f"{reverse(name, args=args)}?{query}"


def asked_of(given: Mapping[str, str], viewer: Viewer, on: date) -> Asked:
    """What the address asks for; the last whole month computed when it names none.

    Two queries. Raises NotAllowed outside her area, Http404 for a month there cannot be.
    """
    division = api.place_for(viewer, given.get("division", ""))
    computed = api.computed_months()
    month = _month(given.get("month", ""), sorted(Month.parse(text) for text in computed), on)
    line = [code for code in ancestors(division) if code != NATION]
    rows = Division.objects.current_on(on).filter(Q(pk__in=line) | Q(parent_code=division))
    names = {row.code: row.name for row in rows.order_by("code")}
    below = tuple(code for code in names if code not in line)
    return Asked(viewer, on, division, month, below, names, computed)


def asked_of_list(given: Mapping[str, str], viewer: Viewer, on: date) -> Asked:
    """The same for a list, which needs neither the places below nor their names. No query where
    the address names the month, as every link does.
    """
    if not given.get("month"):
        return asked_of(given, viewer, on)
    division = api.place_for(viewer, given.get("division", ""))
    return Asked(viewer, on, division, _month(given["month"], [], on), (), {}, {})


def _month(text: str, known: list[Month], on: date) -> Month:
    if text:
        try:
            return Month.parse(text)
        except MonthError as wrong:
            raise Http404(str(wrong)) from wrong
    whole = [month for month in known if month.last < on]
    return (whole or known or [Month.of(on).previous()])[-1]
