"""Shapes of what is asked and answered in public; descriptions are part of the documentation."""

from datetime import date
from typing import Annotated, Any

from ninja import Field, Schema
from pydantic import ConfigDict, StringConstraints

Text = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\x00]+$")]
Code12 = Annotated[str, StringConstraints(pattern=r"^\d{12}$")]
Words = Annotated[str, StringConstraints(max_length=80)]
Year = Annotated[int, Field(ge=1900, le=2200)] | None
MonthText = Annotated[str, StringConstraints(pattern=r"^(\d{4}-\d{2})?$")]
Fen = Annotated[int, Field(description="金额，单位是分")]


class Strict(Schema):
    """A body in which an unknown name is an error: a slip is told, not swallowed."""

    model_config = ConfigDict(extra="forbid")


class Fault(Schema):
    """One thing wrong."""

    pointer: str
    detail: str


class Problem(Schema):
    """Every refusal (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    remedy: str = ""
    errors: list[Fault] = []


class MatterRow(Schema):
    """A matter in the list."""

    key: str = Field(description="事项的键，其他接口用它指事项")
    title: str
    code: str
    kind: str
    audience: str
    personal: bool = Field(description="以个人为单位；否则以家庭为单位")
    can_check: bool = Field(description="能不能测算（eligibility）")


class Matters(Schema):
    """Every matter."""

    items: list[MatterRow]


class StepRow(Schema):
    """One element of the procedure."""

    name: str
    kind: str
    actor: str
    limit: str
    not_counted: str
    cites: list[str]


class FlowRow(Schema):
    """One procedure."""

    title: str
    total: str
    starts: list[str]
    steps: list[StepRow]


class Guide(MatterRow):
    """A service guide."""

    basis: list[str]
    channels: list[str]
    charge: str
    visits: int
    flows: list[FlowRow]


class Paper(Schema):
    """A paper that may be asked for."""

    key: str
    title: str
    why: str
    required: bool


class Commitment(Schema):
    """A statement that every adult signs."""

    key: str
    text: str
    cites: str


class FormShape(Schema):
    """What an application states."""

    matter: str
    form_schema: dict[str, Any] = Field(alias="schema", description="JSON Schema")
    papers: list[Paper]
    commitments: list[Commitment]
    facts: dict[str, Any] = Field(description="测算可以用的全部事实，JSON Schema")


class EligibilityAsked(Strict):
    """Facts without identity; what is left out or null is unknown, never no."""

    place: Code12 = Field(description="居住地区划代码，12 位", examples=["440118000000"])
    household: dict[str, Any] = Field({}, description="家庭（个人事项写本人）的事实")
    members: list[dict[str, Any]] = Field([], max_length=30, description="每位家庭成员的事实")


class ArithmeticRow(Schema):
    """One line of the working."""

    label: str
    text: str
    sentence: str
    cites: list[str]
    member: str


class Eligibility(Schema):
    """What the rules say: true, false, or null when facts are missing."""

    matter: str
    place: str
    on: date
    eligible: bool | None
    amount_fen: int | None = Field(description="每月（或一次）金额，单位是分；不知道是 null")
    why: list[str]
    missing: list[str] = Field(description="还缺哪些事实")
    unset: list[str] = Field(description="当地还没有录入哪些标准")
    working: list[ArithmeticRow]


class ParameterRow(Schema):
    """One number in force."""

    key: str
    label: str
    unit: str
    basis: str
    value: str | None = Field(description="现行值；没有生效的是 null")
    value_raw: int | str | None = Field(description="金额是分、比例是万分之一")
    since: date | None
    source: str
    status: str
    checked_on: date | None
    place: str


class Parameters(Schema):
    """A page of numbers."""

    items: list[ParameterRow]
    next: str | None


class PublicityRow(Schema):
    """What hangs in public; the name is masked already."""

    id: int
    kind: str
    matter: str
    title: str
    division: str
    issuer: str
    since: date
    until: date | None
    fields: Any
    basis: str


class Publicities(Schema):
    """A page of what hangs in public."""

    items: list[PublicityRow]
    next: str | None


class LetterFound(Schema):
    """What a verification code tells: neither name nor content."""

    number: str
    title: str
    kind: str
    issuer: str
    issued_on: date
    sha256: str
