"""What the disclosure engine refuses, named after the fact; every text tells what to do."""


class DisclosureRefused(ValueError):
    """Base of the refusals of this engine: the text can be shown as it stands."""


class NoSuchDocument(DisclosureRefused, LookupError):
    """Nothing of this number, or nothing that this viewer may see: not told apart."""


class Unfit(DisclosureRefused):
    """What was typed lacks something or contradicts itself: `errors` by field name."""

    def __init__(self, errors: dict[str, str]) -> None:
        self.errors = errors
        super().__init__("；".join(errors.values()))


class WrongState(DisclosureRefused):
    """The step is not due, or was done before."""


class SamePerson(DisclosureRefused, PermissionError):
    """Who drafted must not approve."""


class PersonalData(DisclosureRefused):
    """What is to be disclosed holds personal data; `finds` says where, each masked."""

    def __init__(self, finds: tuple[str, ...]) -> None:
        self.finds = finds
        super().__init__(
            f"不能公开，有 {len(finds)} 处个人信息：{'；'.join(finds)}。请隐去后再提交"
        )


class PatternUnfit(DisclosureRefused):
    """The rule for index numbers in force cannot give unique numbers."""


class WindowClosed(DisclosureRefused):
    """Comments are taken only from the first to the last day."""


class PaperBroken(DisclosureRefused):
    """The stored attachment is gone or is not what was handed in."""
