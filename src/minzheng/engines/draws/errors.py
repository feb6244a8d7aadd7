"""Why something could not be done with a draw; each text says what to do instead."""


class DrawRefused(ValueError):
    """The deed as asked for cannot be done: wrong person, wrong moment, something is missing."""


class NoSuchDraw(LookupError):
    """There is no such draw, or it is not published."""
