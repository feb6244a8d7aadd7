"""The door of the lights engine: what is wrong with a facility, in red, amber, green.

declare(Check("residence.full", "住满", "…"), look)      # once, when an engine's app is ready
follow(today)                                            # the day's look, people are told
board_of(viewer, today); standings(viewer, …)            # an area, the worst first
"""

from minzheng.engines.lights.coded import AMBER, COLOURS, GREEN, KEEPERS, LONGEST_NOTE, READERS, RED
from minzheng.engines.lights.errors import LightRefused, NoSuchLight
from minzheng.engines.lights.finding import (
    Board,
    Standing,
    board_of,
    check_names,
    light_for,
    lights_of,
    note_light,
    standings,
)
from minzheng.engines.lights.following import Followed, follow
from minzheng.engines.lights.models import Light
from minzheng.engines.lights.sources import Check, Colour, Finding, checks, declare, look

__all__ = [
    "AMBER",
    "COLOURS",
    "GREEN",
    "KEEPERS",
    "LONGEST_NOTE",
    "READERS",
    "RED",
    "Board",
    "Check",
    "Colour",
    "Finding",
    "Followed",
    "Light",
    "LightRefused",
    "NoSuchLight",
    "Standing",
    "board_of",
    "check_names",
    "checks",
    "declare",
    "follow",
    "light_for",
    "lights_of",
    "look",
    "note_light",
    "standings",
]
