"""Changing how pages look, and the living page of all components (demo only)."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from minzheng.faces.looks import samples
from minzheng.faces.looks.prefs import A_YEAR, CHOICES, COOKIE, Prefs, UnknownPreference


@require_POST
def change_preference(request: HttpRequest) -> HttpResponse:
    """Keeps one choice (or forgets all with `reset`) and goes back to the page it came from."""
    try:
        prefs = _wanted(request)
    except UnknownPreference as unknown:
        return HttpResponseBadRequest(str(unknown), content_type="text/plain; charset=utf-8")
    response = redirect(_way_back(request))
    response.set_cookie(
        COOKIE, prefs.to_cookie(), max_age=A_YEAR, samesite="Lax", secure=request.is_secure(),
        httponly=True,
    )  # fmt: skip
    return response


def _wanted(request: HttpRequest) -> Prefs:
    prefs = Prefs.from_cookie(request.COOKIES.get(COOKIE, ""))
    if "reset" in request.POST:
        return Prefs()
    for name in CHOICES:
        if name in request.POST:
            prefs = prefs.changed(name, request.POST[name])
    return prefs


def _way_back(request: HttpRequest) -> str:
    """Only to a page of this site: a foreign address must not be reached through us."""
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if safe else "/"


@require_GET
def styleguide(request: HttpRequest) -> HttpResponse:
    _only_in_demo()
    return render(request, "looks/styleguide.html", samples.components())


@require_GET
def specimen(request: HttpRequest) -> HttpResponse:
    _only_in_demo()
    return render(request, "looks/specimen.html", samples.case_page())


def _only_in_demo() -> None:
    if not settings.DEMO:
        raise Http404("样式手册只在演示模式下提供。")
