"""Drafts put to the public: read them, comment within the window, follow what became of it."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.disclosure import api
from minzheng.faces.looks.parts import Figure
from minzheng.faces.open.disclosure.forms import CommentForm, ReceiptForm
from minzheng.faces.open.disclosure.pacing import FOLLOWING, TOO_OFTEN, WRITING
from minzheng.faces.open.disclosure.refusing import beside
from minzheng.faces.open.requests import OpenRequest

PAGE = 30
SECTION = {"section": "consultations"}
TOO_MANY = 429


@require_safe
def consultations(request: OpenRequest) -> HttpResponse:
    """Those open to comment, then those that are over."""
    before = request.GET.get("before", "")
    rows = api.public_consultations(request.today)
    rows = api.consultations_before(rows, int(before)) if before.isdecimal() else rows
    found = list(rows[: PAGE + 1])
    shown = {
        "rows": [(row, _days(row, request)) for row in found[:PAGE]], "follow": ReceiptForm(),
        "next_url": f"?before={found[PAGE - 1].pk}" if len(found) > PAGE else "", **SECTION,
    }  # fmt: skip
    return render(request, "open/disclosure/consultations.html", shown)


@require_safe
def consultation(request: OpenRequest, pk: int) -> HttpResponse:
    """One draft, its window, what people said and what was answered."""
    row = _consultation(request, pk)
    after = request.GET.get("after", "")
    rows = api.shown_comments(row)
    rows = rows.filter(pk__gt=int(after)) if after.isdecimal() else rows
    found = list(rows[: PAGE + 1])
    words = api.public_text(found[:PAGE], request.today)
    hidden = api.hidden_counts(row)
    shown = {
        "row": row, "open": api.is_open(row, request.today),
        "closed": api.closed_words(row, request.today), "figures": _figures(row, request),
        "comments": [(comment, words[comment.pk]) for comment in found[:PAGE]],
        "hidden": hidden, "hidden_number": sum(hidden.values()),
        "replies": api.replies_of(row) if row.summarised_on else (),
        "next_url": f"?after={found[PAGE - 1].pk}" if len(found) > PAGE else "",
        "back_url": reverse("open:consultations"), **SECTION,
    }  # fmt: skip
    return render(request, "open/disclosure/consultation.html", shown)


@require_http_methods(["GET", "POST"])
def comment(request: OpenRequest, pk: int) -> HttpResponse:
    """Say what one thinks; no account, no name needed."""
    row = _consultation(request, pk)
    form = CommentForm(request.POST or None, parts=api.parts_of(row))
    crowded = request.method == "POST" and WRITING.used_up(request)
    if crowded:
        form.add_error(None, TOO_OFTEN)
    elif form.is_valid():
        try:
            made = api.comment(row, form.new(), on=request.today)
        except api.Unfit as unfit:
            beside(form, unfit)
        except api.WindowClosed as closed:
            form.add_error(None, str(closed))
        else:
            return _received(request, made)
    shown = {
        "row": row, "form": form, "open": api.is_open(row, request.today),
        "closed": api.closed_words(row, request.today),
        "back_url": reverse("open:consultation", args=[pk]), **SECTION,
    }  # fmt: skip
    status = TOO_MANY if crowded else 200
    return render(request, "open/disclosure/comment.html", shown, status=status)


@never_cache
@require_safe
def comment_follow(request: OpenRequest) -> HttpResponse:
    """What became of a comment, by its receipt."""
    form = ReceiptForm(request.GET if "receipt" in request.GET else None)
    found = _followed(request, form) if form.is_valid() else None
    shown = {"form": form, "comment": found, "back_url": reverse("open:consultations"), **SECTION}
    return render(request, "open/disclosure/follow.html", shown)


def _received(request: OpenRequest, made: api.Comment) -> HttpResponse:
    url = f"{reverse('open:comment-follow')}?{urlencode({'receipt': made.receipt})}"
    shown = {"comment": made, "follow_url": url, **SECTION}
    return render(request, "open/disclosure/commented.html", shown)


def _followed(request: OpenRequest, form: ReceiptForm) -> api.Comment | None:
    if FOLLOWING.used_up(request):
        form.add_error(None, TOO_OFTEN)
        return None
    try:
        return api.follow(form.cleaned_data["receipt"])
    except api.NoSuchDocument as none:
        form.add_error("receipt", str(none))
        return None


def _consultation(request: OpenRequest, pk: int) -> api.Consultation:
    try:
        return api.public_consultation(pk, request.today)
    except api.NoSuchDocument as none:
        raise Http404(str(none)) from none


def _figures(row: api.Consultation, request: OpenRequest) -> tuple[Figure, ...]:
    return (
        Figure("开始", f"{row.opens_on}"), Figure("截止", f"{row.closes_on}"),
        Figure("还剩", _days(row, request)),
    )  # fmt: skip


def _days(row: api.Consultation, request: OpenRequest) -> str:
    left = (row.closes_on - request.today).days
    if row.summarised_on:
        return "已反馈"
    if left < 0:
        return "已截止"
    return "今天最后一天" if left == 0 else f"还有 {left} 天"
