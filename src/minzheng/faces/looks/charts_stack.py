"""Stacked bars as SVG: parts in colours and patterns, the total written at the end."""

from zlib import crc32

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from minzheng.faces.looks.charts import Stack, StackRow
from minzheng.faces.looks.svg import fitting, text_width

WIDTH, ROW, TOP, BAR = 480, 36, 6, 18
# The first part is plain; the others are told apart without their colours.
PATTERNS = ("", "M0 8L8 0", "M0 0L8 8M0 8L8 0", "M2 2h2v2h-2z", "M4 0v8", "M0 4h8")


def stacked_svg(chart: Stack) -> SafeString:
    """Horizontal bars made of parts; parts below nothing are not drawn, the table tells them."""
    key = _key(chart)
    begin = min(200, max((text_width(row.label) for row in chart.rows), default=0) + 10)
    tail = max((text_width(row.total) for row in chart.rows), default=0) + 12
    largest = max((_length(row) for row in chart.rows), default=0) or 1
    scale = (WIDTH - begin - tail) / largest
    rows = ((_row(row, at, begin, scale, key=key),) for at, row in enumerate(chart.rows))
    return format_html(
        '<svg class="chart stack" viewBox="0 0 {w} {h}" role="img" aria-labelledby="{k}t {k}d">'
        '<title id="{k}t">{title}</title><desc id="{k}d">{says}</desc>'
        "<defs>{patterns}</defs>{rows}</svg>",
        w=WIDTH, h=TOP * 2 + ROW * len(chart.rows), k=key, title=chart.title, says=chart.says,
        patterns=_patterns(key), rows=format_html_join("", "{}", rows),
    )  # fmt: skip


def _length(row: StackRow) -> float:
    return sum(max(value, 0) for value in row.values)


def key_of(chart: Stack) -> list[tuple[str, SafeString]]:
    """Each part with a little picture of it."""
    key = _key(chart)
    return [(part, _swatch(key, at)) for at, part in enumerate(chart.parts, start=1)]


def _key(chart: Stack) -> str:
    return f"s{crc32(chart.title.encode()):08x}"


def _patterns(key: str) -> SafeString:
    return format_html_join(
        "",
        '<pattern id="{}p{}" width="8" height="8" patternUnits="userSpaceOnUse">'
        '<path class="part-mark" d="{}"/></pattern>',
        ((key, at, path) for at, path in enumerate(PATTERNS, start=1)),
    )


def _swatch(key: str, at: int) -> SafeString:
    return format_html(
        '<svg class="swatch" viewBox="0 0 24 16" aria-hidden="true" focusable="false">'
        '<rect class="part-{at}" width="24" height="16"/>'
        '<rect width="24" height="16" fill="url(#{key}p{at})"/></svg>',
        at=at, key=key,
    )  # fmt: skip


def _row(row: StackRow, at: int, begin: int, scale: float, *, key: str) -> SafeString:
    middle, x, drawn = TOP + ROW * at + ROW // 2, float(begin), []
    for place, value in enumerate(row.values, start=1):
        width = round(max(value, 0) * scale, 1)
        box = (round(x, 1), middle - BAR // 2, width, BAR)
        drawn.append((place, *box, *box, key, place))
        x += width
    return format_html(
        '<text class="label" x="{lx}" y="{ty}" text-anchor="end">{label}</text>{parts}'
        '<text class="value" x="{vx}" y="{ty}">{total}</text>',
        lx=begin - 8, ty=middle + 5, label=fitting(row.label, begin - 8), total=row.total,
        vx=round(x + 8, 1),
        parts=format_html_join(
            "",
            '<rect class="part-{}" x="{}" y="{}" width="{}" height="{}"/>'
            '<rect x="{}" y="{}" width="{}" height="{}" fill="url(#{}p{})"/>',
            drawn,
        ),
    )  # fmt: skip
