"""Care at home at the desk: plans and their deeds, beds, visits, what is odd, calls, complaints."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.access.api import may, may_see_person
from minzheng.engines.homecare import api
from minzheng.faces.desk.form_pages import Done, FormFrame, form_page
from minzheng.faces.desk.homecare import showing
from minzheng.faces.desk.homecare.answering import answering
from minzheng.faces.desk.homecare.forms import (
    AnswerForm,
    BedForm,
    CallForm,
    EndForm,
    FlagFilters,
    JudgeForm,
    LevelForm,
    MonthFilters,
    OpenFilters,
    PauseForm,
    PlanFilters,
    PlanForm,
    WhyForm,
)
from minzheng.faces.desk.listing import after, listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.looks.parts import Table
from minzheng.kernel.months import Month
from minzheng.registers.facilities.api import facilities_within
from minzheng.registers.people.api import Person

FORMS = require_http_methods(["GET", "POST"])
COUNTY, ZEROS = 6, "000000"
REFUSALS = (api.HomecareRefused,)


def shown(
    request: OfficerRequest, key: str, heading: str, table: Table, **more: Any
) -> HttpResponse:
    """A list of this part. `more`: form, lead, more (the next page's query), figures, title."""
    following = f"?{more.pop('more')}" if more.get("more") else ""
    return page(
        request, "homecare/list", key=key, heading=heading, table=table,
        **{**more, "more": following},
    )  # fmt: skip


@require_safe
@officer(api.READERS)
@listed("homecare-plans")
def plans(request: OfficerRequest) -> HttpResponse:
    """The plans of the area."""
    form = PlanFilters(request.GET)
    kind, state = form.told("kind"), form.told("state")
    found = api.plan_page(request.viewer, kind, state, after(request))
    held = {"kind": kind, "state": state, "after": found.after}
    table = showing.plan_table(found.rows)
    return shown(request, "homecare-plans", "居家服务计划", table, form=form,
                 more=urlencode(held) if found.after else "")  # fmt: skip


@require_safe
@officer(api.READERS)
@answering
def plan(request: OfficerRequest, pk: int) -> HttpResponse:
    """One plan: what was agreed, its visits, what can be done with it."""
    row = api.plan_for(request.viewer, pk)
    visits = api.visits_of_plan(row)
    quota = api.quota_of(row, Month.of(request.today))
    place = row.division_code
    return page(
        request, "homecare/plan", row=row, entries=showing.plan_entries(row, quota),
        items=list(row.items.all()), pauses=list(row.pauses.all()),
        table=showing.visit_table(visits, api.flags_by_visit(visits)),
        may_plan=may(request.viewer, api.PLANNERS, place),
        may_head=may(request.viewer, api.PLAN_HEADS, place),
    )  # fmt: skip


@FORMS
@officer(api.PLANNERS)
@answering
def plan_new(request: OfficerRequest, pk: int) -> HttpResponse:
    """Draw up a plan for somebody of the area."""
    person = Person.objects.filter(pk=pk).first()
    if person is None or not may_see_person(request.viewer, person):
        raise api.NoSuchVisit("没有这位老人，或她不在您的辖区内。请从“档案”重新进入")
    area = person.division_code[:COUNTY] + ZEROS
    houses = facilities_within(area, on=request.today).exclude(credit_code="").order_by("name")
    form = PlanForm(request.POST or None, houses=houses)
    back = reverse("desk:homecare")
    lead = "拟定以后由负责人核准，再由机构签约。能力等级、类别照评估和认定结果选。"
    frame = FormFrame(f"为{person.name}拟定居家服务计划", "居家服务", back, lead, "拟定")

    def act() -> Done:
        told = form.cleaned_data
        house = next(each for each in houses if each.pk == told["facility"])
        names = ("kind", "person_class", "level", "assessed_on", "since", "directions", "pin")
        new = api.NewPlan(person, house, items=form.items(), **{each: told[each] for each in names})
        row = api.draw_up(new, by=request.viewer, on=request.today)
        return Done("已拟定，等负责人核准。", reverse("desk:homecare-plan", args=[row.pk]))

    return form_page(request, form, frame, act, refusals=REFUSALS)


@FORMS
@officer(api.PLAN_HEADS)
@answering
def approve_plan(request: OfficerRequest, pk: int) -> HttpResponse:
    """Approve what will cost money, after a second look; or refuse it with a reason."""
    row = api.plan_for(request.viewer, pk)
    form = WhyForm(request.POST or None) if "refuse" in request.POST else WhyForm()
    if request.method == "POST" and "refuse" not in request.POST:
        api.approve_plan(request.viewer, pk, on=request.today)
        messages.success(request, "已核准，等机构签约。")
        return redirect("desk:homecare-plan", pk)
    if form.is_bound and form.is_valid():
        api.refuse_plan(request.viewer, pk, form.cleaned_data["why"], on=request.today)
        messages.success(request, "没有核准，原因已记下。")
        return redirect("desk:homecare-plan", pk)
    return page(request, "homecare/approve_plan", row=row, form=form, items=list(row.items.all()))


@FORMS
@officer(api.PLANNERS)
@answering
def pause(request: OfficerRequest, pk: int) -> HttpResponse:
    """Nobody is to come from today."""
    form = PauseForm(request.POST or None)
    lead = "暂停以后，今天起已经派的单都取消；恢复以后由机构重新派。"

    def act() -> None:
        given = form.cleaned_data
        api.suspend(request.viewer, pk, given["why"], given["words"], on=request.today)

    return _deed(request, pk, form, ("暂停服务", lead, "暂停", "已暂停。"), act)


@FORMS
@officer(api.PLANNERS)
@answering
def resume(request: OfficerRequest, pk: int) -> HttpResponse:
    """Visits go on."""
    row = api.plan_for(request.viewer, pk)
    if request.method == "POST":
        api.resume(request.viewer, pk, on=request.today)
        messages.success(request, "已恢复，机构可以派单。")
        return redirect("desk:homecare-plan", pk)
    return page(request, "homecare/resume", row=row)


@FORMS
@officer(api.PLANNERS)
@answering
def end(request: OfficerRequest, pk: int) -> HttpResponse:
    """No more visits."""
    form = EndForm(request.POST or None)
    lead = "结束以后不能恢复，要再服务的另拟新的计划。"

    def act() -> None:
        given = form.cleaned_data
        api.end_plan(request.viewer, pk, given["why"], given["words"], on=request.today)

    return _deed(request, pk, form, ("结束服务", lead, "结束", "已结束。"), act)


@FORMS
@officer(api.PLANNERS)
@answering
def level(request: OfficerRequest, pk: int) -> HttpResponse:
    """A new assessment."""
    form = LevelForm(request.POST or None)
    lead = "等级变了，计划暂停，等拟定新的计划。"

    def act() -> None:
        given = form.cleaned_data
        new, day = given["level"], given["assessed_on"]
        api.change_level(request.viewer, pk, new, day, on=request.today)

    return _deed(request, pk, form, ("登记复评结果", lead, "保存", "已登记。"), act)


@FORMS
@officer(api.PLANNERS)
@answering
def bed(request: OfficerRequest, pk: int) -> HttpResponse:
    """The home is adapted, the device is online."""
    row = api.plan_for(request.viewer, pk)
    known = {"adapted_on": row.adapted_on, "device_on": row.device_on}
    form = BedForm(request.POST or None, initial=known)
    lead = "改造完成、设备上线、服务签约三样齐了才算一张床位。"

    def act() -> None:
        given = form.cleaned_data
        adapted, device = given["adapted_on"], given["device_on"]
        api.keep_bed(request.viewer, pk, adapted, device, on=request.today)

    return _deed(request, pk, form, ("登记床位", lead, "保存", "已登记。"), act)


@require_safe
@officer(api.READERS)
@listed("homecare-beds")
def beds(request: OfficerRequest) -> HttpResponse:
    """Beds with their minutes of a month, those below first."""
    form = MonthFilters(request.GET, on=request.today)
    del form.fields["state"]
    told = form.told("month")
    month = Month.parse(told) if told else Month.of(request.today).previous()
    rows = api.beds_of(request.viewer, month)
    lead = f"{month.label}；每月至少多少分钟由当地在“参数”里定，判定不结算的不算。"
    table = showing.bed_table(rows)
    figures = showing.bed_figures(rows)
    return shown(
        request, "homecare-beds", "家庭养老床位", table, form=form, lead=lead, figures=figures,
        title="" if told else month.label,
    )  # fmt: skip


@require_safe
@officer(api.READERS)
@listed("homecare-figures")
def figures(request: OfficerRequest) -> HttpResponse:
    """What each provider's month shows."""
    form = MonthFilters(request.GET, on=request.today)
    del form.fields["state"]
    told = form.told("month")
    month = Month.parse(told) if told else Month.of(request.today)
    table = showing.provider_table(api.providers_of(request.viewer, month))
    lead = f"{month.label}。可结算分钟不含待判定的；打卡有效指没有位置疑点，或判定属实。"
    return shown(
        request, "homecare-figures", "各机构服务情况", table, form=form, lead=lead,
        title="" if told else month.label,
    )  # fmt: skip


@require_safe
@officer(api.READERS)
@listed("homecare-flags")
def odd(request: OfficerRequest) -> HttpResponse:
    """What somebody must look at."""
    form = FlagFilters(request.GET)
    show, code = form.told("show"), form.told("code")
    found = api.flag_page(request.viewer, show, code, after(request))
    held = urlencode({"show": show, "code": code, "after": found.after}) if found.after else ""
    lead = "标出来不等于作废：有人核实、写明理由以后才定。判定以前不结算。"
    table = showing.flag_table(found.rows)
    return shown(request, "homecare-flags", "上门服务疑点", table, form=form, lead=lead, more=held)


@require_safe
@officer(api.READERS)
@answering
def visit(request: OfficerRequest, pk: int) -> HttpResponse:
    """One visit: when, where, what it costs, what is odd about it."""
    row = api.visit_for(request.viewer, pk)
    flags = api.flags_by_visit([row]).get(row.pk, [])
    waits = any(not flag.verdict for flag in flags) and not row.voided
    return page(
        request, "homecare/visit", row=row, entries=showing.visit_entries(row), flags=flags,
        complaints=list(row.complaints.all()),
        may_judge=waits and may(request.viewer, api.JUDGES, row.division_code),
    )  # fmt: skip


@never_cache
@require_safe
@officer(api.JUDGES)
@answering
def photo(request: OfficerRequest, pk: int) -> HttpResponse:
    """The photo of a visit; looking is in the trail."""
    row = api.visit_for(request.viewer, pk)
    content, mime = api.open_photo(request.viewer, row)
    return HttpResponse(content, content_type=mime)


@FORMS
@officer(api.JUDGES)
@answering
def judge(request: OfficerRequest, pk: int) -> HttpResponse:
    """Decide what is odd about a visit."""
    row = api.visit_for(request.viewer, pk)
    form = JudgeForm(request.POST or None)
    back = reverse("desk:homecare-visit", args=[pk])
    words = "；".join(flag.words for flag in api.flags_by_visit([row]).get(pk, []))
    frame = FormFrame(f"判定：{row.person.name}的一次上门服务", "上门服务", back, lead=words)

    def act() -> Done:
        given = form.cleaned_data
        api.judge_visit(request.viewer, pk, given["verdict"], given["reason"], on=request.today)
        return Done("已判定。", back)

    return form_page(request, form, frame, act, refusals=REFUSALS)


@require_safe
@officer(api.READERS)
@listed("homecare-calls")
def calls(request: OfficerRequest) -> HttpResponse:
    """Who is to be called back."""
    form = OpenFilters(request.GET)
    show = form.told("show")
    found = api.call_page(request.viewer, show, after(request))
    held = urlencode({"show": show, "after": found.after}) if found.after else ""
    lead = "机构提交月结算单时，按结算单的校验值抽出，谁也挑不了；说法不一致的自动成为疑点。"
    table = showing.call_table(found.rows)
    return shown(request, "homecare-calls", "回访", table, form=form, lead=lead, more=held)


@FORMS
@officer(api.CALLERS)
@answering
def call(request: OfficerRequest, pk: int) -> HttpResponse:
    """What the elder or the family said."""
    row = api.call_for(request.viewer, pk)
    form = CallForm(request.POST or None)
    back, visit = reverse("desk:homecare-calls"), row.visit
    lead = (
        f"{visit.day} {visit.begins:%H:%M} {visit.service} {visit.planned} 分钟，{visit.worker}。"
    )
    frame = FormFrame(f"回访{visit.person.name}", "回访", back, lead)

    def act() -> Done:
        answer = api.Answer(**form.cleaned_data)
        api.record_call(request.viewer, pk, answer, on=request.today)
        return Done("已记下回访。", back)

    return form_page(request, form, frame, act, refusals=REFUSALS)


@require_safe
@officer(api.READERS)
@listed("homecare-complaints")
def complaints(request: OfficerRequest) -> HttpResponse:
    """What elders and families complain of."""
    form = OpenFilters(request.GET)
    show = form.told("show")
    found = api.complaint_page(request.viewer, show, after(request))
    held = urlencode({"show": show, "after": found.after}) if found.after else ""
    table = showing.complaint_table(found.rows, request.today)
    return shown(request, "homecare-complaints", "上门服务投诉", table, form=form, more=held)


@FORMS
@officer(api.ANSWERERS)
@answering
def complaint(request: OfficerRequest, pk: int) -> HttpResponse:
    """Say what was found."""
    row = api.complaint_for(request.viewer, pk)
    form = AnswerForm(request.POST or None)
    back = reverse("desk:homecare-complaints")
    frame = FormFrame(f"答复{row.made_by}的投诉", "上门服务投诉", back, lead=row.words)

    def act() -> Done:
        given = form.cleaned_data
        founded = given["founded"] == "yes"
        api.answer_complaint(request.viewer, pk, given["answer"], founded, on=request.today)
        return Done("已答复。", back)

    return form_page(request, form, frame, act, refusals=REFUSALS)


def _deed(
    request: OfficerRequest, pk: int, form: forms.Form, told: tuple[str, str, str, str],
    act: Callable[[], None],
) -> HttpResponse:  # fmt: skip
    """A form about a plan: title, lead, button and what is said when it is done."""
    row = api.plan_for(request.viewer, pk)
    title, lead, button, done = told
    back = reverse("desk:homecare-plan", args=[pk])
    frame = FormFrame(f"{title}：{row.person.name}", "服务计划", back, lead, button)

    def deed() -> Done:
        act()
        return Done(done, back)

    return form_page(request, form, frame, deed, refusals=REFUSALS)
