"""What can be wrong with a population table, a pass over it or a search in it."""


class ScreeningError(ValueError):
    """Base of the refusals here; the text says what, where, why and what to do."""


class NoSnapshot(ScreeningError):
    """No population table has been built for the day."""


class TableBroken(ScreeningError):
    """The files of a population table do not fit together."""


class SparkMissing(ScreeningError):
    """A pass on Spark was asked for, but pyspark is not installed."""


class UnknownColumn(ScreeningError):
    """A column of the population that no term of the glossary and no formula has."""
