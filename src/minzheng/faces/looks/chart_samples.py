"""Made-up charts and maps for the living page: each in all its states."""

from minzheng.faces.looks.charts import Area, AreaMap, Lines, Point, Series, Stack, StackRow

MONTHS = ("1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月")
TOWNS = ("荔城街道", "增江街道", "朱村街道", "新塘镇", "派潭镇", "小楼镇正果片区管理委员会")
COUNTS = (318.0, 204.0, 187.0, 265.0, 96.0, None)
HEIGHT, WIDE = 0.2, 0.2


def _series(name: str, values: tuple[float | None, ...]) -> Series:
    told = (("没有数" if value is None else f"{value:,.0f}") for value in values)
    return Series(
        name, tuple(Point(m, v, t) for m, v, t in zip(MONTHS, values, told, strict=False))
    )


APPLIED = _series("新收申请", (42, 51, 38, 47, 60, 55, 49, 53, 58, 61))
ENDED = _series("办结", (40, 44, 45, 41, 52, 57, 50, 47, 55, 59))
LINES = (
    Lines("新收申请：近 10 个月", "从 1 月的 42 到 10 月的 61，最少是 3 月 38。", "件",
          (APPLIED,), "#csv"),
    Lines("新收、办结、退回和在办", "四条线各有颜色、线型和记号。", "件",
          (APPLIED, ENDED, _series("退回", (5, 7, 4, 6, 9, 3, 4, 6, 5, 7)),
           _series("在办", (22, 29, 22, 28, 36, 34, 33, 39, 42, 44)))),
    Lines("缺数的月份", "4 月、5 月没有报数，线断开，轴上打叉。", "件",
          (_series("新收申请", (42, 51, 38, None, None, 55, 49, 53, 58, 61)),)),
    Lines("只有一个月", "月份还不够，看不出变化。", "件", (_series("新收申请", (42,)),)),
    Lines("负数和很大的数", "结余从 −1.2 亿到 3.5 亿。", "元",
          (_series("结余", (-120_000_000, -4_000_000, 20_000_000, 350_000_000)),)),
    Lines("没有数据", "还没有计算。", "件"),
)  # fmt: skip
STACKS = (
    Stack("各地在办件", "月末在办的，其中 9 件已超期。", "件", ("没有超期", "临近期限", "已超期"),
          (StackRow("荔城街道", (30, 6, 4), ("30", "6", "4"), "40", "#s1"),
           StackRow("小楼镇正果片区", (12, 0, 5), ("12", "0", "5"), "17"),
           StackRow("派潭镇", (0, 0, 0), ("0", "0", "0"), "0")), "#csv"),
    Stack("没有数据", "还没有计算。", "件", ("没有超期", "已超期")),
)  # fmt: skip


def _ring(at: int) -> tuple[tuple[float, float], ...]:
    """A made-up four-cornered piece of land."""
    west, south = 113.5 + at % 3 * WIDE, 23.1 + at // 3 * HEIGHT
    slant = 0.03 if at % 2 else -0.02
    return (
        (west, south), (west + WIDE, south), (west + WIDE, south + HEIGHT),
        (west + slant, south + HEIGHT), (west, south),
    )  # fmt: skip


def _areas(*, shaped: bool) -> tuple[Area, ...]:
    return tuple(
        Area(name, count, "没有数" if count is None else f"{count:,.0f}", f"#m{at}",
             (_ring(at),) if shaped else ())
        for at, (name, count) in enumerate(zip(TOWNS, COUNTS, strict=True))
    )  # fmt: skip


MAPS = (
    AreaMap("各街镇在保户数", "颜色越深，户数越多。", "户", _areas(shaped=True), "#csv",
            "虚构的形状"),
    AreaMap("各街镇在保户数（没有边界）", "颜色越深，户数越多。", "户", _areas(shaped=False)),
    AreaMap("没有下级的地方", "没有下级。", "户"),
)  # fmt: skip
SPARK = APPLIED.points


def charts() -> dict[str, object]:
    """Everything the living page shows of charts."""
    return {"line_charts": LINES, "stacks": STACKS, "maps": MAPS, "spark": SPARK}
