"""Whose money a service costs, and how far a statement is."""

from django.db import models

USER, GOVERNMENT, SHARED, INSURANCE = "user", "government", "shared", "insurance"
# What the person pays herself, or nobody knows who pays, is shown and never claimed.
CLAIMED = (GOVERNMENT, SHARED, INSURANCE)
BUDGET = (GOVERNMENT, SHARED)  # of what is claimed, what the finance office pays
UNKNOWN_PAYER = "没有登记谁付"


class State(models.TextChoices):
    """How far a statement is; before it is handed in there is none, the records are open."""

    HANDED_IN = "handed_in", "待核对"
    CHECKED = "checked", "待核定"
    APPROVED = "approved", "已核定"


class Verdict(models.TextChoices):
    """What the clerk found of a line."""

    ACCEPTED = "accepted", "认可"
    REJECTED = "rejected", "不认可"


class Answer(models.TextChoices):
    """What the institution did with a line that was not accepted."""

    AGAIN = "again", "已补报"
    DROPPED = "dropped", "已作废"
