"""What the airing engine refuses, in words for who reads it."""


class AiringRefused(ValueError):
    """It cannot be done as asked; the words say why and what to do."""


class NoSuchAiring(LookupError):
    """There is no such airing, or it is not the viewer's business."""
