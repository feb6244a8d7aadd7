"""Pay runs: compute, review, approve, export, read returns, pay again."""

from collections.abc import Callable, Mapping
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from minzheng.engines.access.api import may, require
from minzheng.engines.payments.api import (
    Account,
    PaymentRefused,
    PayRun,
    approve_run,
    bank_file_bytes,
    compute_run,
    compute_supplement,
    discard_run,
    export_run,
    failed_lines,
    funding_of,
    line_for,
    read_returns,
    reissue,
    review_run,
    run_for,
    run_page,
    runs,
)
from minzheng.faces.desk import roles
from minzheng.faces.desk.files import download
from minzheng.faces.desk.forms.payments import (
    NEW,
    ComputeForm,
    ExportForm,
    ReissueForm,
    ReturnForm,
)
from minzheng.faces.desk.ledger.showing import funding_table
from minzheng.faces.desk.listing import listed, newest_first
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import NotFound, OfficerRequest, officer
from minzheng.faces.desk.running import (
    Confirmation,
    confirmation,
    may_supplement,
    months_to_run,
    run_deeds,
    scopes_for,
)
from minzheng.faces.desk.showing import payments as show
from minzheng.kernel.months import Month

SHOWN = 50


@require_safe
@officer(roles.PAYMENT_READERS)
@listed("payments", "failed")
def payments(request: OfficerRequest) -> HttpResponse:
    """Runs, and what the bank could not deliver."""
    failed = failed_lines(request.viewer)[:SHOWN]
    found, more = newest_first(runs(request.viewer), "computed_on", request.GET.get("cursor", ""))
    can_reissue = bool(request.viewer.roles & set(roles.EXPORTERS))
    return page(
        request,
        "payments",
        table=show.run_table(found),
        more=more,
        failed=show.failed_table(failed, can_reissue=can_reissue),
        may_compute=bool(request.viewer.roles & set(roles.COMPUTERS)),
        computers=roles.words(roles.COMPUTERS),
    )


@require_http_methods(["GET", "POST"])
@officer(roles.COMPUTERS)
def compute(request: OfficerRequest) -> HttpResponse:
    """Compute a month's run; again changes nothing."""
    months = months_to_run(request.today)
    scopes = scopes_for(request.viewer, request.today)
    form = ComputeForm(request.POST or None, scopes=scopes, months=months)
    if not form.is_valid():
        return page(request, "compute", form=form, scopes=scopes)
    matter, division = form.cleaned_data["scope"].split("@")
    require(request.viewer, roles.COMPUTERS, division, matter)
    month = Month.parse(form.cleaned_data["month"])
    try:
        made = compute_run(month, matter, division, by=request.viewer.doer, on=request.today)
    except PaymentRefused as refusal:
        form.add_error(None, str(refusal))
        return page(request, "compute", form=form, scopes=scopes)
    messages.success(request, made.says)
    return redirect("desk:run", made.run.pk)


@require_safe
@officer(roles.PAYMENT_READERS)
@listed("run-lines")
def run(request: OfficerRequest, pk: int) -> HttpResponse:
    """One run: totals, why it differs from last month, its lines, and what comes next."""
    found = run_for(request.viewer, pk)
    asked = {name: request.GET.get(name, "") for name in ("reason", "state")}
    after = request.GET.get("after", "")
    shown = run_page(found, **asked, after=int(after) if after.isdecimal() else 0)
    funding = funding_of(found, request.today)
    return page(
        request,
        "run",
        run=found,
        shown=shown,
        matter=show.matter_words(found.matter),
        figures=show.run_figures(found, shown.previous_total, shown.reconciliation),
        differences=show.difference_table(shown.previous_total, shown.differences, found.total),
        lines=show.run_line_table(shown.page.lines),
        asked=asked,
        deeds=run_deeds(request.viewer, found, funding),
        funding=funding,
        funds=funding_table(funding, settled=found.approved_on is not None),
        supplement=may_supplement(request.viewer, found),
        may_export=may(request.viewer, roles.EXPORTERS, found.division_code, found.matter),
        events=show.run_events(found),
        more=_next_lines(asked, shown.page.after),
        now=timezone.now(),
    )


@require_http_methods(["GET", "POST"])
@officer(roles.RUN_REVIEWERS)
def review(request: OfficerRequest, pk: int) -> HttpResponse:
    """A second person finds the run right."""
    return _confirmed(request, pk, "review", review_run)


@require_http_methods(["GET", "POST"])
@officer(roles.RUN_APPROVERS)
def approve(request: OfficerRequest, pk: int) -> HttpResponse:
    """A third person approves; count and total are declared."""
    return _confirmed(request, pk, "approve", approve_run)


@require_http_methods(["GET", "POST"])
@officer(roles.COMPUTERS)
def discard(request: OfficerRequest, pk: int) -> HttpResponse:
    """Throw a run away that is not approved."""
    found = _run(request, pk, roles.COMPUTERS)
    if request.method == "GET":
        return _ask(request, found, confirmation(found, "discard"))
    discard_run(found, by=request.viewer.doer)
    messages.success(request, f"{found}已作废，可以重新测算。")
    return redirect("desk:payments")


@require_POST
@officer(roles.COMPUTERS)
def supplement(request: OfficerRequest, pk: int) -> HttpResponse:
    """Compute a supplementary run: re-issues and back-pay."""
    found = _run(request, pk, roles.COMPUTERS)
    made = compute_supplement(found, by=request.viewer.doer, on=request.today)
    messages.success(request, made.says)
    return redirect("desk:run", made.run.pk)


@require_http_methods(["GET", "POST"])
@officer(roles.EXPORTERS)
def export(request: OfficerRequest, pk: int) -> HttpResponse:
    """Write the bank's file; again gives the file there is."""
    found = _run(request, pk, roles.EXPORTERS)
    form = ExportForm(request.POST or None)
    if not form.is_valid():
        return page(request, "export", run=found, form=form)
    layout = form.cleaned_data["layout"]
    try:
        file = export_run(found, layout, by=request.viewer.doer, on=request.today)
    except PaymentRefused as refusal:
        form.add_error(None, str(refusal))
        return page(request, "export", run=found, form=form)
    messages.success(request, f"代发文件“{file.name}”已生成，可以下载。")
    return redirect("desk:run", pk)


@require_POST
@officer(roles.EXPORTERS)
def bank_file(request: OfficerRequest, pk: int, file_id: int) -> HttpResponse:
    """The bank's file in clear; who took it is in the trail."""
    found = _run(request, pk, roles.EXPORTERS)
    file = found.files.filter(pk=file_id).first()
    if file is None:
        raise NotFound("这个批次没有这份代发文件。请从批次页进入。")
    return download(
        bank_file_bytes(file, by=request.viewer.doer), "application/octet-stream", file.name
    )


@require_http_methods(["GET", "POST"])
@officer(roles.EXPORTERS)
def returns(request: OfficerRequest, pk: int) -> HttpResponse:
    """Take in the bank's return file; good rows go in, wrong ones are told."""
    found = _run(request, pk, roles.EXPORTERS)
    form = ReturnForm(request.POST or None, request.FILES or None)
    if not form.is_valid():
        return page(request, "returns", run=found, form=form)
    file = found.files.order_by("-id").first()
    layout = file.layout if file else "generic"
    try:
        report = read_returns(
            found, form.cleaned_data["file"], layout, by=request.viewer.doer, on=request.today
        )
    except PaymentRefused as refusal:
        form.add_error("file", str(refusal))
        return page(request, "returns", run=found, form=form)
    return page(
        request, "returned", run=found, report=report, problems=show.problem_table(report.problems)
    )


@require_http_methods(["GET", "POST"])
@officer(roles.EXPORTERS)
def pay_again(request: OfficerRequest, line_id: int) -> HttpResponse:
    """Release a failed payment: the next run pays it, to the same account or to a new one."""
    line = line_for(request.viewer, line_id)
    require(request.viewer, roles.EXPORTERS, line.division_code, line.run.matter)
    form = ReissueForm(request.POST or None)
    if not form.is_valid():
        return page(request, "reissue", line=line, form=form)
    given = form.cleaned_data
    person = line.entitlement.payee_id
    account = (
        Account(person, given["name"], given["number"], given["bank"])
        if given["way"] == NEW
        else None
    )
    try:
        reissue(line, account, by=request.viewer.doer, on=request.today)
    except PaymentRefused as refusal:
        form.add_error(None, str(refusal))
        return page(request, "reissue", line=line, form=form)
    messages.success(request, "已列入重发，下一批次或补发批次会再发一次。")
    return redirect("desk:payments")


def _confirmed(
    request: OfficerRequest, pk: int, verb: str, act: Callable[..., PayRun]
) -> HttpResponse:
    """Ask first what it will do; then do it."""
    found = _run(request, pk, roles.RUN_REVIEWERS + roles.RUN_APPROVERS)
    asked = confirmation(found, verb)
    if request.method == "GET":
        return _ask(request, found, asked)
    act(found, by=request.viewer.doer, on=request.today)
    messages.success(request, asked.done)
    return redirect("desk:run", pk)


def _ask(request: OfficerRequest, found: PayRun, asked: Confirmation) -> HttpResponse:
    return page(request, "confirm_run", run=found, asked=asked)


def _run(request: OfficerRequest, pk: int, wanted: tuple[str, ...]) -> PayRun:
    """The run, if one of the posts reaches its county and matter."""
    found = run_for(request.viewer, pk)
    require(request.viewer, wanted, found.division_code, found.matter)
    return found


def _next_lines(asked: Mapping[str, str], after: int | None) -> str:
    return f"?{urlencode({**asked, 'after': after})}" if after is not None else ""
