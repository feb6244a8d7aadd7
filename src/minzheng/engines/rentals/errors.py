"""Why something could not be done with a device, a rental or a settlement."""


class RentalRefused(ValueError):
    """The deed as asked for cannot be done; the text says why and what to do."""


class NoSuchRental(LookupError):
    """No device, rental or settlement of this number, or none that this viewer may see."""


class OtherPersonNeeded(RentalRefused):
    """The same person must not do both of two steps."""
