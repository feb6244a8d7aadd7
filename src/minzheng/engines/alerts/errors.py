"""Why something could not be done with an alert; each text says what to do instead."""


class AlertRefused(ValueError):
    """The deed as asked for cannot be done: wrong state, missing words, a sample not looked at."""


class NoSuchTask(LookupError):
    """There is no such task, or it is not the viewer's business."""


class LaterNight(ValueError):
    """A night of an older day was to be settled after a newer one."""
