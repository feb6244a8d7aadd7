"""The door of the learning engine: what is tried here, what is seen elsewhere, what comes of it.

pilot = begin_pilot(NewPilot("探访换班", district, town, since, until, "…", keys), by=clerk, on=day)
end_pilot(head, pilot.pk, "结果", worked=True, on=later)
copy_pilot(head, pilot.pk, NewCopy(other_town, "照样做", due), on=later)
course = plan_course(NewCourse(…), by=clerk, on=day)
hold_course(clerk, course.pk, absent=[], paper=sheet, on=course.day)
trip = plan_trip(NewTrip(…), by=clerk, on=day); report_trip(clerk, trip.pk, answers, on=later)
"""

from minzheng.engines.learning.coded import KEEPERS, READERS, TAUGHT
from minzheng.engines.learning.errors import LearningRefused, NoSuchLesson
from minzheng.engines.learning.models import Copy, Course, Lesson, Pilot, Seat, Trip
from minzheng.engines.learning.piloting import (
    NewCopy,
    NewPilot,
    begin_pilot,
    copy_pilot,
    end_pilot,
)
from minzheng.engines.learning.posts import (
    course_for,
    courses_of,
    may_keep,
    pilot_for,
    pilots_of,
    seats_of,
    trip_for,
    trips_of,
)
from minzheng.engines.learning.teaching import (
    NewCourse,
    Schooled,
    call_off_course,
    course_paper,
    hold_course,
    plan_course,
    schooled,
)
from minzheng.engines.learning.travelling import (
    NewLesson,
    NewTrip,
    add_lesson,
    plan_trip,
    report_trip,
    report_waits,
)
from minzheng.registers.papers import Paper, PaperLost

__all__ = [
    "KEEPERS",
    "READERS",
    "TAUGHT",
    "Copy",
    "Course",
    "LearningRefused",
    "Lesson",
    "NewCopy",
    "NewCourse",
    "NewLesson",
    "NewPilot",
    "NewTrip",
    "NoSuchLesson",
    "Paper",
    "PaperLost",
    "Pilot",
    "Schooled",
    "Seat",
    "Trip",
    "add_lesson",
    "begin_pilot",
    "call_off_course",
    "copy_pilot",
    "course_for",
    "course_paper",
    "courses_of",
    "end_pilot",
    "hold_course",
    "may_keep",
    "pilot_for",
    "pilots_of",
    "plan_course",
    "plan_trip",
    "report_trip",
    "report_waits",
    "schooled",
    "seats_of",
    "trip_for",
    "trips_of",
]
