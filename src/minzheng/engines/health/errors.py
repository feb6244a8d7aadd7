"""Why something could not be done with a health record."""


class HealthRefused(ValueError):
    """The deed as asked for cannot be done; the text says why and what to do."""


class ValueOdd(HealthRefused):
    """A value that is rare: who measured it says that it is right."""


class NoSuchRecord(LookupError):
    """No record of this number, or none that this viewer may see."""
