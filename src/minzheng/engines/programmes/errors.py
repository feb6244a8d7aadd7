"""Why something could not be done in a programme; each text says what to do instead."""


class ProgrammeRefused(ValueError):
    """The deed as asked for cannot be done: closed, words missing, a step not yet made."""


class NoSuchFile(LookupError):
    """There is no such file, or the viewer is not of its team: the two are not told apart."""


class DefinitionFaulty(ValueError):
    """A file of definitions or scales cannot be used; the text names file, place and remedy."""
