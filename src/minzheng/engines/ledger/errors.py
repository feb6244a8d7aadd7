"""What the ledger refuses, named after the fact; every text tells the user what to do."""


class LedgerRefused(ValueError):
    """Base of the refusals of this engine: the text can be shown as it stands."""


class NoSuchFund(LedgerRefused, LookupError):
    """No such fund, or none that this viewer may see (the two are not told apart)."""


class NoSuchPaper(LedgerRefused, LookupError):
    """No such appropriation, entry, share table or closing, or none this viewer may see."""


class FundShort(LedgerRefused):
    """The fund has less than is wanted."""


class PurposeRefused(LedgerRefused):
    """The fund must not be used for this."""


class PeriodClosed(LedgerRefused):
    """The month of the entry has been closed."""


class SamePerson(LedgerRefused, PermissionError):
    """Who entered something must not approve it."""
