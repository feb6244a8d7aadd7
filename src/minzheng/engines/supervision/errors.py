"""Why something could not be done in supervision; each text says what to do instead."""


class SupervisionRefused(ValueError):
    """The deed as asked for cannot be done: wrong person, wrong moment, something is missing."""


class NoSuchPlan(LookupError):
    """There is no such plan, review, finding or joint inspection, or not for this viewer."""
