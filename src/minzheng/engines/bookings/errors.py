"""Why something could not be done with a booking; each text says what to do instead."""


class BookingRefused(ValueError):
    """The deed as asked for cannot be done."""


class TimeGone(BookingRefused):
    """The time is full, past, or not offered (any more)."""


class AlreadyBooked(BookingRefused):
    """This phone has a booking for that day already."""


class OfferRefused(BookingRefused):
    """An offer or a pattern that cannot stand."""


class NoSuchBooking(LookupError):
    """There is no such booking or offer, or it is not the viewer's business."""
