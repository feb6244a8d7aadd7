"""The demo's airing: the last quarter's figures of the towns and of the sections, published."""

from datetime import date

from minzheng.engines.airing import api
from minzheng.engines.indicators import api as indicators
from minzheng.kernel.months import Month
from minzheng.wiring.demo.officers import Staff
from minzheng.wiring.demo.places import DISTRICT

WEIGHTS = {"cases-in-time": 40, "cases-days": 30, "paid-share": 30}
# Targets beside those of the plan; what stands at a month's end has a way from September on.
AIMS: dict[str, tuple[str, dict[int, str]]] = {
    "rounds-done": ("95", {}), "alerts-in-time": ("95", {}), "drills": ("12", {}),
    "volunteers": ("40000", {9: "38000"}), "charities": ("12", {9: "11"}),
}  # fmt: skip
BASIS = "2026年工作要点（演示）"
TITLE, LAST, LEAST = "镇街救助服务晾晒", Month(2026, 10), 5


def air(staff: Staff, on: date) -> None:
    """August to October: towns side by side, then the sections of the bureau."""
    _air_towns(staff, on)
    _air_sections(staff, on)


def _air_sections(staff: Staff, on: date) -> None:
    """By the year's targets, those of the plan and some more."""
    clerk, head = staff.bureau("district_clerk"), staff.bureau("district_head")
    for key, (value, steps) in AIMS.items():
        indicators.aim(clerk, indicators.NewTarget(key, DISTRICT, 2026, value, BASIS, steps), on=on)
    new = api.NewScheme("科室年度目标晾晒", DISTRICT, 3, {}, LEAST, api.Subject.SECTIONS)
    scheme = api.make_scheme(new, by=clerk, on=on)
    row = api.draft_airing(clerk, scheme.pk, LAST, on=on)
    api.publish_airing(head, row.pk, on=on)


def _air_towns(staff: Staff, on: date) -> None:
    """The last of the ranked explains and is answered."""
    clerk, head = staff.bureau("district_clerk"), staff.bureau("district_head")
    new = api.NewScheme(TITLE, DISTRICT, 3, WEIGHTS, LEAST)
    scheme = api.make_scheme(new, by=clerk, on=on)
    row = api.draft_airing(clerk, scheme.pk, LAST, on=on)
    api.publish_airing(head, row.pk, on=on)
    ranked = [each for each in api.board_of(row).towns if each.standing.rank is not None]
    if not ranked:  # a very small district: too few of everything
        return
    town = staff.viewers[f"{ranked[-1].standing.place[6:9]}03"]
    said = api.explain(
        town, row.pk, "cases-days", "九月有三件要等外市回复核对，用时长。", on=on
    )  # fmt: skip
    api.answer(clerk, row.pk, said.pk, "已核实，等外部核对的天数下期单列。", on=on)
