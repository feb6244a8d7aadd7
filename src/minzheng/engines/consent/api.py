"""The door of the consent engine: no authorisation, no economic check."""

from minzheng.engines.consent.answering import (
    RECORDERS,
    Signature,
    Wish,
    agree,
    record_sheet,
    record_visit,
    refuse,
    withdraw,
)
from minzheng.engines.consent.errors import (
    AlreadyOver,
    ConsentRefused,
    GuardianNeeded,
    NoSuchConsent,
    NotHers,
    SheetBroken,
    SheetRefused,
    WitnessNeeded,
)
from minzheng.engines.consent.family import is_adult, wards_of
from minzheng.engines.consent.models import Consent
from minzheng.engines.consent.opening import consent_for, open_sheet
from minzheng.engines.consent.sheets import Sheet
from minzheng.engines.consent.standing import (
    Missing,
    Purpose,
    answers_of,
    is_valid,
    may_check,
    missing,
    missing_in_household,
    newest,
    standing,
)
from minzheng.engines.consent.statement import Statement, owners_words, statement, valid_until

__all__ = [
    "RECORDERS",
    "AlreadyOver",
    "Consent",
    "ConsentRefused",
    "GuardianNeeded",
    "Missing",
    "NoSuchConsent",
    "NotHers",
    "Purpose",
    "Sheet",
    "SheetBroken",
    "SheetRefused",
    "Signature",
    "Statement",
    "Wish",
    "WitnessNeeded",
    "agree",
    "answers_of",
    "consent_for",
    "is_adult",
    "is_valid",
    "may_check",
    "missing",
    "missing_in_household",
    "newest",
    "open_sheet",
    "owners_words",
    "record_sheet",
    "record_visit",
    "refuse",
    "standing",
    "statement",
    "valid_until",
    "wards_of",
    "withdraw",
]
