"""Why something about care by agreement cannot be done; each text says what to do instead."""


class CaregivingRefused(ValueError):
    """The deed as asked for cannot be done: what is wrong, and what to do."""


class NoSuchCharge(LookupError):
    """There is no such person in care, agreement or visit, or it is not the viewer's business."""


class SchemeFaulty(ValueError):
    """A scheme's file cannot be used; the text names file, place and fault."""
