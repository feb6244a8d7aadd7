"""Why a facility could not be written; each text says what to do instead."""


class FacilityRefused(ValueError):
    """A value that cannot stand: `column` is the field, `rule` what it breaks, `remedy` what to do.

    `str()` of it is the whole sentence.
    """

    def __init__(self, column: str, rule: str, remedy: str) -> None:
        self.column, self.rule, self.remedy = column, rule, remedy
        super().__init__(f"{rule}，{remedy}")


class NoSuchFacility(LookupError):
    """No facility has this number."""


class SheetUnreadable(ValueError):
    """The file cannot be read as a sheet of facilities."""
