"""Rounds at the desk: the list, a plan, one round, publicity, result, subsidies reckoned."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.access.api import may
from minzheng.engines.evaluations import api
from minzheng.faces.desk.evaluations import showing
from minzheng.faces.desk.evaluations.answering import answering
from minzheng.faces.desk.evaluations.forms import PlanForm, StateFilters
from minzheng.faces.desk.form_pages import Done, FormFrame, form_page
from minzheng.faces.desk.listing import after, listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.looks.written import plain_date

FORMS = require_http_methods(["GET", "POST"])


@require_safe
@officer(api.READERS)
@listed("evaluations")
def rounds(request: OfficerRequest) -> HttpResponse:
    """Every round with a house in the area."""
    form = StateFilters(request.GET, choices=api.RoundState.choices)
    found = api.round_page(request.viewer, form.told, after(request))
    held = urlencode({"state": form.told, "after": found.after})
    return page(
        request, "evaluations/rounds", form=form, table=showing.round_table(found.rows),
        more=f"?{held}" if found.after else "",
        plans=bool(request.viewer.roles & set(api.PROPOSERS)),
    )  # fmt: skip


@FORMS
@officer(api.PROPOSERS)
@answering
def plan(request: OfficerRequest) -> HttpResponse:
    """Publish a plan."""
    place = next(post.division for post in request.viewer.posts if post.role in api.PROPOSERS)
    schemes = api.schemes_on(place, request.today)
    form = PlanForm(request.POST or None, schemes=schemes)
    lead = "公布以后，辖区内适用的单位都列进来，可以开始自评。"
    frame = FormFrame(
        "公布评价方案", "质量评价", reverse("desk:evaluations"), lead=lead, button="公布"
    )

    def act() -> Done:
        row = api.plan_round(request.viewer, form.new(), on=request.today)
        return Done("方案已公布。", reverse("desk:evaluation", args=[row.pk]))

    return form_page(request, form, frame, act, refusals=(api.EvaluationRefused,))


@require_safe
@officer(api.READERS)
@answering
@listed("evaluated-houses")
def round(request: OfficerRequest, pk: int) -> HttpResponse:
    """One round: its houses and what comes next."""
    row = api.round_for(request.viewer, pk)
    form = StateFilters(request.GET, choices=api.EntryState.choices)
    found = api.entry_page(request.viewer, row, form.told, after(request))
    held = urlencode({"state": form.told, "after": found.after})
    counts = api.state_counts(request.viewer, row)
    sums = api.subsidy_sums([row.pk]).get(row.pk)
    return page(
        request, "evaluations/round", row=row, form=form, table=showing.house_table(found.rows),
        figures=showing.round_figures(counts, sums), more=f"?{held}" if found.after else "",
        **_next(request, row),
    )  # fmt: skip


@FORMS
@officer(api.REVIEWERS)
@answering
def show(request: OfficerRequest, pk: int) -> HttpResponse:
    """Publish the points for objections."""
    row = api.round_for(request.viewer, pk)
    if request.method == "POST":
        row = api.show_round(request.viewer, pk, on=request.today)
        messages.success(request, f"已公示，到 {plain_date(row.shown_until)}。")
        return redirect("desk:evaluation", pk)
    return _confirm(request, row, "公示评分", "全部单位的得分在公开网站公示",
                    "公示以后，单位可以提出异议；复核意见不能再改。", "确认公示")  # fmt: skip


@FORMS
@officer(api.DECIDERS)
@answering
def decide(request: OfficerRequest, pk: int) -> HttpResponse:
    """Fix the grades."""
    row = api.round_for(request.viewer, pk)
    if request.method == "POST":
        api.decide_round(request.viewer, pk, on=request.today)
        messages.success(request, "结果已定，通知书已发给各单位。")
        return redirect("desk:evaluation", pk)
    early = api.why_not_decided(row, request.today)
    if early:
        raise api.EvaluationRefused(early)
    return _confirm(request, row, "定评价结果", "各单位按得分定等次，发通知书",
                    "等次定了不能改。等次决定年度补贴。", "确认定结果")  # fmt: skip


@FORMS
@officer(api.PROPOSERS)
@answering
def reckon(request: OfficerRequest, pk: int) -> HttpResponse:
    """Reckon the subsidies of the round."""
    row = api.round_for(request.viewer, pk)
    if request.method == "POST":
        made = api.reckon_round(request.viewer, pk, on=request.today)
        messages.success(request, f"已测算 {len(made)} 笔，等负责人核定。")
        return redirect("desk:subsidies")
    return _confirm(request, row, "测算补贴", "按等次测算各单位的补贴",
                    "补贴 = 基数 × 数量 × 系数。有一票否决情形的不发。", "确认测算")  # fmt: skip


def _confirm(
    request: OfficerRequest, row: api.Round, heading: str, impact: str, *words: str
) -> HttpResponse:
    """A second look before a deed about a round; `words`: what it means, and the button."""
    said, button = words
    back = reverse("desk:evaluation", args=[row.pk])
    return page(request, "evaluations/confirm", title=row.title, heading=heading, impact=impact,
                words=said, button=button, back=back)  # fmt: skip


def _next(request: OfficerRequest, row: api.Round) -> dict[str, Any]:
    """What this officer may do next with a round."""
    able = {
        api.RoundState.OPEN: ("公示评分", "evaluation-show", api.REVIEWERS),
        api.RoundState.SHOWN: ("定结果", "evaluation-decide", api.DECIDERS),
        api.RoundState.DECIDED: ("测算补贴", "evaluation-reckon", api.PROPOSERS),
    }
    words, name, posts = able[api.RoundState(row.state)]
    mine = may(request.viewer, posts, row.division_code)
    early = row.state == api.RoundState.SHOWN and api.why_not_decided(row, request.today)
    return {"step": words, "step_url": reverse(f"desk:{name}", args=[row.pk]) if mine else "",
            "early": early or ""}  # fmt: skip
