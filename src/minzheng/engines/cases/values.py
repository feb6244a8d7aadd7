"""What the verbs take and give, as frozen values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from typing import Any


@dataclass(frozen=True)
class Upload:
    """A file as it came: `key` of the form's attachment ("" for another paper), name, bytes."""

    key: str
    name: str
    content: bytes
    title: str = ""


@dataclass(frozen=True)
class Application:
    """An application ready to be submitted. `answers` by column, members' as "<index>.<column>".

    `token` makes a double click harmless: the same token gives the same case. `members` are the
    persons' numbers in the order of the indexes; empty means the household's members by register.
    `signed` tells who signed which commitment: key -> persons' numbers. `person_id`: in a person's
    matter whom it is about, when not the applicant. `place`: the division where it is lodged, in a
    matter that is handled there and not where the household is registered. An organisation's has
    `organisation_id`, where it is about one place `facility_id`, and no applicant.
    """

    matter: str
    applicant_id: int | None
    token: str
    answers: Mapping[str, Any]
    household_id: int | None = None
    members: tuple[int, ...] = ()
    signed: Mapping[str, Sequence[int]] = field(default_factory=dict)
    agent_name: str = ""
    agent_mandate: str = ""
    person_id: int | None = None
    place: str = ""
    organisation_id: int | None = None
    facility_id: int | None = None


@dataclass(frozen=True)
class Lodging:
    """For whom an application is, if not for the applicant; where lodged, if not at home."""

    person_id: int | None = None
    place: str = ""


@dataclass(frozen=True)
class Mandate:
    """Who applies for another, and by what authority (a written mandate, a committee's help)."""

    agent_name: str
    authority: str


@dataclass(frozen=True)
class Handling:
    """What an officer decides: outcome, record as typed, reason, co-signers' staff numbers."""

    outcome: str
    record: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""
    signers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reply:
    """What the person concerned brings, explains or says when a case waits for her.

    `record`: the fields that the wait asks for, as typed.
    """

    text: str = ""
    uploads: tuple[Upload, ...] = ()
    record: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Change:
    """One fact put right: `person_id` None for a fact of the household."""

    column: str
    value: Any
    person_id: int | None = None


@dataclass(frozen=True)
class Happening:
    """Something that happened to a household: the event's name as the flows' triggers write it."""

    household_id: int
    event: str
    happened_on: date
    person_id: int | None = None
    source: str = ""


@dataclass(frozen=True)
class CaseHappening:
    """Something that happened to what is held, by whomever: `number` of the case that gave it."""

    number: str
    event: str
    happened_on: date
    source: str = ""
    person_id: None = None


class Satisfaction(IntEnum):
    """政务服务“好差评” levels; the two lowest are bad reviews (国办发〔2019〕51号)."""

    VERY_BAD = 1
    BAD = 2
    FAIR = 3
    GOOD = 4
    VERY_GOOD = 5


SATISFACTION_WORDS = {5: "非常满意", 4: "满意", 3: "基本满意", 2: "不满意", 1: "非常不满意"}


@dataclass(frozen=True)
class Review:
    """A rating by the person served: 1–5, points by indicator, and words."""

    level: int
    points: Mapping[str, int] = field(default_factory=dict)
    comment: str = ""


@dataclass(frozen=True)
class DayReport:
    """What a day's run did, case numbers by kind; everything empty when run again."""

    on: date
    timed_out: tuple[str, ...] = ()
    unopposed: tuple[str, ...] = ()
    escalated: tuple[str, ...] = ()
    reviews_opened: tuple[str, ...] = ()
    drafts_expired: int = 0
    problems: tuple[str, ...] = ()
