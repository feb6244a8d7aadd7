"""What the standards engine refuses, named after the fact; every text tells what to do."""


class StandardRefused(ValueError):
    """Base of the refusals of this engine: the text can be shown as it stands."""


class NoSuchAdjustment(StandardRefused, LookupError):
    """No adjustment of this number, or none that this viewer may see: not told apart."""


class AdjustmentRefused(StandardRefused):
    """The adjustment cannot be begun: wrong year or day, or there is one already."""


class WrongStage(StandardRefused):
    """The step is not due yet, or was done before."""


class FigureMissing(StandardRefused):
    """Last year's figure, or another number of the formula, is not entered yet."""


class NothingToRaise(StandardRefused):
    """By the formula the standards stay as they are."""


class OnePersonOnly(StandardRefused, PermissionError):
    """Who worked out the report must not confirm it."""
