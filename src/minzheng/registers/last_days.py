"""How a last day in calendar days stands on a day, for display."""

from datetime import date

from minzheng.kernel.clock import ClockState, Level

SOON = 3  # days left from which a last day is shown as pressing


def due_clock(until: date, on: date) -> ClockState:
    """Days left until the last day, or over it."""
    left = (until - on).days
    text = f"剩 {left} 天" if left > 0 else "今天到期" if left == 0 else f"超 {-left} 天"
    level: Level = "late" if left < 0 else "soon" if left <= SOON else "ok"
    return ClockState(left, "天", until, level, text, f"{until} 到期")
