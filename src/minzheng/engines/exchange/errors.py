"""What the exchange refuses, named after the fact; every text tells what to do."""


class ExchangeRefused(ValueError):
    """Base of the refusals of this engine: the text can be shown as it stands."""


class FileRefused(ExchangeRefused):
    """The file cannot be taken as it is: too large, empty, dangerous, or of no kind we read."""


class FileUnreadable(ExchangeRefused):
    """The file was taken, but its rows cannot be read: no header, no number column, broken."""


class DayRefused(ExchangeRefused):
    """The day named for the data cannot be."""


class DeliveredBefore(ExchangeRefused):
    """The same bytes came before; the text says in which delivery."""


class NotInThisState(ExchangeRefused):
    """The delivery is not where this can be done; the text says where it stands."""


class Blocked(ExchangeRefused):
    """Findings stand against acceptance; a head may accept with a written reason."""


class ReasonMissing(ExchangeRefused):
    """This is done only with a written reason."""


class SameHand(ExchangeRefused, PermissionError):
    """Who delivered a file must not accept it."""


class NoSuchDelivery(ExchangeRefused, LookupError):
    """No delivery of this number, or none that this viewer may see (the two are not told apart)."""


class BrokenSeal(ExchangeRefused):
    """A kept file was altered, cut, or sealed under another key."""


class PullFailed(ExchangeRefused):
    """The other side did not give the data; the text says what it answered and what to do."""


class AgreementError(ExchangeRefused):
    """feeds.yaml in the data directory says something that cannot be followed."""
