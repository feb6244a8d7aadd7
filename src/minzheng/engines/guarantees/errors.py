"""Why something could not be done with a list of basic elder care or an invitation."""


class GuaranteeRefused(ValueError):
    """The deed as asked for cannot be done; the text says why and what to do."""


class NoSuchGuarantee(LookupError):
    """No list, item or invitation of this number, or none that this viewer may see."""


class OtherHandNeeded(GuaranteeRefused):
    """Who drew a list up must not be who adopts it."""


class ListFaulty(GuaranteeRefused):
    """A list as written cannot be used; the text names the item, what is wrong and the remedy."""
