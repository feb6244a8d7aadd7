"""What is done with a project's work: links, next step, talks, milestones, months, acceptance."""

from collections.abc import Callable

from django import forms as django_forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.ledger.api import LedgerRefused, NoSuchFund
from minzheng.engines.pipeline import api
from minzheng.faces.desk.form_pages import Done, FormFrame, form_page
from minzheng.faces.desk.pipeline.answering import answering
from minzheng.faces.desk.pipeline.forms import (
    AcceptForm,
    ContactForm,
    MilestoneForm,
    NextForm,
    ProgressForm,
    ReachForm,
    ReviewForm,
    StepForm,
    WordsForm,
)
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.kernel.months import Month

FORMS = require_http_methods(["GET", "POST"])
REFUSALS = (api.PipelineRefused, LedgerRefused, NoSuchFund, NotAllowed)


@FORMS
@officer((*api.MAKERS, *api.DECIDERS))
@answering
def advance(request: OfficerRequest, pk: int) -> HttpResponse:
    """Close the next link with its paper."""
    row = api.project_for(request.viewer, pk)
    coming = row.kind_told.after(row.stage)
    if coming is None:
        raise api.PipelineRefused("这个项目各个环节都办完了，不用再推进")
    form = StepForm(request.POST or None, request.FILES or None, initial={"day": request.today})

    def act() -> str:
        api.advance_project(row, form.step(), by=request.viewer, on=request.today)
        return f"已办理：{coming.name}。"

    return about(request, row, form, f"办理：{coming.name}", act, lead=f"要有：{coming.paper}。")


@FORMS
@officer(api.MAKERS)
@answering
def plan_next(request: OfficerRequest, pk: int) -> HttpResponse:
    """What is in the way, what comes next."""
    row = api.project_for(request.viewer, pk)
    start = {"issue": row.issue, "next_step": row.next_step, "next_on": row.next_on}
    form = NextForm(request.POST or None, initial=start)

    def act() -> str:
        told = form.cleaned_data
        api.plan_next(row, told["issue"], told["next_step"], told["next_on"],
                      by=request.viewer, on=request.today)  # fmt: skip
        return "已登记。"

    return about(request, row, form, "问题和下一步", act)


@FORMS
@officer(api.MAKERS)
@answering
def contact(request: OfficerRequest, pk: int) -> HttpResponse:
    """A talk with an investor."""
    row = api.project_for(request.viewer, pk)
    form = ContactForm(request.POST or None, initial={"day": request.today})

    def act() -> str:
        api.note_contact(row, form.contact(), by=request.viewer, on=request.today)
        return "已登记对接。"

    return about(request, row, form, "登记对接", act, lead="下一步写了期限的，到期没有办会提醒。")


@FORMS
@officer(api.MAKERS)
@answering
def milestone(request: OfficerRequest, pk: int) -> HttpResponse:
    """What is to be reached by when."""
    row = api.project_for(request.viewer, pk)
    form = MilestoneForm(request.POST or None)

    def act() -> str:
        told = form.cleaned_data
        api.add_milestone(row, told["name"], told["due_on"], by=request.viewer, on=request.today)
        return "已登记节点。"

    return about(request, row, form, "登记节点", act)


@FORMS
@officer(api.MAKERS)
@answering
def reach(request: OfficerRequest, pk: int) -> HttpResponse:
    """A milestone was reached; its photo proves it."""
    row = api.milestone_for(request.viewer, pk)
    form = ReachForm(request.POST or None, request.FILES or None, initial={"day": request.today})

    def act() -> str:
        words = form.cleaned_data["words"]
        api.reach_milestone(row, words, form.photo(), by=request.viewer, on=request.today)
        return "节点已完成。"

    return about(request, row.project, form, f"完成节点：{row.name}", act)


@FORMS
@officer(api.MAKERS)
@answering
def report(request: OfficerRequest, pk: int) -> HttpResponse:
    """How far the work was at the end of a month."""
    row = api.project_for(request.viewer, pk)
    start = {"month": str(Month.of(request.today)), "percent": row.progress // 100}
    form = ProgressForm(request.POST or None, initial=start)

    def act() -> str:
        month, words = form.cleaned_data["month"], form.cleaned_data["words"]
        api.report_progress(row, month, form.share, words, by=request.viewer, on=request.today)
        return f"已报 {month} 的进度。"

    return about(request, row, form, "报月度进度", act, lead="同一个月再报，改原来的数。")


@FORMS
@officer(api.ACCEPTORS)
@answering
def accept(request: OfficerRequest, pk: int) -> HttpResponse:
    """The first hand of the acceptance."""
    row = api.project_for(request.viewer, pk)
    form = AcceptForm(request.POST or None, initial={"day": request.today})

    def act() -> str:
        api.accept_project(row, form.acceptance(), by=request.viewer, on=request.today)
        return "已登记，等第二人验收。"

    return about(request, row, form, "验收", act, lead="各节点都完成才能验收；要两个人。")


@FORMS
@officer(api.ACCEPTORS)
@answering
def confirm(request: OfficerRequest, pk: int) -> HttpResponse:
    """The second hand."""
    row = api.project_for(request.viewer, pk)
    form = WordsForm(request.POST or None)

    def act() -> str:
        words = form.cleaned_data["words"]
        api.confirm_acceptance(row, words, by=request.viewer, on=request.today)
        return "验收完成。"

    return about(request, row, form, "第二人验收", act)


@FORMS
@officer(api.SIGNERS)
@answering
def review(request: OfficerRequest, pk: int) -> HttpResponse:
    """A year's performance by the declared indicators."""
    row = api.project_for(request.viewer, pk)
    form = ReviewForm(request.POST or None, project=row, year=request.today.year)

    def act() -> str:
        told = form.cleaned_data
        done = api.review_performance(
            row, told["year"], form.reached(), told["words"], by=request.viewer, on=request.today
        )
        return f"{done.year} 年绩效 {done.score} 分。"

    return about(
        request, row, form, "评绩效", act, lead="每项按完成目标的比例乘权重，合计 100 分。"
    )


def about(
    request: OfficerRequest, row: api.Project, form: django_forms.Form, title: str,
    act: Callable[[], str], *, lead: str = "",
) -> HttpResponse:  # fmt: skip
    """The form under its project's name; when it is right, the deed, and back to the project."""
    back = reverse("desk:pipeline-project", args=[row.pk])
    frame = FormFrame(title, row.title, back, lead)
    return form_page(request, form, frame, lambda: Done(act(), back), refusals=REFUSALS)
