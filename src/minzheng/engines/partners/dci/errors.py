"""Refusals in the words of the published code lists."""


class MessageRefused(ValueError):
    """A message that is not worked on: `code` of their error list."""

    def __init__(self, code: str, text: str) -> None:
        self.code = code
        super().__init__(text)


class HeaderRejected(ValueError):
    """A message whose header does not hold: `code` of their header status list."""

    def __init__(self, code: str, text: str) -> None:
        self.code = code
        super().__init__(text)


class ItemRejected(ValueError):
    """One request of a message that cannot be answered: `code` of its status list."""

    def __init__(self, code: str, text: str) -> None:
        self.code = code
        super().__init__(text)
