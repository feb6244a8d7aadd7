"""A funnel chart as SVG: towns by how many cases they have, within limits that narrow with them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from minzheng.engines.supervision.api import INNER, OUTER, Compared, Comparison, Place, limits
from minzheng.faces.looks.parts import Column, Row, Table

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 560, 280, 52, 24, 20, 44
STEPS = 40
TELLING = 1.05  # from which a widening is worth a sentence
DOT = "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z"
HIGH, LOW = "M0 -7l7 12h-14z", "M0 7l7 -12h-14z"
MARKS = {"": DOT, "high": HIGH, "low": LOW}
WORDS = {"": "在范围内", "high": "偏高，请核实", "low": "偏低，请核实"}
COLUMNS = (
    Column("镇街"), Column("件数", numeric=True), Column("实际", numeric=True),
    Column("按构成应有", numeric=True), Column("标准化后", numeric=True),
    Column("99.8% 范围", numeric=True), Column("比较结果"),
)  # fmt: skip


@dataclass(frozen=True)
class Funnel:
    """One measure with its picture, its table, and what it says in a sentence."""

    title: str
    means: str
    says: str
    svg: SafeString
    table: Table


@dataclass(frozen=True)
class Field:
    """From no case to `most` along, from 0 to `top` (a share) up."""

    most: int
    top: float

    def x(self, number: float) -> float:
        return round(LEFT + (WIDTH - LEFT - RIGHT) * number / self.most, 1)

    def y(self, share: float) -> float:
        return round(HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * min(share, self.top) / self.top, 1)


def funnel_of(compared: Compared, names: Callable[[str], str]) -> Funnel:
    """The chart and table of one measure."""
    found = compared.comparison
    says = _says(compared)
    rows = tuple(_row(each, names) for each in found.places)
    table = Table(
        f"{compared.measure.name}：各镇街", COLUMNS, rows,
        empty=f"这一年没有{compared.measure.of.removeprefix('件')}。", empty_next="有了再比较。",
    )  # fmt: skip
    svg = _svg(compared.measure.name, says, found, names) if found.places else SafeString("")
    return Funnel(compared.measure.name, compared.measure.means, says, svg, table)


def _says(compared: Compared) -> str:
    found = compared.comparison
    marked = [each for each in found.places if each.marked]
    number = sum(each.number for each in found.places)
    wide = f"镇街之间的差别比偶然的大，范围已放宽到 {found.spread:.1f} 倍。"
    spread = wide if found.spread > TELLING else ""
    result = f"{len(marked)} 个镇街超出范围。" if marked else "没有镇街超出偶然的范围。"
    return f"全区 {number} {compared.measure.of}，{_percent(found.share)}。{result}{spread}"


def _row(place: Place, names: Callable[[str], str]) -> Row:
    cells = (
        names(place.town), str(place.number), str(place.observed), f"{place.expected:.1f}",
        _percent(place.share), f"{_percent(place.low)}–{_percent(place.high)}", WORDS[place.marked],
    )  # fmt: skip
    return Row(cells, tone="late" if place.marked else "")


def _svg(title: str, says: str, found: Comparison, names: Callable[[str], str]) -> SafeString:
    field = _field(found)
    key = f"f{crc32(title.encode()):08x}"
    drawn = [_axes(field), *_curves(found, field), *_points(found.places, field, names)]
    return format_html(
        '<svg class="chart lines funnel" viewBox="0 0 {w} {h}" role="img" '
        'aria-labelledby="{k}t {k}d"><title id="{k}t">{title}</title><desc id="{k}d">{says}</desc>'
        "{drawn}</svg>",
        w=WIDTH, h=HEIGHT, k=key, title=title, says=says,
        drawn=format_html_join("", "{}", ((each,) for each in drawn)),
    )  # fmt: skip


def _field(found: Comparison) -> Field:
    most = max(each.number for each in found.places)
    highest = max((each.share for each in found.places), default=0.0)
    top = min(1.0, max(highest, found.share * 2, 0.1) * 1.1)
    return Field(max(10, most), 1.0 if top > 0.8 else top)


def _axes(field: Field) -> SafeString:
    across = ((at, f"{at:.0%}") for at in (0.0, field.top / 2, field.top))
    along = (round(field.most * part) for part in (0.25, 0.5, 0.75, 1.0))
    lines = format_html_join(
        "",
        '<line class="grid" x1="{}" x2="{}" y1="{}" y2="{}"/>'
        '<text class="tick" x="{}" y="{}" text-anchor="end">{}</text>',
        (
            (LEFT, WIDTH - RIGHT, field.y(at), field.y(at), LEFT - 6, field.y(at) + 5, said)
            for at, said in across
        ),
    )
    ticks = format_html_join(
        "",
        '<text class="tick" x="{}" y="{}" text-anchor="middle">{}</text>',
        ((field.x(number), HEIGHT - BOTTOM + 18, number) for number in along),
    )
    name = format_html(
        '<text class="tick" x="{}" y="{}" text-anchor="end">件数</text>', WIDTH - RIGHT, HEIGHT - 6
    )
    return format_html("{}{}{}", lines, ticks, name)


def _curves(found: Comparison, field: Field) -> Iterator[SafeString]:
    """The district's share, and both pairs of limits."""
    yield format_html(
        '<line class="zero" x1="{}" x2="{}" y1="{y}" y2="{y}"/>', LEFT, WIDTH - RIGHT,
        y=field.y(found.share),
    )  # fmt: skip
    numbers = sorted({max(1, round(field.most * at / STEPS)) for at in range(1, STEPS + 1)})
    for kind, alpha in (("limit-outer", OUTER), ("limit-inner", INNER)):
        pairs = [(n, limits(n, found.share, alpha, found.spread)) for n in numbers]
        for side in (0, 1):
            places = [(field.x(n), field.y(pair[side])) for n, pair in pairs]
            yield format_html('<path class="{}" d="{}"/>', kind, _path(places))


def _points(
    places: Sequence[Place], field: Field, names: Callable[[str], str]
) -> Iterator[SafeString]:
    """A dot for each town; what is marked is a triangle with its name."""
    for each in places:
        x, y = field.x(each.number), field.y(each.share)
        yield format_html(
            '<path class="town {}" transform="translate({} {})" d="{}"><title>{}</title></path>',
            f"town-{each.marked}" if each.marked else "", x, y, MARKS[each.marked],
            f"{names(each.town)}：{_percent(each.share)}，{each.number} 件",
        )  # fmt: skip
        if each.marked:
            right = x > WIDTH / 2
            yield format_html(
                '<text class="value" x="{}" y="{}" text-anchor="{}">{}</text>',
                x - 10 if right else x + 10, y + 5, "end" if right else "start", names(each.town),
            )  # fmt: skip


def _path(places: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x} {y}" for x, y in places)


def _percent(share: float) -> str:
    return f"{share:.1%}"
