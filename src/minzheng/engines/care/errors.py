"""Why an institution's deed was not done."""


class CareRefused(ValueError):
    """What was told cannot stand; the text says what is wrong and what to do."""


class NotItsOwn(LookupError):
    """Nothing of this number belongs to the house; whether it exists elsewhere is not said."""
