"""Words of statistics: who enters, who confirms, who makes forms, how far things are."""

from django.db import models

TOWN, DISTRICT = "town", "county"  # the level at which a figure is entered
TYPERS = {TOWN: ("town_clerk",), DISTRICT: ("district_clerk",)}
CONFIRMERS = {TOWN: ("town_head",), DISTRICT: ("district_head",)}
MAKERS, SIGNERS = ("district_clerk",), ("district_head",)
READERS = ("town_clerk", "town_head", "district_clerk", "district_head", "auditor")
QUARTER, YEAR = 3, 12  # months of a form
PERIODS = {1: "每月", QUARTER: "每季度", YEAR: "每年"}


class EntryState(models.TextChoices):
    """How far an entered figure is."""

    TYPED = "typed", "等核对"
    CONFIRMED = "confirmed", "已核对"
    RETURNED = "returned", "已退回"


class SheetState(models.TextChoices):
    """How far a form is."""

    DRAFT = "draft", "编制中"
    SIGNED = "signed", "已审核"
