"""What a day brings: deaths stop support; lists that wait too long go up the line."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from minzheng.engines.migrants.coded import State
from minzheng.engines.migrants.models import Round
from minzheng.engines.migrants.registering import end_dead
from minzheng.engines.migrants.terms import escalate_days, step_days
from minzheng.engines.notices import api as notices

# state -> what is waited for, since which field, who hears in turn
WAITING = {
    State.CHECKING: ("村里核对", "opened_on", ("village_worker", "town_clerk", "district_clerk")),
    State.PUBLIC: ("镇街核对", "until", ("town_clerk", "town_head", "district_clerk")),
    State.TOWN: ("区里确认", "town_on", ("district_clerk", "district_head")),
    State.DISTRICT: ("批准", "district_on", ("district_head",)),
    State.APPROVED: ("发放", "approved_on", ("finance_clerk", "finance_head")),
    State.SENT: ("回盘", "sent_on", ("finance_clerk", "finance_head")),
}


@dataclass(frozen=True)
class MigrantsDay:
    """What changed."""

    ended: int
    escalated: int


def migrants_day(on: date) -> MigrantsDay:
    """Run a day; run again, nothing changes."""
    how = notices.Urging("escalate_migrants", "migrants", _said, escalate_days)
    return MigrantsDay(end_dead(on), notices.urge(_late(on), how, on=on))


def _said(what: str, count: int) -> str:
    return f"您辖区内有 {count} 份移民名单等{what}，已超过期限，请办理或督办"


def _late(on: date) -> Iterator[notices.Late]:
    for row in Round.objects.filter(state__in=list(WAITING)):
        what, field, line = WAITING[State(row.state)]
        since: date | None = getattr(row, field)
        if since is not None:
            due = since + timedelta(days=step_days(row.division_code, on))
            yield notices.Late(what, row.ref, row.division_code, due, line)
