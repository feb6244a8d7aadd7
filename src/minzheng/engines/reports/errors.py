"""What the reports engine refuses, in words for who reads it."""


class ReportRefused(ValueError):
    """It cannot be done as asked; the words say why and what to do."""


class NoSuchReport(LookupError):
    """There is no such rhythm or report, or it is not the viewer's business."""
