"""Data out: requests of other departments, from the letter to the destruction."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.parameters.api import place_names
from minzheng.engines.sharing import api
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.desk.sharing import showing as show
from minzheng.faces.desk.sharing.answering import told
from minzheng.faces.desk.sharing.forms import (
    ConfirmForm,
    DestroyForm,
    NoteForm,
    ShareForm,
    WhyForm,
)
from minzheng.faces.desk.sharing.offering import deeds, may_serve
from minzheng.registers.divisions.api import children

PAGE, LOGGED = 50, 100


@require_safe
@officer(api.READERS)
@listed("shares")
@told
def shares(request: OfficerRequest) -> HttpResponse:
    """Every request of the area; a mark found in a leaked row says whose it was."""
    rows = api.shares(request.viewer)
    before = request.GET.get("before", "")
    found = list((rows.filter(pk__lt=int(before)) if before.isdecimal() else rows)[: PAGE + 1])
    code = request.GET.get("mark", "").strip()
    return page(
        request,
        "sharing/shares",
        table=show.share_table(found[:PAGE], request.today),
        more=f"?before={found[PAGE - 1].pk}" if len(found) > PAGE else "",
        may_receive=bool(request.viewer.roles & set(api.REGISTRARS)),
        code=code,
        traced=_traced(request, code),
    )


@require_http_methods(["GET", "POST"])
@officer(api.REGISTRARS)
@told
def share_new(request: OfficerRequest) -> HttpResponse:
    """Take a request down from the letter."""
    form = ShareForm(request.POST or None, places=_places(request))
    if not form.is_valid():
        return page(request, "sharing/share_new", form=form)
    try:
        share = api.receive(form.new(), by=request.viewer, on=request.today)
    except api.RequestUnfit as unfit:
        form.refuse(unfit.errors)
        return page(request, "sharing/share_new", form=form)
    messages.success(request, f"已登记，编号 {share.number}。")
    return redirect("desk:share", share.pk)


@require_safe
@officer(api.READERS)
@told
def share(request: OfficerRequest, pk: int) -> HttpResponse:
    """One request: what is asked, where it stands, what was handed out."""
    row = api.share_for(request.viewer, pk)
    return page(
        request,
        "sharing/share",
        row=row,
        entries=show.share_entries(row),
        events=show.share_events(row),
        clock=api.clock_of(row, request.today),
        uses=show.use_table(api.uses_of(row)[:LOGGED]),
        deeds=deeds(request.viewer, row),
        may_serve=may_serve(request.viewer, row),
        live=api.is_live(row, request.today),
    )


@require_http_methods(["GET", "POST"])
@officer(api.CHECKERS)
@told
def share_check(request: OfficerRequest, pk: int) -> HttpResponse:
    """The clerk of the data centre finds it in order."""
    return _signed(request, pk, "审查通过", NoteForm, api.check)


@require_http_methods(["GET", "POST"])
@officer(api.CHIEFS)
@told
def share_approve(request: OfficerRequest, pk: int) -> HttpResponse:
    """The head of the bureau approves."""
    return _signed(request, pk, "批准", NoteForm, api.approve)


@require_http_methods(["GET", "POST"])
@officer(api.HEADS)
@told
def share_confirm(request: OfficerRequest, pk: int) -> HttpResponse:
    """The head of the data centre approves, with an article where something is protected."""
    row = api.share_for(request.viewer, pk)
    form = ConfirmForm(request.POST or None)
    if form.is_valid():
        try:
            given = form.cleaned_data
            api.confirm(row, given["note"], given["basis"], by=request.viewer, on=request.today)
        except api.Protected as refusal:
            form.add_error("basis", str(refusal))
        else:
            messages.success(request, "已批准，等局负责人批准。")
            return redirect("desk:share", pk)
    return page(request, "sharing/share_deed", row=row, form=form, words="批准")


@require_http_methods(["GET", "POST"])
@officer(api.REFUSERS)
@told
def share_refuse(request: OfficerRequest, pk: int) -> HttpResponse:
    """Not shared, with reasons."""
    return _signed(request, pk, "不予共享", WhyForm, api.refuse)


@require_http_methods(["GET", "POST"])
@officer(api.EXTENDERS)
@told
def share_extend(request: OfficerRequest, pk: int) -> HttpResponse:
    """Ten more working days for the answer."""
    return _signed(request, pk, "延长答复期限", WhyForm, api.extend)


@require_http_methods(["GET", "POST"])
@officer(api.ENDERS)
@told
def share_end(request: OfficerRequest, pk: int) -> HttpResponse:
    """Nothing more is handed out."""
    return _signed(request, pk, "终止共享", WhyForm, api.end)


@require_http_methods(["GET", "POST"])
@officer(api.ENDERS)
@told
def share_destroy(request: OfficerRequest, pk: int) -> HttpResponse:
    """How the receiver destroyed the data."""
    return _signed(request, pk, "登记销毁", DestroyForm, api.destroy)


def _signed(
    request: OfficerRequest, pk: int, words: str, asks: type[Form], act: Callable[..., api.Share]
) -> HttpResponse:
    """Ask for the words that go with a step, then take it."""
    row = api.share_for(request.viewer, pk)
    form = asks(request.POST or None)
    if not form.is_valid():
        return page(request, "sharing/share_deed", row=row, form=form, words=words)
    act(row, form.cleaned_data["note"], by=request.viewer, on=request.today)
    messages.success(request, f"已办理：{words}。")
    return redirect("desk:share", pk)


def _places(request: OfficerRequest) -> list[tuple[str, str]]:
    """The registrar's own divisions and those right below."""
    own = [p.division for p in request.viewer.posts if p.role in api.REGISTRARS]
    below = [division.code for code in own for division in children(code, request.today)]
    names = place_names([*own, *below])
    return [(code, names[code]) for code in dict.fromkeys([*own, *below])]


def _traced(request: OfficerRequest, code: str) -> api.Share | None:
    """The request a mark belongs to, as far as the viewer may see it."""
    found = api.read_mark(code) if code else None
    return api.shares(request.viewer).filter(pk=found.share).first() if found else None
