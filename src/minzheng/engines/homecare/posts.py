"""Whose business a plan, a visit, a month or a pair is: posts of the place, house, family."""

from dataclasses import replace
from datetime import date
from typing import TypeVar

from django.db.models import Model, QuerySet

from minzheng.engines.access.api import Viewer, visible
from minzheng.engines.care.api import facilities_of
from minzheng.engines.cases import api as cases
from minzheng.engines.homecare.coded import READERS
from minzheng.engines.homecare.errors import NoSuchVisit
from minzheng.engines.homecare.models import Call, Complaint, Flag, Pair, Plan, Settlement, Visit

Row = TypeVar("Row", bound=Model)
NO_PLAN = "没有这份服务计划，或它不在您的辖区内。请从“居家服务”重新进入"
NO_VISIT = "没有这次上门服务，或它不在您的辖区内。请从“居家服务”重新进入"
NO_SETTLEMENT = "没有这份居家服务结算单，或它不在您的辖区内。请从“结算”重新进入"


def reader(viewer: Viewer) -> Viewer:
    """The viewer with the posts that read care at home, and no other."""
    return replace(viewer, posts=tuple(post for post in viewer.posts if post.role in READERS))


def plans_of(viewer: Viewer) -> QuerySet[Plan]:
    """The plans of the viewer's area."""
    return visible(Plan.objects.select_related("person", "facility"), reader(viewer))


def plan_for(viewer: Viewer, pk: int) -> Plan:
    """A plan the viewer may see. Raises NoSuchVisit."""
    return _one(plans_of(viewer), pk, NO_PLAN)


def visits_of(viewer: Viewer) -> QuerySet[Visit]:
    """The visits of the viewer's area."""
    return visible(Visit.objects.select_related("person", "facility", "plan"), reader(viewer))


def visit_for(viewer: Viewer, pk: int) -> Visit:
    """A visit the viewer may see. Raises NoSuchVisit."""
    return _one(visits_of(viewer), pk, NO_VISIT)


def flags_of(viewer: Viewer) -> QuerySet[Flag]:
    """What is odd in the viewer's area."""
    rows = Flag.objects.select_related("visit__person", "visit__facility")
    return visible(rows, reader(viewer), "visit__division_code")


def calls_of(viewer: Viewer) -> QuerySet[Call]:
    """Who is called back in the viewer's area."""
    rows = Call.objects.select_related("visit__person", "visit__facility")
    return visible(rows, reader(viewer), "visit__division_code")


def call_for(viewer: Viewer, pk: int) -> Call:
    """A call the viewer may see. Raises NoSuchVisit."""
    return _one(calls_of(viewer), pk, "没有这条回访，或它不在您的辖区内。请从“回访”重新进入")


def complaints_of(viewer: Viewer) -> QuerySet[Complaint]:
    """The complaints of the viewer's area."""
    rows = Complaint.objects.select_related("visit__person", "visit__facility")
    return visible(rows, reader(viewer), "visit__division_code")


def complaint_for(viewer: Viewer, pk: int) -> Complaint:
    """A complaint the viewer may see. Raises NoSuchVisit."""
    missing = "没有这条投诉，或它不在您的辖区内。请从“投诉”重新进入"
    return _one(complaints_of(viewer), pk, missing)


def settlements_of(viewer: Viewer) -> QuerySet[Settlement]:
    """The settlements of the viewer's area."""
    return visible(Settlement.objects.select_related("facility"), reader(viewer))


def settlement_for(viewer: Viewer, pk: int) -> Settlement:
    """A settlement the viewer may see. Raises NoSuchVisit."""
    return _one(settlements_of(viewer), pk, NO_SETTLEMENT)


def pairs_of(viewer: Viewer) -> QuerySet[Pair]:
    """The helper pairs of the viewer's area."""
    return visible(Pair.objects.select_related("person"), reader(viewer))


def pair_for(viewer: Viewer, pk: int) -> Pair:
    """A helper pair the viewer may see. Raises NoSuchVisit."""
    missing = "没有这个结对，或它不在您的辖区内。请从“弱老携手”重新进入"
    return _one(pairs_of(viewer), pk, missing)


def own_plans(viewer: Viewer, on: date) -> QuerySet[Plan]:
    """The plans of the house's own."""
    own = [each.pk for each in facilities_of(viewer, on)]
    return Plan.objects.select_related("person", "facility").filter(facility__in=own)


def own_plan(viewer: Viewer, pk: int, on: date) -> Plan:
    """A plan of the house's own. Raises NoSuchVisit."""
    return _one(own_plans(viewer, on), pk, NO_PLAN)


def own_visits(viewer: Viewer, on: date) -> QuerySet[Visit]:
    """The visits of the house's own."""
    own = [each.pk for each in facilities_of(viewer, on)]
    rows = Visit.objects.select_related("person", "facility", "plan")
    return rows.filter(facility__in=own)


def own_visit(viewer: Viewer, pk: int, on: date) -> Visit:
    """A visit of the house's own. Raises NoSuchVisit."""
    return _one(own_visits(viewer, on), pk, NO_VISIT)


def family_plans(viewer: Viewer, on: date) -> QuerySet[Plan]:
    """The plans of a citizen and her household."""
    rows = Plan.objects.select_related("person", "facility")
    return rows.filter(person__in=cases.family_of(viewer, on))


def family_visits(viewer: Viewer, on: date) -> QuerySet[Visit]:
    """The visits at a citizen's and her household's."""
    rows = Visit.objects.select_related("person", "facility", "plan")
    return rows.filter(person__in=cases.family_of(viewer, on))


def family_visit(viewer: Viewer, pk: int, on: date) -> Visit:
    """A visit at the citizen's own or her household's. Raises NoSuchVisit."""
    missing = "没有这次上门服务，或它不是您家的。请从“居家服务”重新进入"
    return _one(family_visits(viewer, on), pk, missing)


def family_plan(viewer: Viewer, pk: int, on: date) -> Plan:
    """A plan of the citizen or of her household. Raises NoSuchVisit."""
    missing = "没有这份服务计划，或它不是您家的。请从“居家服务”重新进入"
    return _one(family_plans(viewer, on), pk, missing)


def _one(rows: QuerySet[Row], pk: int, missing: str) -> Row:
    found = rows.filter(pk=pk).first()
    if found is None:
        raise NoSuchVisit(missing)
    return found
