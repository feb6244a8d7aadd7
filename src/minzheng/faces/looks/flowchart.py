"""A flow drawn on the server as SVG: stations below one another, one lane a destination.

Each station lists its outcomes; a line runs from an outcome to the lane of its destination and
along the lane into the station. So lines never cross a station, whatever the flow.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from minzheng.faces.looks.svg import text_width

LEFT, BOX, LABELS, LANE = 8, 252, 184, 14  # x of the boxes, their width, room for outcomes, lanes
HEAD, SLOT, GAP = 52, 24, 18
ROUND = 6
END = "end"


@dataclass(frozen=True)
class Exit:
    """An outcome and the stations it leads to."""

    label: str
    targets: tuple[str, ...]


@dataclass(frozen=True)
class Station:
    """A step, wait, publicity or end: who acts, and within what time."""

    name: str
    who: str
    within: str
    kind: str
    exits: tuple[Exit, ...] = ()

    @property
    def height(self) -> int:
        return HEAD + SLOT * len(self.exits)


@dataclass(frozen=True)
class FlowChart:
    """A flow to be drawn; the first station is where it starts."""

    title: str
    says: str
    stations: tuple[Station, ...]


@dataclass(frozen=True)
class _Plan:
    """Where everything stands: the top of each station, the lane of each destination."""

    tops: Mapping[str, int]
    lanes: Mapping[str, int]
    height: int

    @property
    def width(self) -> int:
        return LEFT + BOX + LABELS + LANE * (max(self.lanes.values(), default=0) + 2)

    def lane_x(self, target: str) -> int:
        return LEFT + BOX + LABELS + LANE * (self.lanes[target] + 1)

    def entry(self, target: str) -> int:
        """The height at which lines enter a station."""
        return self.tops[target] + HEAD // 2


def flow_svg(chart: FlowChart) -> SafeString:
    """The chart as an SVG picture with title and description."""
    plan = _plan(chart.stations)
    key = f"f{crc32(chart.title.encode()):08x}"
    return format_html(
        '<svg class="flowchart" viewBox="0 0 {w} {h}" width="{w}" height="{h}" role="img"'
        ' aria-labelledby="{k}t {k}d"><title id="{k}t">{title}</title>'
        '<desc id="{k}d">{says}</desc>{lanes}{stations}</svg>',
        w=plan.width, h=plan.height, k=key, title=chart.title, says=chart.says,
        lanes=_joined(_lane(target, chart.stations, plan) for target in plan.lanes),
        stations=_joined(_station(station, plan) for station in chart.stations),
    )  # fmt: skip


def _plan(stations: Sequence[Station]) -> _Plan:
    tops, below = {}, GAP // 2
    for station in stations:
        tops[station.name] = below
        below += station.height + GAP
    return _Plan(tops, _lanes(stations), below - GAP // 2)


def _lanes(stations: Sequence[Station]) -> dict[str, int]:
    """The innermost free lane for each destination; the shortest are given theirs first."""
    order = {station.name: place for place, station in enumerate(stations)}
    spans: dict[str, tuple[int, int]] = {}
    for station in stations:
        for target in (target for exit_ in station.exits for target in exit_.targets):
            places = (order[station.name], order[target], *spans.get(target, ()))
            spans[target] = min(places), max(places)
    lanes: dict[str, int] = {}
    for target in sorted(spans, key=lambda name: (spans[name][1] - spans[name][0], order[name])):
        taken = {lanes[other] for other in lanes if _meet(spans[target], spans[other])}
        lanes[target] = next(lane for lane in range(len(spans)) if lane not in taken)
    return lanes


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _lane(target: str, stations: Sequence[Station], plan: _Plan) -> SafeString:
    """Everything that leads to one station: the outcomes' stubs, the lane, the arrow."""
    x, into = plan.lane_x(target), plan.entry(target)
    stubs = [y for station in stations for y in _stubs(station, target, plan)]
    return format_html(
        '<path class="flow-line" d="{stubs}M{x} {top}V{bottom}M{x} {into}H{edge}"/>'
        '<path class="flow-head" d="M{edge} {into}l9 -5v10z"/>{joints}',
        stubs=_joined(_stub(text, y, x) for text, y in stubs), x=x,
        top=min([into, *(y for _, y in stubs)]), bottom=max([into, *(y for _, y in stubs)]),
        into=into, edge=LEFT + BOX + 1, joints=_joined(_joint(x, y) for _, y in stubs),
    )  # fmt: skip


def _joint(x: int, y: int) -> SafeString:
    """A dot where an outcome joins its lane, so that a mere crossing is told from it."""
    return format_html('<circle class="flow-joint" cx="{}" cy="{}" r="2.5"/>', x, y)


def _stubs(station: Station, target: str, plan: _Plan) -> list[tuple[str, int]]:
    top = plan.tops[station.name] + HEAD + SLOT // 2
    return [
        (exit_.label, top + SLOT * place)
        for place, exit_ in enumerate(station.exits)
        if target in exit_.targets
    ]


def _stub(label: str, y: int, x: int) -> str:
    start = LEFT + BOX + 14 + text_width(label) * 13 // 15
    return f"M{min(start, x - 4)} {y}H{x}"


def _station(station: Station, plan: _Plan) -> SafeString:
    top = plan.tops[station.name]
    return format_html(
        '<g class="flow-{kind}"><rect class="flow-box" x="{x}" y="{y}" width="{w}" height="{h}"'
        ' rx="{r}"/><text class="flow-name" x="{tx}" y="{ny}">{name}</text>'
        '<text class="flow-note" x="{rx}" y="{ny}" text-anchor="end">{within}</text>'
        '<text class="flow-note" x="{tx}" y="{sy}">{who}</text>{exits}</g>',
        kind=station.kind, x=LEFT, y=top, w=BOX, h=HEAD, r=ROUND if station.kind != END else 26,
        tx=LEFT + 14, rx=LEFT + BOX - 14, ny=top + (22 if station.who else 32), sy=top + 40,
        name=station.name, who=station.who, within=station.within,
        exits=_joined(_exit(each, place, top) for place, each in enumerate(station.exits)),
    )  # fmt: skip


def _exit(each: Exit, place: int, top: int) -> SafeString:
    y = top + HEAD + SLOT * place + SLOT // 2
    return format_html(
        '<path class="flow-line" d="M{x} {edge}V{y}H{to}"/>'
        '<text class="flow-outcome" x="{tx}" y="{ty}">{label}</text>',
        x=LEFT + BOX - 18, edge=top + HEAD, y=y, to=LEFT + BOX + 4, tx=LEFT + BOX + 8, ty=y + 4,
        label=each.label,
    )  # fmt: skip


def _joined(parts: Iterable[str]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))
