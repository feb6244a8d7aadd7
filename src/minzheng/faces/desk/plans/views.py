"""Plans at the desk: read in, the tree, one item in its source, corrected, assigned."""

from collections.abc import Callable
from datetime import date

from django import forms as django_forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.duties import api as duties
from minzheng.engines.parameters.api import place_names
from minzheng.engines.plans import api
from minzheng.faces.desk.duties.answering import answering
from minzheng.faces.desk.form_pages import Done, FormFrame, deed_page, form_page, sure
from minzheng.faces.desk.forms.filters import places_below
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.plans import showing
from minzheng.faces.desk.plans.forms import (
    AsideForm,
    AssignForm,
    DocumentForm,
    FigureForm,
    ItemForm,
    PlanForm,
    SplitForm,
    year_of,
)
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.registers.offices.api import home_division

FORMS = require_http_methods(["GET", "POST"])
REFUSALS = (api.PlanRefused, NotAllowed)
MOST = 100


@require_safe
@officer(api.READERS)
@listed("plans")
def plans(request: OfficerRequest) -> HttpResponse:
    """The plans that hold here."""
    rows = api.plans_of(request.viewer)[:MOST]
    makes = bool(request.viewer.roles & set(api.MAKERS))
    return page(request, "plans/plans", table=showing.plan_table(rows), makes=makes)


@FORMS
@officer(api.MAKERS)
@answering
def read_in(request: OfficerRequest) -> HttpResponse:
    """A document becomes a plan."""
    form = PlanForm(request.POST or None, request.FILES or None, initial=year_of(request.today))
    lead = (
        "读出的条目、数字、期限都指回原文，可以更正、拆分、合并；以后有新版本，更正和任务都保留。"
    )
    frame = FormFrame("读入规划或计划", "规划", reverse("desk:plans"), lead, "读入")

    def act() -> Done:
        given = form.cleaned_data
        new = api.NewPlan(
            given["kind"], given["year"], home_division(), *form.document(), given["title"]
        )
        plan = api.read_plan(new, by=request.viewer, on=request.today)
        return Done(f"读出 {plan.items.count()} 条。", reverse("desk:plan", args=[plan.pk]))

    return form_page(request, form, frame, act, refusals=REFUSALS)


@require_safe
@officer(api.READERS)
@answering
@listed("plan-items", "plan-aims", "plan-towns")
def plan(request: OfficerRequest, pk: int) -> HttpResponse:
    """Where the plan stands and why."""
    row, on = api.plan_for(request.viewer, pk), request.today
    told = api.plan_standing(row, on)
    towns = api.town_standings(row, request.viewer, on)
    return page(
        request, "plans/plan", row=row, figures=showing.plan_figures(told),
        table=showing.tree_table(told), aims=showing.aim_table(told),
        towns=showing.town_table(towns, place_names({code for (code, _), _ in towns})),
        versions=list(row.versions.defer("text")),
        makes=api.may_make(request.viewer, row.division_code),
    )  # fmt: skip


@FORMS
@officer(api.MAKERS)
@answering
def read_again(request: OfficerRequest, pk: int) -> HttpResponse:
    """A new version of it."""
    row = api.plan_for(request.viewer, pk)
    form = DocumentForm(request.POST or None, request.FILES or None)
    back = reverse("desk:plan", args=[pk])
    lead = "条目按序号和文字对上旧的，更正、任务、目标都保留；新增的和没有了的会标出来。"
    frame = FormFrame("读入新版本", row.title, back, lead, "读入")

    def act() -> Done:
        version = api.read_again(request.viewer, pk, *form.document(), on=request.today)
        return Done(f"已读入第 {version.number} 版。", back)

    return form_page(request, form, frame, act, refusals=REFUSALS)


@require_safe
@officer(api.READERS)
@answering
def item(request: OfficerRequest, pk: int) -> HttpResponse:
    """One item: in its source, its figures, its duties."""
    row = api.item_for(request.viewer, pk)
    given = list(duties.duties_from(api.ITEM, [str(pk)]))
    makes = api.may_make(request.viewer, row.plan.division_code)
    return page(
        request, "plans/item", row=row, source=showing.source_of(row),
        entries=showing.entries(row), table=showing.figure_table(row, may=makes), makes=makes,
        duties=showing.duty_entries(given, place_names({each.division_code for each in given})),
    )  # fmt: skip


@FORMS
@officer(api.MAKERS)
@answering
def correct(request: OfficerRequest, pk: int) -> HttpResponse:
    """An item as it should be."""
    row = api.item_for(request.viewer, pk)
    due = date.fromisoformat(row.due) if row.due else None
    start = {"heading": row.heading, "text": row.text, "due": due}
    form = ItemForm(request.POST or None, initial=start)

    def act() -> None:
        api.correct_item(request.viewer, pk, form.corrected(), on=request.today)

    return _about(request, row, form, "更正", act)


@FORMS
@officer(api.MAKERS)
@answering
def assign(request: OfficerRequest, pk: int) -> HttpResponse:
    """Give it to posts."""
    row = api.item_for(request.viewer, pk)
    towns = places_below(request.viewer, request.today)
    form = AssignForm(request.POST or None, towns=towns, home=row.plan.division_code, item=row)

    def act() -> None:
        api.assign_item(request.viewer, pk, form.assignment(), on=request.today)

    said = "、".join(row.owners)
    lead = f"文件里写的责任单位：{said}。" if said else "文件里没有写责任单位。"
    return _about(request, row, form, "交办", act, lead=f"{lead}每个岗位一项任务。")


@FORMS
@officer(api.MAKERS)
@answering
def split(request: OfficerRequest, pk: int) -> HttpResponse:
    """Cut it in two."""
    row = api.item_for(request.viewer, pk)
    form = SplitForm(request.POST or None)

    def act() -> None:
        api.split_item(request.viewer, pk, form.cleaned_data["at"], on=request.today)

    return _about(request, row, form, "拆分", act, lead=row.read_text)


@FORMS
@officer(api.MAKERS)
@answering
def merge(request: OfficerRequest, pk: int) -> HttpResponse:
    """Join it to the one before."""
    row = api.item_for(request.viewer, pk)
    form = sure(request)
    frame = FormFrame("并入上一条", row.plan.title, reverse("desk:plan-item", args=[pk]),
                      "文字、数字、责任单位都归上一条，这一条不再单列。", "并入上一条")  # fmt: skip

    def act() -> Done:
        into = api.merge_item(request.viewer, pk, on=request.today)
        return Done("已并入上一条。", reverse("desk:plan-item", args=[into.pk]))

    return form_page(request, form, frame, act, refusals=REFUSALS)


@FORMS
@officer(api.MAKERS)
@answering
def aside(request: OfficerRequest, pk: int) -> HttpResponse:
    """It is no task."""
    row = api.item_for(request.viewer, pk)
    posted = request.POST if request.method == "POST" else None
    form = AsideForm(posted, initial={"why": row.aside_why})

    def act() -> None:
        api.set_aside(request.viewer, pk, form.cleaned_data["why"], on=request.today)

    return _about(request, row, form, "不作任务", act)


@FORMS
@officer(api.MAKERS)
@answering
def figure(request: OfficerRequest, pk: int) -> HttpResponse:
    """A figure as it should be, and which indicator it aims at."""
    row = api.figure_for(request.viewer, pk)
    form = FigureForm(request.POST or None, figure=row)

    def act() -> None:
        api.correct_figure(request.viewer, pk, form.corrected(), on=request.today)

    return _about(request, row.item, form, "更正数字", act)


def _about(
    request: OfficerRequest, row: api.Item, form: django_forms.Form, verb: str,
    act: Callable[[], None], *, lead: str = "",
) -> HttpResponse:  # fmt: skip
    back = reverse("desk:plan-item", args=[row.pk])
    name = row.heading or row.path
    frame = FormFrame(f"{verb}：{name}", row.plan.title, back, lead, "保存")
    return deed_page(request, form, frame, act, refusals=REFUSALS)
