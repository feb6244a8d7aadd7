"""Whose business a report is: of the place that writes it, and of those who watch over it."""

from dataclasses import replace

from django.db.models import QuerySet

from minzheng.engines.access.api import Viewer, may, visible
from minzheng.engines.reports.coded import READERS, WRITERS
from minzheng.engines.reports.errors import NoSuchReport
from minzheng.engines.reports.models import Cadence, Report

MISSING = "没有这份报告，或它不在您的辖区内。请从“报告”重新进入"


def cadences_of(viewer: Viewer) -> QuerySet[Cadence]:
    """The rhythms of the viewer's area."""
    posts = tuple(post for post in viewer.posts if post.role in READERS)
    rows = Cadence.objects.select_related("duty")
    return visible(rows, replace(viewer, posts=posts))


def reports_of(viewer: Viewer) -> QuerySet[Report]:
    """Every report of those."""
    rows = Report.objects.select_related("cadence__duty", "turn")
    return rows.filter(cadence__in=cadences_of(viewer).values("pk"))


def cadence_for(viewer: Viewer, pk: int) -> Cadence:
    """A rhythm she may see. Raises NoSuchReport."""
    found = cadences_of(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchReport(MISSING)
    return found


def report_for(viewer: Viewer, pk: int) -> Report:
    """A report she may see. Raises NoSuchReport."""
    found = reports_of(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchReport(MISSING)
    return found


def may_write(viewer: Viewer, cadence: Cadence) -> bool:
    """Whether one of her posts is the one that reports."""
    return cadence.duty.owner_role in WRITERS and may(
        viewer, cadence.duty.owner_role, cadence.division_code
    )
