"""Somebody of an organisation marks proposals of others, under numbers, with her own account."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.projects import api
from minzheng.faces.looks.marking import DeclareForm, MarkForm
from minzheng.faces.provider.pages import page
from minzheng.faces.provider.requests import HouseRequest, member


@require_safe
@member
def reviews(request: HouseRequest) -> HttpResponse:
    """The rounds one is invited to mark."""
    rows = api.reviews_of(request.viewer)[:100]
    cards = [(row, reverse("provider:review", args=[row.round_id])) for row in rows]
    return page(request, "proposals/reviews", cards=cards)


@never_cache
@require_http_methods(["GET", "POST"])
@member
def review(request: HouseRequest, pk: int) -> HttpResponse:
    """Declare first; then the proposals by number."""
    row, form = api.review_for(request.viewer, pk), DeclareForm(request.POST or None)
    if form.is_valid():
        try:
            api.declare(row, form.told, by=request.viewer, on=request.today)
            messages.success(request, "声明已保存。和您有关的机构的方案，您看不到也不用评。")
            return redirect("provider:review", pk)
        except api.ProjectRefused as refusal:
            form.add_error(None, str(refusal))
    rows = api.to_mark(row)
    cards = [(each, reverse("provider:review-mark", args=[each.pk])) for each in rows]
    return page(request, "proposals/review", review=row, form=form, cards=cards)


@never_cache
@require_http_methods(["GET", "POST"])
@member
def mark(request: HouseRequest, pk: int) -> HttpResponse:
    """Read one proposal and mark it."""
    row, blind = api.blind_for(request.viewer, pk)
    form = MarkForm(request.POST or None, round=row.round, mark=blind.mark)
    if form.is_valid():
        try:
            told, words = form.points(), form.cleaned_data["words"]
            made = api.mark_proposal(request.viewer, pk, told, words, on=request.today)
            messages.success(request, f"方案 {blind.number} 得 {made.total / 10:g} 分。")
            return redirect("provider:review", row.round_id)
        except api.ProjectRefused as refusal:
            form.add_error(None, str(refusal))
    return page(request, "proposals/mark", review=row, blind=blind, form=form)
