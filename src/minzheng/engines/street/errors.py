"""Why something could not be done in the street or at the station; each text says what to do."""


class StreetRefused(ValueError):
    """The deed as asked for cannot be done: a duty not met, closed, words missing."""


class NoSuchOnStreet(LookupError):
    """There is no such campaign, point, patrol, finding or stay, or it is out of reach."""
