"""Corrections asked for by readers, and the names nothing disclosed may hold."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from minzheng.engines.disclosure import api
from minzheng.faces.desk.disclosure import showing as show
from minzheng.faces.desk.disclosure.answering import beside, cursor, told
from minzheng.faces.desk.disclosure.forms import AnswerForm, NameForm, PurposeForm
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer

PAGE = 50


@require_safe
@officer(api.CORRECTION_READERS)
@listed("corrections")
@told
def corrections(request: OfficerRequest) -> HttpResponse:
    """What readers found wrong, what waits first."""
    state = request.GET.get("state", "")
    rows = api.corrections(request.viewer)
    rows = rows.filter(state=state) if state in api.Correction.State.values else rows
    before = cursor(request.GET)
    found = list((rows.filter(pk__lt=before) if before else rows)[: PAGE + 1])
    return page(
        request,
        "disclosure/corrections",
        table=show.correction_table(found[:PAGE]),
        more=f"?state={state}&before={found[PAGE - 1].pk}" if len(found) > PAGE else "",
        states=api.Correction.State.choices,
        state=state,
        counts=api.correction_counts(),
    )


@require_http_methods(["GET", "POST"])
@officer(api.CORRECTION_READERS)
@told
def correction(request: OfficerRequest, pk: int) -> HttpResponse:
    """One of them, and its answer."""
    row = api.correction_for(request.viewer, pk)
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        api.answer(row, given["words"], given["state"], by=request.viewer, on=request.today)
        messages.success(request, f"{row.receipt} 已答复。")
        return redirect("desk:corrections")
    handles = bool(request.viewer.roles & set(api.HANDLERS))
    return page(
        request, "disclosure/correction", row=row, form=form, purposes=PurposeForm(),
        open=handles and row.state == api.Correction.State.WAITING,
    )  # fmt: skip


@never_cache
@require_POST
@officer(api.HANDLERS)
@told
def correction_contact(request: OfficerRequest, pk: int) -> HttpResponse:
    """The contact, for a stated purpose."""
    row = api.correction_for(request.viewer, pk)
    words = api.open_correction_contact(
        request.viewer, row, purpose=request.POST.get("purpose", "")
    )
    return page(request, "disclosure/contact", words=words, number=row.receipt)


@require_http_methods(["GET", "POST"])
@officer(api.GUARDIANS)
@listed("protected-names")
@told
def guarded(request: OfficerRequest) -> HttpResponse:
    """The list of guarded names, and a new one."""
    form = NameForm(request.POST or None)
    if form.is_valid():
        try:
            api.protect_name(**form.cleaned_data, by=request.viewer, on=request.today)
        except api.Unfit as unfit:
            beside(form, unfit)
        else:
            messages.success(request, "已登记。")
            return redirect("desk:protected-names")
    rows = api.protected_names(request.viewer)[:PAGE]
    return page(request, "disclosure/names", form=form, table=show.name_table(rows))


@require_http_methods(["GET", "POST"])
@officer(api.GUARDIANS)
@told
def guarded_name(request: OfficerRequest, pk: int) -> HttpResponse:
    """One entry: stop guarding it."""
    row = api.protected_name_for(request.viewer, pk)
    if request.method == "POST":
        api.end_protection(pk, by=request.viewer, on=request.today)
        messages.success(request, "已停止保护。")
        return redirect("desk:protected-names")
    return page(request, "disclosure/name", row=row, purposes=PurposeForm())


@never_cache
@require_POST
@officer(api.GUARDIANS)
@told
def guarded_name_open(request: OfficerRequest, pk: int) -> HttpResponse:
    """The name in clear, for a stated purpose."""
    words = api.open_protected_name(request.viewer, pk, purpose=request.POST.get("purpose", ""))
    return page(request, "disclosure/contact", words=words, number=f"第 {pk} 号")
