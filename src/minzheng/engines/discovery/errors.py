"""Why something could not be done with an entry; each text says what to do instead."""


class DiscoveryRefused(ValueError):
    """The deed as asked for cannot be done: closed, words missing, already at the top."""


class NoSuchEntry(LookupError):
    """There is no such entry, or it is not the viewer's business."""
