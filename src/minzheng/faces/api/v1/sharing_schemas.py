"""Shapes of public draws and of calls for help."""

from datetime import date, datetime
from typing import Any

from ninja import Field, Schema


class DrawRow(Schema):
    """A draw that was committed to."""

    id: int
    title: str
    digest: str = Field(description="名单的 SHA-256")
    commitment: str = Field(description="种子的 SHA-256")
    size: int
    to_take: int
    committed_at: datetime | None
    drawn_at: datetime | None = Field(description="还没有抽是 null")


class Draws(Schema):
    """A page of draws."""

    items: list[DrawRow]
    next: str | None


class Draw(Schema):
    """Everything somebody needs to do a draw again."""

    format: str | int
    draw: int
    title: str
    basis: str
    prepared_on: str
    committed_at: str
    due_on: str
    drawn_at: str
    digest: str
    commitment: str
    seed: str = Field(description="抽取以后才有")
    later: dict[str, str]
    strata: list[dict[str, Any]]
    items: list[dict[str, Any]]
    chosen: list[str]


class Offering(Schema):
    """Help that is asked for; no name, no village."""

    number: str
    item: str
    item_name: str
    amount: str
    town: str
    words: str
    worth_fen: int | None
    offered_on: date


class Offerings(Schema):
    """A page of calls for help."""

    items: list[Offering]
    next: str | None
