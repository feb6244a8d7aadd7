"""What is mine: what waits for me, cases, messages, payments, letters, papers."""

from collections.abc import Mapping
from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from minzheng.engines.cases import api as cases
from minzheng.engines.notices import api as notices
from minzheng.engines.payments.api import entitlement_history, live_entitlements
from minzheng.faces.portal.entrusting import held_rows
from minzheng.faces.portal.family import household_for, member_chips
from minzheng.faces.portal.letters import own_letter, recipient_of
from minzheng.faces.portal.needs.links import page_behind
from minzheng.faces.portal.requests import PortalRequest, citizen, citizen_or_agent
from minzheng.faces.portal.rows import (
    PaidRow,
    Recognised,
    case_rows,
    paid_row,
    period_table,
    rated_row,
    recognised_rows,
)
from minzheng.faces.portal.todo import is_rateable, todo_of
from minzheng.kernel.months import Month
from minzheng.registers.households.api import members

SHOWN = 5
MOST_LETTERS = 50
CASE_LINK = "case:"


@require_safe
@citizen
def overview(request: PortalRequest) -> HttpResponse:
    """What waits first, then cases, messages, money and family."""
    on, me = request.today, request.viewer
    household = household_for(me, on)
    shown = {
        "todo": todo_of(me, on),
        "cases": case_rows(cases.my_cases(me.person_id or 0, on))[:SHOWN],
        "unread": notices.unread(recipient_of(me)).count(),
        "messages": notices.inbox(recipient_of(me))[:3],
        "entitlements": _paid(household.pk, on) if household else [],
        "recognised": _recognised(household.pk, on) if household else [],
        "members": member_chips(members(household, on), on) if household else [],
        "letters": notices.notices_to(recipient_of(me))[:3],
        "held": held_rows(me, on), "name": me.doer.name, "section": "my",
    }  # fmt: skip
    return render(request, "portal/my.html", shown)


@require_safe
@citizen
def more(request: PortalRequest) -> HttpResponse:
    """The rest of what is mine, so that the first page of the care version stays short."""
    return render(request, "portal/my_more.html", _mine({}))


@require_safe
@citizen
def elder(request: PortalRequest) -> HttpResponse:
    """What there is for elders and their families, on one short page."""
    return render(request, "portal/my_elder.html", _mine({}))


@require_safe
@citizen
def letters(request: PortalRequest) -> HttpResponse:
    """What I was sent and what I am recognised as: letters and papers of title."""
    me, on = request.viewer, request.today
    home = household_for(me, on)
    shown = {
        "letters": notices.notices_to(recipient_of(me))[:MOST_LETTERS],
        "recognised": _recognised(home.pk, on) if home else [],
    }
    return render(request, "portal/letters.html", _mine(shown))


@require_safe
@citizen
def my_ratings(request: PortalRequest) -> HttpResponse:
    """What I rated, what became of it, and what may still be rated."""
    mine = cases.my_cases(request.viewer.person_id or 0, request.today)
    rated = [rated_row(case) for case in mine if hasattr(case, "rating")]
    shown = {"rated": rated, "unrated": case_rows(c for c in mine if is_rateable(c))}
    return render(request, "portal/my_ratings.html", _mine(shown))


@require_safe
@citizen
def my_cases(request: PortalRequest) -> HttpResponse:
    """Every case, open ones first; then those of the household that another member applied for."""
    me, on = request.viewer.person_id or 0, request.today
    rows = case_rows(cases.my_cases(me, on))
    others = case_rows(cases.cases_to_read(me, on))
    return render(request, "portal/cases.html", _mine({"cases": rows, "others": others}))


@require_safe
@citizen
def messages(request: PortalRequest) -> HttpResponse:
    """The inbox, newest first."""
    found = notices.inbox(recipient_of(request.viewer))[:100]
    return render(request, "portal/messages.html", _mine({"messages": found}))


@require_safe
@citizen
def message(request: PortalRequest, pk: int) -> HttpResponse:
    """Open a message: it counts as read, and its matter opens."""
    found = notices.inbox(recipient_of(request.viewer)).filter(pk=pk).first()
    if found is None:
        raise Http404("没有这条消息，或它不是发给您的")
    notices.read_message(found, by=request.viewer.doer, at=timezone.now())
    if found.link.startswith(CASE_LINK):
        return redirect("portal:case", found.link.removeprefix(CASE_LINK))
    return redirect(page_behind(found.link) or "portal:messages")


@require_safe
@citizen
def payments(request: PortalRequest) -> HttpResponse:
    """What is paid a month, and how that came about."""
    household = household_for(request.viewer, request.today)
    month = Month.of(request.today)
    found = live_entitlements(household.pk, month) if household else []
    listed = [
        (
            paid_row(view),
            period_table(entitlement_history(view.entitlement)),
            view.entitlement.case_ref.removeprefix(CASE_LINK),
        )
        for view in found
    ]
    return render(request, "portal/payments.html", _mine({"entitlements": listed, "month": month}))


@require_safe
@citizen
def letter(request: PortalRequest, pk: int) -> HttpResponse:
    """A letter addressed to her, as PDF."""
    found = own_letter(request.viewer, pk)
    if found is None:
        raise Http404("没有这份文书，或它不是发给您的")
    response = HttpResponse(notices.letter_pdf(found), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{found.verify_code}.pdf"'
    return response


@require_safe
@citizen_or_agent
def material(request: PortalRequest, pk: int) -> HttpResponse:
    """A paper she handed in, shown again; never run by the browser."""
    row, content = cases.open_material(request.viewer, pk)
    response = HttpResponse(content, content_type=row.mime)
    response["Content-Disposition"] = f'inline; filename="material-{row.pk}"'
    response["Content-Security-Policy"] = (
        "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'"
    )
    return response


def _paid(household: int, on: date) -> list[PaidRow]:
    return [paid_row(view) for view in live_entitlements(household, Month.of(on))]


def _recognised(household: int, on: date) -> list[Recognised]:
    return recognised_rows(cases.recognitions_of(household, on))


def _mine(shown: Mapping[str, object]) -> dict[str, object]:
    return {**shown, "section": "my", "back_url": reverse("portal:my"), "back_words": "返回“我的”"}
