"""Vouchers at the desk: enrolments, changes, odd uses, samples, insurance, listed houses."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.access.api import may, may_see_person
from minzheng.engines.vouchers import api
from minzheng.faces.desk.form_pages import Done, FormFrame, form_page
from minzheng.faces.desk.listing import after, listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.desk.vouchers import showing
from minzheng.faces.desk.vouchers.answering import answering
from minzheng.faces.desk.vouchers.forms import (
    ApplyForm,
    EnrolmentFilters,
    HouseForm,
    JudgeForm,
    SheetForm,
    VisitForm,
    WhyForm,
)
from minzheng.kernel.divisions import NATION
from minzheng.kernel.months import Month
from minzheng.registers.facilities.api import Facility, facilities_within
from minzheng.registers.people.api import Person

FORMS = require_http_methods(["GET", "POST"])
REFUSED = (api.VoucherRefused,)


@require_safe
@officer(api.READERS)
@listed("vouchers")
def enrolments(request: OfficerRequest) -> HttpResponse:
    """The enrolments of the area."""
    form = EnrolmentFilters(request.GET)
    given = form.cleaned_data if form.is_valid() else {}
    state, name = given.get("state", ""), given.get("name", "").replace("\x00", "")
    found = api.enrolment_page(request.viewer, state, name, after(request))
    more = urlencode({"state": state, "name": name, "after": found.after}) if found.after else ""
    table = showing.enrolment_table(found.rows)
    return page(request, "vouchers/list", form=form, table=table, more=f"?{more}" if more else "",
                key="vouchers", heading="消费券登记")  # fmt: skip


@require_safe
@officer(api.READERS)
@answering
def enrolment(request: OfficerRequest, pk: int) -> HttpResponse:
    """One enrolment: the month, its uses, what was told to change."""
    row = api.enrolment_for(request.viewer, pk)
    balance = api.balance_of(row, Month.of(request.today), request.today)
    found = api.uses_by(row, after(request))
    waiting = row.state == api.Standing.APPLIED
    return page(
        request, "vouchers/enrolment", row=row, entries=showing.entries(row),
        figures=showing.balance_figures(balance), changes=api.changes_by(row),
        table=showing.use_table("用券记录", found.rows),
        more=f"?after={found.after}" if found.after else "",
        may_decide=waiting and may(request.viewer, api.DECIDERS, row.division_code),
    )  # fmt: skip


@never_cache
@FORMS
@officer(api.APPLIERS)
@answering
def apply(request: OfficerRequest, pk: int) -> HttpResponse:
    """Apply for somebody of the area."""
    person = Person.objects.filter(pk=pk).first()
    if person is None or not may_see_person(request.viewer, person):
        raise api.NoSuchVoucher("没有这个人，或她不在您的辖区内。请从“档案”进入")
    form = ApplyForm(request.POST or None)
    known = api.known_of(person, {}, on=request.today)
    lead = f"能力等级：{known.level_name}，由系统查；这里只登记系统不知道的。"
    lead += f"不能登记：{'；'.join(known.why)}。" if known.why else ""
    back = reverse("desk:person", args=[pk])
    frame = FormFrame(f"给{person.name}登记消费券", person.name, back, lead=lead, button="登记")

    def act() -> Done:
        row = api.apply(person, form.cleaned_data, by=request.viewer, on=request.today)
        return Done("已登记，等县级民政部门确认。", reverse("desk:voucher", args=[row.pk]))

    return form_page(request, form, frame, act, refusals=REFUSED)


@FORMS
@officer(api.DECIDERS)
@answering
def confirm(request: OfficerRequest, pk: int) -> HttpResponse:
    """Vouchers from this month, after a second look."""
    row = api.enrolment_for(request.viewer, pk)
    if request.method == "POST":
        api.confirm(request.viewer, pk, on=request.today)
        messages.success(request, f"已确认，{row.person.name}从本月起有消费券。")
        return redirect("desk:voucher", pk)
    known = api.known_of(row.person, row.stated, on=request.today)
    terms = api.terms_at(row.division_code, request.today)
    return page(request, "vouchers/confirm", row=row, known=known, cap=terms.cap)


@FORMS
@officer(api.DECIDERS)
@answering
def refuse(request: OfficerRequest, pk: int) -> HttpResponse:
    """No vouchers, with a reason."""
    row = api.enrolment_for(request.viewer, pk)
    form = WhyForm(request.POST or None)
    back = reverse("desk:voucher", args=[pk])
    title = f"不予确认：{row.person.name}"
    frame = FormFrame(title, "消费券登记", back, lead="理由会给老人看。", button="不予确认")

    def act() -> Done:
        api.refuse(request.viewer, pk, form.cleaned_data["why"], on=request.today)
        return Done("已不予确认。", back)

    return form_page(request, form, frame, act, refusals=REFUSED)


@require_safe
@officer(api.READERS)
@listed("voucher-changes")
def changes(request: OfficerRequest) -> HttpResponse:
    """What was told and waits."""
    found = api.change_page(request.viewer, after(request))
    more = f"?after={found.after}" if found.after else ""
    table = showing.change_table(found.rows)
    return page(request, "vouchers/list", table=table, more=more, key="voucher-changes",
                heading="状况变化")  # fmt: skip


@FORMS
@officer(api.DECIDERS)
@answering
def change(request: OfficerRequest, pk: int) -> HttpResponse:
    """Whether what was told is true."""
    row = api.change_for(request.viewer, pk)
    form = JudgeForm(request.POST or None)
    back = reverse("desk:voucher-changes")
    lead = f"{row.told_by}于 {row.told_on} 告知：{row.get_cause_display()}。{row.words}"
    title = f"状况变化：{row.enrolment.person.name}"
    frame = FormFrame(title, "状况变化", back, lead=lead, button="确定")

    def act() -> Done:
        true = form.cleaned_data["true"]
        api.judge_change(request.viewer, pk, true=true, on=request.today)
        return Done("属实，下月起停发。" if true else "不属实，照常发。", back)

    return form_page(request, form, frame, act, refusals=REFUSED)


@require_safe
@officer(api.READERS)
@listed("voucher-odd")
def odd(request: OfficerRequest) -> HttpResponse:
    """What somebody must look at."""
    found = api.odd_page(request.viewer, after(request))
    more = f"?after={found.after}" if found.after else ""
    table = showing.odd_table(found.rows)
    return page(request, "vouchers/list", table=table, more=more, key="voucher-odd",
                heading="可疑用券")  # fmt: skip


@require_safe
@officer(api.READERS)
@listed("voucher-sample")
def sample(request: OfficerRequest) -> HttpResponse:
    """What was drawn and waits for a visit."""
    found = api.sample_page(request.viewer, after(request))
    more = f"?after={found.after}" if found.after else ""
    table = showing.use_table("待现场核查", found.rows, "机构提交结算单以后抽出。")
    return page(request, "vouchers/list", table=table, more=more, key="voucher-sample",
                heading="现场抽查")  # fmt: skip


@FORMS
@officer(api.SAMPLERS)
@answering
def visit(request: OfficerRequest, pk: int) -> HttpResponse:
    """What was found on the spot."""
    row = api.use_for(request.viewer, pk)
    form = VisitForm(request.POST or None)
    back = reverse("desk:voucher-sample")
    lead = f"{row.facility.name}，{row.day} {row.item}。核查不属实的作废，不付钱。"
    title = f"现场核查：{row.person.name}"
    frame = FormFrame(title, "现场抽查", back, lead=lead, button="记下结果")

    def act() -> Done:
        given = form.cleaned_data
        api.visit(request.viewer, pk, given["finding"], given["words"], on=request.today)
        return Done("已记下核查结果。", back)

    return form_page(request, form, frame, act, refusals=REFUSED)


@FORMS
@officer(api.READERS)
@listed("voucher-insurance")
def insurance(request: OfficerRequest) -> HttpResponse:
    """What insurance paid: the list taken in, each line with how it was matched."""
    mine = bool(request.viewer.roles & set(api.IMPORTERS))
    form = SheetForm(request.POST or None, request.FILES or None) if mine else None
    taken = None
    if form is not None and form.is_bound and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            name, content = file.name or "", file.read()
            taken = api.take_list(request.viewer, name, content, on=request.today)
        except api.VoucherRefused as refusal:
            form.add_error(None, str(refusal))
    found = api.line_page(request.viewer, after(request))
    return page(
        request, "vouchers/insurance", form=form, taken=taken, headings=api.HEADINGS,
        table=showing.line_table(found.rows), more=f"?after={found.after}" if found.after else "",
    )  # fmt: skip


@FORMS
@officer(api.READERS)
@answering
@listed("voucher-houses")
def houses(request: OfficerRequest) -> HttpResponse:
    """The houses that may take vouchers; who decides adds one."""
    mine = bool(request.viewer.roles & set(api.DECIDERS))
    near = list(facilities_within(NATION, on=request.today).order_by("name")[:200]) if mine else []
    own = [each for each in near if may(request.viewer, api.DECIDERS, each.division_code)]
    form = HouseForm(request.POST or None, houses=own) if mine else None
    if form is not None and form.is_bound and form.is_valid():
        house = next(each for each in own if each.pk == form.cleaned_data["facility"])
        api.list_house(request.viewer, house, on=request.today)
        messages.success(request, f"已登记{house.name}，从今天起可以用券。")
        return redirect("desk:voucher-houses")
    found = api.listing_page(request.viewer, after(request))
    more = f"?after={found.after}" if found.after else ""
    table = showing.house_table(found.rows)
    return page(request, "vouchers/houses", form=form, table=table, more=more)


@FORMS
@officer(api.DECIDERS)
@answering
def strike(request: OfficerRequest, pk: int) -> HttpResponse:
    """No vouchers there any more, after a second look."""
    house = Facility.objects.filter(pk=pk).first()
    if house is None or not may(request.viewer, api.DECIDERS, house.division_code):
        raise api.NoSuchVoucher("没有这家机构，或它不在您的辖区内。请从“可用券的机构”进入")
    if request.method == "POST":
        api.strike_house(request.viewer, house, on=request.today)
        messages.success(request, "已移出名单。")
        return redirect("desk:voucher-houses")
    return page(request, "vouchers/strike", row=house)
