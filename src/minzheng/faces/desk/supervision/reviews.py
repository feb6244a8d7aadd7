"""Pages of drawn decisions: the list, one of them, its checklist and its two signatures."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from minzheng.engines.supervision import api
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.desk.supervision import showing
from minzheng.faces.desk.supervision.forms import (
    WAITING,
    ChecklistForm,
    ReviewFilters,
    RulingForm,
    WordsForm,
)
from minzheng.faces.desk.supervision.where import county_of, home_of, town_names, towns_of
from minzheng.registers.checklists import ANSWERS


@require_safe
@officer(api.READERS)
@listed("drawn-reviews")
def reviews(request: OfficerRequest) -> HttpResponse:
    """What waits, what is due first on top; filters stand in the address."""
    viewer, on = request.viewer, request.today
    form = ReviewFilters(request.GET, towns=towns_of(viewer, api.READERS, on))
    rows, after = api.page_by_due(_chosen(request, form), request.GET.get("after", ""))
    held = {name: str(request.GET[name]) for name in request.GET if name != "after"}
    url = reverse("desk:drawn-reviews")
    query = urlencode(held)
    names = town_names(on, county_of(home_of(viewer, api.READERS)))
    return page(
        request, "supervision/reviews", form=form, narrowed=bool(held),
        table=showing.review_table(rows, names, on),
        tabs=showing.tabs(_current(request), api.counts(viewer, on)),
        first=f"{url}?{query}" if request.GET.get("after") else "",
        more=f"{url}?{query}&after={after}" if after else "",
    )  # fmt: skip


@require_safe
@officer(api.READERS)
def review(request: OfficerRequest, pk: int) -> HttpResponse:
    """One of them: why it was drawn, its file, its checklist."""
    row = api.review_for(request.viewer, pk)
    known = {each.code: each for each in row.answers.all()}
    form = ChecklistForm(None, review=row, known=known)
    return page(request, "supervision/review", **_whole(request, row, form, known))


@require_POST
@officer(api.REVIEWERS)
def checklist(request: OfficerRequest, pk: int) -> HttpResponse:
    """Save the answers given."""
    row = api.review_for(request.viewer, pk)
    known = {each.code: each for each in row.answers.all()}
    form = ChecklistForm(request.POST, review=row, known=known)
    if form.is_valid():
        try:
            api.answer_items(row, form.told(), by=request.viewer)
        except api.SupervisionRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "检查表已保存。")
            return redirect(f"{reverse('desk:drawn-review', args=[pk])}#ruling")
    return page(request, "supervision/review", **_whole(request, row, form, known))


@require_http_methods(["GET", "POST"])
@officer(api.REVIEWERS)
def rule(request: OfficerRequest, pk: int) -> HttpResponse:
    """Say what came of it, and sign."""
    row = api.review_for(request.viewer, pk)
    form = RulingForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        try:
            ruling = api.Ruling(given["conclusion"], given["words"])
            api.propose(row, ruling, by=request.viewer, on=request.today)
        except api.SupervisionRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "结论已提出，等另一个人签字。")
            return redirect("desk:drawn-review", pk)
    return page(request, "supervision/review_form", review=row, form=form, words="写结论")


@require_POST
@officer(api.REVIEWERS)
def sign(request: OfficerRequest, pk: int) -> HttpResponse:
    """Another reviewer signs."""
    row = api.sign(api.review_for(request.viewer, pk), by=request.viewer, on=request.today)
    said = "复核结束，没有问题。" if row.conclusion == api.FINE else "复核结束，已通知镇街整改。"
    messages.success(request, said)
    return redirect("desk:drawn-review", pk)


@require_http_methods(["GET", "POST"])
@officer(api.REVIEWERS)
def give_back(request: OfficerRequest, pk: int) -> HttpResponse:
    """Another reviewer does not agree."""
    row = api.review_for(request.viewer, pk)
    form = WordsForm(request.POST or None)
    if form.is_valid():
        try:
            api.give_back(row, form.cleaned_data["words"], by=request.viewer)
        except api.SupervisionRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "已退回，请重新复核。")
            return redirect("desk:drawn-review", pk)
    return page(request, "supervision/review_form", review=row, form=form, words="不同意，退回")


def _whole(
    request: OfficerRequest, row: api.Review, form: ChecklistForm, known: dict[str, api.Answer]
) -> dict[str, Any]:
    """What the page about one review shows."""
    viewer, on = request.viewer, request.today
    file = api.file_of_review(row, viewer, on)
    over = row.state == api.ReviewState.CONCLUDED
    writes = bool(viewer.roles & set(api.REVIEWERS)) and not over
    stranger = viewer.doer.key not in file.hands
    answered = [(item, known[code]) for code, item in row.items.items() if code in known]
    own = viewer.doer.key == row.first_key
    return {
        "review": row, "file": file, "form": form,
        "figures": showing.review_figures(row, on), "writes": writes and stranger,
        "barred": writes and not stranger, "answered": answered, "answers": ANSWERS,
        "left": [code for code in row.items if code not in known],
        "may_sign": writes and stranger and row.state == api.ReviewState.PROPOSED and not own,
        "finding": getattr(row, "finding", None), "over": over,
    }  # fmt: skip


def _chosen(request: OfficerRequest, form: ReviewFilters) -> QuerySet[api.Review]:
    viewer, given = request.viewer, form.cleaned_data
    rows = api.reviews_of(viewer)
    state = given.get("state") or WAITING
    if state == WAITING:
        rows = rows.exclude(state=api.ReviewState.CONCLUDED)
    else:
        rows = rows.filter(state=state)
    if request.GET.get("late"):
        rows = rows.filter(due_on__lt=request.today)
    if request.GET.get("sign"):
        rows = rows.filter(state=api.ReviewState.PROPOSED).exclude(first_key=viewer.doer.key)
    exact = {"town": given.get("town"), "conclusion": given.get("conclusion")}
    return rows.filter(**{name: value for name, value in exact.items() if value})


def _current(request: OfficerRequest) -> str:
    for name in ("late", "sign"):
        if request.GET.get(name):
            return name
    state = request.GET.get("state", "")
    return "concluded" if state == "concluded" else "" if not request.GET else "other"
