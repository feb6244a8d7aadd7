"""The worker's phone: today's visits, check-in and check-out, also where there is no network."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from minzheng.engines.homecare import api
from minzheng.faces.provider.homecare.answering import answering
from minzheng.faces.provider.homecare.forms import LeaveForm, TapForm
from minzheng.faces.provider.pages import refused
from minzheng.faces.provider.requests import HouseRequest, member

KEPT, REFUSED = "kept", "refused"
FROM_PHONE = "lain"  # only the phone's program says how long a press lay there


@never_cache
@require_safe
@member
def today(request: HouseRequest) -> HttpResponse:
    """The visits of the day, each with one big button."""
    shown = {
        "visits": api.today_of(request.viewer, request.today), "viewer": request.viewer,
        "day": request.today, "worker_url": reverse("provider:homecare-worker"),
    }  # fmt: skip
    return render(request, "provider/homecare/today.html", shown)


@never_cache
@require_POST
@member
@answering
def check_in(request: HouseRequest, pk: int) -> HttpResponse:
    """She is there."""
    form = TapForm(request.POST)

    def act() -> str:
        row = api.check_in(request.viewer, pk, form.tap(request.today), on=request.today)
        return f"{row.person.name}：{row.in_clock:%H:%M} 已签到。"

    return _taken(request, form, act)


@never_cache
@require_POST
@member
@answering
def check_out(request: HouseRequest, pk: int) -> HttpResponse:
    """She leaves."""
    form = LeaveForm(request.POST, request.FILES)

    def act() -> str:
        tap, leaving = form.tap(request.today), form.leaving()
        row = api.check_out(request.viewer, pk, tap, leaving, on=request.today)
        return f"{row.person.name}：{row.out_clock:%H:%M} 已签退，共 {row.minutes} 分钟。"

    return _taken(request, form, act)


@require_safe
@member
def worker(request: HouseRequest) -> HttpResponse:
    """The program that keeps the page on the phone."""
    shell = reverse("provider:homecare-today")
    given = {"shell": shell, "more": ["provider/homecare.js"]}
    answer = render(request, "desk/parts/keeper.js", given, content_type="text/javascript")
    answer["Cache-Control"] = "no-cache"
    return answer


def _taken(request: HouseRequest, form: TapForm, act: Callable[[], str]) -> HttpResponse:
    """What came of a press: said to the phone's program, or on the page of a plain browser."""
    if FROM_PHONE not in request.POST:
        if not form.is_valid():
            return refused(request, _wrong(form), 409)
        messages.success(request, act())
        return redirect("provider:homecare-today")
    if not form.is_valid():
        return JsonResponse({"state": REFUSED, "words": f"没有收下：{_wrong(form)}"})
    try:
        words = act()
    except api.HomecareRefused as refusal:
        return JsonResponse({"state": REFUSED, "words": str(refusal)})
    url = reverse("provider:homecare-today")
    return JsonResponse({"state": KEPT, "words": words, "url": url})


def _wrong(form: TapForm) -> str:
    return "；".join(str(text) for texts in form.errors.values() for text in texts)
