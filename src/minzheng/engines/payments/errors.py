"""What the payments engine refuses, named after the fact; every text tells the user what to do."""


class PaymentRefused(ValueError):
    """Base of the refusals of this engine: the text can be shown as it stands."""


class NoSuchEntitlement(PaymentRefused, LookupError):
    """No entitlement of this number."""


class AlreadyGranted(PaymentRefused):
    """The case has been granted this before, with another amount or month."""


class EntitlementEnded(PaymentRefused):
    """The entitlement ends before the month concerned."""


class AccountRefused(PaymentRefused):
    """The account cannot be one, or its holder is missing."""


class AmountRefused(PaymentRefused):
    """The amount is nothing, negative, or more than there is."""


class NoSuchRun(PaymentRefused, LookupError):
    """No pay run of this number, or none that this viewer may see (the two are not told apart)."""


class RunRefused(PaymentRefused):
    """The run cannot take this step now; the text says which comes first."""


class RunOutOfDate(RunRefused):
    """Something changed since the run was computed."""


class FundsMissing(RunRefused):
    """The funds cannot bear the run, or the ledger's month is closed."""


class FourEyes(PaymentRefused, PermissionError):
    """The same person must not do both of two steps."""


class UnknownLayout(PaymentRefused, LookupError):
    """No layout of this name."""


class LineDoesNotFit(PaymentRefused):
    """A value does not fit its column in the bank's layout."""


class FileDamaged(PaymentRefused):
    """The stored bank file is not what was exported."""


class ReturnRefused(PaymentRefused):
    """The return file cannot be read at all."""


class LineRefused(PaymentRefused):
    """The line cannot take this step."""


class NoSuchRecovery(PaymentRefused, LookupError):
    """No recovery of this number, or none that this viewer may see."""


class RecoveryRefused(PaymentRefused):
    """The recovery cannot take this step now."""


class CorrectionRefused(PaymentRefused):
    """The months cannot be set right this way; the text says what comes first."""


class NoSuchCorrection(PaymentRefused, LookupError):
    """No correction of this number, or none that this viewer may see."""


class DirectionRefused(PaymentRefused):
    """The part cannot be directed like this; the text says why."""
