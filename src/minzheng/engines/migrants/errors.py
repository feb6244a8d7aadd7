"""Why something could not be done about support for migrants."""


class MigrantRefused(ValueError):
    """The deed as asked for cannot be done; the text says why and what to do."""


class OtherHandNeeded(MigrantRefused):
    """Who did an earlier step cannot do this one."""


class NoSuchMigrant(LookupError):
    """No migrant, reservoir or list of this number, or none that this viewer may see."""
