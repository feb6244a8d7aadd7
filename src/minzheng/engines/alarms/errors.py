"""Why something could not be done with a device or an alarm."""


class AlarmRefused(ValueError):
    """The deed as asked for cannot be done; the text says why and what to do."""


class NoSuchAlarm(LookupError):
    """No device or alarm of this number, or none that this viewer may see."""


class UnknownDevice(LookupError):
    """A call came from a serial that nobody registered, or that is out of use."""
