"""What the coverage engine refuses, in words for who reads it."""


class CoverageRefused(ValueError):
    """It cannot be done as asked; the words say why and what to do."""


class NoSuchCoverage(LookupError):
    """There is no such plan, unit or look, or it is not the viewer's business."""
