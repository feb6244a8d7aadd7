"""What this engine writes into the trail and whom it tells."""

from datetime import date

from minzheng.engines.audit import api as audit
from minzheng.engines.meetings.models import Group, Meeting
from minzheng.engines.notices import api as notices
from minzheng.kernel.doer import Doer


def record(meeting: Meeting, verb: str, by: Doer, **detail: object) -> None:
    """One entry, written last."""
    audit.record(by, verb, meeting.ref, division=meeting.group.division_code, detail=detail)


def record_group(group: Group, verb: str, by: Doer, **detail: object) -> None:
    """One entry of a group, written last."""
    audit.record(by, verb, group.ref, division=group.division_code, detail=detail)


def tell_called(meeting: Meeting, text: str, *, on: date) -> None:
    """A message to everybody who was called."""
    for each in meeting.attendances.all():
        recipient = notices.Recipient("officer", each.key, each.name)
        notices.send_message(recipient, text, link=meeting.ref, on=on)
