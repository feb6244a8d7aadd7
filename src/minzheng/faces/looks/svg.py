"""Charts drawn on the server as SVG: title, description, direct labels; the table stands beside."""

from dataclasses import dataclass
from zlib import crc32

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from minzheng.faces.looks.parts import Bar, Chart

WIDTH, ROW, TOP, BAR = 640, 40, 8, 18
SIGN = 15  # width of one Chinese sign at the label size
MORE = "…"


@dataclass(frozen=True)
class Frame:
    """Where labels end and how long the longest bar may be, in SVG units."""

    label_end: int
    longest: int
    largest: float

    @classmethod
    def of(cls, bars: tuple[Bar, ...]) -> "Frame":
        label_end = min(220, max((text_width(bar.label) for bar in bars), default=0) + 12)
        tail = max((text_width(bar.text) for bar in bars), default=0) + 16
        largest = max((bar.value for bar in bars), default=0.0)
        return cls(label_end, WIDTH - label_end - tail, largest)

    def length(self, value: float) -> int:
        return round(self.longest * max(value, 0) / self.largest) if self.largest > 0 else 0


def text_width(text: str) -> int:
    """Rough width of mixed Chinese and Latin text in SVG units."""
    return sum(SIGN if ord(sign) > 0x2E7F else SIGN * 3 // 5 for sign in text)


def fitting(text: str, width: int) -> str:
    """The text, or as much of it as stands in so many units; the table beside tells it whole."""
    while text_width(text) > width:
        text = f"{text.removesuffix(MORE)[:-1]}{MORE}"
    return text


def bar_chart_svg(chart: Chart) -> SafeString:
    """Horizontal bars with the label before and the figure behind each bar."""
    frame = Frame.of(chart.bars)
    key = f"c{crc32(chart.title.encode()):08x}"
    rows = ((_bar(bar, place, frame),) for place, bar in enumerate(chart.bars))
    height = TOP * 2 + ROW * len(chart.bars)
    return format_html(
        '<svg class="chart" viewBox="0 0 {w} {h}" role="img" aria-labelledby="{k}t {k}d">'
        '<title id="{k}t">{title}</title><desc id="{k}d">{says}</desc>'
        '<line class="axis" x1="{x}" x2="{x}" y1="0" y2="{h}"/>{rows}</svg>',
        w=WIDTH, h=height, k=key, title=chart.title, says=chart.says, x=frame.label_end,
        rows=format_html_join("", "{}", rows),
    )  # fmt: skip


def _bar(bar: Bar, place: int, frame: Frame) -> SafeString:
    middle = TOP + ROW * place + ROW // 2
    length = frame.length(bar.value)
    return format_html(
        '<text class="label" x="{lx}" y="{ty}" text-anchor="end">{label}</text>'
        '<rect class="bar" x="{x}" y="{y}" width="{length}" height="{bar}"/>'
        '<text class="value" x="{vx}" y="{ty}">{text}</text>',
        lx=frame.label_end - 8, x=frame.label_end, y=middle - BAR // 2, length=length, bar=BAR,
        vx=frame.label_end + length + 8, ty=middle + 5, text=bar.text,
        label=fitting(bar.label, frame.label_end - 8),
    )  # fmt: skip
