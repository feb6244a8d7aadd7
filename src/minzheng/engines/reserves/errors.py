"""Why something could not be done with a reserve; each text says what to do instead."""


class ReserveRefused(ValueError):
    """The deed as asked for cannot be done: too much, not settled, words missing."""


class SecondHandNeeded(ReserveRefused, PermissionError):
    """Who asked for something must not approve it."""


class NoSuchReserve(LookupError):
    """There is no such reserve, payment or claim, or it is out of reach."""
