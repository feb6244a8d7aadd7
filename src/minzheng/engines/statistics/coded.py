"""Words of statistics: who makes forms, who signs and reads them, how far one is."""

from django.db import models

MAKERS, SIGNERS = ("district_clerk",), ("district_head",)
READERS = ("town_clerk", "town_head", "district_clerk", "district_head", "auditor")


class SheetState(models.TextChoices):
    """How far a form is."""

    DRAFT = "draft", "编制中"
    SIGNED = "signed", "已审核"
