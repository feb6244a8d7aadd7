"""What the sources engine refuses; each text says what, why and what to do."""


class SourcesError(Exception):
    """Something was asked about sources that cannot be done."""


class OverruleRefused(SourcesError):
    """A value cannot be settled as asked."""


class NoSuchOverrule(SourcesError):
    """Nothing is settled there that could be taken back."""
