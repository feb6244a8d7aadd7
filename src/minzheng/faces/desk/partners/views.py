"""Interface partners: taken down, approved by a second person, ended; all on one page each."""

from collections.abc import Callable
from datetime import timedelta

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.access.api import Viewer, may
from minzheng.engines.parameters.api import place_names
from minzheng.engines.partners import api
from minzheng.faces.desk import roles
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.partners import showing as show
from minzheng.faces.desk.partners.answering import told
from minzheng.faces.desk.partners.forms import NoteForm, PartnerForm, WhyForm
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.desk.showing.dossier import Deed
from minzheng.faces.looks.parts import Figure
from minzheng.registers.divisions.api import children

PAGE = 50
State = api.Partner.State


@require_safe
@officer(api.READERS)
@listed("partners")
@told
def partners(request: OfficerRequest) -> HttpResponse:
    """Every partner of the area."""
    rows = api.partners(request.viewer)
    before = request.GET.get("before", "")
    found = list((rows.filter(pk__lt=int(before)) if before.isdecimal() else rows)[: PAGE + 1])
    return page(
        request,
        "partners/partners",
        table=show.partner_table(found[:PAGE], request.today),
        more=f"?before={found[PAGE - 1].pk}" if len(found) > PAGE else "",
        may_receive=bool(request.viewer.roles & set(api.REGISTRARS)),
    )


@require_http_methods(["GET", "POST"])
@officer(api.REGISTRARS)
@told
def partner_new(request: OfficerRequest) -> HttpResponse:
    """Take a partner down from its letter."""
    form = PartnerForm(request.POST or None, places=_places(request))
    if not form.is_valid():
        return page(request, "partners/partner_new", form=form)
    try:
        row = api.receive(form.new(), by=request.viewer, on=request.today)
    except api.PartnerUnfit as unfit:
        form.refuse(unfit.errors)
        return page(request, "partners/partner_new", form=form)
    messages.success(request, f"已登记，编号 {row.number}。请数据中心负责人批准。")
    return redirect("desk:partner", row.pk)


@require_safe
@officer(api.READERS)
@told
def partner(request: OfficerRequest, pk: int) -> HttpResponse:
    """One partner: what it may do, its keys, how it uses them."""
    row = api.partner_for(request.viewer, pk)
    use = api.use_since(row, timezone.now() - timedelta(days=30))
    dead = api.deliveries_of(row).filter(state=api.Delivery.State.DEAD).count()
    figures = (
        Figure("近30天调用", f"{use.calls:,}", "次", strong=True),
        Figure("取走", f"{use.rows:,}", "行"),
        Figure("没有办成", f"{use.failed:,}", "次"),
        Figure("送不到的通知", f"{dead:,}", "条"),
    )
    return page(
        request,
        "partners/partner",
        row=row,
        entries=show.partner_entries(row),
        figures=figures,
        keys=list(row.keys.all()),
        signing_keys=list(row.signing_keys.all()),
        deeds=_deeds(request.viewer, row),
        live=api.is_live(row, request.today),
        may_give=may(request.viewer, api.REGISTRARS, row.division_code),
        may_revoke=may(request.viewer, api.ENDERS, row.division_code),
        overlap=api.OVERLAP.days,
    )


@require_http_methods(["GET", "POST"])
@officer(api.APPROVERS)
@told
def partner_approve(request: OfficerRequest, pk: int) -> HttpResponse:
    """A second person approves."""
    return _answered(request, pk, "批准接入", NoteForm, api.approve)


@require_http_methods(["GET", "POST"])
@officer(api.APPROVERS)
@told
def partner_refuse(request: OfficerRequest, pk: int) -> HttpResponse:
    """Not let in, with a reason."""
    return _answered(request, pk, "不予接入", WhyForm, api.refuse)


@require_http_methods(["GET", "POST"])
@officer(api.ENDERS)
@told
def partner_end(request: OfficerRequest, pk: int) -> HttpResponse:
    """Every key stops now."""
    return _answered(request, pk, "停用", WhyForm, api.end)


def _answered(
    request: OfficerRequest, pk: int, words: str, asks: type[Form], act: Callable[..., api.Partner]
) -> HttpResponse:
    """Ask for the words that go with a step, then take it."""
    row = api.partner_for(request.viewer, pk)
    form = asks(request.POST or None)
    if not form.is_valid():
        return page(request, "partners/partner_deed", row=row, form=form, words=words)
    act(row, form.cleaned_data["note"], by=request.viewer, on=request.today)
    messages.success(request, f"已办理：{words}。")
    return redirect("desk:partner", pk)


def _deeds(viewer: Viewer, row: api.Partner) -> list[Deed]:
    """What can be done now; what another must do says so."""
    steps = {
        State.RECEIVED: (("批准接入", "partner-approve", api.APPROVERS),
                         ("不予接入", "partner-refuse", api.APPROVERS)),
        State.APPROVED: (("停用", "partner-end", api.ENDERS),),
    }  # fmt: skip
    return [_deed(viewer, row, step) for step in steps.get(State(row.state), ())]


def _deed(viewer: Viewer, row: api.Partner, step: tuple[str, str, tuple[str, ...]]) -> Deed:
    words, url_name, posts = step
    if not may(viewer, posts, row.division_code):
        return Deed(words, "", f"由{roles.words(posts)}办理。")
    return Deed(words, reverse(f"desk:{url_name}", args=[row.pk]))


def _places(request: OfficerRequest) -> list[tuple[str, str]]:
    """The registrar's own divisions and those right below."""
    own = [p.division for p in request.viewer.posts if p.role in api.REGISTRARS]
    below = [division.code for code in own for division in children(code, request.today)]
    names = place_names([*own, *below])
    return [(code, names[code]) for code in dict.fromkeys([*own, *below])]
