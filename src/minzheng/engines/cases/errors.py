"""What a case engine verb refuses, named after the fact; every text tells the user what to do."""

from collections.abc import Mapping


class CaseRefused(ValueError):
    """Base of the refusals of this engine: the text can be shown as it stands."""


class NoSuchCase(CaseRefused, LookupError):
    """No case of this number, or none that this viewer may see (the two are not told apart)."""


class NoSuchDraft(CaseRefused, LookupError):
    """The draft was submitted, discarded, has expired, or belongs to somebody else."""


class NotYours(CaseRefused, PermissionError):
    """The signed-in person is not the one concerned."""


class NotAFamily(TypeError):
    """An organisation's case has neither household nor applicant."""


class NotAHouse(TypeError):
    """A family's case has no organisation."""


class NoHousehold(CaseRefused):
    """The register knows no household of this person."""


class AlreadyOpen(CaseRefused):
    """The household already has an open case of this matter, or is already receiving it."""


class AlreadyHandled(CaseRefused):
    """Somebody else, or an earlier click, closed this step first."""


class StepNotOpen(CaseRefused):
    """The case does not stand at this element."""


class CaseEnded(CaseRefused):
    """The case has ended; nothing can be added."""


class Incomplete(CaseRefused):
    """Answers or a record lack something: `errors` by field name, all at once."""

    def __init__(self, what: str, errors: Mapping[str, str]) -> None:
        self.errors = dict(errors)
        super().__init__(f"{what}还不能提交：{'；'.join(errors.values())}")


class UnknownOutcome(CaseRefused):
    """The step has no such outcome, or a condition of this case closes it."""


class ReasonRequired(CaseRefused):
    """A decision against the proposal, or an adverse one, needs a written reason."""


class HandsMissing(CaseRefused):
    """The record needs more different signatures."""


class ExtensionRefused(CaseRefused):
    """The total limit may not be extended, not again, or not for this reason."""


class UnsettledDoubts(CaseRefused):
    """Items of the data check are still in doubt."""


class MaterialRefused(CaseRefused):
    """The file is of a kind or size that is not taken."""


class CheckFailed(CaseRefused):
    """The other department's answer cannot be read."""


class ConsentMissing(CaseRefused):
    """Somebody of the family has not authorised the check: nothing was asked."""


class EntrustmentRefused(CaseRefused):
    """The agent is not known, not of age, is the giver herself, or the period does not fit."""


class RatingRefused(CaseRefused):
    """The case has not ended, was rated already, or the level does not exist."""


class FactRefused(CaseRefused):
    """The matter knows no such fact, or the value does not fit it."""


class NotPayable(CaseRefused):
    """An end that pays cannot be drawn up: the amount or the account is unknown."""
