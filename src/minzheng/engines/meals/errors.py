"""Why something could not be done with a menu, an order, a meal or a settlement."""


class MealRefused(ValueError):
    """The deed as asked for cannot be done; the text says why and what to do."""


class NoSuchMeal(LookupError):
    """No menu, order, meal or settlement of this number, or none that this viewer may see."""


class OtherPersonNeeded(MealRefused):
    """The same person must not do both of two steps."""
