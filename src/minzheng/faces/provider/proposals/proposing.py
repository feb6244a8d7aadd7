"""An organisation and venture rounds: what is called, what it proposed, what came of it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from minzheng.engines.projects import api
from minzheng.faces.provider.pages import page, refused
from minzheng.faces.provider.proposals.forms import ObjectForm, ProposalForm
from minzheng.faces.provider.requests import HouseRequest, member


@require_safe
@member
def proposals(request: HouseRequest) -> HttpResponse:
    """Open rounds, and what the organisation proposed."""
    rounds, own = api.open_rounds(request.today), api.own_proposals(request.viewer)
    asked = api.reviews_of(request.viewer).count()
    return page(request, "proposals/proposals", rounds=rounds, own=own, asked=asked)


@require_http_methods(["GET", "POST"])
@member
def propose(request: HouseRequest, pk: int) -> HttpResponse:
    """Propose to a round, or anew."""
    round, form = api.open_round(pk, request.today), ProposalForm(request.POST or None)
    if form.is_valid():
        try:
            told = form.proposal()
            made = api.hand_in_proposal(request.viewer, pk, told, on=request.today)
            messages.success(request, "已提交。截止以前可以再改。")
            return redirect("provider:proposal", made.pk)
        except api.ProjectRefused as refusal:
            form.add_error(None, str(refusal))
    return page(request, "proposals/propose", round=round, form=form)


@require_safe
@member
def proposal(request: HouseRequest, pk: int) -> HttpResponse:
    """One's own proposal and what came of it."""
    row = api.own_proposal(request.viewer, pk)
    told = row.round.state in ("awarded", "confirmed")
    return page(request, "proposals/proposal", row=row, told=told)


@require_POST
@member
def withdraw(request: HouseRequest, pk: int) -> HttpResponse:
    """Take it back while the call is open."""
    try:
        api.withdraw_proposal(request.viewer, pk)
    except api.ProjectRefused as refusal:
        return refused(request, str(refusal), 409)
    messages.success(request, "方案已撤回。")
    return redirect("provider:proposal", pk)


@require_http_methods(["GET", "POST"])
@member
def objection(request: HouseRequest, pk: int) -> HttpResponse:
    """Object while the award is published."""
    row, form = api.own_proposal(request.viewer, pk), ObjectForm(request.POST or None)
    if form.is_valid():
        try:
            words = form.cleaned_data["words"]
            api.object_to_award(request.viewer, pk, words, on=request.today)
            messages.success(request, "异议已收到，答复以前结果不会定。")
            return redirect("provider:proposal", pk)
        except api.ProjectRefused as refusal:
            form.add_error(None, str(refusal))
    return page(request, "proposals/objection", row=row, form=form)
