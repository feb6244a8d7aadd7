"""Parameters: the list, one with its history and uses, and the way of a new value by two people."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from minzheng.engines.parameters import api
from minzheng.faces.desk import roles
from minzheng.faces.desk.files import inline
from minzheng.faces.desk.forms.parameters import (
    ParameterFilters,
    ProposeForm,
    ReturnForm,
    place_choices,
    places_around,
)
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.parameter_words import unit_words
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.desk.showing import parameters as show
from minzheng.faces.desk.showing import proposal as show_proposal
from minzheng.faces.desk.showing.steps import levels, step_chart
from minzheng.faces.desk.weighing import touched_by
from minzheng.kernel.params import ParamInfo

MIMES = {".pdf": "application/pdf", ".jpg": "image/jpeg", ".png": "image/png"}
LATEST = 10


@require_safe
@officer(roles.EVERYBODY)
@listed("parameters")
def parameters(request: OfficerRequest) -> HttpResponse:
    """Every parameter at a place; by matter and by how sure we are."""
    form = _filters(request)
    waiting = api.pending(request.viewer)
    return page(
        request,
        "parameters",
        form=form,
        table=show.parameter_table(
            form.wanted, request.today, frozenset(row.key for row in waiting)
        ),
        waiting=show.proposal_table(waiting, "等待批准的值") if waiting else None,
    )


@require_safe
@officer(roles.EVERYBODY)
def parameter(request: OfficerRequest, key: str) -> HttpResponse:
    """One parameter: what holds, what held, and which rules, limits and flows use it."""
    info, form = _declared(key), _filters(request)
    value = show.entry_at(key, form.wanted.place, request.today)
    history, entries = api.history_of(key), list(api.proposals(key)[:LATEST])
    places = [each.value.place for each in history] + [entry.place for entry in entries]
    names = api.place_names(places)
    return page(
        request,
        "parameter",
        info=info,
        unit=unit_words(info),
        form=form,
        value=value,
        figures=show.figures(info, value, names[value.place] if value else ""),
        chart=step_chart(info, levels(key, form.wanted.place, request.today)),
        history=show.history_table(info, history, names, request.today),
        uses=show.use_table(api.uses_of(key)),
        entries=show.proposal_table(entries, "录入和批准", names),
        may_propose=bool(api.places_to_set(request.viewer, api.PROPOSERS)),
        proposers=roles.words(api.PROPOSERS),
    )


@require_http_methods(["GET", "POST"])
@officer(api.PROPOSERS)
def propose(request: OfficerRequest, key: str) -> HttpResponse:
    """Enter a value; another person approves it."""
    info = _declared(key)
    places = place_choices(api.places_to_set(request.viewer, api.PROPOSERS))
    form = ProposeForm(
        request.POST or None, request.FILES or None, info=info, places=places, on=request.today
    )
    if not form.is_valid():
        return page(request, "parameter_propose", info=info, form=form)
    try:
        entry = api.propose(form.new_value(), by=request.viewer, on=request.today)
    except api.ParameterRefused as refusal:
        form.add_error(None, str(refusal))
        return page(request, "parameter_propose", info=info, form=form)
    messages.success(request, "已提交，等待另一位负责人批准。批准前不生效。")
    return redirect("desk:proposal", entry.pk)


@require_safe
@officer(api.READERS)
def proposal(request: OfficerRequest, pk: int) -> HttpResponse:
    """A value on its way: before and after, what it touches, and what can be done."""
    entry = api.proposal_for(request.viewer, pk)
    info, touched = api.declared(entry.key), touched_by(entry, request.today)
    return page(
        request,
        "proposal",
        entry=entry,
        info=info,
        figures=show_proposal.figures(info, entry),
        entries=show_proposal.particulars(info, entry),
        events=show_proposal.events(entry),
        touched=touched,
        decisions=show_proposal.decision_table(touched.decisions, touched.decision_count),
        deeds=show_proposal.deeds(request.viewer, entry),
    )


@require_POST
@officer(api.APPROVERS)
def approve(request: OfficerRequest, pk: int) -> HttpResponse:
    """The second person puts it into force."""
    entry = api.proposal_for(request.viewer, pk)
    api.approve(entry, by=request.viewer, on=request.today)
    messages.success(request, f"已批准，自 {entry.since} 起执行。已作出的决定不受影响。")
    return redirect("desk:proposal", pk)


@require_http_methods(["GET", "POST"])
@officer(api.APPROVERS)
def give_back(request: OfficerRequest, pk: int) -> HttpResponse:
    """Back to who proposed it, with the reason."""
    entry = api.proposal_for(request.viewer, pk)
    api.require_may_set(request.viewer, api.APPROVERS, entry.place)
    form = ReturnForm(request.POST or None)
    if not form.is_valid():
        info = api.declared(entry.key)
        return page(request, "proposal_return", entry=entry, info=info, form=form)
    reason = form.cleaned_data["reason"]
    api.return_with_reason(entry, reason, by=request.viewer, on=request.today)
    messages.success(request, "已退回。")
    return redirect("desk:proposal", pk)


@require_POST
@officer(api.PROPOSERS)
def take_back(request: OfficerRequest, pk: int) -> HttpResponse:
    """Who proposed it takes it back."""
    entry = api.proposal_for(request.viewer, pk)
    api.withdraw(entry, by=request.viewer, on=request.today)
    messages.success(request, "已撤回。")
    return redirect("desk:proposal", pk)


@require_safe
@officer(api.READERS)
def paper(request: OfficerRequest, pk: int) -> HttpResponse:
    """The document that a value rests on."""
    entry = api.proposal_for(request.viewer, pk)
    suffix = entry.paper[entry.paper.rfind(".") :] if entry.paper else ""
    return inline(api.open_paper(entry), MIMES.get(suffix, MIMES[".pdf"]), entry.paper_name)


def _filters(request: OfficerRequest) -> ParameterFilters:
    home = request.viewer.posts[0].division
    places = places_around(home, request.today)
    return ParameterFilters(request.GET, places=places, home=home)


def _declared(key: str) -> ParamInfo:
    try:
        return api.declared(key)
    except api.NoSuchParameter as unknown:
        raise Http404(str(unknown)) from unknown
