"""Pages of review plans: the list, one of them, its commitment and its draw."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.draws.api import DRAWERS, DrawRefused, State
from minzheng.engines.supervision import api
from minzheng.faces.desk.listing import listed, newest_first
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.desk.supervision import showing
from minzheng.faces.desk.supervision.forms import CommitForm, DrawForm, PlanForm
from minzheng.faces.desk.supervision.where import county_of, home_of, moment, town_names, towns_of

NEXT = {
    State.PREPARED: "desk:review-plan-commit", State.COMMITTED: "desk:review-plan-draw",
}  # fmt: skip


@require_safe
@officer(api.READERS)
@listed("review-plans")
def plans(request: OfficerRequest) -> HttpResponse:
    """Every plan, the newest first."""
    rows, more = newest_first(
        api.plans_of(request.viewer), "made_on", request.GET.get("cursor", "")
    )
    return page(
        request, "supervision/plans", table=showing.plan_table(rows, request.today), more=more,
        may_plan=bool(request.viewer.roles & set(api.REVIEWERS)),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@officer(api.REVIEWERS)
def new(request: OfficerRequest) -> HttpResponse:
    """Make a plan: its list is frozen at once."""
    viewer, on = request.viewer, request.today
    first = on.replace(month=(on.month - 1) // 3 * 3 + 1, day=1)
    form = PlanForm(
        request.POST or None, towns=towns_of(viewer, api.REVIEWERS, on),
        initial={"since": first, "until": on, "kind": api.DECISIONS},
    )  # fmt: skip
    if form.is_valid():
        division = county_of(home_of(viewer, api.REVIEWERS))
        try:
            plan = api.make_plan(form.new(division), by=viewer, on=on)
        except (api.SupervisionRefused, DrawRefused) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "名单已冻结。请核对分层，再公布承诺。")
            return redirect("desk:review-plan", plan.pk)
    return page(request, "supervision/plan_new", form=form)


@require_safe
@officer(api.READERS)
def plan(request: OfficerRequest, pk: int) -> HttpResponse:
    """One plan: the frozen list, the commitment, the draw, the reviews it brought."""
    row, on = api.plan_for(request.viewer, pk), request.today
    draw = row.draw
    reviews = api.reviews_of(request.viewer).filter(plan=row).order_by("due_on", "pk")
    names = town_names(on, county_of(row.division_code))
    word, tone = showing.draw_state(draw, on)
    may_act = bool(request.viewer.roles & set(DRAWERS))
    return page(
        request, "supervision/plan", plan=row, draw=draw, word=word, tone=tone,
        strata=showing.strata_table(draw) if draw else None,
        entries=showing.draw_entries(draw) if draw else [], rule=showing.rule_entries(row),
        events=showing.draw_events(draw, on) if draw else [],
        table=showing.review_table(reviews[: api.PAGE], names, on),
        matters=[showing.short(matter) for matter in row.matters],
        step=NEXT.get(State(draw.state), "") if draw and may_act and not draw.lapsed(on) else "",
        is_own=draw is not None and draw.prepared_key == request.viewer.doer.key,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@officer(api.REVIEWERS)
def commit(request: OfficerRequest, pk: int) -> HttpResponse:
    """Publish list and commitment."""
    row = api.plan_for(request.viewer, pk)
    form = CommitForm(_sent(request))

    def act() -> str:
        later, viewer = form.cleaned_data["later"], request.viewer
        api.commit_plan(row, later, by=viewer, at=moment(request))
        return "已公布名单校验值和种子承诺。由另一个人在期限前抽取。"

    return _step(request, row, form, "公布承诺", act)


@require_http_methods(["GET", "POST"])
@officer(api.REVIEWERS)
def draw(request: OfficerRequest, pk: int) -> HttpResponse:
    """Reveal the seed and draw."""
    row = api.plan_for(request.viewer, pk)
    form = DrawForm(_sent(request))

    def act() -> str:
        api.draw_plan(row, form.later(), by=request.viewer, at=moment(request))
        return "已抽取，种子已公布，抽中的办件进了复核列表。"

    return _step(request, row, form, "抽取", act)


def _sent(request: OfficerRequest) -> QueryDict | None:
    """What was sent, also where every box was left empty."""
    return request.POST if request.method == "POST" else None


def _step(
    request: OfficerRequest, row: api.ReviewPlan, form: forms.Form, words: str,
    act: Callable[[], str],
) -> HttpResponse:  # fmt: skip
    """The form; when it is right, the deed, and back to the plan."""
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, act())
            return redirect("desk:review-plan", row.pk)
        except (api.SupervisionRefused, DrawRefused) as refusal:
            form.add_error(None, str(refusal))
    return page(
        request, "supervision/plan_step", plan=row, draw=row.draw, form=form, words=words
    )  # fmt: skip
