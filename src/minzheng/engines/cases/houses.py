"""What an organisation lodges: for itself, or for one facility that it runs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from minzheng.engines.access.api import Viewer
from minzheng.engines.cases.access_rules import HOUSE_ROLES, require_concerned_or
from minzheng.engines.cases.errors import CaseRefused
from minzheng.engines.cases.members import Signer
from minzheng.engines.cases.models import Case, Draft, Recognition
from minzheng.engines.cases.parties import Party, party_of
from minzheng.engines.cases.subjects import FamilySubject, Subject, family_subject_of
from minzheng.engines.cases.values import Application
from minzheng.kernel.matter import Matter, catalogue
from minzheng.registers.facilities.api import Facility, NoSuchFacility, find_facility
from minzheng.registers.organisations.api import Organisation, find_organisation
from minzheng.vocabulary import filing


@dataclass(frozen=True)
class HouseSubject:
    """`facility`: where the matter is about one place."""

    organisation: Organisation
    facility: Facility | None
    division_code: str
    people: tuple[int, ...] = ()

    @property
    def whose(self) -> str:
        return str(self.facility or self.organisation)

    @property
    def party(self) -> Party:
        return party_of(Draft(**self.columns()))

    def columns(self) -> Mapping[str, Any]:
        return {"organisation": self.organisation, "facility": self.facility}

    def lock(self) -> None:
        Organisation.objects.select_for_update().get(pk=self.organisation.pk)

    def running(self, matter: Matter) -> Case | None:
        rows = Case.objects.filter(matter=matter.key, state=Case.OPEN, **self.columns())
        return rows.first()

    def holds(self, matter: Matter, on: date) -> bool:
        held = Recognition.objects.on(on).filter(matter=matter.key, **self.columns())
        return held.exists()

    def signers(self, applicant_id: int | None, on: date) -> Sequence[Signer]:
        """The organisation itself, by whoever acts for it."""
        return [self.organisation]


def subject_of(application: Application, *, by: Viewer, on: date) -> Subject:
    """Whom an application is about, once it is sure that `by` may lodge it.

    Raises NoHousehold, NotYours, NotAllowed, CaseRefused.
    """
    if catalogue().get(application.matter).organisational:
        return _house_subject(application, by=by, on=on)
    return family_subject_of(application, by=by, on=on)


def subject_of_draft(draft: Draft) -> Subject:
    """Whom a draft is about and where it will be handled."""
    if draft.organisation is not None:
        return HouseSubject(draft.organisation, draft.facility, draft.division_code)
    people = tuple(draft.members)
    return FamilySubject(draft.home, people, draft.person_id, draft.division_code)


def lodged_at(organisation: Organisation, facility: Facility | None) -> str:
    """Where an organisation's matter is handled: one that is run for profit where its place is,
    any other by the bureau of the level at which it is registered (养老机构管理办法第十条)."""
    if facility is not None and facility.operator == filing.按场所备案:
        return facility.division_code
    return organisation.division_code


def _house_subject(application: Application, *, by: Viewer, on: date) -> HouseSubject:
    title = catalogue().get(application.matter).service.short
    families = (application.applicant_id, application.household_id, application.person_id)
    if application.organisation_id is None or any(number is not None for number in families):
        raise CaseRefused(f"{title}由机构申请，不能以个人或家庭名义申请")
    organisation = find_organisation(application.organisation_id)
    if organisation is None:
        raise CaseRefused("登记簿里没有这家组织，请先由民政局登记")
    facility = _facility(application.facility_id, organisation, on)
    found = HouseSubject(organisation, facility, lodged_at(organisation, facility))
    row = Draft(**found.columns(), place=found.division_code, matter=application.matter)
    require_concerned_or(by, row, HOUSE_ROLES)
    return found


def _facility(pk: int | None, organisation: Organisation, on: date) -> Facility | None:
    """The facility, if the organisation runs it and it has not closed. Raises CaseRefused."""
    if pk is None:
        return None
    try:
        found = find_facility(pk)
    except NoSuchFacility as missing:
        raise CaseRefused(str(missing)) from missing
    if found.credit_code != organisation.credit_code:
        raise CaseRefused(f"“{found.name}”不是“{organisation.name}”的服务场所，请核对")
    if found.closed_on is not None and found.closed_on <= on:
        raise CaseRefused(f"“{found.name}”已于 {found.closed_on} 停办，不能再办理")
    return found
