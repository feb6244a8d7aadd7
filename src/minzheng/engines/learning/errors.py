"""What the learning engine refuses, in words for who reads it."""


class LearningRefused(ValueError):
    """It cannot be done as asked; the words say why and what to do."""


class NoSuchLesson(LookupError):
    """There is no such pilot or trip, or it is not the viewer's business."""
