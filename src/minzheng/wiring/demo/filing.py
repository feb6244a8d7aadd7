"""The demo's filings: two filed, one told what is missing, one late; through the real verbs.

Organisations and the people who speak for them are invented.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from minzheng.engines.access.api import House, Viewer
from minzheng.engines.cases import api as cases
from minzheng.engines.cases.testing import fill, take
from minzheng.kernel.divisions import NATION
from minzheng.kernel.doer import SYSTEM, Doer
from minzheng.registers.facilities.api import Facility, amend_facility, facilities_within
from minzheng.registers.organisations.api import (
    NewOrganisation,
    Organisation,
    find_by_credit_code,
    register_organisation,
)
from minzheng.vocabulary import filing
from minzheng.wiring.demo.houses import CODE as HOUSE_CODE
from minzheng.wiring.demo.officers import Staff

COMPLETE, LACKING = "材料齐全，出具回执", "材料不全，指导补正"
SCAN = b"%PDF-1.4\n% a certificate of the demo\n"
BEGUN = date(2019, 3, 1)
HEAD = {"premises_right": "自有", "contact_phone": "020-00000000"}


@dataclass(frozen=True)
class Told:
    """An institution of the story: its code, head, area, when it applied and when it was filed."""

    code: str
    head: str
    area: str
    applied_on: date
    filed_on: date | None


# The first two are filed; the house of the demo's own accounts is late and lacks a paper.
STORY = (
    Told("12440118455400123E", "简志华", "5200", date(2026, 10, 12), date(2026, 10, 14)),
    Told("1244011845540030X8", "利美仪", "3100", date(2026, 10, 14), date(2026, 10, 16)),
)
OWN = Told(HOUSE_CODE, "柯美玲", "4300", date(2026, 10, 28), None)
MISSING = "1．营业执照照片缺右下角，看不清登记机关；2．服务场所租赁合同没有签字页"


def file_institutions(staff: Staff, on: date) -> None:
    """Let three institutions apply and the bureau look at what they sent."""
    homes = _others(on)
    clerk = staff.bureau("district_clerk")
    for told, home in zip(STORY, homes, strict=False):
        case = _applied(told, amend_facility(home, {"credit_code": told.code, "licence": ""},
                        source="备案", by=SYSTEM, on=told.applied_on))  # fmt: skip
        if told.filed_on is not None:
            take(case, "核对", COMPLETE, by=clerk, on=told.filed_on)
    own = facilities_within(NATION, filing.备案类别, on=on).get(credit_code=HOUSE_CODE)
    own = amend_facility(own, {"licence": ""}, source="备案", by=SYSTEM, on=on)
    case = _applied(OWN, own)
    take(
        case, "核对", LACKING, by=clerk, on=date(2026, 10, 30),
        papers_complete="否", papers_missing=MISSING, acceptance_note="补齐后继续核对",
    )  # fmt: skip


def _others(on: date) -> Iterator[Facility]:
    rows = facilities_within(NATION, filing.备案类别, on=on).filter(credit_code="")
    yield from rows.order_by("pk")


def _applied(told: Told, home: Facility) -> cases.Case:
    """The manager fills in, brings the certificate and submits."""
    body = find_by_credit_code(told.code) or _body(told, home)
    house = House(body.pk, body.credit_code, "manager")
    place = body.division_code
    by = Viewer(Doer("member", f"filing-{body.pk}", told.head, body.name, place), house=house)
    on = told.applied_on
    draft = cases.open_house_draft(filing.事项, body.pk, home.pk, by=by, on=on)
    given = {**HEAD, "legal_representative": told.head, "contact_name": told.head,
             "floor_area": told.area}  # fmt: skip
    draft = fill(draft, given, by=by, on=on)
    scan = cases.Upload("certificate", "登记证书.pdf", SCAN)
    cases.attach_to_draft(draft.pk, scan, by=by, on=on)
    return cases.submit_draft(draft.pk, draft.token, by=by, on=on)


def _body(told: Told, home: Facility) -> Organisation:
    new = NewOrganisation(told.code, home.name, home.division_code, BEGUN, "养老机构")
    return register_organisation(new, by=SYSTEM)
