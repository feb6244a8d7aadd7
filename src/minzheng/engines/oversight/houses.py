"""What a house sees: concluded inspections of its own facilities, their findings, its duties."""

from datetime import date

from minzheng.engines.access.api import Viewer
from minzheng.engines.care.api import Duty, NotItsOwn, facilities_of
from minzheng.engines.oversight.models import Deed, Finding, FindingState, Inspection, State

RECTIFY = "rectify"
TOLD = (State.CONCLUDED, State.SETTLED)
MOST = 200


def own_inspections(viewer: Viewer, on: date) -> list[Inspection]:
    """The concluded inspections of the house's facilities with findings, newest first. 3 queries.

    What is planned or under way is not the house's to know.
    """
    own = [each.pk for each in facilities_of(viewer, on)]
    rows = Inspection.objects.filter(facility__in=own, state__in=TOLD)
    found = rows.select_related("facility").prefetch_related("findings")
    return list(found.order_by("-concluded_on", "-pk")[:MOST])


def own_inspection(viewer: Viewer, pk: int, on: date) -> Inspection:
    """One of them, with its letter. Raises NotItsOwn."""
    own = [each.pk for each in facilities_of(viewer, on)]
    rows = Inspection.objects.filter(facility__in=own, state__in=TOLD, pk=pk)
    inspection = rows.select_related("facility", "notice").first()
    if inspection is None:
        raise NotItsOwn("没有这次检查，或它不属于您的机构。请从检查列表重新进入")
    return inspection


def own_finding(viewer: Viewer, pk: int, on: date) -> Finding:
    """A finding the house was told of. Raises NotItsOwn."""
    own = [each.pk for each in facilities_of(viewer, on)]
    rows = Finding.objects.filter(inspection__facility__in=own, inspection__state__in=TOLD)
    found = rows.select_related("inspection__facility").filter(pk=pk).first()
    if found is None:
        raise NotItsOwn("没有这个问题，或它不属于您的机构。请从检查列表重新进入")
    return found


def own_proof(viewer: Viewer, pk: int, on: date) -> Deed:
    """What the house itself handed in. Raises NotItsOwn."""
    deed = Deed.objects.exclude(paper="").filter(pk=pk).first()
    if deed is None:
        raise NotItsOwn("没有这份证明。请从检查列表重新进入")
    deed.finding = own_finding(viewer, deed.finding_id, on)
    return deed


def duties(viewer: Viewer, on: date) -> list[Duty]:
    """What the house has to put right, the most pressing first; it joins care's. Two queries."""
    own = {each.pk: each for each in facilities_of(viewer, on)}
    rows = Finding.objects.filter(inspection__facility__in=own, state=FindingState.OPEN)
    found = rows.select_related("inspection").order_by("due_on", "pk")
    return [
        Duty(RECTIFY, f"整改：{row.item}", _why(row), row.due_on,
             own[row.inspection.facility_id], row.pk)
        for row in found
    ]  # fmt: skip


def _why(row: Finding) -> str:
    asked = f"（已申请延到 {row.asked_until}，等答复）" if row.asked_until else ""
    day = row.inspection.concluded_on
    return f"{day} 检查发现：{row.words.rstrip('。')}。整改好以后写明做法，附照片或 PDF{asked}"
