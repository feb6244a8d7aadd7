"""Why a stay cannot stand: what is wrong, and what to do."""


class StayRefused(ValueError):
    """The register does not take it; the text says what is wrong and what to do."""


class InAnotherBed(StayRefused):
    """She lives somewhere already: nobody has two beds."""


class NoSuchStay(LookupError):
    """No stay of this number, or none that may be seen."""
