"""The door of the alarms engine: devices that call, who answers, escalation.

row, fresh = take_alarm(partner.number, NewCall(…), by=doer, now=now)   # exactly once an event
follow(now)                                    # each minute: what nobody answers climbs
row = answer(viewer, row.pk, "已打电话", now=now)
Times are aware; minutes and hours of the ladder are dated parameters.
"""

from minzheng.engines.alarms.answering import (
    answer,
    arrive,
    close,
)
from minzheng.engines.alarms.calling import (
    NewCall,
    drill,
    take_alarm,
)
from minzheng.engines.alarms.coded import (
    ANSWERERS,
    READERS,
    RUNGS,
    Kind,
    Outcome,
    State,
)
from minzheng.engines.alarms.devices import (
    NewContact,
    NewDevice,
    end_device,
    hear,
    keep_device,
    open_contacts,
)
from minzheng.engines.alarms.errors import (
    AlarmRefused,
    NoSuchAlarm,
    UnknownDevice,
)
from minzheng.engines.alarms.family import family_alarms, family_devices
from minzheng.engines.alarms.finding import (
    ENDED,
    LIVE,
    OFFLINE,
    Page,
    Response,
    alarm_page,
    device_page,
    open_count,
    percentile,
    responses,
    steps_of,
)
from minzheng.engines.alarms.following import (
    follow,
    minutes_at,
    rung_at,
)
from minzheng.engines.alarms.models import (
    Alarm,
    Contact,
    Device,
    Step,
)
from minzheng.engines.alarms.posts import alarm_for, alarm_of_event, device_for, may_answer
from minzheng.registers.facilities.api import Facility
from minzheng.registers.people.api import Person

__all__ = [
    "ANSWERERS",
    "ENDED",
    "LIVE",
    "OFFLINE",
    "READERS",
    "RUNGS",
    "Alarm",
    "AlarmRefused",
    "Contact",
    "Device",
    "Facility",
    "Kind",
    "NewCall",
    "NewContact",
    "NewDevice",
    "NoSuchAlarm",
    "Outcome",
    "Page",
    "Person",
    "Response",
    "State",
    "Step",
    "UnknownDevice",
    "alarm_for",
    "alarm_of_event",
    "alarm_page",
    "answer",
    "arrive",
    "close",
    "device_for",
    "device_page",
    "drill",
    "end_device",
    "family_alarms",
    "family_devices",
    "follow",
    "hear",
    "keep_device",
    "may_answer",
    "minutes_at",
    "open_contacts",
    "open_count",
    "percentile",
    "responses",
    "rung_at",
    "steps_of",
    "take_alarm",
]
