"""Reviewers at work: they declare, read under numbers and mark. No organisation is named here."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.projects import api
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.looks.marking import DeclareForm, MarkForm


@require_safe
@officer(api.REVIEWERS)
def reviews(request: OfficerRequest) -> HttpResponse:
    """The rounds one is named to mark."""
    rows = api.reviews_of(request.viewer)[:100]
    cards = [(row, reverse("desk:review", args=[row.round_id])) for row in rows]
    return page(request, "projects/reviews", cards=cards)


@never_cache
@require_http_methods(["GET", "POST"])
@officer(api.REVIEWERS)
def review(request: OfficerRequest, pk: int) -> HttpResponse:
    """Declare first; then the proposals by number."""
    row = api.review_for(request.viewer, pk)
    form = DeclareForm(request.POST or None)
    if form.is_valid():
        api.declare(row, form.told, by=request.viewer, on=request.today)
        messages.success(request, "声明已保存。和您有关的机构的方案，您看不到也不用评。")
        return redirect("desk:review", pk)
    rows = api.to_mark(row)
    cards = [(each, reverse("desk:review-mark", args=[each.pk])) for each in rows]
    return page(request, "projects/review", review=row, form=form, cards=cards)


@never_cache
@require_http_methods(["GET", "POST"])
@officer(api.REVIEWERS)
def mark(request: OfficerRequest, pk: int) -> HttpResponse:
    """Read one proposal and mark it."""
    row, blind = api.blind_for(request.viewer, pk)
    form = MarkForm(request.POST or None, round=row.round, mark=blind.mark)
    if form.is_valid():
        try:
            words = form.cleaned_data["words"]
            made = api.mark_proposal(request.viewer, pk, form.points(), words, on=request.today)
            messages.success(request, f"方案 {blind.number} 得 {made.total / 10:g} 分。")
            return redirect("desk:review", row.round_id)
        except api.ProjectRefused as refusal:
            form.add_error(None, str(refusal))
    return page(request, "projects/mark", review=row, blind=blind, form=form)
