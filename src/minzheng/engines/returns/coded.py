"""Words of returns: who enters, who confirms, how far one is."""

from django.db import models

TOWN, DISTRICT = "town", "county"  # the level at which a figure is entered
TYPERS = {TOWN: ("town_clerk",), DISTRICT: ("district_clerk",)}
CONFIRMERS = {TOWN: ("town_head",), DISTRICT: ("district_head",)}
READERS = ("town_clerk", "town_head", "district_clerk", "district_head", "auditor")
QUARTER, YEAR = 3, 12  # months of a period
PERIODS = {1: "每月", QUARTER: "每季度", YEAR: "每年"}


class State(models.TextChoices):
    """How far a return is."""

    TYPED = "typed", "等核对"
    CONFIRMED = "confirmed", "已核对"
    RETURNED = "returned", "已退回"
