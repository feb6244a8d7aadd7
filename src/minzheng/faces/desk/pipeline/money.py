"""What is done with a project's money: sources, contracts, changes, payments, final account."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from minzheng.engines.ledger.api import funds_within
from minzheng.engines.pipeline import api
from minzheng.faces.desk.form_pages import sure
from minzheng.faces.desk.pipeline.answering import answering
from minzheng.faces.desk.pipeline.money_forms import (
    AnswerForm,
    ArrivalForm,
    ChangeForm,
    ContractForm,
    PaymentForm,
    SettleForm,
    SourceForm,
)
from minzheng.faces.desk.pipeline.working import about
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.looks.written import yuan

FORMS = require_http_methods(["GET", "POST"])


@FORMS
@officer(api.SIGNERS)
@answering
def source(request: OfficerRequest, pk: int) -> HttpResponse:
    """Where money comes from."""
    row = api.project_for(request.viewer, pk)
    form = SourceForm(request.POST or None, funds=list(funds_within(request.viewer)))

    def act() -> str:
        made = api.add_source(row, form.source(), by=request.viewer, on=request.today)
        return f"已登记 {yuan(made.amount)} 元。"

    lead = f"计划投资 {yuan(row.investment)} 元；各来源合计等于它，才能批准。"
    return about(request, row, form, "登记资金来源", act, lead=lead)


@FORMS
@officer(api.SIGNERS)
@answering
def arrive(request: OfficerRequest, pk: int) -> HttpResponse:
    """What has come in of money that is not in the ledger."""
    row = api.source_for(request.viewer, pk)
    form = ArrivalForm(request.POST or None, initial={"amount": row.arrived})

    def act() -> str:
        given = form.cleaned_data["amount"]
        api.note_arrival(row, given, by=request.viewer, on=request.today)
        return f"累计到位 {yuan(given)} 元。"

    lead = f"{row.giver}，应到 {yuan(row.amount)} 元。"
    return about(request, row.project, form, "登记到位", act, lead=lead)


@FORMS
@officer(api.SIGNERS)
@answering
def contract(request: OfficerRequest, pk: int) -> HttpResponse:
    """Sign a contract; its money is set aside."""
    row = api.project_for(request.viewer, pk)
    sources = api.file_of(row, request.today).sources
    form = ContractForm(request.POST or None, sources=sources)

    def act() -> str:
        made = api.sign_contract(row, form.contract(), by=request.viewer, on=request.today)
        return f"合同已登记，预留 {yuan(made.amount)} 元。"

    return about(request, row, form, "登记合同", act, lead="合同款当时就从资金里预留。")


@FORMS
@officer(api.SIGNERS)
@answering
def change(request: OfficerRequest, pk: int) -> HttpResponse:
    """Another sum for a contract."""
    row = api.contract_for(request.viewer, pk)
    form = ChangeForm(request.POST or None, initial={"amount": row.amount})

    def act() -> str:
        told = form.cleaned_data
        made = api.change_contract(
            row, told["amount"], told["words"], by=request.viewer, on=request.today
        )
        return "变更超过规定幅度，等重新批准。" if made.over else "已变更，预留跟着增减。"

    lead = f"签约 {yuan(row.first)} 元，现在 {yuan(row.amount)} 元。"
    return about(request, row.project, form, "变更合同", act, lead=lead)


@FORMS
@officer(api.DECIDERS)
@answering
def approve_change(request: OfficerRequest, pk: int) -> HttpResponse:
    """A change beyond the line."""
    row = api.change_for(request.viewer, pk)
    form = sure(request)

    def act() -> str:
        api.approve_change(row, by=request.viewer, on=request.today)
        return "变更已批准。"

    lead = f"{row.by}提出：{yuan(row.before)} 元改为 {yuan(row.amount)} 元，{row.words}。"
    return about(request, row.contract.project, form, "批准变更", act, lead=lead)


@FORMS
@officer(api.MAKERS)
@answering
def ask(request: OfficerRequest, pk: int) -> HttpResponse:
    """Ask for money of a contract."""
    row = api.contract_for(request.viewer, pk)
    form = PaymentForm(request.POST or None, request.FILES or None)

    def act() -> str:
        api.ask_payment(row, form.payment(), by=request.viewer, on=request.today)
        return "已申请，等批准。"

    lead = f"{row.title}，{row.organisation}，合同 {yuan(row.amount)} 元。"
    return about(request, row.project, form, "申请付款", act, lead=lead)


@FORMS
@officer(api.PAY_APPROVERS)
@answering
def answer(request: OfficerRequest, pk: int) -> HttpResponse:
    """Approve a payment, or not."""
    row = api.payment_for(request.viewer, pk)
    form = AnswerForm(request.POST or None)

    def act() -> str:
        told = form.cleaned_data
        done = api.answer_payment(
            row, told["words"], granted=told["granted"] == "yes", by=request.viewer,
            on=request.today,
        )  # fmt: skip
        return f"已审批：{done.get_state_display()}。"

    lead = f"{row.asked_by}申请 {yuan(row.amount)} 元，发票 {row.invoice}，{row.words}。"
    return about(request, row.contract.project, form, "审批付款", act, lead=lead)


@FORMS
@officer(api.PAYERS)
@answering
def pay(request: OfficerRequest, pk: int) -> HttpResponse:
    """Pay what was approved."""
    row = api.payment_for(request.viewer, pk)
    form = sure(request)

    def act() -> str:
        done = api.pay(row, by=request.viewer, on=request.today)
        return f"已付款，凭证 {done.entry_name}。"

    lead = f"{yuan(row.amount)} 元，发票 {row.invoice}；{row.approved_by}批准：{row.answer}。"
    return about(request, row.contract.project, form, "付款", act, lead=lead)


@FORMS
@officer(api.SIGNERS)
@answering
def settle(request: OfficerRequest, pk: int) -> HttpResponse:
    """The final account."""
    row = api.project_for(request.viewer, pk)
    form = SettleForm(request.POST or None, request.FILES or None, initial={"day": request.today})

    def act() -> str:
        given = form.cleaned_data["amount"]
        api.settle_account(row, given, form.step(), by=request.viewer, on=request.today)
        return "决算已登记，没有付的预留已经放开。"

    return about(request, row, form, "决算", act, lead="付款都办完才能决算。")
