"""Why something could not be done with an incident, a check, a drill or an assessment."""


class SafetyRefused(ValueError):
    """The deed as asked for cannot be done; `column` names what is wrong, if one thing is."""

    def __init__(self, words: str, column: str = "") -> None:
        self.column = column
        super().__init__(words)


class NoSuchRecord(LookupError):
    """No incident, problem or photo of this number, or none that this viewer may see."""


class OtherPersonNeeded(SafetyRefused):
    """The same person must not do both of two steps."""
