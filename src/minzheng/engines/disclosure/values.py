"""What the verbs take, as frozen values."""

from dataclasses import dataclass
from datetime import date

from minzheng.registers.papers import Paper


@dataclass(frozen=True)
class NewVersion:
    """A wording as typed. `replaces`: index number of the document it stands in for, with how.

    `paper_checked`: somebody has read every page of the attachment for personal data.
    """

    title: str
    category: str
    made_on: date
    section: str
    summary: str
    doc_number: str = ""
    text: str = ""
    validity: str = "in_force"
    valid_until: date | None = None
    matters: tuple[str, ...] = ()
    parameters: tuple[str, ...] = ()
    replaces: str = ""
    replaces_how: str = ""
    paper: Paper | None = None
    paper_checked: bool = False
    why: str = ""


@dataclass(frozen=True)
class NewConsultation:
    """A draft to put to the public; `questions` one a line."""

    title: str
    kind: str
    explanation: str
    text: str
    opens_on: date
    closes_on: date
    questions: str = ""


@dataclass(frozen=True)
class NewComment:
    """What a reader says; name and contact may stay empty."""

    text: str
    about: str = ""
    name: str = ""
    contact: str = ""


@dataclass(frozen=True)
class NewReply:
    """One answer to comments that say alike."""

    heading: str
    outcome: str
    reason: str
    comments: tuple[int, ...] = ()


@dataclass(frozen=True)
class NewCorrection:
    """What is wrong, on which page, and how to reach who says so."""

    page: str
    text: str
    contact: str = ""
