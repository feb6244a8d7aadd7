"""Words of pilots, study trips and courses: who keeps them, who reads, where duties come from."""

COPY, TRIP, LESSON = "pilot-copy", "study-trip", "trip-lesson"  # how duties say their source
KEEPERS = ("district_clerk", "district_head")
READERS = ("town_clerk", "town_head", "district_clerk", "district_head", "auditor")
# Posts that can be called to a course: all who work with cases, people or money.
TAUGHT = (
    "village_worker", "child_director", "child_supervisor", "social_worker", "assessor",
    "town_clerk", "town_head", "district_clerk", "district_head", "check_clerk", "finance_clerk",
    "data_clerk", "relief_station", "hotline_clerk",
)  # fmt: skip
MOST = 12  # indicators of a pilot, questions of a trip
