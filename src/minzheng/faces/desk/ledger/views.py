"""The ledger read: funds, one fund, papers and where their money went, entries, shares, months."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from minzheng.engines.access.api import may
from minzheng.engines.ledger import api
from minzheng.engines.payments.api import LineRefused, PayLine, bank_of, line_for, parts_of_line
from minzheng.faces.desk import roles
from minzheng.faces.desk.ledger import showing, tracing
from minzheng.faces.desk.ledger.books import books_of
from minzheng.faces.desk.ledger.wording import cause_url, cause_words
from minzheng.faces.desk.listing import listed, newest_first
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import NotFound, OfficerRequest, officer
from minzheng.registers.masking import mask_name


@require_safe
@officer(api.READERS)
@listed("funds")
def funds(request: OfficerRequest) -> HttpResponse:
    """Every fund of the area with where its money is, and whether the books are kept."""
    viewer, books = request.viewer, books_of(request)
    rows = api.funds_within(viewer)
    sums = api.sums_of(rows.filter(book=books.book) if books.chosen else rows)
    return page(
        request,
        "ledger/funds",
        books=books.shown,
        choice=books.links,
        chart=showing.fund_chart(sums),
        table=showing.fund_table(sums),
        waiting=api.waiting_papers(viewer).count(),
        may_enter=bool(viewer.roles & set(api.ENTERERS)),
        may_start=bool(viewer.roles & set(api.APPROVERS)),
        enterers=roles.words(api.ENTERERS),
    )


@require_safe
@officer(api.READERS)
@listed("fund-entries")
def fund(request: OfficerRequest, pk: int) -> HttpResponse:
    """One fund: where its money came from, what it was used for, every entry."""
    found = api.fund_for(pk, request.viewer)
    after = request.GET.get("after", "")
    shown = api.entry_page(found, after=int(after[:18]) if after.isdecimal() else 0)
    return page(
        request,
        "ledger/fund",
        fund=found,
        figures=showing.fund_figures(api.fund_sum(found)),
        facts=showing.fund_facts(found),
        sources=showing.source_table(found, api.holdings_of(found)),
        uses=showing.use_table(api.uses_of(found)),
        entries=showing.entry_table(found, shown.entries),
        more=f"?{urlencode({'after': shown.after})}" if shown.after else "",
        may_enter=may(request.viewer, api.ENTERERS, found.division_code),
        enterers=roles.words(api.ENTERERS),
    )


@require_safe
@officer(api.READERS)
def entry(request: OfficerRequest, pk: int) -> HttpResponse:
    """One entry with its postings and what led to it."""
    found = api.entry_for(pk, request.viewer)
    return page(
        request,
        "ledger/entry",
        entry=found,
        postings=showing.posting_table(found),
        cause=cause_words(found.cause_ref),
        cause_url=cause_url(found),
    )


@require_safe
@officer(api.READERS)
@listed("appropriations")
def appropriations(request: OfficerRequest) -> HttpResponse:
    """Papers, newest first; those that wait for a second person stand above."""
    rows = api.appropriations_within(request.viewer)
    found, more = newest_first(rows, "entered_on", request.GET.get("cursor", ""))
    waiting = api.waiting_papers(request.viewer)[:50]
    return page(
        request,
        "ledger/appropriations",
        waiting=showing.paper_table(waiting, "等待复核"),
        table=showing.paper_table(found),
        more=more,
    )


@require_safe
@officer(api.READERS)
def appropriation(request: OfficerRequest, pk: int) -> HttpResponse:
    """One paper: what it says, and where its money went, to the fen."""
    found = api.appropriation_for(pk, request.viewer)
    may_approve = may(request.viewer, api.APPROVERS, found.fund.division_code)
    own = found.entered_key == request.viewer.doer.key
    return page(
        request,
        "ledger/appropriation",
        paper=found,
        facts=showing.paper_facts(found),
        went=showing.went_table(api.where_it_went(found)),
        entries=tracing.cause_table(api.entries_of(found.ref)),
        used=tracing.used_table(api.uses_of_paper(found)),
        is_root=found.from_fund_id is None,
        waits=found.state == found.State.ENTERED,
        may_answer=may_approve and not own,
        may_withdraw=may_approve and not own and found.state == found.State.APPROVED,
        approvers=roles.words(api.APPROVERS),
    )


@require_safe
@officer(api.READERS)
@listed("cost-shares")
def shares(request: OfficerRequest) -> HttpResponse:
    """Cost shares by matter and day, with their status."""
    viewer = request.viewer
    rows = api.with_rows(api.shares_within(viewer))
    return page(
        request,
        "ledger/shares",
        table=showing.share_table(rows, may_approve=bool(viewer.roles & set(api.APPROVERS))),
        may_enter=bool(viewer.roles & set(api.ENTERERS)),
        enterers=roles.words(api.ENTERERS),
    )


@require_safe
@officer(api.READERS)
@listed("periods")
def periods(request: OfficerRequest) -> HttpResponse:
    """Closed months, and the next that can be closed."""
    viewer, books = request.viewer, books_of(request)
    waiting = [(book, api.next_to_close(book, request.today)) for book in books.shown]
    may_close = bool(viewer.roles & set(api.APPROVERS))
    rows = api.closings_within(viewer)
    shown = rows.filter(book=books.book) if books.chosen else rows
    asked = {(row.book_id, row.period) for row in rows}
    return page(
        request,
        "ledger/periods",
        table=showing.period_table(shown, may_close=may_close),
        choice=books.links,
        waiting=[(b, m) for b, m in waiting if m and (b.pk, str(m)) not in asked],
        may_enter=bool(viewer.roles & set(api.ENTERERS)),
        enterers=roles.words(api.ENTERERS),
        closers=roles.words(api.APPROVERS),
    )


@require_safe
@officer(roles.PAYMENT_READERS)
def line(request: OfficerRequest, pk: int) -> HttpResponse:
    """What became of every fen of a payment: paper, fund, run, person, the bank's answer."""
    found = _line(request, pk)
    parts, bank = parts_of_line(found), bank_of(found)
    return page(
        request,
        "ledger/line",
        line=found,
        payee=mask_name(found.account.payee_name),
        parts=tracing.part_table(parts, found),
        events=tracing.line_events(found, bank),
        postings=tracing.line_postings(found) if parts else None,
        kept=bool(parts),
        facts=tracing.line_facts(found, bank),
    )


def _line(request: OfficerRequest, pk: int) -> PayLine:
    try:
        return line_for(request.viewer, pk)
    except LineRefused as refusal:
        raise NotFound(str(refusal)) from refusal
