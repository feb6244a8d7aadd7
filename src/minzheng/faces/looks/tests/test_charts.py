"""Charts and maps in every state: empty, one point, gaps, negative, huge, long labels."""

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng.faces.looks.charts import (
    CLASSES,
    Area,
    AreaMap,
    Lines,
    Point,
    Series,
    Stack,
    StackRow,
    short_number,
)
from minzheng.faces.looks.charts_line import HEIGHT, WIDTH, line_chart_svg, sparkline_svg
from minzheng.faces.looks.charts_stack import stacked_svg
from minzheng.faces.looks.maps import area_map_svg, legend
from minzheng.faces.looks.svg import text_width
from minzheng.faces.looks.templatetags import looks

VALUES = st.lists(st.none() | st.floats(-1e12, 1e12), min_size=1, max_size=14)
SQUARE = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0))


def series(values: list[float | None], name: str = "在保户数") -> Series:
    points = (
        Point(f"{at + 1}月", v, "—" if v is None else f"{v:g}") for at, v in enumerate(values)
    )
    return Series(name, tuple(points))


def lines(*each: Series) -> Lines:
    return Lines("走势", "说明", "户", each)


def area_map(*values: float | None, shaped: bool = False) -> AreaMap:
    areas = tuple(
        Area(f"第{at}镇", value, "—" if value is None else f"{value:g}", f"#a{at}",
             (tuple((x + at, y) for x, y in SQUARE),) if shaped else ())
        for at, value in enumerate(values)
    )  # fmt: skip
    return AreaMap("地图", "说明", "户", areas)


def numbers(svg: str, name: str) -> list[float]:
    return [float(found) for found in re.findall(rf'\b{name}="(-?[\d.]+)"', svg)]


@given(VALUES)
def test_a_line_is_sound_and_within_its_frame(values: list[float | None]) -> None:
    svg = line_chart_svg(lines(series(values)))

    ElementTree.fromstring(svg)  # noqa: S314  our own drawing
    assert all(0 <= x <= WIDTH for x in numbers(svg, "x"))
    assert all(0 <= y <= HEIGHT for y in numbers(svg, "y"))


def test_a_gap_breaks_the_line_and_is_marked() -> None:
    svg = line_chart_svg(lines(series([1, None, 2, 3])))

    (path,) = re.findall(r'class="series-1" d="([^"]+)"', svg)
    assert path.count("M") == 2
    assert svg.count('class="gap"') == 1


def test_the_most_the_least_and_the_last_are_written() -> None:
    svg = line_chart_svg(lines(series([5, 90, 1, 40])))

    assert re.findall(r'class="value"[^>]*>([^<]+)<', svg) == ["90", "1", "40"]


def test_several_lines_are_named_at_their_ends_apart() -> None:
    svg = line_chart_svg(
        lines(series([1, 5], "新收"), series([2, 5], "办结"), series([5, 5], "在办"))
    )
    ends = re.findall(r'class="end end-\d" x="[^"]+" y="([^"]+)">([^<]+)<', svg)
    heights = sorted(float(y) for y, _ in ends)

    assert {name for _, name in ends} == {"新收", "办结", "在办"}
    assert all(b - a >= 18 for a, b in pairwise(heights))


def test_one_point_is_drawn_and_nothing_at_all_is_said() -> None:
    assert "mark-1" in line_chart_svg(lines(series([7])))
    assert looks.line_chart(lines(series([None])))["svg"] == ""
    assert not lines().known


def test_a_negative_value_stands_below_zero() -> None:
    svg = line_chart_svg(lines(series([-5, 5])))
    zero = float(re.findall(r'class="zero"[^>]*y1="([^"]+)"', svg)[0])
    marks = [
        float(y) for y in re.findall(r'class="mark-1" transform="translate\(\S+ ([^)]+)\)', svg)
    ]

    assert marks[0] > zero > marks[1]


def test_a_spark_needs_two_values() -> None:
    assert sparkline_svg("走势", series([1]).points) == ""
    assert 'aria-label="走势"' in sparkline_svg("走势", series([1, None, 2]).points)


def test_a_title_cannot_smuggle_markup() -> None:
    made = Lines("<script>", "<b>", "户", (series([1, 2], "<i>"), series([1, 2], "乙")))

    assert "<script>" not in line_chart_svg(made)
    assert "<i>" not in line_chart_svg(made)


@pytest.mark.parametrize(
    ("value", "said"),
    [(1204, "1,204"), (35_000, "3.5万"), (120_000_000, "1.2亿"), (-20_000, "-2万"), (0.5, "0.5")],
)
def test_large_numbers_are_short_on_an_axis(value: float, said: str) -> None:
    assert short_number(value) == said


def test_parts_follow_one_another_and_fill_the_bar() -> None:
    rows = (
        StackRow("松涧镇", (3, 1), ("3", "1"), "4"),
        StackRow("沙溪镇", (0, 0), ("0", "0"), "0"),
    )
    svg = stacked_svg(Stack("在办", "说明", "件", ("没有超期", "已超期"), rows))
    drawn = re.findall(r'class="part-(\d)" x="([\d.]+)" y="\d+" width="([\d.]+)"', svg)

    assert float(drawn[0][1]) + float(drawn[0][2]) == pytest.approx(float(drawn[1][1]), abs=0.2)
    assert float(drawn[0][2]) == pytest.approx(3 * float(drawn[1][2]), abs=0.5)
    assert [width for _, _, width in drawn[2:]] == ["0.0", "0.0"]


def test_a_name_too_long_for_its_place_ends_in_dots() -> None:
    rows = (StackRow("云岭街道临时救助备用金（二〇二六年）", (1,), ("1",), "1"),)
    svg = stacked_svg(Stack("资金", "说明", "元", ("可用",), rows))

    said = re.findall(r'class="label"[^>]*>([^<]+)<', svg)[0]
    assert said.endswith("…") and text_width(said) <= 192
    assert rows[0].label.startswith(said.removesuffix("…"))


def test_parts_that_are_negative_are_not_drawn() -> None:
    rows = (StackRow("某", (-3, 2), ("-3", "2"), "-1"),)

    assert 'width="0.0"' in stacked_svg(Stack("表", "说明", "件", ("甲", "乙"), rows))


@given(st.lists(st.none() | st.floats(-1e9, 1e9), max_size=30))
def test_every_value_has_one_of_five_shades(values: list[float | None]) -> None:
    made = area_map(*values)

    steps = [made.step_of(value) for value in values]
    known = sorted((v, s) for v, s in zip(values, steps, strict=True) if v is not None)
    assert all((step == 0) == (value is None) for value, step in zip(values, steps, strict=True))
    assert all(1 <= step <= CLASSES for _, step in known)
    assert [step for _, step in known] == sorted(step for _, step in known)


@pytest.mark.parametrize("shaped", [True, False])
def test_a_map_links_names_and_tells_each_area(shaped: bool) -> None:
    svg = area_map_svg(area_map(1, 5, None, shaped=shaped))

    root = ElementTree.fromstring(svg)  # noqa: S314  our own drawing
    links = root.findall("{*}a") or root.findall("a")
    assert [link.get("aria-label") for link in links] == ["第0镇 1 户", "第1镇 5 户", "第2镇 — 户"]
    assert svg.count('class="area-name"') == 3
    assert 'class="area shade-0"' in svg


def test_a_map_of_which_one_shape_is_missing_is_drawn_as_tiles() -> None:
    whole = area_map(1, 2, shaped=True)
    torn = AreaMap("地图", "说明", "户", (whole.areas[0], Area("无界", 1, "1")))

    assert whole.shaped
    assert not torn.shaped


def test_the_legend_tells_whole_numbers_once_each() -> None:
    words = [words for _, words, _ in legend(area_map(0, 1, 2, 2, None))]

    assert words == ["0", "1", "2", "没有数"]
    assert [words for _, words, _ in legend(area_map(7, 7))] == ["7"]
    assert legend(area_map()) == []
