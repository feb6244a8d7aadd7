"""Why somebody may not come in, see or do; each message says what to do next."""


class NotAllowed(PermissionError):
    """The viewer's posts do not reach this."""


class UnknownPurpose(ValueError):
    """A sealed field was to be opened without one of the stated purposes."""


class SignInRefused(Exception):
    """Not let in: wrong name or password, or a closed account."""


class AccountLocked(SignInRefused):
    """Too many failures; the message says until when."""


class NoPost(SignInRefused):
    """The officer holds no post on the day."""


class CodeNeeded(SignInRefused):
    """Name and password are right; the one-time code is still missing."""


class CodeWrong(SignInRefused):
    """The one-time code is wrong, old or used before."""


class AccountRefused(ValueError):
    """An account cannot be opened as given."""


class WeakPassword(ValueError):
    """The password does not meet the rules; `reasons` lists all of them."""

    def __init__(self, reasons: tuple[str, ...]) -> None:
        self.reasons = reasons
        super().__init__("密码不符合要求：" + "；".join(reasons))
