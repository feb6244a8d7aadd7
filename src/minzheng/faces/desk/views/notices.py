"""Publicity management, letters, and one's own messages."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from minzheng.engines.access.api import may, require
from minzheng.engines.notices.api import (
    AlreadySettled,
    Objection,
    Publicity,
    Settlement,
    inbox,
    publicity_pdf,
    read_message,
    settle_objection,
    take_down,
)
from minzheng.faces.desk import roles
from minzheng.faces.desk.asking import (
    letters,
    message_for,
    publicities,
    publicity_for,
    recipient_of,
)
from minzheng.faces.desk.files import inline
from minzheng.faces.desk.forms.notices import SettlementForm, TakeDownForm
from minzheng.faces.desk.listing import listed, newest_first
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import NotFound, OfficerRequest, officer
from minzheng.faces.desk.showing import sheets as show
from minzheng.faces.desk.showing.links import page_of

SHOWN = 50
LIVE = (Publicity.State.RUNNING, Publicity.State.OBJECTED)


@require_safe
@officer(roles.READERS)
@listed("notices", "past-notices")
def notices(request: OfficerRequest) -> HttpResponse:
    """What hangs now, and what hung."""
    rows = publicities(request.viewer)
    cursor = request.GET.get("cursor", "")
    found, more = newest_first(rows.exclude(state__in=LIVE), "since", cursor)
    live = show.sheet_table(rows.filter(state__in=LIVE), "正在公开")
    past = show.sheet_table(found, "已期满、撤下")
    tabs = show.notice_tabs("notices")
    return page(request, "notices", live=live, past=past, tabs=tabs, more=more)


@require_safe
@officer(roles.READERS)
@listed("letters")
def letter_list(request: OfficerRequest) -> HttpResponse:
    """Every document of the area, newest first."""
    cursor = request.GET.get("cursor", "")
    found, more = newest_first(letters(request.viewer), "issued_on", cursor)
    table = show.letter_table(found, "文书", request.viewer)
    return page(request, "letters", table=table, tabs=show.notice_tabs("letters"), more=more)


@require_safe
@officer(roles.READERS)
def publicity(request: OfficerRequest, pk: int) -> HttpResponse:
    """One sheet: what is shown, objections, and what can be done."""
    row = publicity_for(request.viewer, pk)
    objections = [(made, show.objection_entries(made)) for made in row.objections.all()]
    free = may(request.viewer, roles.TAKERS_DOWN, row.division_code, row.matter)
    return page(
        request,
        "publicity",
        row=row,
        entries=show.sheet_entries(row),
        number=show.case_number(row.case_ref),
        objections=objections,
        is_live=row.state in LIVE,
        may_take_down=free,
        takers=roles.words(roles.TAKERS_DOWN),
    )


@require_safe
@officer(roles.READERS)
def poster(request: OfficerRequest, pk: int) -> HttpResponse:
    """The sheet as an A4 poster for the board."""
    row = publicity_for(request.viewer, pk)
    return inline(publicity_pdf(row), "application/pdf", f"{row.title}.pdf")


@require_http_methods(["GET", "POST"])
@officer(roles.TAKERS_DOWN)
def down(request: OfficerRequest, pk: int) -> HttpResponse:
    """Take a sheet down before its time, on a page that says what that means."""
    row = publicity_for(request.viewer, pk)
    require(request.viewer, roles.TAKERS_DOWN, row.division_code, row.matter)
    form = TakeDownForm(request.POST or None)
    if not form.is_valid():
        return page(request, "take_down", row=row, form=form)
    reason = form.cleaned_data["reason"]
    take_down(row, reason=reason, by=request.viewer.doer, on=request.today)
    messages.success(request, "公示已撤下，公示端不再显示。")
    return redirect("desk:publicity", pk)


@require_http_methods(["GET", "POST"])
@officer(roles.TAKERS_DOWN)
def objection(request: OfficerRequest, pk: int, objection_id: int) -> HttpResponse:
    """Answer an objection."""
    row = publicity_for(request.viewer, pk)
    require(request.viewer, roles.TAKERS_DOWN, row.division_code, row.matter)
    made = _objection(row, objection_id)
    form = SettlementForm(request.POST or None)
    if form.is_valid() and _settled(request, form, made):
        messages.success(request, "异议已答复。")
        return redirect("desk:publicity", pk)
    entries = show.objection_entries(made)
    return page(request, "objection", row=row, entries=entries, form=form)


@require_safe
@officer(roles.EVERYBODY)
def message_list(request: OfficerRequest) -> HttpResponse:
    """One's own messages, newest first."""
    rows = [(each, page_of(each.link)) for each in inbox(recipient_of(request.viewer))[:SHOWN]]
    return page(request, "messages", inbox=rows)


@require_POST
@officer(roles.EVERYBODY)
def message_read(request: OfficerRequest, pk: int) -> HttpResponse:
    """Note that a message was read, and follow its link where it has one."""
    message = message_for(request.viewer, pk)
    read_message(message, by=request.viewer.doer, at=timezone.now())
    return redirect("desk:messages")


def _objection(row: Publicity, pk: int) -> Objection:
    found = row.objections.filter(pk=pk).first()
    if found is None:
        raise NotFound("这份公示没有这条异议。请从公示页进入。")
    return found


def _settled(request: OfficerRequest, form: SettlementForm, made: Objection) -> bool:
    answer = Settlement(**form.cleaned_data)
    try:
        settle_objection(made, answer, by=request.viewer.doer, on=request.today)
    except AlreadySettled as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
