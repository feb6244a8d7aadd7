"""Why something could not be done with an inspection; each text says what to do instead."""

from minzheng.registers.checklists import ChecklistFaulty

__all__ = ["ChecklistFaulty", "NoSuchInspection", "OversightRefused"]


class OversightRefused(ValueError):
    """The deed as asked for cannot be done: wrong person, wrong moment, something is missing."""


class NoSuchInspection(LookupError):
    """There is no such inspection or finding, or it is not in the viewer's area."""
