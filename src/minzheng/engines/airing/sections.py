"""What an airing of sections needs: each section by the year's targets it answers for.

Sections answer for different indicators, so they are not compared on the same ones: an indicator
counts for its owner as soon as the district has a target for it this year. Shares and averages are
taken over the period against the target; counts, money and what stands at a month's end against
where the way to the target says they should stand by now. Every indicator weighs the same.
"""

from collections import defaultdict
from collections.abc import Mapping

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


def gather_sections(scheme: Scheme, last: Month) -> Gathered:
    """Read it all. Raises AiringRefused for a month nobody computed, or a year without targets."""
    months = list(Month.between(last.shift(1 - scheme.months), last))
    computed = indicators.computed_months()
    refuse_half(months, computed)
    place, aimed = scheme.division_code, _aimed()
    targets = indicators.targets(aimed, place, last.year)
    if not targets:
        raise AiringRefused(f"{last.year} 年还没有给指标设目标，先设目标再比科室")
    around = list(Month.between(last.shift(1 - SEEN), last))
    sheet = indicators.read(list(targets), [place], around, computed=computed)
    rules: dict[str, list[Rule]] = {each.owner: [] for each in aimed.values()}
    readings: dict[str, dict[str, Reading]] = defaultdict(dict)
    for key, target in sorted(targets.items()):
        indicator = aimed[key]
        if indicator.out_of is not None:
            used = months if indicator.adds else months[-1:]
            told = sheet.series(key, place, used)
            reading = Reading(sum(e.value for e in told), sum(e.base or 0 for e in told))
            rule = rule_of(indicator, 1, target, reading)
        else:
            seen = indicators.outlook(sheet, key, place, around, target)
            rule, reading = _whole(indicator, seen)
        rules[indicator.owner].append(rule)
        readings[indicator.owner][key] = reading
    by_section = {name: tuple(told) for name, told in rules.items()}
    return Gathered(
        by_section, {name: readings[name] for name in by_section}, {},
        {name: name for name in by_section}, days_of(months, computed),
    )  # fmt: skip


def _aimed() -> Mapping[str, Indicator]:
    """What can have a better and a worse."""
    known = indicators.indicators()
    return {k: each for k, each in known.items() if each.direction is not Direction.NEITHER}


def _whole(indicator: Indicator, seen: indicators.Outlook) -> tuple[Rule, Reading]:
    """A number against its way; unknown, and then not counted, where either is."""
    less = indicator.direction is Direction.LESS
    happened = indicator.adds and indicator.unit != MONEY
    kinds = (COUNT_MORE, COUNT_LESS) if happened else (SUM_MORE, SUM_LESS)
    unknown = seen.now is None or seen.due is None or bool(seen.missing)
    aim = seen.due if seen.due is not None else 0.0
    reading = Reading(0, 0) if unknown else Reading(round(seen.now or 0.0), 1)
    return Rule(indicator.key, kinds[less], 1, aim), reading
