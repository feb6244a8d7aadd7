"""Consultations from the inside: draft, publish, read comments, answer them, give feedback."""

from collections.abc import Callable

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.disclosure import api
from minzheng.faces.desk.disclosure import showing as show
from minzheng.faces.desk.disclosure.answering import beside, cursor, told
from minzheng.faces.desk.disclosure.forms import (
    ConsultationForm,
    NoteForm,
    SummaryForm,
    SureForm,
)
from minzheng.faces.desk.disclosure.offering import consultation_deeds
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer

PAGE = 50


@require_safe
@officer(api.READERS)
@listed("consultations")
@told
def consultations(request: OfficerRequest) -> HttpResponse:
    """Every consultation of the area."""
    waiting = Count("comments", filter=Q(comments__state=api.Comment.State.WAITING))
    rows = api.consultations(request.viewer).annotate(number=Count("comments"), waiting=waiting)
    before = cursor(request.GET)
    found = list((rows.filter(pk__lt=before) if before else rows)[: PAGE + 1])
    return page(
        request,
        "disclosure/consultations",
        table=show.consultation_table(found[:PAGE], request.today),
        more=f"?before={found[PAGE - 1].pk}" if len(found) > PAGE else "",
        drafts=bool(request.viewer.roles & set(api.DRAFTERS)),
    )


@require_http_methods(["GET", "POST"])
@officer(api.DRAFTERS)
@told
def consultation_new(request: OfficerRequest) -> HttpResponse:
    """Draft a consultation."""
    form = ConsultationForm(request.POST or None, row=None)
    if form.is_valid():
        try:
            row = api.draft_consultation(form.new(), by=request.viewer, on=request.today)
        except api.Unfit as unfit:
            beside(form, unfit)
        else:
            messages.success(request, "草稿已保存。核对后提交审核。")
            return redirect("desk:consultation", row.pk)
    return page(request, "disclosure/consultation_form", form=form, words="起草征求意见")


@require_http_methods(["GET", "POST"])
@officer(api.DRAFTERS)
@told
def consultation_edit(request: OfficerRequest, pk: int) -> HttpResponse:
    """Write the draft anew."""
    row = api.consultation_for(request.viewer, pk)
    form = ConsultationForm(request.POST or None, row=row)
    if form.is_valid():
        try:
            api.redraft_consultation(row, form.new(), by=request.viewer, on=request.today)
        except api.Unfit as unfit:
            beside(form, unfit)
        else:
            messages.success(request, "草稿已保存。")
            return redirect("desk:consultation", pk)
    return page(request, "disclosure/consultation_form", form=form, words="修改草稿", row=row)


@require_safe
@officer(api.READERS)
@told
def consultation(request: OfficerRequest, pk: int) -> HttpResponse:
    """One consultation, its comments and answers."""
    row = api.consultation_for(request.viewer, pk)
    after = request.GET.get("after", "")
    rows = api.comments(request.viewer, row)
    rows = rows.filter(pk__gt=int(after)) if after.isdecimal() else rows
    found = list(rows[: PAGE + 1])
    settled = row.state == api.Consultation.State.SUMMARISED
    return page(
        request,
        "disclosure/consultation",
        row=row,
        table=show.comment_table(found[:PAGE], settled=settled),
        more=f"?after={found[PAGE - 1].pk}" if len(found) > PAGE else "",
        replies=api.replies_of(row),
        events=show.consultation_events(row, request.today),
        deeds=consultation_deeds(request.viewer, row, request.today),
        may_reply=row.state == api.Consultation.State.PUBLISHED
        and bool(request.viewer.roles & set(api.MODERATORS)),
    )


@require_http_methods(["GET", "POST"])
@officer(api.DRAFTERS)
@told
def consultation_submit(request: OfficerRequest, pk: int) -> HttpResponse:
    """Hand it in."""
    return _sure(request, pk, "提交审核", api.submit_consultation)


@require_http_methods(["GET", "POST"])
@officer(api.APPROVERS)
@told
def consultation_publish(request: OfficerRequest, pk: int) -> HttpResponse:
    """Put it before the public."""
    return _sure(request, pk, "发布", api.publish_consultation)


@require_http_methods(["GET", "POST"])
@officer(api.APPROVERS)
@told
def consultation_return(request: OfficerRequest, pk: int) -> HttpResponse:
    """Send it back."""
    row = api.consultation_for(request.viewer, pk)
    form = NoteForm(request.POST or None)
    if not form.is_valid():
        return page(request, "disclosure/consultation_deed", row=row, form=form, words="退回")
    api.return_consultation(row, form.cleaned_data["note"], by=request.viewer, on=request.today)
    messages.success(request, "已退回。")
    return redirect("desk:consultation", pk)


@require_http_methods(["GET", "POST"])
@officer(api.APPROVERS)
@told
def consultation_summarise(request: OfficerRequest, pk: int) -> HttpResponse:
    """Publish what came in and what became of it."""
    row = api.consultation_for(request.viewer, pk)
    form = SummaryForm(request.POST or None)
    if not form.is_valid():
        return page(request, "disclosure/consultation_deed", row=row, form=form, words="公布反馈")
    api.summarise(row, form.cleaned_data["summary"], by=request.viewer, on=request.today)
    messages.success(request, "反馈已公布。")
    return redirect("desk:consultation", pk)


def _sure(request: OfficerRequest, pk: int, words: str, act: Callable[..., object]) -> HttpResponse:
    row = api.consultation_for(request.viewer, pk)
    form = SureForm(request.POST or None)
    if not form.is_valid():
        return page(request, "disclosure/consultation_deed", row=row, form=form, words=words)
    act(row, by=request.viewer, on=request.today)
    messages.success(request, f"已办理：{words}。")
    return redirect("desk:consultation", pk)
