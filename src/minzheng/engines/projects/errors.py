"""Why something could not be done with a project; each text says what to do instead."""


class ProjectRefused(ValueError):
    """The deed as asked for cannot be done: a step not yet made, sums that do not fit."""


class NoSuchProject(LookupError):
    """There is no such project, contract or stage, or it is not the viewer's business."""


class OtherHandNeeded(PermissionError):
    """Who did the step before may not do this one: another person must."""
