"""What the statistics engine refuses, in words for who reads it."""


class StatisticsRefused(ValueError):
    """It cannot be done as asked; the words say why and what to do."""


class NoSuchSheet(LookupError):
    """There is no such form, or it is not the viewer's business."""
