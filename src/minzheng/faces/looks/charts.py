"""What charts and maps are fed with: small frozen values; how they are drawn stands beside."""

from dataclasses import dataclass

Ring = tuple[tuple[float, float], ...]
CLASSES = 5


@dataclass(frozen=True)
class Point:
    """One value of a line; `value` None is a gap, `text` is what the table writes."""

    label: str
    value: float | None
    text: str
    url: str = ""


@dataclass(frozen=True)
class Series:
    """One line, with a point for each label of the first series."""

    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Lines:
    """One to four lines: title, what they say in a sentence, unit; `csv_url` the same as a file."""

    title: str
    says: str
    unit: str
    series: tuple[Series, ...] = ()
    csv_url: str = ""

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels along the axis."""
        return tuple(point.label for point in self.series[0].points) if self.series else ()

    @property
    def known(self) -> bool:
        """Whether there is anything to draw."""
        return any(point.value is not None for one in self.series for point in one.points)

    @property
    def rows(self) -> list[tuple[str, list[Point]]]:
        """The table beneath: a row for each label, a cell for each line."""
        columns = [one.points for one in self.series]
        return [(points[0].label, list(points)) for points in zip(*columns, strict=True)]


@dataclass(frozen=True)
class StackRow:
    """One bar made of parts, in the order of the chart's parts."""

    label: str
    values: tuple[float, ...]
    texts: tuple[str, ...]
    total: str
    url: str = ""


@dataclass(frozen=True)
class Stack:
    """Bars made of parts, at most six."""

    title: str
    says: str
    unit: str
    parts: tuple[str, ...] = ()
    rows: tuple[StackRow, ...] = ()
    csv_url: str = ""


@dataclass(frozen=True)
class Area:
    """One division of a map: `value` None is unknown; `rings` only where its shape is known."""

    name: str
    value: float | None
    text: str
    url: str = ""
    rings: tuple[Ring, ...] = ()


@dataclass(frozen=True)
class AreaMap:
    """Divisions side by side in five classes; as tiles of one size where shapes are missing.

    `less_is_better` turns no colour round: dark is always much.
    """

    title: str
    says: str
    unit: str
    areas: tuple[Area, ...] = ()
    csv_url: str = ""
    source: str = ""

    @property
    def shaped(self) -> bool:
        """Whether every area has a shape; a map of some would hide the others."""
        return bool(self.areas) and all(area.rings for area in self.areas)

    @property
    def steps(self) -> tuple[tuple[float, float], ...]:
        """The classes from least to most, of equal width; fewer where there are fewer values."""
        known = sorted({area.value for area in self.areas if area.value is not None})
        if not known:
            return ()
        number = min(CLASSES, len(known))
        low, width = known[0], (known[-1] - known[0]) / number
        return tuple((low + width * at, low + width * (at + 1)) for at in range(number))

    def step_of(self, value: float | None) -> int:
        """The class of a value, 1 to 5; 0 where it is unknown. Few classes are spread out."""
        steps = self.steps
        if value is None or not steps:
            return 0
        at = next((at for at, (_, top) in enumerate(steps) if value <= top), len(steps) - 1)
        return self.shade(at)

    def shade(self, at: int) -> int:
        """Which of the five shades a class is drawn in."""
        number = len(self.steps)
        return CLASSES if number == 1 else 1 + round(at * (CLASSES - 1) / (number - 1))


def short_number(value: float) -> str:
    """A number as an axis has room for: 1,204, 3.5万, 1.2亿."""
    size = abs(value)
    for unit, name in ((1e8, "亿"), (1e4, "万")):
        if size >= unit:
            return f"{value / unit:,.1f}".removesuffix(".0") + name
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"
