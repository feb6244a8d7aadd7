"""Why something could not be done about a duty."""


class DutyRefused(ValueError):
    """The deed as asked for cannot be done; the text says why and what to do."""


class NoSuchDuty(LookupError):
    """There is no duty of this number, or none this viewer may see."""
