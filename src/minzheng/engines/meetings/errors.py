"""What the meetings engine refuses, in words for who reads it."""


class MeetingRefused(ValueError):
    """It cannot be done as asked; the words say why and what to do."""


class NoSuchMeeting(LookupError):
    """There is no such group or meeting, or it is not the viewer's business."""
