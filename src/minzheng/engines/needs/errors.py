"""Why something could not be done with a need, a supply or an order; each says what to do."""


class NeedRefused(ValueError):
    """The deed as asked for cannot be done: wrong state, words missing, no room."""


class NoSuchNeed(LookupError):
    """There is no such need, order, supply or run, or it is not the viewer's business."""


class CatalogueFaulty(ValueError):
    """A catalogue file says something that cannot be used."""
