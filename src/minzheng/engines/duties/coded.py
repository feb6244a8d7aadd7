"""The coded words of duties: who gives, who owns, how far a turn is."""

from django.db import models

GIVERS = ("district_clerk", "district_head")
POLICY = "policy"  # a tie to a document that changes the duty
# Posts that can own a duty, and who hears next when it is late.
LADDER = {
    "village_worker": ("town_clerk", "town_head", "district_clerk", "district_head"),
    "town_clerk": ("town_head", "district_clerk", "district_head"),
    "town_head": ("district_clerk", "district_head"),
    "social_worker": ("town_clerk", "town_head", "district_head"),
    "child_supervisor": ("town_clerk", "town_head", "district_head"),
    "finance_clerk": ("finance_head", "district_head"),
    "data_clerk": ("data_head", "district_head"),
    "relief_station": ("relief_station_head", "district_head"),
    "check_clerk": ("district_head",),
    "district_clerk": ("district_head",),
    "district_head": ("district_clerk",),
}
OWNERS = tuple(LADDER)
# Whoever stands above some owner may confirm for that one.
CONFIRMERS = tuple(dict.fromkeys(role for above in LADDER.values() for role in above))
READERS = tuple(dict.fromkeys((*OWNERS, "finance_head", "data_head", "relief_station_head",
                               "auditor")))  # fmt: skip


class State(models.TextChoices):
    """How far a duty is."""

    RUNNING = "running", "进行中"
    DONE = "done", "已办结"
    DROPPED = "dropped", "已撤销"


class TurnState(models.TextChoices):
    """How far one turn of it is."""

    OPEN = "open", "进行中"
    HANDED_IN = "handed", "等核实"
    CLOSED = "closed", "已办结"
    DROPPED = "dropped", "不再办"
