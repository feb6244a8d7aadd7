"""A map of marks in one SVG: where places lie to one another, with a scale; no tiles.

A page that shows it links looks/dotmap.css, and says the same in a list or table beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

WIDTH, HEIGHT, EDGE, DOT = 480, 360, 34, 13
METRES_A_DEGREE = 111_195
LENGTHS = (100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000)
SHAPES = {
    "round": "M-{r} 0a{r} {r} 0 1 0 {d} 0a{r} {r} 0 1 0 -{d} 0Z",
    "square": "M-{r} -{r}h{d}v{d}h-{d}Z",
    "diamond": "M0 -{w}L{w} 0L0 {w}L-{w} 0Z",
}
SMALLEST = 600  # metres shown across at least: one dot alone has surroundings as well


@dataclass(frozen=True)
class Dot:
    """One place: its number in the list beside the map, its name, and degrees (WGS-84).

    `shape` of SHAPES: round for what stands, square for where people live, diamond for an idea.
    """

    number: int
    name: str
    latitude: float
    longitude: float
    shape: str = "round"


@dataclass(frozen=True)
class Frame:
    """What part of the world the picture shows: its middle, and units a metre."""

    north: float
    east: float
    scale: float

    @classmethod
    def around(cls, dots: Sequence[Dot]) -> "Frame":
        north = [dot.latitude for dot in dots]
        east = [dot.longitude for dot in dots]
        middle = (min(north) + max(north)) / 2, (min(east) + max(east)) / 2
        high = (max(north) - min(north)) * METRES_A_DEGREE
        wide = (max(east) - min(east)) * METRES_A_DEGREE * cos(radians(middle[0]))
        room = (WIDTH - 2 * EDGE) / max(wide, SMALLEST), (HEIGHT - 2 * EDGE) / max(high, SMALLEST)
        return cls(*middle, min(room))

    def at(self, dot: Dot) -> tuple[int, int]:
        """Where a dot stands in the picture."""
        across = (dot.longitude - self.east) * METRES_A_DEGREE * cos(radians(self.north))
        up = (dot.latitude - self.north) * METRES_A_DEGREE
        return round(WIDTH / 2 + across * self.scale), round(HEIGHT / 2 - up * self.scale)


def dot_map(dots: Sequence[Dot]) -> SafeString:
    """The picture; the list beside it says the same in words. Empty without dots."""
    if not dots:
        return SafeString("")
    frame = Frame.around(dots)
    said = "；".join(f"{dot.number} {dot.name}" for dot in dots)
    # The first of the list is drawn last and stands on top.
    drawn = format_html_join("", "{}", ((_dot(dot, frame),) for dot in reversed(dots)))
    return format_html(
        '<svg class="dotmap" viewBox="0 0 {w} {h}" role="img" aria-labelledby="map-t map-d">'
        '<title id="map-t">位置图</title><desc id="map-d">上北下南，编号和列表一致：{said}</desc>'
        '<rect class="dotmap-ground" width="{w}" height="{h}"/>{dots}{scale}'
        '<text class="dotmap-north" x="{x}" y="22" text-anchor="middle">北</text>'
        '<path class="dotmap-line" d="M{x} 28v20M{x} 28l-4 7M{x} 28l4 7"/></svg>',
        w=WIDTH, h=HEIGHT, said=said, dots=drawn, scale=_scale(frame), x=WIDTH - 20,
    )  # fmt: skip


def _dot(dot: Dot, frame: Frame) -> SafeString:
    x, y = frame.at(dot)
    path = SHAPES[dot.shape].format(r=DOT, d=2 * DOT, w=DOT + 5)
    return format_html(
        '<g><path class="dotmap-dot dotmap-{shape}" d="{path}" transform="translate({x} {y})"/>'
        '<text class="dotmap-number" x="{x}" y="{ty}" text-anchor="middle">{n}</text></g>',
        x=x, y=y, ty=y + 5, path=path, shape=dot.shape, n=dot.number,
    )  # fmt: skip


def _scale(frame: Frame) -> SafeString:
    length = max((each for each in LENGTHS if each * frame.scale < WIDTH / 3), default=LENGTHS[0])
    words = f"{length // 1_000} 公里" if length >= 1_000 else f"{length} 米"
    wide = round(length * frame.scale)
    return format_html(
        '<path class="dotmap-line" d="M12 {y}v6h{w}v-6"/>'
        '<text class="dotmap-words" x="18" y="{ty}">{words}</text>',
        y=HEIGHT - 18, w=wide, ty=HEIGHT - 22, words=words,
    )  # fmt: skip
