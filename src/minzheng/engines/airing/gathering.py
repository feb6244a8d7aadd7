"""What a scheme needs: the towns' figures over the period, aims, and the towns' traits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from minzheng.engines.airing.errors import AiringRefused
from minzheng.engines.airing.likeness import Traits, traits_of
from minzheng.engines.airing.models import Scheme
from minzheng.engines.airing.scoring import MEAN_LESS, SHARE_LESS, SHARE_MORE, Reading, Rule
from minzheng.engines.indicators import api as indicators
from minzheng.kernel.indicator import SHARE, Direction, Indicator
from minzheng.kernel.months import Month
from minzheng.registers.divisions.api import children

TRAITS = ("people-all", "people-elders", "people-relieved")
ONE_DAY, FULL = 1.0, 100.0


@dataclass(frozen=True)
class Gathered:
    """Everything an airing is worked out from; rules by place."""

    rules: Mapping[str, tuple[Rule, ...]]
    readings: Mapping[str, Mapping[str, Reading]]
    traits: Traits
    names: Mapping[str, str]
    computed: Mapping[str, str]


def gather(scheme: Scheme, last: Month) -> Gathered:
    """Read it all. Raises AiringRefused for a month that nobody computed, or no town below."""
    months = list(Month.between(last.shift(1 - scheme.months), last))
    computed = indicators.computed_months()
    refuse_half(months, computed)
    names = {each.code: each.name for each in children(scheme.division_code, last.last)}
    if not names:
        raise AiringRefused("这里下面没有镇街，没有可比的")
    places = [scheme.division_code, *names]
    sheet = indicators.read([*scheme.weights, *TRAITS], places, months, computed=computed)
    told = {place: _read(sheet, scheme, place, months) for place in places}
    rules = _rules(scheme, last.year, told[scheme.division_code])
    traits = {town: _traits(sheet, town, last) for town in names}
    days = days_of(months, computed)
    by_town = dict.fromkeys(names, rules)
    return Gathered(by_town, {town: told[town] for town in names}, traits, names, days)


def refuse_half(months: Sequence[Month], computed: Mapping[str, date]) -> None:
    """A month counts once it was computed after it ended."""
    missing = [month.label for month in months if str(month) not in computed]
    if missing:
        raise AiringRefused(f"{'、'.join(missing)}还没有计算指标，先算好再晾晒")
    for month in months:
        if computed[str(month)] < month.last:
            day = computed[str(month)]
            raise AiringRefused(f"{month.label}的指标是 {day} 算的，月份没有过完，请先重新计算")


def _read(
    sheet: indicators.Sheet, scheme: Scheme, place: str, months: Sequence[Month]
) -> dict[str, Reading]:
    """The months added up, so that a month with more records weighs more; stocks by the last."""
    found, known = {}, indicators.indicators()
    for key, _ in scheme.weighed:
        told = sheet.series(key, place, months if known[key].adds else months[-1:])
        found[key] = Reading(sum(each.value for each in told), sum(each.base or 0 for each in told))
    return found


def _rules(scheme: Scheme, year: int, own: Mapping[str, Reading]) -> tuple[Rule, ...]:
    targets = indicators.targets(scheme.weights, scheme.division_code, year)
    known = indicators.indicators()
    return tuple(
        rule_of(known[key], weight, targets.get(key), own[key]) for key, weight in scheme.weighed
    )


def rule_of(each: Indicator, weight: int, target: indicators.Target | None, own: Reading) -> Rule:
    """The aim is the year's target; without one all or nothing of a share, the district's mean."""
    goal = indicators.target_number(target) if target is not None else None
    if each.unit != SHARE:
        mean = own.value / own.base if own.base else ONE_DAY
        return Rule(each.key, MEAN_LESS, weight, max(goal if goal is not None else mean, ONE_DAY))
    if each.direction is Direction.MORE:
        return Rule(each.key, SHARE_MORE, weight, min(goal, FULL) if goal else FULL)
    return Rule(each.key, SHARE_LESS, weight, goal if goal is not None and goal < FULL else 0.0)


def _traits(sheet: indicators.Sheet, town: str, month: Month) -> tuple[float, ...]:
    people, elders, helped = (sheet.told(key, town, month).value for key in TRAITS)
    return traits_of(people, elders, helped)


def days_of(months: Sequence[Month], computed: Mapping[str, date]) -> dict[str, str]:
    """As of which day each month was computed."""
    return {str(month): computed[str(month)].isoformat() for month in months}
