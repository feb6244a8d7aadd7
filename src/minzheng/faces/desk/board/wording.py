"""Figures in words: the one sentence, what changed, the target, the definition card."""

from collections.abc import Iterator

from minzheng.engines.indicators import api
from minzheng.engines.indicators.api import Sheet, Target, Told, indicator_named
from minzheng.faces.desk.board.asking import Asked
from minzheng.faces.looks.parts import Entry
from minzheng.faces.looks.written import chinese_date
from minzheng.kernel.indicator import SHARE, Direction, Indicator

SLOWEST, LATE, RUNNING, PAID = "alerts-in-time", "cases-late", "benefits-running", "paid-money"
WHOLE_SHARE = 100.0


def sentence(asked: Asked, sheet: Sheet) -> str:
    """What the month comes to, in one sentence made of the figures alone."""
    told = [_told(asked, sheet, key) for key in (RUNNING, PAID, LATE)]
    running, paid, late = told
    if running.computed is None:
        return f"{asked.month.label}还没有计算过，没有数可以看。"
    began = f"{asked.month.label}{asked.whole} {running.text} 项待遇在发，发放 {paid.text}元"
    waiting = f"月末 {late.text} 件超期未办" if late.value else "月末没有超期的办件"
    return f"{began}；{'，'.join([waiting, *_slowest(asked, sheet)])}。"


def _told(asked: Asked, sheet: Sheet, key: str) -> Told:
    return sheet.told(key, asked.division, asked.month)


def _slowest(asked: Asked, sheet: Sheet) -> Iterator[str]:
    """Where alerts were looked into latest, if any place was late at all."""
    found = [sheet.told(SLOWEST, place, asked.month) for place in asked.below]
    late = [(each.number, each) for each in found if each.number is not None]
    if not late:
        return
    number, worst = min(late, key=lambda pair: pair[0])
    if number < WHOLE_SHARE:
        few = "，样本少于 30" if worst.few else ""
        yield f"{asked.names[worst.division]}预警核实最慢（按期 {worst.text}%{few}）"


def change(now: Told, sheet: Sheet) -> str:
    """Against the same month of last year, or the month before where there is no such year."""
    for before, words in ((now.month.shift(-12), "去年同月"), (now.month.previous(), "上月")):
        then = sheet.told(now.indicator.key, now.division, before)
        if then.number is not None and now.number is not None:
            return f"比{words}（{then.text}）{_moved(now, then)}"
    return "没有以前的数可比"


def _moved(now: Told, then: Told) -> str:
    before, after = then.number or 0, now.number or 0
    if now.text == then.text:
        return "持平"
    word = "增" if after > before else "减"
    if now.indicator.unit == SHARE:
        return f"{word} {abs(after - before):.1f} 个百分点"
    if not before:
        return f"{word}到 {now.text}"
    return f"{word} {abs(after - before) / abs(before):.1%}"


def aim(now: Told, target: Target | None) -> str:
    """The target of the year, and whether the year so far (`now`) reaches it."""
    if target is None:
        return ""
    reached = _reached(now, target)
    said = {True: "，已达到", False: "，未达到"}.get(reached, "") if reached is not None else ""
    added = f"，到{now.month.month}月累计 {now.text}" if _is_sum(now) else ""
    return f"{target.year} 年目标 {api.target_text(target)}{added}{said}"


def _is_sum(year: Told) -> bool:
    return year.indicator.adds and year.number is not None and year.month.month > 1


def _reached(now: Told, target: Target) -> bool | None:
    direction = now.indicator.direction
    if now.number is None or direction is Direction.NEITHER:
        return None
    aimed = api.target_number(target)
    return now.number >= aimed if direction is Direction.MORE else now.number <= aimed


def definition(key: str, told: Told | None = None) -> tuple[Entry, ...]:
    """The definition card."""
    indicator = indicator_named(key)
    computed = told.computed if told else None
    entries = (
        ("定义", indicator.means),
        ("分子", api.words_of(indicator.of)),
        ("分母", api.words_of(indicator.out_of) if indicator.out_of else "没有分母，是合计数"),
        ("单位", indicator.unit),
        ("方向", indicator.direction.value),
        ("数据来源", api.source_words(indicator)),
        ("更新", f"{indicator.frequency}；本次截至{chinese_date(computed)}" if computed
         else indicator.frequency),
        ("责任科室", indicator.owner),
        ("依据", "、".join(map(str, api.cites_of(indicator))) or "本单位工作统计，没有法定依据"),
        ("公开", "在“统计”里公开" if indicator.public else "内部使用"),
    )  # fmt: skip
    return tuple(Entry(name, text) for name, text in entries)


def note_of(told: Told) -> str:
    """What has to be said beside a share or an average: over how many, and whether they are few."""
    if told.base is None or told.number is None:
        return ""
    few = "，样本少于 30" if told.few else ""
    indicator: Indicator = told.indicator
    return (
        f"{told.value:,} / {told.base:,}{few}"
        if indicator.unit == SHARE
        else (f"{told.base:,} 件平均{few}")
    )
