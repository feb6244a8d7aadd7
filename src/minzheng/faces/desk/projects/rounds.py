"""Venture rounds as the bureau organises and decides them; organisations stand here by name."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from minzheng.engines.ledger.api import funds_within
from minzheng.engines.projects import api
from minzheng.faces.desk.form_pages import Done, FormFrame, form_page
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.projects.deeds import REFUSALS
from minzheng.faces.desk.projects.round_forms import (
    AwardForm,
    CheckForm,
    ObjectionForm,
    RoundForm,
    told_mark,
)
from minzheng.faces.desk.projects.round_showing import round_context
from minzheng.faces.desk.requests import NotFound, OfficerRequest, officer
from minzheng.faces.looks.written import yuan

SHOWN = 100


@require_safe
@officer(api.ROUND_READERS)
def rounds(request: OfficerRequest) -> HttpResponse:
    """The newest first."""
    may_call = bool(request.viewer.roles & set(api.ORGANISERS))
    rows = api.rounds_of(request.viewer)[:SHOWN]
    return page(request, "projects/rounds", rows=rows, may_call=may_call)


@require_http_methods(["GET", "POST"])
@officer(api.ORGANISERS)
def new(request: OfficerRequest) -> HttpResponse:
    """Call a round."""
    form = RoundForm(request.POST or None, funds=list(funds_within(request.viewer)))
    posts = [post for post in request.viewer.seeing_posts if post.role in api.ORGANISERS]
    frame = FormFrame("发起一轮公益创投", "公益创投", reverse("desk:rounds"), button="发起")

    def act() -> Done:
        told = form.round(posts[0].division)
        made = api.call_round(told, by=request.viewer, on=request.today)
        return Done("已发起，请指定评审。", reverse("desk:round", args=[made.pk]))

    return form_page(request, form, frame, act, refusals=REFUSALS)


@require_safe
@officer(api.ROUND_READERS)
def round(request: OfficerRequest, pk: int) -> HttpResponse:
    """One round: reviewers, proposals by name, objections, what comes next."""
    row = api.round_for(request.viewer, pk)
    return page(request, "projects/round", **round_context(request.viewer, row, request.today))


@require_http_methods(["GET", "POST"])
@officer(api.ORGANISERS)
def proposal(request: OfficerRequest, pk: int) -> HttpResponse:
    """Read a proposal and say whether it is complete."""
    rows = api.Proposal.objects.select_related("round", "organisation")
    row = rows.filter(pk=pk, round__in=api.rounds_of(request.viewer)).first()
    if row is None:
        raise NotFound("没有这份方案，或它不归您办理")
    form = CheckForm(request.POST or None)

    def act() -> str:
        given, complete = form.cleaned_data, form.cleaned_data["complete"] == "yes"
        by, on = request.viewer, request.today
        api.check_proposal(row, given["words"], complete=complete, by=by, on=on)
        return "材料意见已保存，机构端能看到。"

    return _form_page(request, row.round, form, ("查看方案材料", act), proposal=row)


@require_POST
@officer(api.ORGANISERS)
def begin(request: OfficerRequest, pk: int) -> HttpResponse:
    """Close the call and begin the review."""
    row = api.round_for(request.viewer, pk)
    api.begin_review(row, by=request.viewer, on=request.today)
    messages.success(request, "评审开始，方案已随机编号，评审看不到机构名称。")
    return redirect("desk:round", pk)


@require_http_methods(["GET", "POST"])
@officer(api.AWARDERS)
def award(request: OfficerRequest, pk: int) -> HttpResponse:
    """Decide by rank, under numbers."""
    row = api.round_for(request.viewer, pk)
    ranked = api.ranking_of(row, request.today)  # refused while marks are sealed
    form = AwardForm(request.POST or None, ranked=ranked)

    def act() -> str:
        done = api.award_round(row, form.award(), by=request.viewer, on=request.today)
        return f"已决定，{done.get_state_display()}。"

    told = [(each, told_mark(each)) for each in ranked]
    return _form_page(request, row, form, ("决定资助", act), ranked=told)


@require_POST
@officer(api.ORGANISERS)
def publicise(request: OfficerRequest, pk: int) -> HttpResponse:
    """Hand the award's publication to disclosure."""
    row = api.round_for(request.viewer, pk)
    api.publicise_award(row, by=request.viewer, on=request.today)
    messages.success(request, "公示稿已交到“信息公开”，由负责人公开。")
    return redirect("desk:round", pk)


@require_POST
@officer(api.ORGANISERS)
def confirm(request: OfficerRequest, pk: int) -> HttpResponse:
    """After the days of publicity each award becomes a project."""
    row = api.round_for(request.viewer, pk)
    made = api.confirm_award(row, by=request.viewer, on=request.today)
    messages.success(request, f"结果已定，{len(made)} 个项目等签合同。")
    return redirect("desk:projects")


@require_http_methods(["GET", "POST"])
@officer(api.AWARDERS)
def objection(request: OfficerRequest, pk: int) -> HttpResponse:
    """Answer an objection."""
    row = api.Objection.objects.filter(pk=pk, round__in=api.rounds_of(request.viewer)).first()
    if row is None:
        raise NotFound("没有这条异议，或它不归您办理")
    form = ObjectionForm(request.POST or None)

    def act() -> str:
        given, upheld = form.cleaned_data, form.cleaned_data["upheld"] == "yes"
        by, on = request.viewer, request.today
        api.answer_objection(row, given["words"], upheld=upheld, by=by, on=on)
        return "已答复。"

    return _form_page(request, row.round, form, ("答复异议", act), objection=row)


def _form_page(
    request: OfficerRequest,
    row: api.Round,
    form: forms.Form,
    doing: tuple[str, Callable[[], str]],
    **more: Any,
) -> HttpResponse:
    """The form with what it is about; when it is right, the deed, and back to the round."""
    title, act = doing
    back = reverse("desk:round", args=[row.pk])
    frame = FormFrame(
        title, row.title, back, template="projects/round_form",
        more={"round": row, "budget": yuan(row.budget), **more},
    )  # fmt: skip
    return form_page(request, form, frame, lambda: Done(act(), back), refusals=REFUSALS)
