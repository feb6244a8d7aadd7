"""Shapes of what public money bought: kinds of funds, contracts, venture rounds."""

from datetime import date

from ninja import Field, Schema

FEW = "大于零、少于 5，不单独公布"


class Kind(Schema):
    """A kind of fund; received is all the others together."""

    kind: str
    title: str
    received_fen: int
    allotted_fen: int
    spent_fen: int
    promised_fen: int = Field(description="已经审批、签了合同，还没有到账")
    available_fen: int


class Kinds(Schema):
    """Every kind of fund that keeps books."""

    items: list[Kind]


class ContractRow(Schema):
    """A contract in the list."""

    id: int
    number: str
    title: str
    item: str
    organisation: str
    credit_code: str
    division: str
    since: date
    until: date
    amount_fen: int
    paid_fen: int
    state: str = Field(description="running、stopped、evaluated")
    result: int | None = Field(description="评价得分，百分制；没有评价是 null")


class Contracts(Schema):
    """A page of contracts."""

    items: list[ContractRow]
    next: str | None


class IndicatorReached(Schema):
    """What was promised and what two officers accepted."""

    name: str
    unit: str
    target: int
    weight: int
    done: int | None = Field(description="还没有验收、不单独公布是 null")
    few: bool = Field(description=FEW)


class StagePaid(Schema):
    """One instalment."""

    name: str
    share: int = Field(description="占合同，万分之一")
    state: str
    amount_fen: int
    paid_on: date | None


class Scored(Schema):
    """One line of the evaluation."""

    name: str
    weight: int
    score: int


class FollowedUp(Schema):
    """How it stood some time later."""

    on: date
    goes_on: bool
    served: int | None = Field(description="最近一个月服务人数")
    few: bool = Field(description=FEW)


class Contract(ContractRow):
    """A contract with its results."""

    indicators: list[IndicatorReached]
    stages: list[StagePaid]
    scores: list[Scored]
    follow_ups: list[FollowedUp]


class RoundRow(Schema):
    """A venture round in the list."""

    id: int
    title: str
    opens_on: date
    closes_on: date
    budget_fen: int
    cap_fen: int
    proposals: int
    state: str = Field(description="open、review、awarded、confirmed")


class Rounds(Schema):
    """A page of rounds."""

    items: list[RoundRow]
    next: str | None


class Weighted(Schema):
    """One line proposals are marked by."""

    key: str
    name: str
    weight: int


class Award(Schema):
    """A proposal that was given money."""

    place: int
    title: str
    organisation: str
    credit_code: str
    score: float
    spread: float = Field(description="最高分和最低分的差")
    marks: int = Field(description="几位评审")
    award_fen: int
    follow_up: FollowedUp | None


class Round(RoundRow):
    """A round with what came of it."""

    topic: str
    criteria: list[Weighted]
    awards: list[Award] | None = Field(description="公示以前是 null")
