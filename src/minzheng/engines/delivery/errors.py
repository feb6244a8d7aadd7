"""Why something could not be done with a service record or a statement."""

from minzheng.registers.facilities.api import Fault


class DeliveryRefused(ValueError):
    """The deed as asked for cannot be done; the text says why and what to do."""


class RecordRefused(DeliveryRefused):
    """A service record that cannot stand: which column, what is wrong, what to do."""

    def __init__(self, column: str, rule: str, remedy: str) -> None:
        self.column, self.rule, self.remedy = column, rule, remedy
        super().__init__(f"{rule}。{remedy}")


class SheetRefused(DeliveryRefused):
    """A sheet of which nothing was taken in; `faults` name its wrong cells."""

    def __init__(self, words: str, faults: tuple[Fault, ...] = ()) -> None:
        self.faults = faults
        super().__init__(words)


class AlreadyHandedIn(DeliveryRefused):
    """The month's statement is there already: who handed it in, and when."""


class OtherPersonNeeded(DeliveryRefused):
    """The same person must not do both of two steps."""


class NoSuchStatement(LookupError):
    """No statement or line of this number, or none that this viewer may see."""
