"""Every indicator by its key, every source by its name, and a tally in words."""

from collections.abc import Mapping
from functools import cache

from minzheng.engines.indicators.errors import UnknownIndicator, UnknownRecords
from minzheng.engines.indicators.sources.alerts import ALERTS
from minzheng.engines.indicators.sources.asked import NEEDS, ORDERS, PLEDGES
from minzheng.engines.indicators.sources.athome import HOME_COMPLAINTS, HOME_VISITS
from minzheng.engines.indicators.sources.base import Source
from minzheng.engines.indicators.sources.benefits import ENTITLEMENTS, RECOGNITIONS
from minzheng.engines.indicators.sources.cases import CASES
from minzheng.engines.indicators.sources.covered import COVERED_LOOKS, COVERED_UNITS
from minzheng.engines.indicators.sources.devices import ALARMS, RENTALS
from minzheng.engines.indicators.sources.facilities import FACILITIES
from minzheng.engines.indicators.sources.found import ENTRIES, MET, PATROLS, STAYS, TIPS
from minzheng.engines.indicators.sources.houses import (
    CONTRACTS,
    DRILLS,
    INCIDENTS,
    PROBLEMS,
    SELF_CHECKS,
    STAFF,
    TRAININGS,
)
from minzheng.engines.indicators.sources.meals import MEALS
from minzheng.engines.indicators.sources.money import PAYMENTS, RECOVERIES
from minzheng.engines.indicators.sources.reserves import RESERVE_PAYMENTS
from minzheng.engines.indicators.sources.returned import RETURNS, as_indicator
from minzheng.engines.indicators.sources.service import CHECKS, PUBLICITY, RATINGS
from minzheng.engines.indicators.sources.spent import PAPERS, RATED, USES
from minzheng.engines.indicators.sources.visited import (
    CARE_VISITS,
    CHARGES,
    LISTED,
    ROUND_CHECKS,
    ROUND_DUES,
)
from minzheng.engines.indicators.sources.watched import FAULTS, FINDINGS, INSPECTIONS, REVIEWS
from minzheng.engines.indicators.sources.windows import (
    BOOKINGS,
    COMMENTS,
    CONSULTATIONS,
    CORRECTIONS,
    DOCUMENTS,
)
from minzheng.engines.indicators.sources.worked import PROJECT_CONTRACTS, STAGES, TURNS
from minzheng.engines.returns.api import entered_figures
from minzheng.engines.views.api import views
from minzheng.kernel.indicator import Indicator, Tally
from minzheng.kernel.law import Article
from minzheng.kernel.matter import catalogue

ONE = "one"
POPULATION = "population"  # counted by the views engine, a whole table in one pass
SOURCES: Mapping[str, Source] = {
    source.name: source
    for source in (
        CASES, ENTITLEMENTS, RECOGNITIONS, PAYMENTS, RECOVERIES, ALERTS, CHECKS, PUBLICITY,
        RATINGS, RESERVE_PAYMENTS, MEALS, FACILITIES, NEEDS, ORDERS, PLEDGES, HOME_VISITS,
        HOME_COMPLAINTS, STAFF, TRAININGS, INCIDENTS, PROBLEMS, SELF_CHECKS, DRILLS, CONTRACTS,
        RENTALS, ALARMS, LISTED, ROUND_DUES, ROUND_CHECKS, CHARGES, CARE_VISITS, TIPS, ENTRIES,
        PATROLS, MET, STAYS, INSPECTIONS, FINDINGS, REVIEWS, FAULTS, TURNS, PROJECT_CONTRACTS,
        STAGES, BOOKINGS, CONSULTATIONS, COMMENTS, CORRECTIONS, DOCUMENTS, USES, RATED, PAPERS,
        COVERED_UNITS, COVERED_LOOKS, RETURNS,
    )
}  # fmt: skip


@cache
def indicators() -> Mapping[str, Indicator]:
    """Every indicator by its key. Raises UnknownRecords where one counts what nobody keeps."""
    found: dict[str, Indicator] = {}
    entered = (as_indicator(figure) for figure in entered_figures().values())
    for indicator in (*catalogue().indicators, *entered):
        for tally in indicator.tallies:
            _check(indicator, tally)
        if indicator.key in found:
            raise UnknownRecords(f"有两个指标的代号都是“{indicator.key}”，请改一个")
        found[indicator.key] = indicator
    return found


def indicator_named(key: str) -> Indicator:
    """The indicator of a key. Raises UnknownIndicator."""
    if key not in indicators():
        raise UnknownIndicator(f"没有代号为“{key}”的指标，请从驾驶舱或者指标目录进入")
    return indicators()[key]


def words_of(tally: Tally) -> str:
    """What a tally adds up: 办件：当月办结、没有超过总期限."""
    if tally.source == POPULATION:
        return f"人口总表：{'、'.join(views()[name].title for name in tally.where)}"
    source = SOURCES[tally.source]
    where = "、".join(source.conditions[name].words for name in tally.where)
    each = "" if tally.each == ONE else f"，{source.numbers[tally.each].words}合计"
    return f"{source.title}{'：' if where else ''}{where}{each}"


def source_words(indicator: Indicator) -> str:
    """The records it rests on."""
    titles = ("人口总表" if t.source == POPULATION else SOURCES[t.source].title
              for t in indicator.tallies)  # fmt: skip
    return "、".join(dict.fromkeys(titles))


def cites_of(indicator: Indicator) -> tuple[Article, ...]:
    """Its own articles, else those its matter rests on."""
    if indicator.cites or not indicator.matter:
        return indicator.cites
    return catalogue().get(indicator.matter).service.basis


def _check(indicator: Indicator, tally: Tally) -> None:
    if tally.source == POPULATION:
        unknown = [name for name in tally.where if name not in views()]
        if unknown or len(tally.where) != 1 or tally.each != ONE:
            raise UnknownRecords(f"指标“{indicator.title}”：人口指标要写一个人口视图的名称")
        return
    if tally.source not in SOURCES:
        known = "、".join([*SOURCES, POPULATION])
        raise UnknownRecords(f"指标“{indicator.title}”：没有记录“{tally.source}”，可用：{known}")
    source = SOURCES[tally.source]
    unknown = [name for name in tally.where if name not in source.conditions]
    if unknown:
        known = "、".join(source.conditions)
        raise UnknownRecords(
            f"指标“{indicator.title}”：{source.title}没有条件{unknown}，可用：{known}"
        )
    if tally.each not in {ONE, *source.numbers}:
        raise UnknownRecords(f"指标“{indicator.title}”：{source.title}没有数“{tally.each}”")
