"""Maps of divisions as SVG: their shapes, or tiles of one size, in five shades with patterns."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, cos, floor, radians, sqrt
from zlib import crc32

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from minzheng.faces.looks.charts import CLASSES, Area, AreaMap, Ring, short_number

WIDTH, TALLEST, EDGE = 480, 420, 8
TILE, GAP = 108, 6
LONGEST_NAME = 7
PATTERNS = ("", "M2 2h1v1h-1z", "M0 8L8 0", "M0 8L8 0M0 4L4 0M4 8L8 4", "M0 8L8 0M0 0L8 8")
UNKNOWN_PATTERN = "M0 4h8"


@dataclass(frozen=True)
class Projection:
    """Degrees to the sheet: a degree of longitude is as long as at the middle of the map."""

    west: float
    north: float
    squeeze: float
    scale: float

    @classmethod
    def of(cls, areas: tuple[Area, ...]) -> "Projection":
        points = [point for area in areas for ring in area.rings for point in ring]
        west, east = min(x for x, _ in points), max(x for x, _ in points)
        south, north = min(y for _, y in points), max(y for _, y in points)
        squeeze = cos(radians((south + north) / 2))
        wide, tall = (east - west) * squeeze or 1e-6, north - south or 1e-6
        scale = min((WIDTH - 2 * EDGE) / wide, (TALLEST - 2 * EDGE) / tall)
        return cls(west, north, squeeze, scale)

    def place(self, x: float, y: float) -> tuple[float, float]:
        across = EDGE + (x - self.west) * self.squeeze * self.scale
        return round(across, 1), round(EDGE + (self.north - y) * self.scale, 1)


@dataclass(frozen=True)
class Drawn:
    """An area on the sheet: its path, and where its name stands."""

    area: Area
    path: str
    x: float
    y: float


def area_map_svg(chart: AreaMap) -> SafeString:
    """The map; each area with an address is a link that leads into it."""
    key = f"m{crc32(chart.title.encode()):08x}"
    drawn = list(_shapes(chart) if chart.shaped else _tiles(chart))
    width, height = _size(chart, len(drawn))
    return format_html(
        '<svg class="chart map" viewBox="0 0 {w} {h}" role="group" aria-labelledby="{k}t {k}d">'
        '<title id="{k}t">{title}</title><desc id="{k}d">{says}</desc>'
        "<defs>{patterns}</defs>{areas}{names}</svg>",
        w=width, h=height, k=key, title=chart.title, says=chart.says, patterns=_patterns(key),
        areas=format_html_join("", "{}", ((_area(chart, each, key),) for each in drawn)),
        names=format_html_join("", "{}", ((_name(each),) for each in drawn)),
    )  # fmt: skip


def legend(chart: AreaMap) -> list[tuple[int, str, SafeString]]:
    """The shades in use, with what they stand for and a little picture of each."""
    whole = all(area.value in (None, int(area.value or 0)) for area in chart.areas)
    found = [
        (chart.shade(at), _range(low, high, at, whole=whole))
        for at, (low, high) in enumerate(chart.steps)
    ]
    if len(chart.steps) == 1:
        found = [(chart.shade(0), _told(chart.steps[0][0]))]
    if any(area.value is None for area in chart.areas):
        found.append((0, "没有数"))
    return [(shade, words, _swatch(chart, shade)) for shade, words in found]


def _range(low: float, high: float, at: int, *, whole: bool) -> str:
    """From where to where; whole numbers are told as such, each in one class only."""
    if not whole:
        return f"{_told(low)}—{_told(high)}"
    first, last = floor(low) + 1 if at else floor(low), floor(high + 1e-9)
    return _told(first) if first >= last else f"{_told(first)}—{_told(last)}"


def _told(value: float) -> str:
    return short_number(round(value, 1))


def _patterns(key: str) -> SafeString:
    """The same hatching for the same shade on every map of a page, under the map's own names."""
    marks = [(UNKNOWN_PATTERN, 0), *((path, at) for at, path in enumerate(PATTERNS, start=1))]
    return format_html_join(
        "",
        '<pattern id="{}p{}" width="8" height="8" patternUnits="userSpaceOnUse">'
        '<path class="hatch hatch-{}" d="{}"/></pattern>',
        ((key, at, at, path) for path, at in marks),
    )


def _swatch(chart: AreaMap, shade: int) -> SafeString:
    key = f"m{crc32(chart.title.encode()):08x}"
    return format_html(
        '<svg class="swatch" viewBox="0 0 24 16" aria-hidden="true" focusable="false">'
        '<rect class="shade-{s}" width="24" height="16"/>'
        '<rect width="24" height="16" fill="url(#{k}p{s})"/></svg>',
        s=shade, k=key,
    )  # fmt: skip


def _area(chart: AreaMap, drawn: Drawn, key: str) -> SafeString:
    shade = chart.step_of(drawn.area.value)
    inside = format_html(
        '<path class="area shade-{s}" fill-rule="evenodd" d="{d}"/>'
        '<path class="area-over" fill-rule="evenodd" fill="url(#{k}p{s})" d="{d}"/>',
        s=shade, k=key, d=drawn.path,
    )  # fmt: skip
    said = f"{drawn.area.name} {drawn.area.text} {chart.unit}"
    if not drawn.area.url:
        return format_html("<g><title>{}</title>{}</g>", said, inside)
    return format_html('<a href="{}" aria-label="{}">{}</a>', drawn.area.url, said, inside)


def _name(drawn: Drawn) -> SafeString:
    return format_html(
        '<g class="area-name" aria-hidden="true"><text x="{x}" y="{y}">{name}</text>'
        '<text class="area-value" x="{x}" y="{below}">{text}</text></g>',
        x=drawn.x, y=drawn.y, below=round(drawn.y + 17, 1), name=_fitting(drawn.area.name),
        text=drawn.area.text,
    )  # fmt: skip


def _fitting(name: str) -> str:
    """The name as far as it fits; the link and the table have it whole."""
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"


def _shapes(chart: AreaMap) -> Iterator[Drawn]:
    projection = Projection.of(chart.areas)
    for area in chart.areas:
        path = "".join(_ring(ring, projection) for ring in area.rings)
        largest = max(area.rings, key=lambda ring: abs(_doubled(ring)))
        x, y = projection.place(*_middle(largest))
        yield Drawn(area, path, x, y)


def _ring(ring: Ring, projection: Projection) -> str:
    places = [projection.place(x, y) for x, y in ring[:-1]]
    return "M" + "L".join(f"{x} {y}" for x, y in places) + "Z"


def _doubled(ring: Ring) -> float:
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(ring))


def _middle(ring: Ring) -> tuple[float, float]:
    """The centre of gravity."""
    x0, y0 = ring[0]
    moved = tuple((x - x0, y - y0) for x, y in ring)
    area, across, along = _doubled(moved) or 1e-12, 0.0, 0.0
    for (ax, ay), (bx, by) in pairwise(moved):
        cross = ax * by - bx * ay
        across, along = across + (ax + bx) * cross, along + (ay + by) * cross
    return x0 + across / (3 * area), y0 + along / (3 * area)


def _columns(count: int) -> int:
    return max(1, min(4, ceil(sqrt(count))))


def _tiles(chart: AreaMap) -> Iterator[Drawn]:
    across = _columns(len(chart.areas))
    for at, area in enumerate(chart.areas):
        x, y = EDGE + at % across * (TILE + GAP), EDGE + at // across * (TILE + GAP)
        path = f"M{x} {y}h{TILE}v{TILE}h-{TILE}Z"
        yield Drawn(area, path, x + TILE / 2, y + TILE / 2 - 6)


def _size(chart: AreaMap, count: int) -> tuple[int, int]:
    if not chart.shaped:
        across = _columns(count)
        down = -(-count // across)
        return 2 * EDGE + across * (TILE + GAP), 2 * EDGE + down * (TILE + GAP)
    projection = Projection.of(chart.areas)
    south = min(y for area in chart.areas for ring in area.rings for _, y in ring)
    return WIDTH, round(projection.place(projection.west, south)[1]) + EDGE


__all__ = ["CLASSES", "area_map_svg", "legend"]
