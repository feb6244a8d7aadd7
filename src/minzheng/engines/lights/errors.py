"""What the lights engine refuses."""


class LightRefused(ValueError):
    """What was asked cannot be done; the message says why and what to do."""


class NoSuchLight(LookupError):
    """No light of this number within the viewer's area."""
