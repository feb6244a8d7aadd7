"""What the library refuses, in words for who reads it."""


class LibraryRefused(ValueError):
    """It cannot be done as asked; the words say why and what to do."""


class NoSuchPolicy(LookupError):
    """There is no such policy or edition, or it is not the viewer's business."""
