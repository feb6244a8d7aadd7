"""Words of reports upward: rhythms, who sets them, who writes, who reads."""

SOURCE = "report-cadence"  # how duties say where they come from
SETTERS = ("district_clerk", "district_head")
WRITERS = ("district_clerk", "town_head")
READERS = ("town_head", "district_clerk", "district_head", "auditor")
RHYTHMS = {1: "每月", 2: "每两个月", 3: "每季度", 6: "每半年", 12: "每年"}
FIRST_DAY, LAST_DAY = 5, 25  # of the month after, on which a report may be due
