"""What the indicators engine refuses, named after the fact."""


class IndicatorRefused(ValueError):
    """Base of the refusals here; the text says what, why and what to do."""


class UnknownIndicator(LookupError):
    """No indicator has this key."""


class UnknownRecords(TypeError):
    """An indicator names records, a condition or a number that no source knows."""


class NotComputed(IndicatorRefused):
    """Nobody has computed the month."""


class BoundaryRefused(IndicatorRefused):
    """The file of boundaries cannot be right; the text names the division and the fault."""


class TargetRefused(IndicatorRefused):
    """The target cannot be set so."""
