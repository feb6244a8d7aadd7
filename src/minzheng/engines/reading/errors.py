"""Why a document cannot be read, and what to do."""


class ReadingRefused(ValueError):
    """The file holds no text that can be read; the message says why and what to do."""
