"""Signing in and out."""

from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from minzheng.faces.looks.signing import BACKEND, SignInForm, account_of, demo_accounts, way_on
from minzheng.faces.portal.requests import PortalRequest

OWN_PAGES = "/my/"


@never_cache
@sensitive_post_parameters("password", "code")
@require_http_methods(["GET", "POST"])
def sign_in(request: PortalRequest) -> HttpResponse:
    """Let somebody in, and go on to where she was going."""
    form = SignInForm(request.POST or None)
    if form.is_valid():
        account = account_of(form, request.today)
        if account is not None:
            login(request, account, backend=BACKEND)
            return redirect(way_on(request, OWN_PAGES))
    shown = {"form": form, "next": way_on(request, ""), "accounts": demo_accounts("citizen")}
    return render(request, "portal/sign_in.html", shown)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    return redirect("portal:home")


@never_cache
@require_safe
def keep(request: HttpRequest) -> HttpResponse:
    """Keep a session alive that somebody is still reading in."""
    return HttpResponse(status=204 if request.user.is_authenticated else 403)
