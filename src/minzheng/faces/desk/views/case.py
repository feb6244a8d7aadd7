"""The case page: the dossier tab by tab, and the panel of the step that waits for the viewer."""

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from minzheng.engines.cases.api import (
    CheckState,
    Dossier,
    case_for,
    dossier,
    matter_of,
    missing_consents,
    open_material,
)
from minzheng.engines.notices.api import letter_pdf
from minzheng.faces.desk import roles
from minzheng.faces.desk.asking import letter_for
from minzheng.faces.desk.files import inline
from minzheng.faces.desk.handling import handling_form, own_step
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import NotFound, OfficerRequest, officer
from minzheng.faces.desk.showing import dossier as show
from minzheng.faces.desk.showing import records as tabs
from minzheng.faces.desk.showing.payments import case_payments
from minzheng.faces.desk.showing.records import records_of
from minzheng.faces.desk.showing.sheets import case_sheet_table, letter_table, objection_entries
from minzheng.faces.desk.showing.sums import advice_of, advice_words, ledger
from minzheng.faces.looks.timelines import events


@require_safe
@officer(roles.READERS)
def case(request: OfficerRequest, number: str) -> HttpResponse:
    """Where the case stands, with the panel of the viewer's own step."""
    found = dossier(case_for(request.viewer, number), request.viewer, request.today)
    opened = own_step(found)
    form = handling_form(found, opened, request.viewer, request.today) if opened else None
    return case_page(request, found, show.standing_tab(found), form=form, opened=opened)


@require_safe
@officer(roles.READERS)
def case_tab(request: OfficerRequest, number: str, tab: str) -> HttpResponse:
    """One tab of the dossier."""
    found = dossier(case_for(request.viewer, number), request.viewer, request.today)
    if tab not in show.labels_of(found.case):
        raise NotFound("办件页没有这一页签。请从左边的目录进入。")
    return case_page(request, found, tab, waiting=own_step(found))


@require_safe
@officer(roles.READERS)
def material(request: OfficerRequest, number: str, pk: int) -> HttpResponse:
    """A paper handed in; opening it is in the trail."""
    case_for(request.viewer, number)
    row, content = open_material(request.viewer, pk)
    return inline(content, row.mime, row.title)


@require_safe
@officer(roles.READERS)
def letter(request: OfficerRequest, number: str, pk: int) -> HttpResponse:
    """A document as issued."""
    _, notice = letter_for(request.viewer, number, pk)
    return inline(letter_pdf(notice), "application/pdf", f"{notice.number}.pdf")


def case_page(request: OfficerRequest, found: Dossier, tab: str, **more: Any) -> HttpResponse:
    """The frame of the dossier around one tab."""
    heading, meta = show.heading(found)
    word, tone = show.seal_of(found)
    return page(
        request,
        f"case/{tab}",
        found=found,
        heading=heading,
        meta=meta,
        word=word,
        tone=tone,
        tab=tab,
        label=show.labels_of(found.case)[tab],
        tabs=show.case_tabs(found, tab),
        figures=show.figures(found),
        events=events(found),
        deeds=list(show.deeds(found, request.viewer, request.today)),
        sums=ledger(matter_of(found.case), found.arithmetic),
        advice=advice_of(found),
        advice_words=advice_words(found),
        now=timezone.now(),
        **_material(request, found, tab),
        **more,
    )


def _material(request: OfficerRequest, found: Dossier, tab: str) -> dict[str, Any]:
    """What one tab shows beside the frame."""
    names = {place: member.name for place, member in enumerate(found.members)}
    shown: dict[str, Any] = {"records": records_of(found, tab, names)}
    return shown | TAB_MATERIAL.get(tab, _nothing)(request, found)


def _nothing(request: OfficerRequest, found: Dossier) -> dict[str, Any]:
    return {}


def _application(request: OfficerRequest, found: Dossier) -> dict[str, Any]:
    return {"entries": show.application_entries(found)}


def _members(request: OfficerRequest, found: Dossier) -> dict[str, Any]:
    facts = [(member, *show.stated_facts(member.rows)) for member in found.members]
    return {"chips": show.chips(found), "facts": facts}


def _means(request: OfficerRequest, found: Dossier) -> dict[str, Any]:
    entries, nothing = show.stated_facts(found.household_facts)
    return {"entries": entries, "nothing": nothing}


def _check(request: OfficerRequest, found: Dossier) -> dict[str, Any]:
    return {
        "differences": show.differences(found.checks),
        "doubts": [check for check in found.checks if check.state == CheckState.DOUBT],
        "check_deed": show.check_deed(found, request.viewer),
        "unauthorised": missing_consents(found.case, request.today),
    }


def _publicity(request: OfficerRequest, found: Dossier) -> dict[str, Any]:
    made = [row for sheet in found.publicities for row in sheet.objections.all()]
    return {
        "sheets": case_sheet_table(found.publicities),
        "objections": [(row, objection_entries(row)) for row in made],
    }


def _decision(request: OfficerRequest, found: Dossier) -> dict[str, Any]:
    return {"letters": letter_table(found.notices, "文书", request.viewer)}


def _payments(request: OfficerRequest, found: Dossier) -> dict[str, Any]:
    return {"paid": case_payments(found.case, request.today)}


TAB_MATERIAL = {
    tabs.APPLICATION: _application,
    tabs.MEMBERS: _members,
    tabs.MEANS: _means,
    tabs.CHECK: _check,
    tabs.PUBLICITY: _publicity,
    tabs.DECISION: _decision,
    tabs.PAYMENTS: _payments,
}
