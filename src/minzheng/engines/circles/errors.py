"""Why something could not be done about circles and premises; each text says what to do instead."""


class CirclesRefused(ValueError):
    """The deed as asked for cannot be done: wrong moment, something is missing or contradicts."""


class NoSuchCircle(LookupError):
    """There is no such survey row, premises or edition, or not for this viewer."""
