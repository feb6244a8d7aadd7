"""A figure against its year: the target, the way to it, where the year seems to end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import inf

from minzheng.engines.indicators.aiming import target_number, target_steps
from minzheng.engines.indicators.catalogue import indicator_named
from minzheng.engines.indicators.forecasting import Forecast, Kind, Reading, foresee
from minzheng.engines.indicators.models import Target
from minzheng.engines.indicators.paths import MONTHS, whole_path
from minzheng.engines.indicators.reading import Sheet, Told
from minzheng.engines.indicators.sources.returned import is_entered
from minzheng.kernel.indicator import MONEY, SHARE, Direction, Indicator
from minzheng.kernel.months import Month

HUNDRED = 100.0
SCALES = {MONEY: 1 / HUNDRED, SHARE: HUNDRED}  # fen are yuan, a share is per cent
MONTHLY = "每月"
LIKELY, UNLIKELY, OPEN = "likely", "unlikely", "open"


@dataclass(frozen=True)
class Outlook:
    """The year of a figure as of its newest whole month.

    `reached`: what the year came to after each of its months, None where nobody computed it or it
    is to come; `path`: where it should stand, empty without a target; `forecasts`: one for each
    month still to come, the year's end last, none where too few months are known. `missing`: whole
    months of the year that nobody computed. Numbers as people read them: yuan, per cent, a count.
    """

    year: int
    month: int
    reached: tuple[float | None, ...]
    path: tuple[float | None, ...]
    target: float | None
    forecasts: tuple[Forecast, ...]
    missing: tuple[Month, ...]
    direction: Direction

    @property
    def now(self) -> float | None:
        """The year so far."""
        return self.reached[self.month - 1] if self.month else None

    @property
    def forecast(self) -> Forecast | None:
        """Where the year seems to end."""
        return self.forecasts[-1] if self.forecasts else None

    @property
    def due(self) -> float | None:
        """Where the way to the target says it should stand now."""
        return self.path[self.month - 1] if self.path and self.month else None

    @property
    def on_path(self) -> bool | None:
        """Whether it stands where it should, or better; None where nobody can tell."""
        unsure = self.missing or self.direction is Direction.NEITHER
        if self.now is None or self.due is None or unsure:
            return None
        return self._fulfils(self.now, self.due)

    @property
    def chance(self) -> str:
        """LIKELY, UNLIKELY, or OPEN where the target lies within the interval; "" untold."""
        found = self.forecast
        if found is None or self.target is None or self.direction is Direction.NEITHER:
            return ""
        if found.is_flat:
            return ""
        met = {self._fulfils(end, self.target) for end in (found.low, found.high)}
        return OPEN if len(met) > 1 else LIKELY if True in met else UNLIKELY

    def _fulfils(self, number: float, wanted: float) -> bool:
        return number <= wanted if self.direction is Direction.LESS else number >= wanted


def kind_of(indicator: Indicator) -> Kind:
    """How its months make its year."""
    if indicator.out_of is None:
        return Kind.FLOW if indicator.adds else Kind.STOCK
    return Kind.RATIO if indicator.adds else Kind.LEVEL


def outlook(
    sheet: Sheet, key: str, division: str, months: Sequence[Month], target: Target | None = None
) -> Outlook:
    """The outlook of a figure in the year of the last of `months`, which the sheet has read.

    Months count once they were computed after they ended; thirteen of them tell the most.
    """
    indicator, year = indicator_named(key), months[-1].year
    whole = [month for month in months if _is_whole(month, sheet.computed)]
    here = [month for month in whole if month.year == year]
    last = here[-1].month if here else 0
    missing = [month for at in range(last) if (month := Month(year, at + 1)) not in here]
    missing += [each for each in sheet.unfilled(key, division, Month(year, max(last, 1)))
                if each in here and indicator.adds]  # fmt: skip
    told = [sheet.told(key, division, month) for month in whole]
    done = sheet.year_so_far(key, division, here[-1]) if here else None
    return Outlook(
        year, last, _reached(sheet, key, division, here), _path(sheet, key, division, year, target),
        target_number(target) if target else None, _forecasts(indicator, told, done),
        tuple(missing) if indicator.adds else (), indicator.direction,
    )  # fmt: skip


def _forecasts(
    indicator: Indicator, told: Sequence[Told], done: Told | None
) -> tuple[Forecast, ...]:
    """A month-end share of nothing says nothing, and is left out; so is what nobody entered.

    What is entered for a quarter or a year has no months to go by.
    """
    if done is None or not done.known or _is_sparse(indicator):
        return ()
    kind, scale = kind_of(indicator), SCALES.get(indicator.unit, 1.0)
    known = [_reading(each, scale) for each in told
             if each.known and (each.base or kind is not Kind.LEVEL)]  # fmt: skip
    top, so_far = HUNDRED if indicator.unit == SHARE else inf, _reading(done, scale)
    ahead = range(1, MONTHS - done.month.month + 1)
    found = (foresee(kind, known, so_far, many, top) for many in ahead)
    return tuple(each for each in found if each is not None)


def _is_sparse(indicator: Indicator) -> bool:
    return is_entered(indicator) and indicator.frequency != MONTHLY


def _is_whole(month: Month, computed: Mapping[str, date]) -> bool:
    on = computed.get(str(month))
    return on is not None and on >= month.last


def _reading(told: Told, scale: float) -> Reading:
    return Reading(told.value * scale, float(told.base or 0))


def _reached(sheet: Sheet, key: str, division: str, here: list[Month]) -> tuple[float | None, ...]:
    told = {month.month: sheet.year_so_far(key, division, month).number for month in here}
    return tuple(told.get(at + 1) for at in range(MONTHS))


def _path(
    sheet: Sheet, key: str, division: str, year: int, target: Target | None
) -> tuple[float | None, ...]:
    """A share must hold all year, so its way is level until the first step, if there is one."""
    if target is None:
        return ()
    kind, steps = kind_of(indicator_named(key)), target_steps(target)
    if kind is Kind.STOCK:
        start = sheet.told(key, division, Month(year - 1, MONTHS)).number
    else:
        level = steps[0][1] if steps else target_number(target)
        start = 0.0 if kind is Kind.FLOW else level
    return whole_path(target_number(target), steps, start)
