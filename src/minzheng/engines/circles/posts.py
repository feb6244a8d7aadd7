"""Whose business circles and premises are."""

PLANNERS = ("district_clerk", "district_head")
KEEPERS = ("town_clerk", "town_head", *PLANNERS)
READERS = (*KEEPERS, "auditor")
PUBLISHERS = PLANNERS
