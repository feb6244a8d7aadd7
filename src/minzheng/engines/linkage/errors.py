"""What the linkage engine refuses, named after the fact; every text tells what to do."""


class LinkageRefused(ValueError):
    """Base of the refusals of this engine: the text can be shown as it stands."""


class NoSuchPair(LinkageRefused, LookupError):
    """No pair of this number, or none that this viewer may see: the two are not told apart."""


class AlreadyRuled(LinkageRefused):
    """Somebody settled it meanwhile, or the settlement was undone already."""


class ReasonMissing(LinkageRefused):
    """A settlement or its undoing without a written reason."""


class RowGone(LinkageRefused):
    """The row is no longer in the feed's present version."""


class TooFewRecords(LinkageRefused):
    """There are not enough records to train a model on."""
