"""Contracts and prepaid money of a house: lists, signing, changes, ending, the paper, custody."""

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.care.api import facilities_of, facility_of
from minzheng.engines.residence import api
from minzheng.faces.looks.written import yuan
from minzheng.faces.provider.files import inline
from minzheng.faces.provider.pages import page
from minzheng.faces.provider.requests import HouseRequest, member
from minzheng.faces.provider.residence import showing
from minzheng.faces.provider.residence.answering import Frame, answering, form_page
from minzheng.faces.provider.residence.forms import (
    ContractForm,
    CustodyForm,
    EndForm,
    PaperForm,
    ScheduleForm,
    TermsForm,
    fees_of,
)
from minzheng.kernel.months import Month
from minzheng.registers.papers import Paper
from minzheng.vocabulary import residence as terms

FORMS = require_http_methods(["GET", "POST"])
AHEAD, LONGEST = terms.到期提醒天数, 15


@require_safe
@member
def contracts(request: HouseRequest) -> HttpResponse:
    """The contracts of the house's own places, the newest first."""
    own = facilities_of(request.viewer, request.today)
    told = request.GET.get("after", "")
    start = int(told) if told.isdecimal() and len(told) <= LONGEST else 0
    rows, after = api.contracts_of([each.pk for each in own], start)
    ahead = api.number(AHEAD, own[0], request.today) if own else 0
    table = showing.contract_table(rows, request.today, ahead, "provider:residence-contract")
    return page(
        request, "residence/contracts", table=table, more=f"?after={after}" if after else ""
    )


@never_cache
@require_safe
@member
@answering
def contract(request: HouseRequest, pk: int) -> HttpResponse:
    """One contract."""
    row = api.own_contract(request.viewer, pk, request.today)
    manager = request.viewer.house is not None and request.viewer.house.duty == "manager"
    return page(
        request, "residence/contract", row=row, changes=list(row.addenda.all()),
        entries=showing.contract_entries(row, request.today),
        open=manager and row.ended_on is None,
    )  # fmt: skip


@FORMS
@member
@answering
def sign(request: HouseRequest, pk: int) -> HttpResponse:
    """A new contract, or the renewal of one."""
    row = api.resident(request.viewer, pk, request.today)
    before = api.contracts_of_stay(row)
    start = {"since": row.since, "deposit": 0}
    if before:
        last = before[0]
        told = {"payer": last.payer, "relation": last.payer_relation, "deposit": last.deposit}
        start = {**told, **fees_of(api.terms_on(last, request.today))}
    form = ContractForm(request.POST or None, initial=start)
    word = "续签合同" if before else "签服务合同"
    back = reverse("provider:residence-stay", args=[pk])
    basis = api.basis_of(row.person, row.facility, request.today)
    lead = f"入住评估：{basis}" if basis else "还没有入院评估：没有评估不能签合同。"

    def act() -> str:
        made = api.sign(request.viewer, pk, form.new(), on=request.today)
        return f"合同 {made.number} 已登记。"

    return form_page(request, form, Frame(f"给{row.person.name}{word}", back, lead), act)


@FORMS
@member
@answering
def amend(request: HouseRequest, pk: int) -> HttpResponse:
    """Another level or other fees."""
    row = api.own_contract(request.viewer, pk, request.today)
    start = {"since": request.today, **fees_of(api.terms_on(row, request.today))}
    form = TermsForm(request.POST or None, initial=start)
    back = reverse("provider:residence-contract", args=[pk])

    def act() -> str:
        api.amend(request.viewer, pk, form.new(), on=request.today)
        return "补充协议已登记。"

    return form_page(request, form, Frame(f"合同 {row.number} 的补充协议", back), act)


@FORMS
@member
@answering
def end(request: HouseRequest, pk: int) -> HttpResponse:
    """The contract ends early."""
    row = api.own_contract(request.viewer, pk, request.today)
    form = EndForm(request.POST or None, initial={"ended_on": request.today})
    back = reverse("provider:residence-contract", args=[pk])
    warning = "解除以后不能恢复；还住着的要另签合同，离开的要退还余额。"
    frame = Frame(f"解除合同 {row.number}", back, "", "解除合同", warning)

    def act() -> str:
        given = form.cleaned_data
        api.end_contract(request.viewer, pk, given["ended_on"], given["why"], on=request.today)
        return f"合同 {row.number} 已解除。"

    return form_page(request, form, frame, act)


@FORMS
@member
@answering
def paper(request: HouseRequest, pk: int) -> HttpResponse:
    """Hand in the signed paper."""
    row = api.own_contract(request.viewer, pk, request.today)
    form = PaperForm(request.POST or None, request.FILES or None)
    back = reverse("provider:residence-contract", args=[pk])

    def act() -> str:
        upload: UploadedFile[bytes] = form.cleaned_data["paper"]
        given = Paper(upload.name or "合同", upload.read())
        api.keep_paper(request.viewer, pk, given, on=request.today)
        return "扫描件已保存。"

    return form_page(request, form, Frame(f"上传合同 {row.number}", back), act)


@require_safe
@member
@answering
def scan(request: HouseRequest, pk: int) -> HttpResponse:
    """The paper as it was handed in."""
    row = api.own_contract(request.viewer, pk, request.today)
    if not row.paper:
        raise api.NoSuchResidence("这份合同还没有扫描件")
    return inline(*api.paper_of(row), f"合同{row.number}")


@never_cache
@require_safe
@member
def prepaid(request: HouseRequest, pk: int) -> HttpResponse:
    """What is left of whom, the filed fees, custody by month. Six queries."""
    house = facility_of(request.viewer, pk, request.today)
    rows = api.balances_of(house, request.today)
    manager = request.viewer.house is not None and request.viewer.house.duty == "manager"
    return page(
        request, "residence/prepaid", house=house, schedule=api.schedule_of(house),
        owed=api.owed_by(rows), manager=manager,
        table=showing.balance_table(rows, request.today, "provider:residence-stay"),
        custody=showing.custody_table(api.custody_of([house.pk])),
    )  # fmt: skip


@FORMS
@member
@answering
def schedule(request: HouseRequest, pk: int) -> HttpResponse:
    """File fees and account."""
    house = facility_of(request.viewer, pk, request.today)
    last = api.schedule_of(house)
    start = {"since": request.today}
    known = {"fees": last.fees, "bank": last.bank} if last is not None else {}
    form = ScheduleForm(request.POST or None, initial={**start, **known})
    back = reverse("provider:residence-prepaid", args=[pk])

    def act() -> str:
        api.file_fees(request.viewer, pk, form.new(), on=request.today)
        return "收费标准和存管账户已报备。"

    return form_page(request, form, Frame("报备收费标准和存管账户", back), act)


@FORMS
@member
@answering
def custody(request: HouseRequest, pk: int) -> HttpResponse:
    """Tell the balance in custody."""
    facility_of(request.viewer, pk, request.today)
    form = CustodyForm(request.POST or None, on=request.today)
    back = reverse("provider:residence-prepaid", args=[pk])
    if form.is_valid():
        try:
            month = Month.parse(form.cleaned_data["month"])
            balance = form.cleaned_data["balance"]
            row = api.tell_custody(request.viewer, pk, month, balance, on=request.today)
        except api.ResidenceRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            less = f"比应有的少 {yuan(row.short)} 元，请尽快补足。" if row.short else ""
            messages.success(request, f"{row.month_name}存管余额已报告。{less}")
            return redirect(back)
    return page(request, "residence/form", form=form, frame=Frame("报告存管余额", back))
