"""Doors and things: a group, a meeting planned and one held, decisions, minutes."""

from typing import Any

from minzheng.engines.access.testing import DAY, DISTRICT, TOWN_A, Cast
from minzheng.engines.duties.api import Owner
from minzheng.engines.meetings import api
from minzheng.engines.meetings.testing import DUE, PHOTO, SEATS

from .doors import Door, desk

PLANNED, HELD, GROUP = ("planned_meeting",), ("held_meeting",), ("steering_group",)
TEXT = "会议听取了三个镇街的汇报，议定抓紧改造，月底前全部完成。"
MEMBERS = tuple(dict.fromkeys((*api.WRITERS, "auditor", *(each.role for each in SEATS))))
DOORS: dict[str, Door] = {
    "desk:meetings": Door(api.READERS),
    "desk:decisions": Door(api.READERS),
    "desk:group-new": Door(api.WRITERS),
    "desk:group-seats": desk(*GROUP, to=api.WRITERS),
    "desk:meeting-new": desk(*GROUP, to=api.WRITERS),
    "desk:meeting": desk(*HELD, to=MEMBERS),
    "desk:meeting-item-new": desk(*PLANNED, to=api.WRITERS),
    "desk:meeting-item-strike": desk(*PLANNED, "first_number", to=api.WRITERS),
    "desk:meeting-paper": desk(*PLANNED, "first_number", to=MEMBERS),
    "desk:meeting-call": desk(*PLANNED, to=api.WRITERS),
    "desk:meeting-off": desk(*PLANNED, to=api.WRITERS),
    "desk:meeting-hold": desk(*PLANNED, to=api.WRITERS),
    "desk:meeting-decide": desk(*HELD, to=api.WRITERS),
    "desk:meeting-minutes": desk(*HELD, to=api.WRITERS),
    "desk:meeting-sign": desk(*HELD, to=MEMBERS),
    "desk:meeting-minutes-file": desk("signed_meeting", "first_number", to=MEMBERS),
}


def things(cast: Cast) -> dict[str, Any]:
    """The first town sits in the group, the other does not."""
    clerk, head = cast.viewers["district_clerk"], cast.viewers["district_head"]
    group = api.found_group(
        api.NewGroup("民生实事领导小组", "石民领", DISTRICT, SEATS), by=clerk, on=DAY
    )
    planned, held, signed = (_meeting(cast, group, title) for title in ("拟开", "已开", "已签发"))
    for row in (held, signed):
        came = {each.pk: api.Came(api.Presence.PRESENT) for each in row.attendances.all()}
        api.hold(clerk, row.pk, came, on=DAY)
        owner = Owner("town_head", TOWN_A)
        new = api.NewDecision(f"{row.title}改造完五户", owner, "验收单和照片", DUE, item=1)
        api.decide(clerk, row.pk, new, on=DAY)
        api.write_minutes(clerk, row.pk, TEXT, on=DAY)
    api.sign_minutes(head, signed.pk, on=DAY)
    return {
        "steering_group": group.pk, "planned_meeting": planned.pk, "held_meeting": held.pk,
        "signed_meeting": signed.pk, "first_number": 1,
    }  # fmt: skip


def _meeting(cast: Cast, group: api.Group, title: str) -> api.Meeting:
    clerk = cast.viewers["district_clerk"]
    new = api.NewMeeting("dispatch", f"{title}的调度会", DAY, "三楼会议室")
    row = api.plan_meeting(clerk, group.pk, new, on=DAY)
    api.add_item(clerk, row.pk, api.NewItem("改造进度", "养老科", "", PHOTO), on=DAY)
    return api.call_meeting(clerk, row.pk, on=DAY)
