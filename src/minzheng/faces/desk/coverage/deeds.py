"""What officers do with the inspection plan, one form each."""

from collections.abc import Callable
from datetime import datetime

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.coverage import api
from minzheng.faces.desk.coverage.answering import answering
from minzheng.faces.desk.coverage.forms import LinkForm, LookForm, PlanForm
from minzheng.faces.desk.form_pages import Done, FormFrame, form_page, sure
from minzheng.faces.desk.forms.filters import places_below
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.registers.offices.api import home_division

FORMS = require_http_methods(["GET", "POST"])
REFUSALS = (api.CoverageRefused, NotAllowed)
PART = "检查计划"
RULE = (
    "单位从登记簿取，一个不漏。系统按公开的风险分分类，定一年至少几次；"
    "同类里的先后在批准时抽签决定，拟订人、批准人都挑不了。"
)


@FORMS
@officer(api.WRITERS)
@answering
def draft(request: OfficerRequest) -> HttpResponse:
    """A year's plan."""
    form = PlanForm(request.POST or None, year=request.today.year, home=home_division())

    def act() -> Done:
        new, at = form.new(), _moment(request)
        made = api.draft_plan(new, by=request.viewer, on=request.today, at=at)
        return Done("已拟订，请另一个人批准。", reverse("desk:coverage-plan", args=[made.pk]))

    frame = FormFrame("拟订检查计划", PART, reverse("desk:coverage"), RULE, "拟订")
    return form_page(request, form, frame, act, refusals=REFUSALS)


@FORMS
@officer(api.WRITERS)
@answering
def supplement(request: OfficerRequest, pk: int) -> HttpResponse:
    """Take up what opened since."""
    row = api.plan_for(request.viewer, pk)

    def act() -> str:
        api.draft_supplement(request.viewer, pk, on=request.today, at=_moment(request))
        return reverse("desk:coverage-plan", args=[pk])

    lead = "把登记簿里有、计划里没有的单位列成补充计划，由另一个人批准。"
    return _about(request, row, "拟订补充计划", act, lead)


@FORMS
@officer(api.APPROVERS)
@answering
def approve(request: OfficerRequest, pk: int) -> HttpResponse:
    """Draw and freeze."""
    row = api.part_for(request.viewer, pk)

    def act() -> str:
        api.approve_part(request.viewer, pk, on=request.today, at=_moment(request))
        return reverse("desk:coverage-plan", args=[row.plan_id])

    lead = "批准时公布种子并抽签，每个单位的季度随之确定，以后不能改。"
    return _about(request, row.plan, f"批准{row}", act, lead)


@FORMS
@officer(api.WRITERS)
@answering
def drop(request: OfficerRequest, pk: int) -> HttpResponse:
    """Take a draft away."""
    row = api.part_for(request.viewer, pk)
    whole = row.number == 0

    def act() -> str:
        api.drop_draft(request.viewer, pk)
        page, args = ("coverage", []) if whole else ("coverage-plan", [row.plan_id])
        return reverse(f"desk:{page}", args=args)

    return _about(request, row.plan, f"撤下{row}", act, "撤下以后可以重新拟订。")


@FORMS
@officer(api.WRITERS)
@answering
def look(request: OfficerRequest, pk: int) -> HttpResponse:
    """A look that took place."""
    slot, on = api.slot_for(request.viewer, pk), request.today
    form = LookForm(
        request.POST or None, request.FILES or None,
        people=api.inspectors_for(slot.row, on), towns=places_below(request.viewer, on),
        home=slot.row.plan.division_code,
    )  # fmt: skip

    def act() -> Done:
        api.record_look(request.viewer, pk, form.new(), on=on)
        return Done("已登记，问题已交办整改。", _unit(slot))

    title = f"登记{slot.get_how_display()}：{slot.row.name}"
    lead = "每个问题就是一项整改任务：到期提醒、超期上报，凭据核实了才算整改完。"
    frame = FormFrame(title, PART, _unit(slot), lead, "登记")
    return form_page(request, form, frame, act, refusals=REFUSALS)


@FORMS
@officer(api.WRITERS)
@answering
def link(request: OfficerRequest, pk: int) -> HttpResponse:
    """An inspection that was written down elsewhere."""
    slot = api.slot_for(request.viewer, pk)
    form = LinkForm(request.POST or None)

    def act() -> Done:
        number = form.cleaned_data["number"]
        api.link_inspection(request.viewer, pk, number, on=request.today)
        return Done("已关联。", _unit(slot))

    frame = FormFrame(
        f"关联检查：{slot.row.name}", PART, _unit(slot),
        "“检查”里已经做过的，不用再写一遍；问题和整改以那次检查的为准。", "关联",
    )  # fmt: skip
    return form_page(request, form, frame, act, refusals=REFUSALS)


def _about(
    request: OfficerRequest, plan: api.Plan, verb: str, act: Callable[[], str], lead: str
) -> HttpResponse:
    """A form that asks nothing."""
    form = sure(request)
    back = reverse("desk:coverage-plan", args=[plan.pk])
    frame = FormFrame(f"{verb}：{plan}", PART, back, lead, verb)
    return form_page(request, form, frame, lambda: Done(f"已{verb}。", act()), refusals=REFUSALS)


def _unit(slot: api.Slot) -> str:
    return reverse("desk:coverage-unit", args=[slot.row_id])


def _moment(request: OfficerRequest) -> datetime:
    """Now, on the business day."""
    return datetime.combine(request.today, timezone.localtime().timetz())
