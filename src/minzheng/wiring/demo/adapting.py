"""Homes adapted for old people: ceilings of the demo, photos, one home from first visit to paid."""

from datetime import date

from minzheng.engines.cases import api as cases
from minzheng.engines.parameters import api as parameters
from minzheng.wiring.demo.deeds import Act, Thread
from minzheng.wiring.demo.doing import lodge, respond, step
from minzheng.wiring.demo.officers import Staff
from minzheng.wiring.demo.places import DISTRICT
from minzheng.wiring.demo.story import Acts

ADAPTING, SINCE = "eldercare/home_adaptation", date(2026, 7, 1)
# What one may cost is of the demo, no district's.
PAPER = "演示：适老化改造上限（虚构数值）"
CEILINGS = {
    "rail": "300元", "ramp": "1500元", "floor": "800元", "light": "100元", "bath_chair": "400元",
    "toilet_aid": "300元", "care_bed": "2000元", "call": "300元", "home": "5000元",
}  # fmt: skip
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c626001000000ffff03000006000557bfabd40000000049454e44ae426082"
)
HERE, COMPLETE = {"registered_here": "是"}, {"papers_complete": "是"}
AGREED = {"adapting_plan_agreed": "是"}
NEEDED = {
    **HERE, "adapting_house_may_alter": "是", "adapting_done_before": "否",
    "adapting_risks": "厕所没有扶手，夜里起身看不清，洗澡站不稳",
    "adapting_rail_number": "2", "adapting_light_number": "3", "adapting_bath_chair_number": "1",
}  # fmt: skip
QUOTED = {
    "adapting_contractor": "增城安居适老工程部（虚构）", "adapting_contractor_listed": "是",
    "adapting_rail_price": "280", "adapting_light_price": "80", "adapting_bath_chair_price": "360",
}  # fmt: skip
ACCEPTED = {
    "adapting_all_fitted": "是", "adapting_final_price": "1150", "adapting_elder_signed": "是",
}  # fmt: skip


def enter_ceilings(staff: Staff) -> None:
    """What one item and one home may cost, by dated parameters."""
    for name, amount in CEILINGS.items():
        new = parameters.NewValue(
            key=f"adapting.{name}_ceiling", place=DISTRICT, value=amount, since=SINCE,
            source=PAPER, status="unconfirmed", checked_on=SINCE,
        )  # fmt: skip
        entry = parameters.propose(new, by=staff.bureau("district_clerk"), on=SINCE)
        parameters.approve(entry, by=staff.bureau("district_head"), on=SINCE)


def photo(key: str) -> Act:
    """The clerk puts a picture into the case."""

    def act(thread: Thread, on: date) -> None:
        upload = cases.Upload(key, f"{key}.png", PNG + thread.number.encode())
        cases.attach(thread.number, upload, by=thread.desk.clerk, on=on)

    return act


def asked(first: int = 0) -> Acts:
    """Applied at the window, taken in, looked at by two assessors."""
    return (
        (first, lodge(ADAPTING, {**HERE, "adapting_house_may_alter": "是"})),
        (first + 1, step("受理", "受理", COMPLETE)),
        (first + 4, step("入户评估", "可以改造", NEEDED)),
    )


def quoted(first: int = 0) -> Acts:
    """The plan lies before her."""
    return (*asked(first), (first + 6, step("方案报价", "报价合格", QUOTED)))


def adapted(first: int = 0) -> Acts:
    """Agreed, fitted, looked at, paid."""
    return (
        *quoted(first),
        (first + 7, respond("老人确认", told=AGREED)),
        (first + 8, step("审定", "同意改造")),
        (first + 9, photo("photo_before")),
        (first + 12, step("施工", "完工")),
        (first + 13, photo("photo_after")),
        (first + 13, step("验收", "验收合格", ACCEPTED)),
        (first + 14, step("付款审定", "同意付款")),
    )
