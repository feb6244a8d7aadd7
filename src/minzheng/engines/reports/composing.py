"""The part of a report that records write: each indicator against the period before, and the work.

Sentences are frozen with the report; every one names the indicator it is of, so that a reader
opens its rows.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from minzheng.engines.access.api import Viewer
from minzheng.engines.duties import api as duties
from minzheng.engines.indicators import api as indicators
from minzheng.engines.reports.errors import ReportRefused
from minzheng.engines.reports.models import Cadence
from minzheng.kernel.indicator import MONEY, SHARE, Direction, Indicator
from minzheng.kernel.months import Month

MOST_LATE, FLAT = 5, 0.05
Line = dict[str, str]
CHANCES = {
    indicators.LIKELY: "照这样看能达到",
    indicators.UNLIKELY: "照这样看达不到",
    indicators.OPEN: "能不能达到还说不准",
}


def composed(cadence: Cadence, months: Sequence[Month], viewer: Viewer, on: date) -> list[Line]:
    """Every sentence. Raises ReportRefused for a month that was not computed after it ended."""
    computed = indicators.computed_months()
    _refuse_missing(months, computed)
    keys = [key for key in cadence.indicators if key in indicators.indicators()]
    year = list(Month.between(months[-1].shift(-12), months[-1]))
    wanted = sorted({*year, *(month.shift(-len(months)) for month in months), *months})
    sheet = indicators.read(keys, [cadence.division_code], wanted, computed=computed)
    targets = indicators.targets(keys, cadence.division_code, months[-1].year)
    told = [
        {"key": key, "text": _figure(sheet, key, cadence.division_code, months)
         + _aim(sheet, key, cadence.division_code, year, targets.get(key))}
        for key in keys
    ]  # fmt: skip
    return [*told, *({"key": "", "text": text} for text in _work(cadence, viewer, on))]


def _refuse_missing(months: Sequence[Month], computed: Mapping[str, date]) -> None:
    for month in months:
        day = computed.get(str(month))
        if day is None or day < month.last:
            raise ReportRefused(
                f"{month.label}的指标还没有在月末以后计算，数不全。"
                "系统每月 1 日计算；也可以用 ./minzheng indicators compute 先算，再起草"
            )


def _figure(sheet: indicators.Sheet, key: str, place: str, months: Sequence[Month]) -> str:
    """本期 120 件，比上一期（90 件）增 33.3%."""
    indicator = indicators.indicator_named(key)
    before = [month.shift(-len(months)) for month in months]
    now, then = (_of(sheet, key, place, each) for each in (months, before))
    unit = indicator.unit
    if now is None:
        return f"{indicator.title}：没有可以算的记录"
    said = f"{indicator.title} {_text(indicator, now)} {unit}"
    known = all(str(month) in sheet.computed for month in before)
    if then is None or not known:
        return f"{said}，没有上一期可比"
    return f"{said}，{_moved(indicator, now, then)}"


def _of(sheet: indicators.Sheet, key: str, place: str, months: Sequence[Month]) -> float | None:
    """The period's number: months added up, or the last of them; None without records beneath."""
    indicator = indicators.indicator_named(key)
    told = sheet.series(key, place, months if indicator.adds else months[-1:])
    if indicator.out_of is None:
        scale = 100 if indicator.unit == MONEY else 1
        return sum(each.value for each in told) / scale
    base = sum(each.base or 0 for each in told)
    scale = 100 if indicator.unit == SHARE else 1
    return sum(each.value for each in told) * scale / base if base else None


def _text(indicator: Indicator, number: float) -> str:
    if indicator.out_of is not None:
        return f"{number:.1f}"
    return f"{number:,.2f}" if indicator.unit == MONEY else f"{number:,.0f}"


def _moved(indicator: Indicator, now: float, then: float) -> str:
    before = f"上一期（{_text(indicator, then)}）"
    if abs(now - then) < FLAT:
        return f"和{before}持平"
    word = "增加" if now > then else "减少"
    if indicator.unit == SHARE:
        return f"比{before}{word} {abs(now - then):.1f} 个百分点"
    if not then:
        return f"{before.removesuffix('）')}），{word} {_text(indicator, abs(now - then))}"
    return f"比{before}{word} {abs(now - then) / then:.1%}"


def _aim(
    sheet: indicators.Sheet, key: str, place: str, year: Sequence[Month],
    target: indicators.Target | None,
) -> str:  # fmt: skip
    if target is None or indicators.indicator_named(key).direction is Direction.NEITHER:
        return "。"
    seen = indicators.outlook(sheet, key, place, year, target)
    chance = f"，{CHANCES[seen.chance]}" if seen.chance else ""
    return f"；年度目标 {indicators.target_text(target)}{chance}。"


def _work(cadence: Cadence, viewer: Viewer, on: date) -> Iterator[str]:
    place = cadence.division_code
    stood = duties.standing(viewer, duties.Wanted(division=place), on)
    yield (
        f"任务共 {stood.all} 项次：已办结 {stood.closed}，等核实 {stood.waiting}，"
        f"进行中 {stood.open}，超期 {stood.late}。"
    )
    late = duties.turn_page(viewer, duties.Wanted(state=duties.LATE, division=place), "", on).rows
    if late:
        named = "；".join(f"{turn.duty.title}（{turn.due_on} 到期）" for turn in late[:MOST_LATE])
        rest = f"等 {len(late)} 项" if len(late) > MOST_LATE else ""
        yield f"超期的任务：{named}{rest}。"
