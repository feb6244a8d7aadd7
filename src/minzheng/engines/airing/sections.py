"""What an airing of sections needs: each section by the year's targets it answers for.

Sections answer for different indicators, so they are not compared on the same ones: an indicator
counts for its owner as soon as the district has a target for it this year. Shares and averages are
taken over the period against the target; counts, money and what stands at a month's end against
where the way to the target says they should stand by now. Every indicator weighs the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from minzheng.engines.airing.errors import AiringRefused
from minzheng.engines.airing.gathering import Gathered, days_of, refuse_half, rule_of
from minzheng.engines.airing.models import Scheme
from minzheng.engines.airing.scoring import (
    COUNT_LESS,
    COUNT_MORE,
    SUM_LESS,
    SUM_MORE,
    Reading,
    Rule,
)
from minzheng.engines.indicators import api as indicators
from minzheng.kernel.indicator import MONEY, Direction, Indicator
from minzheng.kernel.months import Month

SEEN = 13  # months: the December before is the start of what stands


Told = tuple[Rule, Reading]


@dataclass(frozen=True)
class Span:
    """Where and when: the period's months, and those that the way of a year needs."""

    place: str
    months: tuple[Month, ...]
    around: tuple[Month, ...]


def gather_sections(scheme: Scheme, last: Month) -> Gathered:
    """Read it all. Raises AiringRefused for a month nobody computed, or a year without targets."""
    span = Span(
        scheme.division_code,
        tuple(Month.between(last.shift(1 - scheme.months), last)),
        tuple(Month.between(last.shift(1 - SEEN), last)),
    )
    computed = indicators.computed_months()
    refuse_half(span.months, computed)
    aimed = _aimed()
    targets = indicators.targets(aimed, span.place, last.year)
    if not targets:
        raise AiringRefused(f"{last.year} 年还没有给指标设目标，先设目标再比科室")
    sheet = indicators.read(list(targets), [span.place], span.around, computed=computed)
    told = {key: _told(sheet, aimed[key], target, span) for key, target in sorted(targets.items())}
    return _by_section(aimed, told, days_of(span.months, computed))


def _by_section(
    aimed: Mapping[str, Indicator], told: Mapping[str, Told], days: Mapping[str, str]
) -> Gathered:
    """Every section that has anything to aim at, with what it answers for."""
    names = {each.owner: each.owner for each in aimed.values()}
    rules: dict[str, list[Rule]] = {name: [] for name in names}
    readings: dict[str, dict[str, Reading]] = {name: {} for name in names}
    for key, (rule, reading) in told.items():
        rules[aimed[key].owner].append(rule)
        readings[aimed[key].owner][key] = reading
    by_section = {name: tuple(each) for name, each in rules.items()}
    return Gathered(by_section, readings, {}, names, days)


def _told(
    sheet: indicators.Sheet, indicator: Indicator, target: indicators.Target, span: Span
) -> Told:
    if indicator.out_of is None:
        seen = indicators.outlook(sheet, indicator.key, span.place, span.around, target)
        return _whole(indicator, seen)
    used = span.months if indicator.adds else span.months[-1:]
    told = sheet.series(indicator.key, span.place, used)
    reading = Reading(sum(each.value for each in told), sum(each.base or 0 for each in told))
    return rule_of(indicator, 1, target, reading), reading


def _aimed() -> Mapping[str, Indicator]:
    """What can have a better and a worse."""
    known = indicators.indicators()
    return {k: each for k, each in known.items() if each.direction is not Direction.NEITHER}


def _whole(indicator: Indicator, seen: indicators.Outlook) -> Told:
    """A number against its way; unknown, and then not counted, where either is."""
    less = indicator.direction is Direction.LESS
    happened = indicator.adds and indicator.unit != MONEY
    kinds = (COUNT_MORE, COUNT_LESS) if happened else (SUM_MORE, SUM_LESS)
    unknown = seen.now is None or seen.due is None or bool(seen.missing)
    aim = seen.due if seen.due is not None else 0.0
    reading = Reading(0, 0) if unknown else Reading(round(seen.now or 0.0), 1)
    return Rule(indicator.key, kinds[less], 1, aim), reading
