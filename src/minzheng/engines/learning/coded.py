"""Words of pilots and study trips: who keeps them, who reads, where duties come from."""

COPY, TRIP, LESSON = "pilot-copy", "study-trip", "trip-lesson"  # how duties say their source
KEEPERS = ("district_clerk", "district_head")
READERS = ("town_clerk", "town_head", "district_clerk", "district_head", "auditor")
MOST = 12  # indicators of a pilot, questions of a trip
