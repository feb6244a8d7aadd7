"""What is written into a record, one form each."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from minzheng.engines.care.api import require_manager, stay_of
from minzheng.engines.health import api
from minzheng.faces.provider.health.answering import Frame, answering, form_page
from minzheng.faces.provider.health.forms import (
    AnswerForm,
    CareForm,
    DoseForm,
    ExportForm,
    FactForm,
    MedicineForm,
    ShareForm,
    StopForm,
    VitalsForm,
    WhyForm,
)
from minzheng.faces.provider.pages import page
from minzheng.faces.provider.requests import HouseRequest, member

FORMS = require_http_methods(["GET", "POST"])


@FORMS
@member
@answering
def vitals(request: HouseRequest, pk: int) -> HttpResponse:
    """Blood pressure, pulse, temperature …"""
    stay = stay_of(request.viewer, pk, request.today)
    now = timezone.localtime().time().replace(second=0, microsecond=0)
    form = VitalsForm(request.POST or None, on=request.today, now=now)

    def act() -> str:
        row = api.record_vitals(request.viewer, pk, form.new(), on=request.today)
        calls = row.calls.count()
        return f"已记下：{row.words}。{f'有 {calls} 条提醒要处理。' if calls else ''}"

    return form_page(request, form, _frame("记体征", stay), act)


@FORMS
@member
@answering
def void(request: HouseRequest, pk: int, reading: int) -> HttpResponse:
    """It was a slip."""
    stay = stay_of(request.viewer, pk, request.today)
    form = WhyForm(request.POST or None)

    def act() -> str:
        why = form.cleaned_data["why"]
        api.void_reading(request.viewer, pk, reading, why, on=request.today)
        return "已作废。记录还在，写明了原因。"

    return form_page(request, form, _frame("作废一条体征", stay, "确定作废"), act)


@FORMS
@member
@answering
def medicine_new(request: HouseRequest, pk: int) -> HttpResponse:
    """What a doctor ordered."""
    stay = stay_of(request.viewer, pk, request.today)
    form = MedicineForm(request.POST or None, initial={"starts_on": request.today})

    def act() -> str:
        row = api.order_medicine(request.viewer, pk, form.new(), on=request.today)
        return f"已登记：{row.name}，每天 {'、'.join(row.times)}。"

    return form_page(request, form, _frame("登记用药", stay), act)


@FORMS
@member
@answering
def medicine_stop(request: HouseRequest, pk: int) -> HttpResponse:
    """No longer given."""
    row = api.medicine_for(request.viewer, pk, request.today)
    form = StopForm(request.POST or None, initial={"last": request.today})

    def act() -> str:
        given = form.cleaned_data
        api.stop_medicine(request.viewer, pk, given["last"], given["why"], on=request.today)
        return f"{row.name}用到 {given['last']}。"

    return form_page(request, form, _about(f"停用{row.name}", row, "确定停用"), act)


@FORMS
@member
@answering
def dose(request: HouseRequest, pk: int) -> HttpResponse:
    """One dose."""
    row = api.medicine_for(request.viewer, pk, request.today)
    now = timezone.localtime().time().replace(second=0, microsecond=0)
    start = {"day": request.today, "at": now, "slot": request.GET.get("slot", "")}
    form = DoseForm(request.POST or None, medicine=row, start=start)

    def act() -> str:
        given = api.give_dose(request.viewer, pk, form.new(), on=request.today)
        return f"{row.name}：{given.get_outcome_display()}。"

    words = "高风险药：保存后请另一位同事核对，核对以前不算给药。" if row.risk else ""
    frame = _about(f"给药：{row.name} {row.dose}", row, lead=words)
    return form_page(request, form, frame, act)


@require_POST
@member
@answering
def check(request: HouseRequest, pk: int) -> HttpResponse:
    """The second pair of eyes."""
    row = api.check_dose(request.viewer, pk, on=request.today)
    messages.success(request, f"{row.medicine.name}：已核对并给药。")
    medicine = row.medicine
    stay = api.stay_with(medicine.person_id, medicine.facility_id)
    if stay is None:
        return redirect("provider:health")
    return redirect("provider:health-record", stay.pk)


@FORMS
@member
@answering
def care(request: HouseRequest, pk: int) -> HttpResponse:
    """Turned, fed, given to drink …"""
    stay = stay_of(request.viewer, pk, request.today)
    now = timezone.localtime().time().replace(second=0, microsecond=0)
    form = CareForm(request.POST or None, initial={"day": request.today, "clock": now})

    def act() -> str:
        row = api.log_care(request.viewer, pk, form.new(), on=request.today)
        return f"已记下：{row.kind_name}。"

    return form_page(request, form, _frame("记护理", stay), act)


@FORMS
@member
@answering
def fact(request: HouseRequest, pk: int) -> HttpResponse:
    """An allergy or a diagnosis."""
    stay = stay_of(request.viewer, pk, request.today)
    form = FactForm(request.POST or None, initial={"since": request.today})

    def act() -> str:
        row = api.note_fact(request.viewer, pk, form.new(), on=request.today)
        return f"已登记{row.kind_name}。"

    return form_page(request, form, _frame("登记过敏、诊断", stay), act)


@FORMS
@member
@answering
def fact_end(request: HouseRequest, pk: int, fact: int) -> HttpResponse:
    """It holds no longer."""
    stay = stay_of(request.viewer, pk, request.today)
    form = WhyForm(request.POST or None)

    def act() -> str:
        api.end_fact(request.viewer, pk, fact, form.cleaned_data["why"], on=request.today)
        return "已结束这一条。"

    return form_page(request, form, _frame("不再成立的过敏、诊断", stay, "确定"), act)


@FORMS
@member
@answering
def answer(request: HouseRequest, pk: int) -> HttpResponse:
    """What was done about a call."""
    row = api.call_for(request.viewer, pk, request.today)
    form = AnswerForm(request.POST or None)
    frame = _about(f"处理提醒：{row.words}", row)

    def act() -> str:
        api.answer_call(request.viewer, pk, form.cleaned_data["words"], on=request.today)
        return "已记下怎样处理的。"

    return form_page(request, form, frame, act)


@FORMS
@member
@answering
def share(request: HouseRequest, pk: int) -> HttpResponse:
    """The elder signed that somebody may read."""
    require_manager(request.viewer)
    stay = stay_of(request.viewer, pk, request.today)
    form = ShareForm(request.POST or None, request.FILES or None)

    def act() -> str:
        given = form.cleaned_data
        paper = api.Paper(given["paper"].name, given["paper"].read())
        row = api.share_by_paper(
            request.viewer, pk, given["name"], given["id_number"], paper=paper, on=request.today
        )
        return f"{row.reader.name}可以在公众端看这份健康记录；老人随时可以撤回。"

    return form_page(request, form, _frame("登记老人给家人的授权", stay), act)


@FORMS
@member
@answering
def unshare(request: HouseRequest, pk: int, sharing: int) -> HttpResponse:
    """She takes it back."""
    stay = stay_of(request.viewer, pk, request.today)
    form = forms.Form(request.POST or None)
    lead = "撤回以后，这位家人马上不能再看。老人说了就办，不用理由。"
    frame = _frame("撤回授权", stay, "确定撤回", lead)
    if request.method == "POST":
        api.withdraw_for(request.viewer, pk, sharing, on=request.today)
        messages.success(request, "已撤回。")
        return redirect(frame.back)
    return page(request, "health/form", form=form, frame=frame)


@FORMS
@member
@answering
def export(request: HouseRequest, pk: int) -> HttpResponse:
    """A copy for a purpose; who took it is in the trail."""
    stay = stay_of(request.viewer, pk, request.today)
    form = ExportForm(request.POST or None, initial={"since": stay.since, "until": request.today})
    if form.is_bound and form.is_valid():
        try:
            told = api.export_for_house(request.viewer, pk, form.asked(), on=request.today)
        except api.HealthRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            return bundle_file(told)
    lead = "导出体征，HL7 FHIR R4 格式，医院系统能读。谁导出、给谁、做什么用都有记录。"
    frame = _frame("导出健康记录", stay, "导出", lead)
    return page(request, "health/form", form=form, frame=frame)


def bundle_file(content: bytes) -> HttpResponse:
    """A bundle as a file."""
    name = {"Content-Disposition": 'attachment; filename="observations.json"'}
    return HttpResponse(content, content_type="application/fhir+json", headers=name)


def _frame(title: str, stay: api.Stay, button: str = "保存", lead: str = "") -> Frame:
    back = reverse("provider:health-record", args=[stay.pk])
    return Frame(title, stay.person.name, back, button, lead)


def _about(title: str, row: Any, button: str = "保存", lead: str = "") -> Frame:
    """The same for what belongs to somebody with the house."""
    stay = api.stay_with(row.person_id, row.facility_id)
    back = reverse("provider:health-record", args=[stay.pk]) if stay else reverse("provider:health")
    return Frame(title, row.person.name, back, button, lead)
