"""Rubrics at the desk: those in force, their versions, changes proposed and approved."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.access.api import may
from minzheng.engines.evaluations import api
from minzheng.faces.desk.evaluations import showing
from minzheng.faces.desk.evaluations.answering import answering
from minzheng.faces.desk.evaluations.forms import RubricForm, WeightsForm, WhyForm
from minzheng.faces.desk.form_pages import Done, FormFrame, form_page
from minzheng.faces.desk.listing import after, listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer

FORMS = require_http_methods(["GET", "POST"])


@require_safe
@officer(api.READERS)
@listed("rubric-versions")
def rubrics(request: OfficerRequest) -> HttpResponse:
    """What is in force, and every version."""
    found = api.scheme_page(request.viewer, after(request))
    schemes = api.schemes_on(_place(request), request.today)
    return page(
        request, "evaluations/rubrics", schemes=showing.scheme_table(schemes),
        table=showing.version_table(found.rows),
        more=f"?after={found.after}" if found.after else "", proposes=_proposes(request),
    )  # fmt: skip


@require_safe
@officer(api.READERS)
@answering
def rubric(request: OfficerRequest, key: str) -> HttpResponse:
    """One rubric in force."""
    told = api.scheme_on(key, _place(request), request.today)
    return page(
        request, "evaluations/rubric", told=told, rubric=told.rubric, heading=told.rubric.title,
        proposes=_proposes(request), **_shown(request, told.rubric),
    )  # fmt: skip


@FORMS
@officer(api.PROPOSERS)
@answering
def change(request: OfficerRequest, key: str) -> HttpResponse:
    """Propose other full points."""
    told = api.scheme_on(key, _place(request), request.today)
    form = WeightsForm(request.POST or None, rubric=told.rubric, on=request.today)
    back = reverse("desk:rubric", args=[key])
    parts = "，".join(f"{p.title} {api.points_text(p.points)} 分" for p in told.rubric.dimensions)
    lead = f"各部分的分值不变：{parts}。改后加起来要相等。由负责人批准以后起用。"
    frame = FormFrame(f"改分值：{told.rubric.title}", "评分表", back, lead=lead, button="提出",
                      template="evaluations/items")  # fmt: skip

    def act() -> Done:
        changed = api.with_points(told.rubric, form.points())
        new = api.NewScheme(changed, form.cleaned_data["since"], form.cleaned_data["why"])
        return _proposed(api.propose_scheme(request.viewer, new, on=request.today))

    return form_page(request, form, frame, act, refusals=(api.EvaluationRefused,))


@FORMS
@officer(api.PROPOSERS)
@answering
def write(request: OfficerRequest) -> HttpResponse:
    """Propose a whole rubric as text; one that is there is the pattern."""
    key = request.GET.get("key", "")
    schemes = {each.rubric.key: each for each in api.schemes_on(_place(request), request.today)}
    pattern = schemes.get(key)
    held: dict[str, Any] = {"since": request.today}
    if pattern is not None:
        held |= {"key": key, "text": api.as_text(pattern.rubric)}
    form = RubricForm(request.POST or None, initial=held)
    frame = FormFrame("写一份评分表", "评分表", reverse("desk:rubrics"), button="提出")

    def act() -> Done:
        given = form.cleaned_data
        read = api.read_rubric(given["key"], given["text"])
        new = api.NewScheme(read, given["since"], given["why"])
        return _proposed(api.propose_scheme(request.viewer, new, on=request.today))

    return form_page(request, form, frame, act, refusals=(api.EvaluationRefused,))


@require_safe
@officer(api.BUREAU)
@answering
def version(request: OfficerRequest, pk: int) -> HttpResponse:
    """One version beside what is in force."""
    row = api.scheme_for(request.viewer, pk)
    schemes = api.schemes_on(row.division_code, request.today)
    before = next((each.rubric for each in schemes if each.rubric.key == row.key), None)
    waits = row.state == api.SchemeState.PROPOSED
    return page(
        request, "evaluations/version", row=row, rubric=row.rubric,
        decides=waits and may(request.viewer, api.DECIDERS, row.division_code), waits=waits,
        **_shown(request, row.rubric, before),
    )  # fmt: skip


@FORMS
@officer(api.DECIDERS)
@answering
def approve(request: OfficerRequest, pk: int) -> HttpResponse:
    """Approve a version, after a second look."""
    row = api.scheme_for(request.viewer, pk)
    if request.method == "POST":
        api.approve_scheme(request.viewer, pk, on=request.today)
        messages.success(request, "已批准。")
        return redirect("desk:rubric-version", pk)
    return page(
        request, "evaluations/confirm", title=row.rubric.title, heading="批准评分表",
        impact=f"第 {row.number} 版 {row.since} 起用于新公布的评价",
        words="已公布的评价仍用公布时的评分表。", button="确认批准",
        back=reverse("desk:rubric-version", args=[pk]),
    )  # fmt: skip


@FORMS
@officer(api.DECIDERS)
@answering
def give_back(request: OfficerRequest, pk: int) -> HttpResponse:
    """Send a version back."""
    row = api.scheme_for(request.viewer, pk)
    form = WhyForm(request.POST or None)
    back = reverse("desk:rubric-version", args=[pk])
    frame = FormFrame(f"退回：{row.rubric.title}第 {row.number} 版", "评分表", back, button="退回")

    def act() -> Done:
        api.return_scheme(request.viewer, pk, form.cleaned_data["why"], on=request.today)
        return Done("已退回。", back)

    return form_page(request, form, frame, act, refusals=(api.EvaluationRefused,))


def _proposed(row: api.Scheme) -> Done:
    return Done("已提出，等负责人批准。", reverse("desk:rubric-version", args=[row.pk]))


def _proposes(request: OfficerRequest) -> bool:
    return bool(request.viewer.roles & set(api.PROPOSERS))


def _place(request: OfficerRequest) -> str:
    """Whose rubrics the officer reads: those of her first post that reads them."""
    return next(post.division for post in request.viewer.posts if post.role in api.READERS)


def _shown(
    request: OfficerRequest, rubric: api.Rubric, before: api.Rubric | None = None
) -> dict[str, Any]:
    worth = api.coefficients_of(rubric, _place(request), request.today)
    return {
        "tables": showing.rubric_tables(rubric, before),
        "grades": showing.grade_table(rubric, worth), "kinds": showing.kinds_words(rubric),
    }  # fmt: skip
