"""Shapes of what a partner asks and is answered; the descriptions are part of the documentation."""

from datetime import date, datetime
from typing import Annotated, Any

from ninja import Field, Schema
from pydantic import StringConstraints

from minzheng.faces.api.v1.schemas import Fault, Strict, Text


class Me(Schema):
    """The partner itself."""

    number: str
    name: str
    organisation: str
    scopes: dict[str, str]
    divisions: list[str]
    matters: list[str]
    per_minute: int
    per_day: int
    ends_on: date
    institutions: list[str] = Field(description="替哪些机构报送：统一社会信用代码")


class Person(Strict):
    """Whom it is about; name and number must both fit."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=40)]
    id_number: Annotated[str, StringConstraints(min_length=15, max_length=18)]


class Begin(Strict):
    """A new application for somebody who gave a written mandate."""

    matter: Text = Field(description="事项的键，见 /matters")
    applicant: Person
    authority: Text = Field(
        description="书面委托的名称、编号和日期", examples=["授权委托书 WT-2026-0012，2026-11-01"]
    )


class Answers(Strict):
    """The whole set of answers; what is left out counts as not answered."""

    household: dict[str, Any] = {}
    members: list[dict[str, Any]] = Field([], max_length=30)


class MemberRow(Schema):
    """Somebody the application is about, by her place in it."""

    index: int
    name: str = Field(description="脱敏")


class WantedPaper(Schema):
    """A paper asked for, and how many were given."""

    key: str
    title: str
    required: bool
    given: int


class Application(Schema):
    """An application being written, or the case it became."""

    id: int
    matter: str
    division: str
    state: str = Field(description="draft 填写中；submitted 已提交")
    case: str | None
    expires_on: date | None
    members: list[MemberRow] = []
    signers: list[MemberRow] = Field([], description="谁要在承诺书上签字")
    unanswered: list[Fault] = []
    unsigned: list[Fault] = []
    papers: list[WantedPaper] = []


class ApplicationRow(Schema):
    """An application in the list."""

    id: int
    matter: str
    division: str
    state: str
    case: str | None
    begun_on: date


class Applications(Schema):
    """A page of applications."""

    items: list[ApplicationRow]
    next: str | None


class Signatures(Strict):
    """Who signed which commitment on paper; the paper is uploaded as well."""

    signed: dict[str, list[int]] = Field(
        description="承诺代码 → 签字人的序号（signers 里的 index）", examples=[{"truth": [0, 1]}]
    )


class PaperKept(Schema):
    """A paper as it was kept."""

    id: int
    key: str
    title: str
    sha256: str
    size: int


class OpenWait(Schema):
    """What the case waits for from the person."""

    element: str
    due_on: date
    asks: str
    fields: dict[str, Any] = Field(description="要填的内容，JSON Schema；没有的写文字或传材料")


class EventRow(Schema):
    """One knot of the history, without names."""

    on: date
    title: str
    text: str


class DecisionRow(Schema):
    """A decision in the case."""

    step: str
    outcome: str
    reason: str
    decided_on: date


class CaseFound(Schema):
    """Where a case stands."""

    number: str
    matter: str
    title: str
    division: str
    state: str = Field(description="open 办理中；ended 已办结")
    current: str
    submitted_on: date
    accepted_on: date | None
    due_on: date | None
    ended_on: date | None
    result: str
    waits: list[OpenWait]
    decisions: list[DecisionRow]
    history: list[EventRow]
    rated: bool


class LetterRow(Schema):
    """A letter of the case."""

    id: int
    number: str
    title: str
    kind: str
    issued_on: date
    sha256: str
    url: str


class Letters(Schema):
    """The letters of a case."""

    items: list[LetterRow]


class AnswerGiven(Strict):
    """The person's answer: words, and what the wait asks to be filled in."""

    text: Annotated[str, StringConstraints(max_length=1000)] = ""
    household: dict[str, Any] = {}
    members: list[dict[str, Any]] = Field([], max_length=30)


class WithdrawGiven(Strict):
    """Why, if she wants to say."""

    reason: Annotated[str, StringConstraints(max_length=200)] = ""


class RatingGiven(Strict):
    """The applicant's own rating."""

    level: Annotated[int, Field(ge=1, le=5, description="5 非常满意 … 1 非常不满意")]
    comment: Annotated[str, StringConstraints(max_length=500)] = ""


class VerifyAsked(Strict):
    """Whether somebody receives something today."""

    person: Person
    matter: Text
    ground: Annotated[str, StringConstraints(pattern="^(consent|law)$")] = Field(
        description="consent 凭本人授权书；law 依法核验（须经批准）"
    )
    consent_ref: Annotated[str, StringConstraints(max_length=80)] = ""
    purpose: Text = Field(examples=["减免有线电视费"])


class VerifyFound(Schema):
    """yes, no, or unknown: not in the register or out of reach."""

    matter: str
    on: date
    result: str = Field(description="yes 在享；no 没有；unknown 没有查到这个人")


class HookAsked(Strict):
    """A subscription."""

    url: Annotated[str, StringConstraints(min_length=8, max_length=300)]
    events: Annotated[list[str], Field(min_length=1, max_length=20)]


class HookRow(Schema):
    """A running subscription."""

    id: int
    url: str
    events: list[str]
    key_id: str
    made_at: datetime


class HookMade(HookRow):
    """A new subscription; the secret is told this once."""

    secret: str


class Hooks(Schema):
    """Every running subscription, and the events there are."""

    items: list[HookRow]
    events: dict[str, str]


class DeliveryRow(Schema):
    """A notice on its way or sent."""

    id: int
    event: str
    subject: str
    state: str
    tries: int
    made_at: datetime
    done_at: datetime | None
    problem: str


class Deliveries(Schema):
    """A page of notices."""

    items: list[DeliveryRow]
    next: str | None


class Done(Schema):
    """It is done."""

    done: bool = True
