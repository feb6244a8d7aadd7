"""The month's statements: the list, one of them with its arithmetic, handing in, answering."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.care.api import NotItsOwn, facilities_of, facility_of, require_manager
from minzheng.engines.delivery import api
from minzheng.faces.provider.pages import page, refused
from minzheng.faces.provider.requests import HouseRequest, member
from minzheng.faces.provider.services import showing
from minzheng.faces.provider.services.forms import AGAIN, AnswerForm
from minzheng.kernel.months import Month, MonthError
from minzheng.registers.facilities.api import Facility

SHOWN = 50


@require_safe
@member
def settlements(request: HouseRequest) -> HttpResponse:
    """Months that are open and statements that were handed in."""
    viewer, on = request.viewer, request.today
    open_ones = api.open_months(facilities_of(viewer, on))
    table = showing.month_table(open_ones, api.statements_of(viewer, on))
    return page(request, "services/settlements", table=table)


@require_safe
@member
def settlement(request: HouseRequest, pk: int, month: str) -> HttpResponse:
    """One month of a facility: as the records stand, or as it was handed in."""
    house, wanted = facility_of(request.viewer, pk, request.today), _month(month)
    row = api.statement_of(house, wanted)
    return _open(request, house, wanted) if row is None else _handed_in(request, row)


@require_POST
@member
def handed_in(request: HouseRequest, pk: int, month: str) -> HttpResponse:
    """The manager hands the month in, as she read it."""
    seen = api.Seen(_month(month), request.POST.get("digest", ""))
    try:
        row = api.hand_in(request.viewer, pk, seen, on=request.today)
    except api.DeliveryRefused as refusal:
        return refused(request, str(refusal), 409)
    messages.success(
        request, f"{row.month_name}结算单已提交，编号 {row.number}，等民政和财政核对。"
    )
    return redirect("provider:settlement", pk, month)


@require_http_methods(["GET", "POST"])
@member
def line(request: HouseRequest, pk: int) -> HttpResponse:
    """A line that was not accepted: claim it anew, or let it go."""
    row = api.own_line(request.viewer, pk, request.today)
    form = AnswerForm(request.POST or None)
    if form.is_valid() and _answered(request, pk, form):
        messages.success(request, "已处理。")
        return redirect("provider:settlement", row.statement.facility_id, row.statement.month)
    entries = showing.line_entries(row, row.records.order_by("day"))
    return page(request, "services/line", line=row, form=form, entries=entries)


def _open(request: HouseRequest, house: Facility, month: Month) -> HttpResponse:
    draft, after = api.draft_of(house, month), _after(request)
    more = after + SHOWN if len(draft.lines) > after + SHOWN else 0
    return page(
        request,
        "services/draft",
        draft=draft,
        figures=showing.draft_figures(draft, api.day_due(house, month)),
        sums=showing.sum_table(api.summary_of_draft(draft)),
        lines=showing.draft_lines(draft, after, SHOWN),
        early=api.why_not_yet(month, request.today),
        only_manager=_only_manager(request),
        more=f"?after={more}" if more else "",
        first="?" if after else "",
    )


def _handed_in(request: HouseRequest, row: api.Statement) -> HttpResponse:
    after = _after(request)
    found = api.line_page(row, api.LinesWanted(after=after))
    rejected = api.line_page(row, api.LinesWanted(api.REJECTED_LINES)).rows
    return page(
        request,
        "services/statement",
        row=row,
        figures=showing.statement_figures(row),
        to_answer=showing.to_answer(row, rejected),
        sums=showing.sum_table(api.summary_of(row)),
        lines=showing.statement_lines(row, found.rows),
        events=showing.events(row.steps.all()),
        more=f"?after={found.after}" if found.after else "",
        first="?" if after else "",
    )


def _answered(request: HouseRequest, pk: int, form: AnswerForm) -> bool:
    words, on = form.cleaned_data["words"], request.today
    try:
        if form.cleaned_data["way"] == AGAIN:
            api.claim_again(request.viewer, pk, words, on=on)
        else:
            api.drop_line(request.viewer, pk, words, on=on)
    except api.DeliveryRefused as refusal:
        form.add_error(None, str(refusal))
    return form.is_valid()


def _only_manager(request: HouseRequest) -> str:
    """Why who is here cannot hand in; "" for the manager."""
    try:
        require_manager(request.viewer)
    except NotAllowed as wrong:
        return str(wrong)
    return ""


def _month(written: str) -> Month:
    try:
        return Month.parse(written)
    except MonthError as wrong:
        raise NotItsOwn(f"{wrong}请从“结算”重新进入") from wrong


def _after(request: HouseRequest) -> int:
    written = request.GET.get("after", "")
    return int(written) if written.isdecimal() and len(written) < 7 else 0
