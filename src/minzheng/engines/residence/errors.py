"""Why something could not be done with a bed, a contract or prepaid money."""


class ResidenceRefused(ValueError):
    """The deed as asked for cannot be done; the text says why and what to do."""


class NoSuchResidence(LookupError):
    """No unit, room, bed, contract of this number, or none that this viewer may see."""
