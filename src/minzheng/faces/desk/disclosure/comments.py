"""Comments under review: show, hide with a reason, answer alike ones together, open a contact."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from minzheng.engines.disclosure import api
from minzheng.faces.desk.disclosure.answering import beside, told
from minzheng.faces.desk.disclosure.forms import HideForm, PurposeForm, ReplyForm
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer

OFFERED = 200  # comments that one page lets one choose from, the unanswered first
SHORT = 60


@require_http_methods(["GET", "POST"])
@officer(api.MODERATORS)
@told
def comment(request: OfficerRequest, pk: int) -> HttpResponse:
    """One comment: what it says, and the reasons for which it may stay unseen."""
    row = api.comment_for(request.viewer, pk)
    form = HideForm(request.POST or None)
    if form.is_valid():
        api.hide(row, form.cleaned_data["why"], by=request.viewer, on=request.today)
        messages.success(request, f"{row.receipt} 不公开，意见仍然保存。")
        return redirect("desk:consultation", row.consultation_id)
    return page(
        request, "disclosure/comment", row=row, form=form, purposes=PurposeForm(),
        public=api.public_text([row], request.today)[row.pk],
    )  # fmt: skip


@require_POST
@officer(api.MODERATORS)
@told
def comment_show(request: OfficerRequest, pk: int) -> HttpResponse:
    """Let the public read it."""
    row = api.comment_for(request.viewer, pk)
    api.show(row, by=request.viewer, on=request.today)
    messages.success(request, f"{row.receipt} 已公开。")
    return redirect("desk:consultation", row.consultation_id)


@never_cache
@require_POST
@officer(api.MODERATORS)
@told
def comment_contact(request: OfficerRequest, pk: int) -> HttpResponse:
    """Name and contact, for a stated purpose."""
    row = api.comment_for(request.viewer, pk)
    words = api.open_comment_contact(request.viewer, row, purpose=request.POST.get("purpose", ""))
    return page(request, "disclosure/contact", words=words, number=row.receipt)


@require_http_methods(["GET", "POST"])
@officer(api.MODERATORS)
@told
def consultation_reply(request: OfficerRequest, pk: int) -> HttpResponse:
    """Answer comments that say alike."""
    row = api.consultation_for(request.viewer, pk)
    form = ReplyForm(request.POST or None, comments=_offered(request, row))
    if form.is_valid():
        try:
            made = api.reply(row, form.new(), by=request.viewer, on=request.today)
        except api.Unfit as unfit:
            beside(form, unfit)
        else:
            messages.success(request, f"已答复“{made.heading}”。")
            return redirect("desk:consultation", pk)
    return page(request, "disclosure/reply", row=row, form=form)


def _offered(request: OfficerRequest, row: api.Consultation) -> list[tuple[int, str]]:
    found = api.comments(request.viewer, row).exclude(state=api.Comment.State.HIDDEN)
    ordered = found.order_by("reply_id", "about", "id")[:OFFERED]
    return [(c.pk, _words(c)) for c in ordered]


def _words(comment: api.Comment) -> str:
    cut = comment.text[:SHORT] + ("……" if len(comment.text) > SHORT else "")
    answered = "（已有答复，选了就改到这次）" if comment.reply_id else ""
    return f"{comment.about or '整个稿子'}：{cut}{answered}"
