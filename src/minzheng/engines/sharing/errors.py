"""What the sharing engine refuses, named after the fact; every text tells what to do."""


class SharingRefused(ValueError):
    """Base of the refusals of this engine: the text can be shown as it stands."""


class NoSuchShare(SharingRefused, LookupError):
    """No request of this number, or none that this viewer may see: not told apart."""


class RequestUnfit(SharingRefused):
    """The request lacks something, or asks for what there is not: `errors` by field name."""

    def __init__(self, errors: dict[str, str]) -> None:
        self.errors = errors
        super().__init__("；".join(errors.values()))


class WrongState(SharingRefused):
    """The step is not due, was done before, or the time is over."""


class SamePerson(SharingRefused, PermissionError):
    """The same person has signed this request before."""


class Protected(SharingRefused):
    """Facts of children or of a closed feed: a basis and the head's confirmation are needed."""


class TooMany(SharingRefused):
    """More rows than were approved; nothing was handed out."""


class ReasonNeeded(SharingRefused):
    """A refusal, an extension, an end needs its reason in writing."""


class KeyWrong(SharingRefused):
    """No such request, or not its key: not told apart."""


class CursorStale(SharingRefused):
    """The pages were begun on another version of the population."""


class NoSuchEntry(SharingRefused, LookupError):
    """No opening of this number within the reviewer's area."""
