"""The demo's inspection plan of the year: looks in three quarters, two findings, one late, one gap.

What was seen is invented; the quarters are those that the lot gave.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from minzheng.engines.coverage import api
from minzheng.engines.duties import api as duties
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.facilities.api import NewFacility, register_facility
from minzheng.wiring.demo.inspecting import SQUARE
from minzheng.wiring.demo.officers import Staff, town_number
from minzheng.wiring.demo.places import DISTRICT, towns

DRAFTED, APPROVED, OPENED = date(2026, 1, 8), date(2026, 1, 12), date(2026, 10, 19)
WISHES = (
    api.Wish("facility", ("check",), "district_clerk"),
    api.Wish("organisation", ("check", "party"), "district_clerk"),
    api.Wish("town", ("secret",), "district_clerk"),
)
LATER = timedelta(days=50)  # into its quarter
SEEN = "看了服务现场、台账和投诉渠道，没有发现问题"
PHOTO = api.Paper("现场.png", SQUARE.content)


def cover_units(staff: Staff, on: date) -> None:
    """Draft, approve, look for three quarters; a station opens after that."""
    clerk, head = staff.bureau("district_clerk"), staff.bureau("district_head")
    new = api.NewPlan(DRAFTED.year, DISTRICT, WISHES)
    plan = api.draft_plan(new, by=clerk, on=DRAFTED, at=_at(DRAFTED))
    api.approve_part(head, plan.parts.get().pk, on=APPROVED, at=_at(APPROVED))
    _look_around(plan, staff)
    village = towns()[0].villages[0]
    station = NewFacility(
        f"{towns()[0].name}第二社工站", "social_work_station", village.code,
        f"{village.name}综合楼", opened_on=OPENED,
    )  # fmt: skip
    register_facility(station, by=SYSTEM, on=OPENED)
    api.coverage_day(on)


def _look_around(plan: api.Plan, staff: Staff) -> None:
    """Every look of three quarters but the last; one finding is closed, one is open."""
    rows = api.Slot.objects.filter(row__plan=plan, ends_on__lt=OPENED.replace(day=1))
    slots = list(rows.select_related("row").order_by("ends_on", "row__name", "number"))
    early = next(slot for slot in slots if _town(slot))
    late = next(slot for slot in reversed(slots[:-1]) if _town(slot) and slot.row != early.row)
    for slot in slots[:-1]:
        if slot == early:
            look = _look(slot, staff, "投诉电话没有公示", 30)
            _close(look, staff)
        elif slot == late:
            _look(slot, staff, "消防通道堆放杂物", 120)
        else:
            _look(slot, staff)


def _look(slot: api.Slot, staff: Staff, wrong: str = "", days: int = 0) -> api.Look:
    day = (slot.begins_on or APPROVED) + LATER
    findings: Sequence[api.NewFinding] = ()
    if wrong:
        owner = duties.Owner("town_head", _town(slot))
        due = day + timedelta(days=days)
        findings = [api.NewFinding(wrong, owner, "整改后的照片", due)]
    seen = f"看了服务现场和台账，{wrong}" if wrong else SEEN
    clerk, second = staff.bureau("district_clerk"), staff.bureau("second_district_clerk")
    new = api.NewLook(day, clerk.doer.key, second.doer.key, seen, PHOTO, findings)
    return api.record_look(clerk, slot.pk, new, on=day)


def _close(look: api.Look, staff: Staff) -> None:
    """The town puts it right within two weeks, the district confirms."""
    (turn,) = duties.turns_in_order(look.findings.get().duty)
    town = staff.viewers[town_number(turn.duty.division_code[6:9], "town_head")]
    day = look.day + timedelta(days=12)
    proof = duties.Proof("已经整改，照片为证", PHOTO)
    duties.hand_in(town, turn.pk, proof, on=day)
    duties.confirm_done(staff.bureau("district_clerk"), turn.pk, on=day)


def _town(slot: api.Slot) -> str:
    """The town of a unit; "" for the district's own."""
    place = slot.row.division_code
    return next((town.code for town in towns() if town.code[:9] == place[:9]), "")


def _at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 8, tzinfo=UTC)
