"""What the returns engine refuses, in words for who reads it."""


class ReturnRefused(ValueError):
    """It cannot be done as asked; the words say why and what to do."""


class NoSuchReturn(LookupError):
    """There is no such figure or return, or it is not the viewer's business."""
