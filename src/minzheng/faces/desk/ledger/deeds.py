"""What finance officers do in the ledger: enter, approve, send back, take back, close."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from minzheng.engines.access.api import require
from minzheng.engines.ledger import api
from minzheng.faces.desk.forms.filters import places_below
from minzheng.faces.desk.ledger import showing
from minzheng.faces.desk.ledger.books import books_of
from minzheng.faces.desk.ledger.forms import FundForm, PaperForm, ReasonForm, ShareForm, StartForm
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import NotFound, OfficerRequest, officer
from minzheng.faces.looks.written import yuan
from minzheng.kernel.months import Month
from minzheng.registers.divisions.api import full_name


@require_http_methods(["GET", "POST"])
@officer(api.APPROVERS)
def start(request: OfficerRequest) -> HttpResponse:
    """From which pay month on a run needs funds."""
    book = _book(request, api.APPROVERS)
    form = StartForm(request.POST or None, on=request.today)

    def act() -> str:
        month = Month.parse(form.cleaned_data["month"])
        api.start_keeping(book.division_code, month, by=request.viewer.doer, on=request.today)
        return f"从{month.label}的发放批次起记账。"

    return _done(request, form, act, "desk:funds") or page(
        request, "ledger/start", form=form, place=full_name(book.division_code)
    )


@require_http_methods(["GET", "POST"])
@officer(api.ENTERERS)
def new_fund(request: OfficerRequest) -> HttpResponse:
    """Open a fund."""
    form = FundForm(request.POST or None, places=_places(request))

    def act() -> str:
        new = form.new_fund()
        require(request.viewer, api.ENTERERS, new.division)
        return f"已设立“{api.open_fund(new, by=request.viewer.doer, on=request.today).name}”。"

    shown = page(request, "ledger/fund_new", form=form)
    return _done(request, form, act, "desk:funds") or shown


@require_http_methods(["GET", "POST"])
@officer(api.ENTERERS)
def appropriate(request: OfficerRequest, pk: int) -> HttpResponse:
    """Enter a paper for a fund."""
    fund = api.fund_for(pk, request.viewer)
    require(request.viewer, api.ENTERERS, fund.division_code)
    others = api.funds_within(request.viewer).filter(book=fund.book_id, closed_on=None)
    form = PaperForm(request.POST or None, fund=fund, others=list(others.exclude(pk=fund.pk)))

    def act() -> str:
        api.appropriate(form.paper(), by=request.viewer.doer, on=request.today)
        return "已登记，等财务复核入账。"

    shown = page(request, "ledger/appropriate", form=form, fund=fund)
    return _done(request, form, act, "desk:appropriations") or shown


@require_http_methods(["GET", "POST"])
@officer(api.APPROVERS)
def approve(request: OfficerRequest, pk: int) -> HttpResponse:
    """Book a paper's money; what that does is said first."""
    paper = _paper(request, pk)
    if request.method == "GET":
        return page(request, "ledger/approve", paper=paper)
    api.approve_appropriation(paper, by=request.viewer.doer, on=request.today)
    messages.success(request, f"{yuan(paper.amount)} 元已入账。")
    return redirect("desk:appropriation", pk)


@require_http_methods(["GET", "POST"])
@officer(api.APPROVERS)
def refuse(request: OfficerRequest, pk: int) -> HttpResponse:
    """Back to who entered it."""
    paper, form = _paper(request, pk), ReasonForm(request.POST or None)

    def act() -> str:
        reason = form.cleaned_data["reason"]
        api.refuse_appropriation(paper, reason, by=request.viewer.doer, on=request.today)
        return "已退回登记人。"

    shown = page(request, "ledger/reason", form=form, paper=paper, words="退回登记人")
    return _done(request, form, act, "desk:appropriations") or shown


@require_http_methods(["GET", "POST"])
@officer(api.APPROVERS)
def withdraw(request: OfficerRequest, pk: int) -> HttpResponse:
    """The giver takes the money back: a reversal, on a day that is still open."""
    paper, form = _paper(request, pk), ReasonForm(request.POST or None)

    def act() -> str:
        reason = form.cleaned_data["reason"]
        api.withdraw_appropriation(paper, reason, by=request.viewer.doer, on=request.today)
        return "已收回，冲销凭证记在今天。"

    shown = page(request, "ledger/reason", form=form, paper=paper, words="收回（冲销）")
    return _done(request, form, act, "desk:appropriations") or shown


@require_http_methods(["GET", "POST"])
@officer(api.ENTERERS)
def new_share(request: OfficerRequest) -> HttpResponse:
    """Enter a matter's cost shares."""
    book = _book(request, api.ENTERERS)
    funds = list(api.funds_within(request.viewer).filter(book=book, closed_on=None)[:40])
    form = ShareForm(request.POST or None, book=book, funds=funds)

    def act() -> str:
        api.enter_share(form.share(), by=request.viewer.doer, on=request.today)
        return "已登记，等财务复核后执行。"

    return _done(request, form, act, "desk:cost-shares") or page(
        request, "ledger/share_new", form=form
    )


@require_http_methods(["GET", "POST"])
@officer(api.APPROVERS)
def approve_share(request: OfficerRequest, pk: int) -> HttpResponse:
    """Approve shares, or not."""
    share = api.with_rows(api.shares_within(request.viewer)).filter(pk=pk).first()
    if share is None:
        raise NotFound("没有这份分担比例，或它不在您的辖区。请从分担比例页面进入。")
    require(request.viewer, api.APPROVERS, share.book.division_code)
    if request.method == "GET":
        words = showing.share_words(share)
        return page(request, "ledger/share_approve", share=share, words=words)
    act = api.refuse_share if request.POST.get("answer") == "refuse" else api.approve_share
    done = act(share, by=request.viewer.doer, on=request.today)
    messages.success(request, f"分担比例：{done.get_state_display()}。")
    return redirect("desk:cost-shares")


@require_POST
@officer(api.ENTERERS)
def ask_close(request: OfficerRequest) -> HttpResponse:
    """Ask for the oldest open month to be closed."""
    book = _book(request, api.ENTERERS)
    month = api.next_to_close(book, request.today)
    if month is None:
        raise api.LedgerRefused("没有可以结账的月份：过完的月份都已结账，或者还没有凭证")
    api.ask_close(book, month, by=request.viewer.doer, on=request.today)
    messages.success(request, f"已提请结{month.label}的账，等财务复核。")
    return redirect("desk:periods")


@require_http_methods(["GET", "POST"])
@officer(api.APPROVERS)
def close_period(request: OfficerRequest, pk: int) -> HttpResponse:
    """Close a month for good; what that means is said first."""
    closing = api.closings_within(request.viewer).filter(pk=pk).first()
    if closing is None:
        raise NotFound("没有这次结账，或它不在您的辖区。请从结账页面进入。")
    require(request.viewer, api.APPROVERS, closing.book.division_code)
    label = Month.parse(closing.period).label
    if request.method == "GET":
        return page(request, "ledger/close", closing=closing, label=label)
    api.close_period(closing, by=request.viewer.doer, on=request.today)
    messages.success(request, f"{label}已结账。")
    return redirect("desk:periods")


def _places(request: OfficerRequest) -> list[tuple[str, str]]:
    """The city or county, and what lies in it."""
    own = min(post.division for post in request.viewer.seeing_posts)
    return [(own, full_name(own)), *places_below(request.viewer, request.today)]


def _book(request: OfficerRequest, wanted: tuple[str, ...]) -> api.Book:
    book = books_of(request).book
    if book is None:
        raise NotFound("还没有设立资金，请先由财务经办设立资金。")
    require(request.viewer, wanted, book.division_code)
    return book


def _paper(request: OfficerRequest, pk: int) -> api.Appropriation:
    paper = api.appropriation_for(pk, request.viewer)
    require(request.viewer, api.APPROVERS, paper.fund.division_code)
    return paper


def _done(
    request: OfficerRequest, form: forms.Form, act: Callable[[], str], after: str
) -> HttpResponse | None:
    """Act on a form that is right and go on; what the engine refuses stands at its head."""
    if not form.is_valid():
        return None
    try:
        said = act()
    except api.LedgerRefused as refusal:
        form.add_error(None, str(refusal))
        return None
    messages.success(request, said)
    return redirect(after)
