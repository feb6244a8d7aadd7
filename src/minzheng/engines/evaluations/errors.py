"""Why something could not be done with a rubric, a round, a score or a subsidy."""


class EvaluationRefused(ValueError):
    """The deed as asked for cannot be done; the text says why and what to do."""


class RubricFaulty(EvaluationRefused):
    """A rubric cannot be used; the text names where, the fault and the remedy."""


class NoSuchEvaluation(LookupError):
    """No rubric, round, house or subsidy of this number, or none that this viewer may see."""


class OtherPersonNeeded(EvaluationRefused):
    """The same person must not do both of two steps."""
