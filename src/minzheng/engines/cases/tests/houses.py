"""Institutions that apply: with a facility, a manager who acts for them, and their papers."""

from dataclasses import dataclass
from datetime import date

from minzheng.engines.access.api import House, Viewer
from minzheng.engines.access.testing import VILLAGE_A
from minzheng.engines.cases.api import (
    Case,
    Upload,
    attach_to_draft,
    open_house_draft,
    submit_draft,
    wanted_papers,
)
from minzheng.engines.cases.testing import HOUSE_STATED, fill
from minzheng.kernel.doer import SYSTEM, Doer
from minzheng.registers.facilities.api import Facility, NewFacility, register_facility
from minzheng.registers.organisations.api import (
    NewOrganisation,
    Organisation,
    register_organisation,
)

CODE, OTHER_CODE = "91350100M000100Y43", "91440101231245152Y"
BEGUN = date(2020, 5, 1)
PAPER = b"%PDF-1.4\n%certificate\n"


@dataclass(frozen=True)
class Institution:
    """An organisation with one facility, and somebody who acts for it."""

    organisation: Organisation
    facility: Facility
    viewer: Viewer


def make_house(
    code: str = CODE, name: str = "长青养老院", *, division: str = VILLAGE_A,
    operator: str = "business", beds: int = 60,
) -> Institution:  # fmt: skip
    new = NewOrganisation(code, f"{name}有限公司", division, BEGUN)
    organisation = register_organisation(new, by=SYSTEM)
    place = NewFacility(
        name=name, kind="elder_home", division_code=division, address="青竹镇石桥村 8 号",
        credit_code=code, capacity=beds, operator=operator, opened_on=BEGUN,
    )  # fmt: skip
    facility = register_facility(place, by=SYSTEM, on=BEGUN)
    house = House(organisation.pk, organisation.credit_code, "manager")
    return Institution(organisation, facility, Viewer(Doer("member", "1", "梁启明"), house=house))


def house_applies(matter: str, house: Institution, *, on: date) -> Case:
    """The institution fills in everything, hands in what is asked, and submits."""
    by = house.viewer
    draft = open_house_draft(matter, house.organisation.pk, house.facility.pk, by=by, on=on)
    draft = fill(draft, HOUSE_STATED, by=by, on=on)
    for paper in wanted_papers(draft, on):
        upload = Upload(paper.attachment.key, "证书.pdf", PAPER)
        attach_to_draft(draft.pk, upload, by=by, on=on)
    return submit_draft(draft.pk, draft.token, by=by, on=on)
