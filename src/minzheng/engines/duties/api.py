"""The door of the duties engine: dated work with an owner, proof and a second hand.

duty = assign_duty(NewDuty("改造 5 户", Owner("town_head", town), "验收单", due), by=clerk, on=day)
hand_in(owner, turn.pk, Proof("已完工", paper), on=today); confirm_done(clerk, turn.pk, on=today)
advance_duties(today)            # opens the next stretch of a rhythm, reminds, escalates
"""

from minzheng.engines.duties.coded import (
    CONFIRMERS,
    GIVERS,
    LADDER,
    OWNERS,
    POLICY,
    READERS,
    State,
    TurnState,
)
from minzheng.engines.duties.doing import (
    Proof,
    confirm_done,
    hand_in,
    open_paper,
    report_progress,
    send_back,
)
from minzheng.engines.duties.errors import DutyRefused, NoSuchDuty
from minzheng.engines.duties.finding import (
    CLOSED,
    LATE,
    MINE,
    OPEN,
    WAITING,
    Standing,
    TurnPage,
    Wanted,
    duties_from,
    latest,
    my_duties,
    running_duties,
    standing,
    standings,
    turn_page,
    turns_in_order,
)
from minzheng.engines.duties.following import DutyDay, advance_duties
from minzheng.engines.duties.giving import (
    Link,
    NewDuty,
    Owner,
    assign_duty,
    drop_duty,
    may_assign_at,
    move_due,
)
from minzheng.engines.duties.models import Duty, Tie, Turn
from minzheng.engines.duties.posts import (
    duties_of,
    duty_for,
    may_confirm,
    may_do,
    may_give,
    turn_for,
)
from minzheng.engines.duties.stretches import stretch
from minzheng.engines.duties.trail import tell_owner
from minzheng.engines.duties.tying import tie, untie
from minzheng.registers.papers import Paper, PaperLost

__all__ = [
    "CLOSED",
    "CONFIRMERS",
    "GIVERS",
    "LADDER",
    "LATE",
    "MINE",
    "OPEN",
    "OWNERS",
    "POLICY",
    "READERS",
    "WAITING",
    "Duty",
    "DutyDay",
    "DutyRefused",
    "Link",
    "NewDuty",
    "NoSuchDuty",
    "Owner",
    "Paper",
    "PaperLost",
    "Proof",
    "Standing",
    "State",
    "Tie",
    "Turn",
    "TurnPage",
    "TurnState",
    "Wanted",
    "advance_duties",
    "assign_duty",
    "confirm_done",
    "drop_duty",
    "duties_from",
    "duties_of",
    "duty_for",
    "hand_in",
    "latest",
    "may_assign_at",
    "may_confirm",
    "may_do",
    "may_give",
    "move_due",
    "my_duties",
    "open_paper",
    "report_progress",
    "running_duties",
    "send_back",
    "standing",
    "standings",
    "stretch",
    "tell_owner",
    "tie",
    "turn_for",
    "turn_page",
    "turns_in_order",
    "untie",
]
