"""What the consent engine refuses, named after the fact; every text tells what to do."""


class ConsentRefused(ValueError):
    """Base of the refusals of this engine: the text can be shown as it stands."""


class NotHers(ConsentRefused, PermissionError):
    """Somebody else would authorise in her place."""


class GuardianNeeded(ConsentRefused):
    """She is not of age: her guardian authorises."""


class SheetRefused(ConsentRefused):
    """The scanned sheet is missing, too big, or of a kind that is not taken."""


class WitnessNeeded(ConsentRefused):
    """What was said at a visit needs a witness who is not the officer herself."""


class NoSuchConsent(ConsentRefused, LookupError):
    """No authorisation of this number, or none that this viewer may see."""


class AlreadyOver(ConsentRefused):
    """It was withdrawn before."""


class SheetBroken(RuntimeError):
    """The stored sheet is gone or is not what was handed in."""
