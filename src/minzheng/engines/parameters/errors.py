"""What the parameters engine refuses, named after the fact; every text tells what to do."""


class ParameterRefused(ValueError):
    """Base of the refusals of this engine: the text can be shown as it stands."""


class ValueRefused(ParameterRefused):
    """The value cannot be entered as given: unit, dates, source, or another value on that day."""


class ReasonNeeded(ParameterRefused):
    """The value may be entered, but only with a written reason."""


class NotOpen(ParameterRefused):
    """The proposal was approved, returned or withdrawn before."""


class SamePerson(ParameterRefused, PermissionError):
    """Who proposed a value must not approve it."""


class NoSuchParameter(ParameterRefused, LookupError):
    """Nobody declares a parameter of this key."""


class NoSuchProposal(ParameterRefused, LookupError):
    """No proposal of this number, or none that this viewer may see (the two are not told apart)."""


class PaperBroken(ParameterRefused):
    """The stored document is gone or is not what was handed in."""
