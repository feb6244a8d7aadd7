"""Whose business care by agreement is: the posts, and how each row is found."""

from typing import TypeVar

from django.db.models import Model, QuerySet

from minzheng.engines.access.api import Viewer, visible
from minzheng.engines.caregiving.errors import NoSuchCharge
from minzheng.engines.caregiving.models import Agreement, Charge, Fault, Visit

Row = TypeVar("Row", bound=Model)
VISITORS = ("village_worker", "town_clerk")
CLERKS = ("town_clerk",)
HEADS = ("town_head",)
READERS = (*VISITORS, *HEADS, "district_clerk", "district_head", "auditor")
# Who hears when something is late, one more each time it grows later.
CLERKS_LINE = ("town_head", "district_head")
VISITS_LINE = ("town_clerk", "town_head", "district_head")


def charges_of(viewer: Viewer) -> QuerySet[Charge]:
    """The people in care within the viewer's area, for who has one of READERS."""
    return _seen(Charge.objects.select_related("person"), viewer, "division_code")


def charge_for(viewer: Viewer, pk: int) -> Charge:
    """One of them. Raises NoSuchCharge."""
    return _one(charges_of(viewer).select_related("household"), pk, "没有这名照料对象")


def agreement_for(viewer: Viewer, pk: int) -> Agreement:
    """An agreement with its person and parties. Raises NoSuchCharge."""
    rows = Agreement.objects.select_related("charge__person", "carer", "house", "stay")
    found = _seen(rows, viewer, "charge__division_code")
    return _one(found, pk, "没有这份照料协议")


def visit_for(viewer: Viewer, pk: int) -> Visit:
    """A visit with its person. Raises NoSuchCharge."""
    rows = Visit.objects.select_related("charge__person")
    return _one(_seen(rows, viewer, "charge__division_code"), pk, "没有这次走访")


def fault_for(viewer: Viewer, pk: int) -> Fault:
    """A fault with its person. Raises NoSuchCharge."""
    rows = Fault.objects.select_related("charge__person", "visit")
    return _one(_seen(rows, viewer, "charge__division_code"), pk, "没有这个照料问题")


def _seen(rows: QuerySet[Row], viewer: Viewer, place: str) -> QuerySet[Row]:
    if not viewer.roles & set(READERS):
        return rows.none()
    return visible(rows, viewer, place)


def _one(rows: QuerySet[Row], pk: int, words: str) -> Row:
    found = rows.filter(pk=pk).first()
    if found is None:
        raise NoSuchCharge(f"{words}，或不在您的辖区，请从照料服务列表进入")
    return found
