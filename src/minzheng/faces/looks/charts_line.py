"""Lines and sparklines as SVG: direct labels, marks and dashes beside colour, gaps left open."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from minzheng.faces.looks.charts import Lines, Point, Series, short_number
from minzheng.faces.looks.svg import text_width

WIDTH, HEIGHT = 480, 240
LEFT, TOP, BOTTOM = 52, 20, 28
LEAST_APART = 18  # between two labels at the end of lines
MOST_LABELS = 6  # along the axis
MARKS = (
    "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z",
    "M-4 -4h8v8h-8z",
    "M0 -5l5 9h-10z",
    "M0 -5l5 5l-5 5l-5 -5z",
)
SPARK_WIDTH, SPARK_HEIGHT = 120, 32


@dataclass(frozen=True)
class Field:
    """Where values stand: from `low` to `high`, `count` places along, to the right edge `right`."""

    low: float
    high: float
    count: int
    right: int

    @classmethod
    def of(cls, chart: Lines) -> "Field":
        values = [p.value for one in chart.series for p in one.points if p.value is not None]
        low, high = min([0.0, *values]), max([0.0, *values])
        names = max((text_width(one.name) for one in chart.series), default=0)
        right = WIDTH - min(150, names + 14) if len(chart.series) > 1 else WIDTH - 40
        return cls(low, high if high > low else low + 1, len(chart.labels), right)

    def x(self, at: int) -> float:
        if self.count < 2:
            return (LEFT + self.right) / 2
        return round(LEFT + (self.right - LEFT) * at / (self.count - 1), 1)

    def y(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return round(HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * share, 1)


def line_chart_svg(chart: Lines) -> SafeString:
    """One to four lines over the same labels."""
    field, key = Field.of(chart), f"l{crc32(chart.title.encode()):08x}"
    drawn = [_grid(field), _axis(chart, field)]
    drawn += [_line(one, at, field) for at, one in enumerate(chart.series)]
    drawn += _ends(chart.series, field)
    return format_html(
        '<svg class="chart lines" viewBox="0 0 {w} {h}" role="img" aria-labelledby="{k}t {k}d">'
        '<title id="{k}t">{title}</title><desc id="{k}d">{says}</desc>{drawn}</svg>',
        w=WIDTH, h=HEIGHT, k=key, title=chart.title, says=chart.says,
        drawn=format_html_join("", "{}", ((each,) for each in drawn)),
    )  # fmt: skip


def sparkline_svg(title: str, points: Sequence[Point]) -> SafeString:
    """A line the size of a word; what it says stands in its title."""
    values = [point.value for point in points if point.value is not None]
    if len(values) < 2:
        return SafeString("")
    low, high = min(values), max(values)
    spread = (high - low) or 1
    step = (SPARK_WIDTH - 8) / max(len(points) - 1, 1)
    places = [
        None if p.value is None
        else (round(4 + step * at, 1), round(28 - 24 * (p.value - low) / spread, 1))
        for at, p in enumerate(points)
    ]  # fmt: skip
    last = next(place for place in reversed(places) if place is not None)
    return format_html(
        '<svg class="spark" viewBox="0 0 {w} {h}" role="img" aria-label="{title}">'
        '<path class="series-1" d="{d}"/><circle class="spark-end" cx="{x}" cy="{y}" r="3"/></svg>',
        w=SPARK_WIDTH, h=SPARK_HEIGHT, title=title, d=_path(places), x=last[0], y=last[1],
    )  # fmt: skip


def _path(places: Sequence[tuple[float, float] | None]) -> str:
    """A path that is broken where a value is missing."""
    parts, down = [], False
    for place in places:
        if place is None:
            down = False
            continue
        parts.append(f"{'L' if down else 'M'}{place[0]} {place[1]}")
        down = True
    return "".join(parts)


def _grid(field: Field) -> SafeString:
    """The top, the middle and the bottom, with their values; zero is drawn stronger."""
    values = dict.fromkeys((field.low, (field.low + field.high) / 2, field.high, 0.0))
    rows = (
        ("zero" if value == 0 else "grid", LEFT, field.right, field.y(value), LEFT - 6,
         field.y(value) + 5, short_number(value))
        for value in values
    )  # fmt: skip
    return format_html_join(
        "",
        '<line class="{}" x1="{}" x2="{}" y1="{}" y2="{}"/>'
        '<text class="tick" x="{}" y="{}" text-anchor="end">{}</text>',
        ((kind, x1, x2, y, y, tx, ty, said) for kind, x1, x2, y, tx, ty, said in rows),
    )


def _axis(chart: Lines, field: Field) -> SafeString:
    every = -(-len(chart.labels) // MOST_LABELS) or 1
    last = len(chart.labels) - 1
    shown = [at for at in range(len(chart.labels)) if (last - at) % every == 0]
    rows = ((field.x(at), HEIGHT - 8, chart.labels[at]) for at in shown)
    return format_html_join(
        "", '<text class="tick" x="{}" y="{}" text-anchor="middle">{}</text>', rows
    )


def _line(one: Series, at: int, field: Field) -> SafeString:
    places = [
        None if p.value is None else (field.x(n), field.y(p.value))
        for n, p in enumerate(one.points)
    ]
    marks = ((at + 1, x, y, MARKS[at % len(MARKS)]) for x, y in filter(None, places))
    gaps = ((field.x(n), HEIGHT - BOTTOM) for n, place in enumerate(places) if place is None)
    return format_html(
        '<path class="series-{n}" d="{d}"/>{marks}{gaps}{extremes}',
        n=at + 1,
        d=_path(places),
        marks=format_html_join(
            "", '<path class="mark-{}" transform="translate({} {})" d="{}"/>', marks
        ),
        gaps=format_html_join(
            "", '<path class="gap" transform="translate({} {})" d="M-3 -3l6 6M3 -3l-6 6"/>', gaps
        ),
        extremes=_extremes(one, field) if at == 0 else "",
    )


def _extremes(one: Series, field: Field) -> SafeString:
    """The most, the least and the last of the first line, written beside their marks."""
    known = [(p.value, n, p) for n, p in enumerate(one.points) if p.value is not None]
    if not known:
        return SafeString("")
    chosen = {max(known, key=lambda e: e[0])[1]: -9, known[-1][1]: -9}
    least = min(known, key=lambda e: e[0])[1]
    if least not in chosen:
        chosen[least] = 18
    # A value at the bottom is written above its mark: below it the axis has its labels.
    low = {n for value, n, _ in known if field.y(value) > HEIGHT - BOTTOM - 18}
    chosen |= dict.fromkeys(low & chosen.keys(), -9)
    rows = [(n, shift, value, p) for value, n, p in known if (shift := chosen.get(n))]
    return format_html_join(
        "",
        '<text class="value" x="{}" y="{}" text-anchor="middle">{}</text>',
        ((field.x(n), max(13.0, field.y(value) + shift), p.text) for n, shift, value, p in rows),
    )


def _ends(series: Sequence[Series], field: Field) -> Iterator[SafeString]:
    """The names of several lines at their right ends, moved apart where they would meet."""
    if len(series) < 2:
        return
    ends = [(_last(one, field), at, one.name) for at, one in enumerate(series)]
    below = 0.0
    for y, at, name in sorted(ends):
        below = max(y, below + LEAST_APART)
        yield format_html(
            '<text class="end end-{}" x="{}" y="{}">{}</text>', at + 1, field.right + 10, below + 5,
            name,
        )  # fmt: skip


def _last(one: Series, field: Field) -> float:
    known = [point.value for point in one.points if point.value is not None]
    return field.y(known[-1]) if known else float(HEIGHT - BOTTOM)
