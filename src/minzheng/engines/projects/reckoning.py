"""What an instalment comes to: a rule over the indicators reached, in whole fen, line by line.

Every instalment is reckoned from the beginning: so much of the contract as its stages so far and
the results so far allow, less what was paid before. So no order of stages pays more than the
contract, a late result catches up, and a first payment is set off against poor results.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from minzheng.engines.projects.coded import WHOLE
from minzheng.kernel.money import Fen


@dataclass(frozen=True)
class Indicator:
    """What is to be reached by the end: `measure` "" is proved by evidence, else a MEASURE."""

    code: str
    name: str
    target: int
    unit: str
    weight: int
    measure: str = ""


@dataclass(frozen=True)
class Lines:
    """From which share everything is paid, and below which nothing; ten-thousandths."""

    full_from: int
    nothing_below: int


@dataclass(frozen=True)
class Stand:
    """Where a contract stands: its sum, shares of the stages so far, what was paid before."""

    amount: Fen
    share: int
    expected: int
    before: Fen


@dataclass(frozen=True)
class Due:
    """What is due now, what was paid too much, and how it was reckoned."""

    amount: Fen
    over: Fen
    reached: int
    words: tuple[str, ...]


def reached(one: Indicator, done: int, expected: int) -> int:
    """How far an indicator is, in ten-thousandths of what is expected by now; at most the whole."""
    wanted = -(-one.target * expected // WHOLE)
    return WHOLE if wanted <= 0 else min(WHOLE, max(0, done) * WHOLE // wanted)


def together(indicators: Sequence[Indicator], done: Mapping[str, int], expected: int) -> int:
    """All indicators by their weights, in ten-thousandths, rounded down."""
    total = sum(one.weight * reached(one, done.get(one.code, 0), expected) for one in indicators)
    return total // sum(one.weight for one in indicators)


def factor(share: int, lines: Lines) -> int:
    """Which part is paid for a share reached: all, nothing, or as much as was reached."""
    if share >= lines.full_from:
        return WHOLE
    return 0 if share < lines.nothing_below else share


def reckon(
    stand: Stand, indicators: Sequence[Indicator], done: Mapping[str, int], lines: Lines
) -> Due:
    """What is due at a stage. A stage that expects nothing yet is paid without results."""
    share = WHOLE if stand.expected == 0 else together(indicators, done, stand.expected)
    part = WHOLE if stand.expected == 0 else factor(share, lines)
    allowed = stand.amount * stand.share * part // (WHOLE * WHOLE)
    amount = max(0, allowed - stand.before)
    over = max(0, stand.before - allowed)
    words = (*_indicator_words(indicators, done, stand), *_sum_words(stand, share, part, allowed))
    return Due(amount, over, share, words)


def percent(share: int) -> str:
    """8,750 -> 87.5 %."""
    return f"{share / 100:g}%"


def _indicator_words(
    indicators: Sequence[Indicator], done: Mapping[str, int], stand: Stand
) -> list[str]:
    if stand.expected == 0:
        return ["首付，不看成效"]
    return [_indicator_line(one, done.get(one.code, 0), stand.expected) for one in indicators]


def _indicator_line(one: Indicator, done: int, expected: int) -> str:
    return (
        f"{one.name}：完成 {done} {one.unit}，到这一期应完成目标 {one.target} 的"
        f" {percent(expected)}，算 {percent(reached(one, done, expected))}，权重 {one.weight}"
    )


def _sum_words(stand: Stand, share: int, part: int, allowed: Fen) -> list[str]:
    return [
        f"综合完成率 {percent(share)}，按 {percent(part)} 付",
        f"合同金额 {_yuan(stand.amount)} × 到这一期累计 {percent(stand.share)} × {percent(part)}"
        f" = {_yuan(allowed)}",
        f"减去以前各期 {_yuan(stand.before)}",
    ]


def _yuan(amount: Fen) -> str:
    return f"{amount // 100:,}.{amount % 100:02d} 元"
