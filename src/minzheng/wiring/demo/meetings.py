"""The demo's leading group: three meetings, decisions in each state, one meeting to come.

Who said what is invented.
"""

from datetime import date

from minzheng.engines.duties import api as duties
from minzheng.engines.meetings import api
from minzheng.wiring.demo.officers import Staff
from minzheng.wiring.demo.places import DISTRICT, towns

BEGUN, FIRST, SECOND, NEXT = (
    date(2026, 8, 3), date(2026, 8, 20), date(2026, 10, 15), date(2026, 11, 12),
)  # fmt: skip
NAME, WORD, ROOM = "增城区民生实事工作领导小组", "增民领", "区政府三楼会议室"
SHEET = duties.Paper("通知和照片.pdf", b"%PDF-1.4 a sheet of the demo")
PLAN = api.Paper("进度表.pdf", b"%PDF-1.4 a sheet of the demo")
Owner = duties.Owner


def meet(staff: Staff, on: date) -> None:
    """Found the group, meet twice, call a third meeting."""
    clerk = staff.bureau("district_clerk")
    seats = [
        api.NewSeat("district_head", DISTRICT, api.Place.CHAIR),
        api.NewSeat("finance_head", DISTRICT, api.Place.VICE),
        *(api.NewSeat("town_head", town.code) for town in towns()),
    ]
    new = api.NewGroup(NAME, WORD, DISTRICT, seats)
    group = api.found_group(new, by=clerk, on=BEGUN)
    first = _held(group, "第一次调度会", FIRST, "居家适老化改造怎样推进", staff)
    done, late = (
        _decided(first, text, place, due, staff)
        for text, place, due in (
            ("公布镇街改造联系人和电话", 0, date(2026, 9, 1)),
            ("沙溪镇补齐二十户的入户评估", 2, date(2026, 9, 30)),
        )
    )
    _signed(first, staff, FIRST)
    _hand_in(done, staff, date(2026, 8, 30), closed=True)
    second = _held(group, "第二次调度会", SECOND, "长者饭堂开业准备", staff, about=late)
    waiting = _decided(second, "荷塘街道确定饭堂运营方", 1, date(2026, 11, 6), staff)
    _decided(second, "各镇街每月报一次开业准备情况", 0, None, staff)
    _signed(second, staff, SECOND)
    _hand_in(waiting, staff, date(2026, 10, 30), closed=False)
    third = api.NewMeeting("dispatch", "民生实事第三次调度会", NEXT, ROOM)
    row = api.plan_meeting(clerk, group.pk, third, on=on)
    api.add_item(clerk, row.pk, api.NewItem("四季度民生实事进度", "养老服务科", "", PLAN), on=on)
    api.call_meeting(clerk, row.pk, on=on)


def _held(
    group: api.Group, title: str, day: date, item: str, staff: Staff,
    *, about: api.Decision | None = None,
) -> api.Meeting:  # fmt: skip
    """A meeting to which all but one town came."""
    clerk = staff.bureau("district_clerk")
    new = api.NewMeeting("dispatch", f"民生实事{title}", day, ROOM)
    row = api.plan_meeting(clerk, group.pk, new, on=day)
    api.add_item(clerk, row.pk, api.NewItem(item, "养老服务科", "", PLAN), on=day)
    if about is not None:
        late = api.NewItem("上次议定、还没有办结的", "办公室", about=about.pk)
        api.add_item(clerk, row.pk, late, on=day)
    api.call_meeting(clerk, row.pk, on=day)
    people = list(row.attendances.all())
    came = {each.pk: api.Came(api.Presence.PRESENT) for each in people}
    came[people[-1].pk] = api.Came(api.Presence.SENT, "镇街副职")
    return api.hold(clerk, row.pk, came, on=day)


def _decided(
    row: api.Meeting, text: str, place: int, due: date | None, staff: Staff
) -> api.Decision:
    owner = Owner("town_head", towns()[place].code)
    new = api.NewDecision(text, owner, "通知、名单和照片", due, None if due else 1, item=1)
    return api.decide(staff.bureau("district_clerk"), row.pk, new, on=row.day)


def _signed(row: api.Meeting, staff: Staff, on: date) -> None:
    clerk, head = staff.bureau("district_clerk"), staff.bureau("district_head")
    api.write_minutes(clerk, row.pk, api.draft_of(row), on=on)
    api.sign_minutes(head, row.pk, on=on)


def _hand_in(made: api.Decision, staff: Staff, on: date, *, closed: bool) -> None:
    turn = made.duty.turns.get()
    by = staff.viewers[f"{made.duty.division_code[6:9]}03"]
    duties.hand_in(by, turn.pk, duties.Proof("已经办好，名单附后", SHEET), on=on)
    if closed:
        duties.confirm_done(staff.bureau("district_clerk"), turn.pk, on=on)
