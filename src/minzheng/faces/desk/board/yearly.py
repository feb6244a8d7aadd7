"""A figure against its year, as the page says and draws it."""

from collections.abc import Iterator, Sequence

from minzheng.engines.indicators import api
from minzheng.engines.indicators.api import Outlook, Target
from minzheng.faces.looks.charts import Lines, Point, Series
from minzheng.faces.looks.parts import Entry
from minzheng.kernel.indicator import MONEY, QUOTIENTS, Indicator

CHANCES = {
    api.LIKELY: "照这样下去，看来能达到目标",
    api.UNLIKELY: "照这样下去，看来达不到目标",
    api.OPEN: "能不能达到目标还说不准：目标在推算的区间里面",
}
ON_PATH = {True: "，跟上了", False: "，落后", None: ""}
SURE = f"{'〇一二三四五六七八九'[round(api.SURE * 10)]}成把握"


def entries(key: str, seen: Outlook, target: Target | None) -> tuple[Entry, ...]:
    """What is to be reached, where it should stand now, where it will end."""
    indicator = api.indicator_named(key)
    return tuple(Entry(name, text) for name, text in _said(indicator, seen, target))


def _said(indicator: Indicator, seen: Outlook, target: Target | None) -> Iterator[tuple[str, str]]:
    unit = indicator.unit
    if target is None:
        yield f"{seen.year} 年目标", "没有设目标"
    else:
        words = f"{api.target_text(target)} {unit}，依据：{target.basis}"
        yield f"{seen.year} 年目标", words
        yield "按路径现在应到", _way(indicator, seen)
    yield "年底推算", _end(indicator, seen)
    if seen.missing:
        labels = "、".join(f"{month.month}月" for month in seen.missing)
        yield from _missing(indicator, labels)


def _missing(indicator: Indicator, labels: str) -> Iterator[tuple[str, str]]:
    if api.is_entered(indicator):
        yield "没有填报的月份", f"{labels}。填齐、核对以后才有累计，才和路径比"
    else:
        yield "没有计算的月份", f"{labels}。累计里没有它们，所以不和路径比"


def _way(indicator: Indicator, seen: Outlook) -> str:
    if not seen.month:
        return "今年还没有整月算过"
    if seen.due is None:
        return "没有去年年底的数，画不出从年初开始的路径；可以在目标里写中途应到的数"
    due, now = number(indicator, seen.due), number(indicator, seen.now)
    began = f"{seen.month}月末应到 {due} {indicator.unit}，实际 {now} {indicator.unit}"
    return began + ON_PATH[seen.on_path]


def _end(indicator: Indicator, seen: Outlook) -> str:
    found = seen.forecast
    if seen.month == len(seen.reached):
        return "全年已经算完，不用推算"
    if found is None:
        return _unsaid(indicator)
    said = f"按最近 {found.months} 个月推算约 {number(indicator, found.number)} {indicator.unit}"
    if found.is_flat:
        return f"{said}。这几个月都一样，说不出推算有多准"
    low, high = number(indicator, found.low), number(indicator, found.high)
    said += f"，{SURE}在 {low} 到 {high} 之间。"
    tried = (
        f"同样的算法回头试 {found.tried} 个月，{found.held} 个月落在区间里。" if found.tried else ""
    )
    chance = f"{CHANCES[seen.chance]}。" if seen.chance else ""
    return said + tried + chance


def _unsaid(indicator: Indicator) -> str:
    """Why no end is foretold."""
    if api.is_entered(indicator):
        return f"{indicator.frequency}填报：按月填、一个月不缺、至少 {api.LEAST} 个月的，才推算"
    return f"整月算过的不到 {api.LEAST} 个月，不推算"


def number(indicator: Indicator, value: float | None) -> str:
    """A number of the year as people read it."""
    if value is None:
        return "—"
    if indicator.unit in QUOTIENTS:
        return f"{value:.1f}"
    if indicator.unit == MONEY:
        return f"{value / 10_000:,.2f}万" if abs(value) >= 10_000 else f"{value:,.2f}"
    return f"{value:,.0f}" if value == round(value) else f"{value:,.1f}"


def chart(key: str, seen: Outlook) -> Lines:
    """The year by months: reached, the way, and the interval of what is to come."""
    indicator = api.indicator_named(key)
    lows, highs = (
        _fan(seen, [each.low for each in seen.forecasts]),
        _fan(seen, [each.high for each in seen.forecasts]),
    )
    named = (("实际", seen.reached), ("目标路径", seen.path), ("推算低", lows), ("推算高", highs))
    series = tuple(
        Series(name, tuple(
            Point(f"{at + 1}月", value, number(indicator, value)) for at, value in enumerate(line)
        ))
        for name, line in named if any(value is not None for value in line)
    )  # fmt: skip
    added = "从1月起累计" if indicator.adds else "各月末"
    says = f"{added}的数、目标要求的路径、照最近几个月推算的区间。"
    return Lines(f"{indicator.title}：{seen.year} 年", says, indicator.unit, series)


def _fan(seen: Outlook, ends: Sequence[float]) -> tuple[float | None, ...]:
    """The edge of the interval month by month, beginning where the year stands."""
    if not ends:
        return ()
    before = [None] * (seen.month - 1)
    return (*before, seen.now, *ends)
