"""What can stand against a night run."""


class NightRefused(ValueError):
    """Base of the refusals here; the text says what, where, why and what to do."""


class NightBusy(NightRefused):
    """Another run is going on."""


class NightOver(NightRefused):
    """A later day was already compared: its tasks must not go back in time."""


class NoNight(NightRefused):
    """There is no such run, or its findings are not in the lake any more."""
