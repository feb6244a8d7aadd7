"""Whose business a plan is: the district's that watches, and the towns' as far as it is told them.

A secret look that has not taken place is told to nobody but the district.
"""

from dataclasses import replace

from django.db.models import Q, QuerySet

from minzheng.engines.access.api import Viewer, may, visible
from minzheng.engines.coverage.coded import READERS, WATCHERS, How, State
from minzheng.engines.coverage.errors import NoSuchCoverage
from minzheng.engines.coverage.models import Look, Part, Plan, Row, Slot
from minzheng.kernel.divisions import ancestors

MISSING = "没有这份检查计划或这个单位，或它不在您的范围内。请从“检查计划”重新进入"
APPROVED = Q(parts__number=0, parts__state=State.APPROVED)


def plans_of(viewer: Viewer) -> QuerySet[Plan]:
    """The plans of the viewer's district; who only reads in a town sees approved ones."""
    watched = visible(Plan.objects.all(), reading(viewer, WATCHERS)).values("pk")
    above = {code for post in reading(viewer).posts for code in ancestors(post.division)}
    told = Plan.objects.filter(APPROVED, division_code__in=above).values("pk")
    return Plan.objects.filter(Q(pk__in=watched) | Q(pk__in=told))


def plan_for(viewer: Viewer, pk: int) -> Plan:
    """A plan the viewer may see. Raises NoSuchCoverage."""
    found = plans_of(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchCoverage(MISSING)
    return found


def part_for(viewer: Viewer, pk: int) -> Part:
    """A plan or a supplement, for the district. Raises NoSuchCoverage."""
    found = Part.objects.select_related("plan").filter(pk=pk).first()
    if found is None or not watches(viewer, found.plan):
        raise NoSuchCoverage(MISSING)
    return found


def slots_of(viewer: Viewer, plan: Plan) -> QuerySet[Slot]:
    """The looks of a plan that the viewer may know of."""
    rows = Slot.objects.filter(row__plan=plan).select_related("row__part", "look")
    if watches(viewer, plan):
        return rows
    known = rows.filter(row__part__state=State.APPROVED).filter(
        ~Q(how=How.SECRET) | Q(looked_on__isnull=False)
    )
    return visible(known, reading(viewer), "row__division_code")


def row_for(viewer: Viewer, pk: int) -> Row:
    """A unit of a plan of which the viewer may know at least one look. Raises NoSuchCoverage."""
    row = Row.objects.select_related("plan", "part").filter(pk=pk).first()
    if row is None or not slots_of(viewer, row.plan).filter(row=row).exists():
        raise NoSuchCoverage(MISSING)
    return row


def slot_for(viewer: Viewer, pk: int) -> Slot:
    """A look to have, with its unit and plan. Raises NoSuchCoverage."""
    slot = Slot.objects.select_related("row__plan", "row__part").filter(pk=pk).first()
    if slot is None or not slots_of(viewer, slot.row.plan).filter(pk=pk).exists():
        raise NoSuchCoverage(MISSING)
    return slot


def look_for(viewer: Viewer, pk: int) -> Look:
    """A look that took place. Raises NoSuchCoverage."""
    look = Look.objects.filter(pk=pk).first()
    if look is None:
        raise NoSuchCoverage(MISSING)
    look.slot = slot_for(viewer, look.slot_id)
    return look


def watches(viewer: Viewer, plan: Plan) -> bool:
    """Whether she sees the plan as the district does, secret looks among it."""
    return may(viewer, WATCHERS, plan.division_code)


def reading(viewer: Viewer, roles: tuple[str, ...] = READERS) -> Viewer:
    """The viewer as far as her posts read plans."""
    return replace(viewer, posts=tuple(post for post in viewer.posts if post.role in roles))
