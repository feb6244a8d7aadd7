"""Why something could not be done with a plan, a visit, a call, a month or a helper pair."""


class HomecareRefused(ValueError):
    """The deed as asked for cannot be done; the text says why and what to do."""


class NoSuchVisit(LookupError):
    """No plan, visit, call, month or pair of this number, or none that this viewer may see."""


class OtherPersonNeeded(HomecareRefused):
    """The same person must not do both of two steps."""
