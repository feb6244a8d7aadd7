"""Whose business a town's reserve is: the town pays, the district checks, approves and counts."""

from typing import TypeVar

from django.db.models import Model, QuerySet

from minzheng.engines.access.api import Viewer, visible
from minzheng.engines.reserves.errors import NoSuchReserve

PAYERS = ("town_clerk", "town_head")
LODGERS = ("town_clerk",)  # of the payers, who takes applications
SETTERS = ("district_head",)
CHECKERS = ("district_clerk",)
APPROVERS = ("district_head",)
JUDGES = ("town_head", "district_clerk", "district_head")  # who approves what becomes of a payment
READERS = (
    *PAYERS, "district_clerk", "district_head", "finance_clerk", "finance_head", "auditor",
    "discipline_inspector",
)  # fmt: skip
MOST = 2**63  # what a key can be in the tables

Row = TypeVar("Row", bound=Model)


def within(rows: QuerySet[Row], viewer: Viewer) -> QuerySet[Row]:
    """The rows of the viewer's area, if one of her posts deals with reserves."""
    return visible(rows, viewer) if viewer.roles & set(READERS) else rows.none()


def one_of(rows: QuerySet[Row], viewer: Viewer, pk: int) -> Row:
    """One row that the viewer may see. Raises NoSuchReserve."""
    found = within(rows, viewer).filter(pk=pk).first() if pk < MOST else None
    if found is None:
        raise NoSuchReserve("没有这条记录，或它不在您的辖区和岗位范围内，请从“备用金”进入")
    return found
