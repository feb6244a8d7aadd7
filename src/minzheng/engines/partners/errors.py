"""What the partners engine refuses, named after the fact; every text tells what to do."""


class PartnerRefused(ValueError):
    """Base of the refusals of this engine: the text can be shown as it stands."""


class NoSuchPartner(PartnerRefused, LookupError):
    """No partner, subscription or notice of this number, or none that this viewer may see."""


class PartnerUnfit(PartnerRefused):
    """The registration lacks something, or asks for what there is not: `errors` by field name."""

    def __init__(self, errors: dict[str, str]) -> None:
        self.errors = errors
        super().__init__("；".join(errors.values()))


class WrongState(PartnerRefused):
    """The step is not due, was done before, or the time is over."""


class SamePerson(PartnerRefused, PermissionError):
    """Who registered a partner does not approve it."""


class ReasonNeeded(PartnerRefused):
    """A refusal or an end needs its reason in writing."""


class KeyWrong(PartnerRefused):
    """No such key, or one that was revoked or has run out: not told apart."""


class PartnerOver(PartnerRefused, PermissionError):
    """The partner is not approved, or its time is over."""


class AddressRefused(PartnerRefused, PermissionError):
    """The call came from an address that was not registered."""


class ScopeMissing(PartnerRefused, PermissionError):
    """The partner may not do this."""


class TooFast(PartnerRefused):
    """More calls than agreed; `wait`: seconds until the next is taken."""

    def __init__(self, text: str, wait: int) -> None:
        self.wait = wait
        super().__init__(text)


class OtherBody(PartnerRefused):
    """The Idempotency-Key was used for another request."""


class NotLodged(PartnerRefused, LookupError):
    """No application or case of this number that this partner lodged."""


class NotMade(PartnerRefused, LookupError):
    """No booking, tip, comment or facility of this number that is this partner's business."""


class PersonUnknown(PartnerRefused, LookupError):
    """Nobody of this name and number within the partner's divisions: not told apart."""


class MandateMissing(PartnerRefused):
    """Nothing is submitted for another without her written mandate."""


class GroundMissing(PartnerRefused):
    """A verification needs the person's consent, or an approved legal basis."""


class UrlRefused(PartnerRefused):
    """An address that events may not be sent to."""


class SignatureWrong(PartnerRefused):
    """What was sent in bears no signature of the partner's, or one that is too old."""
