"""Why something could not be done with a tip; each text says what to do instead."""


class TipRefused(ValueError):
    """The deed as asked for cannot be done: closed, words missing, a duty not yet met."""


class NoSuchTip(LookupError):
    """There is no such tip, or it is not the viewer's business."""
