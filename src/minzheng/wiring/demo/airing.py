"""The demo's airing: the last quarter's figures of the towns, published, one town's word on it."""

from datetime import date

from minzheng.engines.airing import api
from minzheng.kernel.months import Month
from minzheng.wiring.demo.officers import Staff
from minzheng.wiring.demo.places import DISTRICT

WEIGHTS = {"cases-in-time": 40, "cases-days": 30, "paid-share": 30}
TITLE, LAST, LEAST = "镇街救助服务晾晒", Month(2026, 10), 5


def air(staff: Staff, on: date) -> None:
    """August to October side by side; the last of the ranked explains and is answered."""
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
