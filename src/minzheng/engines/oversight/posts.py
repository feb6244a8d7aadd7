"""Whose business an inspection is: posts whose area the facility lies in, and the two who look."""

from datetime import date

from django.db.models import QuerySet

from minzheng.engines.access.api import Viewer, may, require, visible
from minzheng.engines.oversight.coded import MAJOR
from minzheng.engines.oversight.errors import NoSuchInspection, OversightRefused
from minzheng.engines.oversight.models import Deed, Finding, FindingState, Inspection
from minzheng.registers.facilities.api import Facility
from minzheng.registers.offices.api import Officer, officers_with
from minzheng.registers.organisations.api import Member, find_by_credit_code, members_of
from minzheng.registers.sealing import unseal

INSPECTORS = ("town_clerk", "district_clerk")
HEADS = ("town_head", "district_head")
PLANNERS = LOOKERS = (*INSPECTORS, *HEADS)
READERS = (*PLANNERS, "auditor")
PLACE = "facility__division_code"


def inspections_of(viewer: Viewer) -> QuerySet[Inspection]:
    """The inspections of facilities within the viewer's area, for who has one of READERS."""
    if not viewer.roles & set(READERS):
        return Inspection.objects.none()
    return visible(Inspection.objects.select_related("facility"), viewer, PLACE)


def inspection_for(viewer: Viewer, pk: int) -> Inspection:
    """An inspection the viewer may see, with its letter. Raises NoSuchInspection."""
    found = inspections_of(viewer).select_related("notice").filter(pk=pk).first()
    if found is None:
        raise NoSuchInspection("没有这次检查，或它不在您的辖区，请从检查列表进入")
    return found


def finding_for(viewer: Viewer, pk: int) -> Finding:
    """A finding of an inspection the viewer may see. Raises NoSuchInspection."""
    rows = Finding.objects.filter(inspection__in=inspections_of(viewer).values("pk"))
    found = rows.select_related("inspection__facility").filter(pk=pk).first()
    if found is None:
        raise NoSuchInspection("没有这个问题，或它不在您的辖区，请从检查列表进入")
    return found


def proof_for(viewer: Viewer, pk: int) -> Deed:
    """What a house handed in about a finding the viewer may see. Raises NoSuchInspection."""
    deed = Deed.objects.exclude(paper="").filter(pk=pk).first()
    if deed is None:
        raise NoSuchInspection("没有这份证明，请从检查页面进入")
    deed.finding = finding_for(viewer, deed.finding_id)
    return deed


def facility_for(viewer: Viewer, pk: int) -> Facility:
    """A facility whose inspections the viewer may see. Raises NoSuchInspection."""
    reach = visible(Facility.objects.all(), viewer) if viewer.roles & set(READERS) else None
    found = reach.filter(pk=pk).first() if reach is not None else None
    if found is None:
        raise NoSuchInspection("没有这个机构，或它不在您的辖区，请从检查列表进入")
    return found


def inspectors_of(facility: Facility, on: date) -> list[Officer]:
    """Who may inspect a facility on a day, by name."""
    place = facility.division_code
    found = {each.pk: each for role in INSPECTORS for each in officers_with(role, place, on)}
    return sorted(found.values(), key=lambda each: (each.name, each.staff_number))


def members_behind(facility: Facility, on: date) -> list[Member]:
    """Who acts for the organisation behind a facility on a day."""
    organisation = find_by_credit_code(facility.credit_code) if facility.credit_code else None
    return members_of(organisation, on) if organisation is not None else []


def require_stranger(officer: Officer, facility: Facility, on: date) -> None:
    """Raises OversightRefused when the officer acts for the house she is to look at.

    Officers and members share no number here: the same name counts as the same person unless the
    telephones of both are known and differ.
    """
    if any(same_person(officer, member) for member in members_behind(facility, on)):
        raise OversightRefused(
            f"{officer.name}和“{facility.name}”登记的机构人员同名，应当回避，请换一位检查人员；"
            "同名不是同一人的，请先在两边的登记里补上电话"
        )


def require_one_of_two(inspection: Inspection, by: Viewer) -> None:
    """Raises NotAllowed without the post here, OversightRefused for who is not one of the two."""
    require(by, INSPECTORS, inspection.facility.division_code)
    if by.doer.key not in inspection.inspectors:
        raise OversightRefused(
            f"这次检查由{inspection.inspector_names}两人办理；要换人的，请负责人取消后重新安排"
        )


def require_looker(finding: Finding, by: Viewer) -> None:
    """Raises NotAllowed without the post here.

    What is grave is not closed by those who found it: raises OversightRefused for the two.
    """
    require(by, LOOKERS, finding.inspection.facility.division_code)
    if finding.severity == MAJOR and by.doer.key in finding.inspection.inspectors:
        raise OversightRefused(
            "重大问题由没有参加这次检查的人复查，请交给本辖区的负责人或另一位经办人"
        )


def may_look(viewer: Viewer, finding: Finding) -> bool:
    """Whether the viewer may take the second look now."""
    own = finding.severity == MAJOR and viewer.doer.key in finding.inspection.inspectors
    waits = finding.state == FindingState.ANSWERED
    return waits and not own and may(viewer, LOOKERS, finding.inspection.facility.division_code)


def same_person(officer: Officer, member: Member) -> bool:
    """Whether an officer and somebody of an organisation count as the same person."""
    if officer.name.strip() != member.name.strip():
        return False
    if not (officer.phone_sealed and member.phone_sealed):
        return True
    return unseal(officer.phone_sealed) == unseal(member.phone_sealed)
