"""A house's evaluations: score itself as it goes, hand in, see the points, object, the letter."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.care.api import require_manager
from minzheng.engines.evaluations import api
from minzheng.faces.provider.evaluations import showing
from minzheng.faces.provider.evaluations.answering import answering
from minzheng.faces.provider.evaluations.forms import HandInForm, ObjectionForm, SelfForm
from minzheng.faces.provider.files import inline
from minzheng.faces.provider.pages import page
from minzheng.faces.provider.requests import HouseRequest, member

FORMS = require_http_methods(["GET", "POST"])
PAGE, LONGEST = 50, 15


@require_safe
@member
def evaluations(request: HouseRequest) -> HttpResponse:
    """Every evaluation of the house."""
    rows, last = api.own_entries(request.viewer).order_by("-pk"), request.GET.get("after", "")
    if last.isdecimal() and len(last) <= LONGEST:
        rows = rows.filter(pk__lt=int(last))
    found = list(rows[: PAGE + 1])
    more = f"?after={found[PAGE - 1].pk}" if len(found) > PAGE else ""
    return page(
        request, "evaluations/evaluations", table=showing.entry_table(found[:PAGE]), more=more
    )


@FORMS
@member
@answering
def evaluation(request: HouseRequest, pk: int) -> HttpResponse:
    """One: the form while it is open, afterwards what came of it."""
    entry = api.own_entry(request.viewer, pk)
    closed = api.why_closed(entry, request.today)
    if closed:
        if request.method == "POST":
            raise api.EvaluationRefused(closed)
        return _result(request, entry, closed)
    held = {mark.item: mark for mark in entry.self_marks.all()}
    form = SelfForm(request.POST or None, request.FILES or None, rubric=entry.rubric, held=held)
    if form.is_bound and form.is_valid():
        try:
            api.save_self(request.viewer, pk, form.claims(), on=request.today)
        except api.EvaluationRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "已保存。可以继续填，填完再提交。")
            return redirect("provider:evaluation", pk)
    done = f"已填 {len(held)} / {len(entry.rubric.items)} 项"
    return page(request, "evaluations/self", entry=entry, form=form, done=done)


@FORMS
@member
@answering
def hand_in(request: HouseRequest, pk: int) -> HttpResponse:
    """Hand the self-score in."""
    entry = api.own_entry(request.viewer, pk)
    require_manager(request.viewer)
    form = HandInForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            words, codes = form.cleaned_data["words"], form.codes()
            api.hand_in_self(request.viewer, pk, words, codes, on=request.today)
        except api.EvaluationRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "自评已提交，等现场评估。")
            return redirect("provider:evaluation", pk)
    lead = "提交以后不能再改；系统按这时的记录计算。"
    return page(request, "evaluations/form", entry=entry, form=form, heading="提交自评", lead=lead)


@FORMS
@member
@answering
def objection(request: HouseRequest, pk: int) -> HttpResponse:
    """Object to the published points."""
    entry = api.own_entry(request.viewer, pk)
    require_manager(request.viewer)
    closed = api.why_no_objection(entry, request.today)
    if closed:
        raise api.EvaluationRefused(closed)
    form = ObjectionForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            api.object_to_result(request.viewer, pk, form.cleaned_data["words"], on=request.today)
        except api.EvaluationRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "异议已提出，由没有参加复核的人核查答复。")
            return redirect("provider:evaluation", pk)
    lead = f"公示到 {entry.round.shown_until} 为止可以提出。"
    return page(request, "evaluations/form", entry=entry, form=form, heading="提出异议", lead=lead)


@never_cache
@require_safe
@member
@answering
def letter(request: HouseRequest, pk: int) -> HttpResponse:
    """The letter as issued."""
    entry = api.own_entry(request.viewer, pk)
    content, number = api.open_letter(request.viewer, entry)
    return inline(content, "application/pdf", f"{number}.pdf")


@never_cache
@require_safe
@member
@answering
def paper(request: HouseRequest, pk: int) -> HttpResponse:
    """What the house itself handed in."""
    content, mime, name = api.open_evidence(request.viewer, pk)
    return inline(content, mime, name)


def _result(request: HouseRequest, entry: api.Entry, closed: str) -> HttpResponse:
    """Points only once they are published."""
    told = entry.round.state != api.RoundState.OPEN and bool(entry.parts)
    sheet = api.sheet_for(entry, request.today) if told else None
    return page(
        request, "evaluations/result", entry=entry, closed=closed, told=told,
        total=api.points_text(entry.total or 0),
        parts=showing.part_table(entry) if told else None,
        items=showing.item_table(sheet) if sheet else None,
        lines=showing.computed_lines(entry), objections=list(entry.objections.all()),
        may_object=not api.why_no_objection(entry, request.today),
        subsidies=showing.subsidy_entries(api.own_subsidies(entry)),
    )  # fmt: skip
