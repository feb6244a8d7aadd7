"""Why something could not be done with staff, their papers or a list of claims."""

from minzheng.registers.facilities.api import Fault


class StaffRefused(ValueError):
    """The deed as asked for cannot be done; `column` names what is wrong, if one thing is."""

    def __init__(self, words: str, column: str = "") -> None:
        self.column = column
        super().__init__(words)


class SheetRefused(StaffRefused):
    """A sheet of which nothing was taken in; `faults` name its wrong cells."""

    def __init__(self, words: str, faults: tuple[Fault, ...] = ()) -> None:
        self.faults = faults
        super().__init__(words, "file")


class NoSuchStaff(LookupError):
    """No person, paper or list of this number, or none that this viewer may see."""


class OtherPersonNeeded(StaffRefused):
    """The same person must not do both of two steps."""
