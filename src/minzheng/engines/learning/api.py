"""The door of the learning engine: what is tried here, what is seen elsewhere, what comes of it.

pilot = begin_pilot(NewPilot("探访换班", district, town, since, until, "…", keys), by=clerk, on=day)
end_pilot(head, pilot.pk, "结果", worked=True, on=later)
copy_pilot(head, pilot.pk, NewCopy(other_town, "照样做", due), on=later)
trip = plan_trip(NewTrip(…), by=clerk, on=day); report_trip(clerk, trip.pk, answers, on=later)
"""

from minzheng.engines.learning.coded import KEEPERS, READERS
from minzheng.engines.learning.errors import LearningRefused, NoSuchLesson
from minzheng.engines.learning.models import Copy, Lesson, Pilot, Trip
from minzheng.engines.learning.piloting import (
    NewCopy,
    NewPilot,
    begin_pilot,
    copy_pilot,
    end_pilot,
)
from minzheng.engines.learning.posts import (
    may_keep,
    pilot_for,
    pilots_of,
    trip_for,
    trips_of,
)
from minzheng.engines.learning.travelling import (
    NewLesson,
    NewTrip,
    add_lesson,
    plan_trip,
    report_trip,
    report_waits,
)

__all__ = [
    "KEEPERS",
    "READERS",
    "Copy",
    "LearningRefused",
    "Lesson",
    "NewCopy",
    "NewLesson",
    "NewPilot",
    "NewTrip",
    "NoSuchLesson",
    "Pilot",
    "Trip",
    "add_lesson",
    "begin_pilot",
    "copy_pilot",
    "end_pilot",
    "may_keep",
    "pilot_for",
    "pilots_of",
    "plan_trip",
    "report_trip",
    "report_waits",
    "trip_for",
    "trips_of",
]
