"""Why something could not be done about a plan."""


class PlanRefused(ValueError):
    """The deed as asked for cannot be done; the text says why and what to do."""


class NoSuchPlan(LookupError):
    """There is no plan, item or figure of this number, or none this viewer may see."""
