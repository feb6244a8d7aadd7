"""Why something could not be done about a project."""


class PipelineRefused(ValueError):
    """The deed as asked for cannot be done; the text says why and what to do."""


class OtherHandNeeded(PipelineRefused):
    """Who did an earlier step cannot do this one."""


class NoSuchWork(LookupError):
    """No project, paper or photo of this number, or none that this viewer may see."""
