"""A flow drawn: every outcome stands in it, every line ends at its destination."""

import re
from xml.etree import ElementTree

from minzheng.faces.looks.flowchart import Exit, FlowChart, Station, flow_svg

STATIONS = (
    Station(
        "受理",
        "乡镇",
        "2个工作日",
        "step",
        (Exit("齐全", ("调查", "核对")), Exit("不全", ("补正",))),
    ),
    Station(
        "补正", "当事人", "10个工作日", "wait", (Exit("已答复", ("受理",)), Exit("逾期", ("终止",)))
    ),
    Station("调查", "乡镇", "3个工作日", "step", (Exit("查清", ("批准",)),)),
    Station("核对", "县级", "3个工作日", "step", (Exit("一致", ("批准",)),)),
    Station("批准", "", "", "end"),
    Station("终止", "", "", "end"),
)


def drawn(stations: tuple[Station, ...] = STATIONS) -> str:
    return str(flow_svg(FlowChart("试办", "六个环节", stations)))


def test_it_is_a_picture_with_title_and_description() -> None:
    root = ElementTree.fromstring(drawn())  # noqa: S314  our own text

    assert root.get("role") == "img"
    assert [child.text for child in list(root)[:2]] == ["试办", "六个环节"]


def test_every_station_and_every_outcome_is_written() -> None:
    picture = drawn()

    for station in STATIONS:
        assert f">{station.name}</text>" in picture
        assert all(f">{each.label}</text>" in picture for each in station.exits)


def test_one_arrow_a_destination() -> None:
    destinations = {target for s in STATIONS for each in s.exits for target in each.targets}

    assert drawn().count("flow-head") == len(destinations)


def test_lanes_of_destinations_that_meet_differ() -> None:
    lanes = re.findall(r"M(\d+) \d+V\d+M\1 \d+H261", drawn())

    assert len(lanes) == len(set(lanes)) + 1 == 6  # two lie apart and share the innermost lane


def test_a_name_cannot_break_out_of_the_picture() -> None:
    assert "<script>" not in drawn((Station("<script>", "", "", "end"),))


def test_a_dot_tells_where_an_outcome_joins_its_lane() -> None:
    ways = sum(len(exit_.targets) for station in STATIONS for exit_ in station.exits)

    assert drawn().count("flow-joint") == ways
