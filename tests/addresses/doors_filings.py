"""Doors and things: an institution's filing on its own pages, at the window, and for everybody."""

from typing import Any

from minzheng.engines.access.api import Viewer, viewer_of
from minzheng.engines.access.testing import DAY, VILLAGE_A, Cast
from minzheng.engines.cases import api as cases
from minzheng.engines.cases.testing import HOUSE_STATED, fill, take
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.facilities.api import (
    Facility,
    NewFacility,
    facilities_within,
    find_facility,
    register_facility,
)
from minzheng.registers.organisations.api import find_by_credit_code
from minzheng.vocabulary import filing

from . import doors_provider
from .doors import ANY_HOUSE, ANYBODY, OWN_HOUSE, Door, desk

CASE = ("filing_case",)
DOORS: dict[str, Door] = {
    "provider:filings": Door(ANY_HOUSE),
    "provider:filing-new": Door(OWN_HOUSE, ("filing_field", "filing_name", "house_facility")),
    "provider:filing-draft": Door(OWN_HOUSE, ("filing_draft",)),
    "provider:filing-discard": Door(OWN_HOUSE, ("filing_draft",)),
    "provider:filing-remove": Door(OWN_HOUSE, ("filing_draft", "filing_scan")),
    "provider:filing": Door(OWN_HOUSE, CASE),
    "provider:filing-answer": Door(OWN_HOUSE, ("filing_case", "filing_step")),
    "provider:filing-report": Door(OWN_HOUSE, ("filed_case",)),
    "provider:filing-withdraw": Door(OWN_HOUSE, CASE),
    "provider:filing-letter": Door(OWN_HOUSE, ("filing_case", "filing_letter")),
    "provider:filing-paper": Door(OWN_HOUSE, ("filing_case", "filing_paper")),
    "open:filings": Door(ANYBODY),
    "desk:intake-house": Door(("district_clerk",), ("filing_field", "filing_name")),
    "desk:intake-house-begin": desk(
        "filing_field", "filing_name", "house_facility", to=("district_clerk",)
    ),
}


def things(cast: Cast) -> dict[str, Any]:
    """Of the first house: one place filed, one waiting for a correction, one being written."""
    home = find_facility(_home_of(cast))
    manager = viewer_of(cast.accounts["house"], DAY)
    body = find_by_credit_code(home.credit_code)
    assert body is not None
    places = [home, *(_place(name, home.credit_code) for name in ("石桥二院", "石桥三院"))]
    waiting, filed = (_applied(body.pk, each.pk, manager) for each in places[:2])
    clerk = cast.viewers["district_clerk"]
    lacking = {"papers_complete": "否", "papers_missing": "登记证书看不清"}
    take(waiting, "核对", "材料不全，指导补正", by=clerk, on=DAY, **lacking)
    take(filed, "核对", "材料齐全，出具回执", by=clerk, on=DAY)
    draft = cases.open_house_draft(filing.事项, body.pk, places[2].pk, by=manager, on=DAY)
    scan = cases.attach_to_draft(draft.pk, _scan(), by=manager, on=DAY)
    found = cases.dossier(cases.case_for(manager, waiting.number), manager, DAY)
    field, _, name = filing.事项.partition("/")
    return {
        "filing_field": field, "filing_name": name, "filing_case": waiting.number,
        "filed_case": filed.number, "filing_draft": draft.pk, "filing_scan": scan.pk,
        "filing_step": found.open_steps[0].step.pk, "filing_letter": found.notices[0].pk,
        "filing_paper": found.materials[0].pk,
    }  # fmt: skip


def _home_of(cast: Cast) -> int:
    """The place at which the house's account was opened."""
    code = doors_provider.CODES["home"]
    return facilities_within(VILLAGE_A).get(credit_code=code, name="石桥颐养院").pk


def _place(name: str, code: str) -> Facility:
    new = NewFacility(name, "elder_home", VILLAGE_A, f"{name}1号", credit_code=code, capacity=20)
    return register_facility(new, by=SYSTEM, on=DAY)


def _applied(body: int, place: int, by: Viewer) -> cases.Case:
    draft = cases.open_house_draft(filing.事项, body, place, by=by, on=DAY)
    draft = fill(draft, HOUSE_STATED, by=by, on=DAY)
    cases.attach_to_draft(draft.pk, _scan(), by=by, on=DAY)
    return cases.submit_draft(draft.pk, draft.token, by=by, on=DAY)


def _scan() -> cases.Upload:
    return cases.Upload("certificate", "证书.pdf", b"%PDF-1.4 a certificate of the test")
