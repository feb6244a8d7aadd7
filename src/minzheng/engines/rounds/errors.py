"""Why something could not be done about somebody's visits."""


class RoundRefused(ValueError):
    """The deed as asked for cannot be done; the text says why and what to do."""


class NoSuchRound(LookupError):
    """Nobody of this number is to be visited, or nobody whom this viewer may see."""
