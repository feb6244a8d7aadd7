"""Why something could not be done with a voucher, an enrolment or a settlement."""


class VoucherRefused(ValueError):
    """The deed as asked for cannot be done; the text says why and what to do."""


class NoSuchVoucher(LookupError):
    """No enrolment, use or settlement of this number, or none that this viewer may see."""


class OtherPersonNeeded(VoucherRefused):
    """The same person must not do both of two steps."""
