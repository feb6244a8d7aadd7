"""The buttons of the demo bar: move the business day forward by one day or by seven."""

from collections import deque
from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from minzheng.wiring.demo.clock import move_to
from minzheng.wiring.today import business_day

DAYS = {"1": 1, "7": 7}


@require_POST
def move(request: HttpRequest) -> HttpResponse:
    """Move forward and go back to the page where the button was."""
    days = DAYS.get(request.POST.get("days", ""))
    if days is None:
        raise Http404("日期只能前移 1 天或 7 天")
    deque(move_to(business_day() + timedelta(days=days)), maxlen=0)
    messages.success(request, f"业务日期已前移到 {business_day()}。")
    return redirect(_way_back(request))


def _way_back(request: HttpRequest) -> str:
    """Only to a page of this site."""
    wanted = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if is_ours else "/"
