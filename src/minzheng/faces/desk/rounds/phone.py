"""The month on a phone, also where there is no network: each visit is kept and sent once."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from minzheng.engines.rounds import api
from minzheng.faces.desk.keeping import Told, keeper, moment_kept, take_kept
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.desk.rounds.forms import PhoneVisitForm
from minzheng.faces.desk.rounds.views import said
from minzheng.kernel.months import Month

MOST_DIGITS = 15


@never_cache
@require_http_methods(["GET", "POST"])
@officer(api.VISITORS)
def phone(request: OfficerRequest) -> HttpResponse:
    """Who waits this month, one's own first, and one form for all."""
    dues = _dues(request)
    people = [(due.listed, f"{due.person.name}，{due.due_on:%m-%d} 前") for due in dues]
    form = PhoneVisitForm(request.POST or None, request.FILES or None, people=people)
    if form.is_bound and form.is_valid():
        try:
            row = form.listed[form.cleaned_data["who"]]
            kept = api.record_visit(
                row, form.new(request.today), by=request.viewer, on=request.today
            )
        except api.RoundRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, said(kept))
            return redirect("desk:elder-rounds-phone")
    shown = {
        "form": form, "dues": dues, "viewer": request.viewer,
        "worker_url": reverse("desk:elder-rounds-phone-worker"),
    }  # fmt: skip
    return render(request, "desk/rounds/phone.html", shown)


@never_cache
@require_POST
@officer(api.VISITORS)
def sync(request: OfficerRequest) -> HttpResponse:
    """A visit as a phone kept it; taken in once, however often it is sent."""
    wanted = request.POST.get("who", "")
    found = api.listed_in(request.viewer).filter(pk=int(wanted)) if _is_number(wanted) else []
    people = [(row, row.person.name) for row in found]
    form = PhoneVisitForm(request.POST, request.FILES, people=people)

    def act() -> Told:
        row = form.listed[form.cleaned_data["who"]]
        day, _ = moment_kept(request, api.kept_days(row.division_code, request.today))
        kept = api.record_visit(row, form.new(day), by=request.viewer, on=request.today)
        return Told(said(kept))

    return take_kept(form, act, refusals=(api.RoundRefused,))


@require_safe
@officer(api.VISITORS)
def worker(request: OfficerRequest) -> HttpResponse:
    """The program that keeps the page on the phone."""
    return keeper(request, reverse("desk:elder-rounds-phone"))


def _dues(request: OfficerRequest) -> list[api.Due]:
    return api.to_visit(request.viewer, Month.of(request.today), request.viewer.doer.key)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS
