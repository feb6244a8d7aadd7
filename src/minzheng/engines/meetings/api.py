"""The door of the meetings engine: a group meets, what it decides is somebody's duty.

group = found_group(NewGroup("领导小组", "增民领", district, seats), by=clerk, on=today)
row = plan_meeting(clerk, group.pk, NewMeeting("dispatch", "调度会", day, "会议室"), on=today)
add_item(…); call_meeting(…); hold(…); decide(…); write_minutes(…); sign_minutes(head, row.pk, …)
"""

from minzheng.engines.meetings.arranging import (
    NewItem,
    NewMeeting,
    add_item,
    call_meeting,
    call_off,
    open_paper,
    plan_meeting,
    strike_item,
)
from minzheng.engines.meetings.coded import (
    MEETING,
    READERS,
    SEATED,
    WRITERS,
    Kind,
    Place,
    Presence,
    State,
)
from minzheng.engines.meetings.errors import MeetingRefused, NoSuchMeeting
from minzheng.engines.meetings.following import (
    NAMES,
    Followed,
    decisions_in,
    followed,
    unfinished,
)
from minzheng.engines.meetings.grouping import NewGroup, NewSeat, found_group, reseat
from minzheng.engines.meetings.holding import Came, NewDecision, decide, hold
from minzheng.engines.meetings.minuting import minutes_pdf, sign_minutes, write_minutes
from minzheng.engines.meetings.models import (
    Attendance,
    Decision,
    Group,
    Item,
    Meeting,
    Minutes,
    Seat,
)
from minzheng.engines.meetings.posts import (
    group_for,
    groups_of,
    may_sign,
    may_write,
    meeting_for,
    meetings_of,
)
from minzheng.engines.meetings.printing import draft_of, presiding
from minzheng.registers.papers import Paper, PaperLost

__all__ = [
    "MEETING",
    "NAMES",
    "READERS",
    "SEATED",
    "WRITERS",
    "Attendance",
    "Came",
    "Decision",
    "Followed",
    "Group",
    "Item",
    "Kind",
    "Meeting",
    "MeetingRefused",
    "Minutes",
    "NewDecision",
    "NewGroup",
    "NewItem",
    "NewMeeting",
    "NewSeat",
    "NoSuchMeeting",
    "Paper",
    "PaperLost",
    "Place",
    "Presence",
    "Seat",
    "State",
    "add_item",
    "call_meeting",
    "call_off",
    "decide",
    "decisions_in",
    "draft_of",
    "followed",
    "found_group",
    "group_for",
    "groups_of",
    "hold",
    "may_sign",
    "may_write",
    "meeting_for",
    "meetings_of",
    "minutes_pdf",
    "open_paper",
    "plan_meeting",
    "presiding",
    "reseat",
    "sign_minutes",
    "strike_item",
    "unfinished",
    "write_minutes",
]
