"""Signing in and out."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.module_loading import import_string
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from minzheng.engines.access.api import Account, CodeNeeded, SignInRefused
from minzheng.engines.access.api import sign_in as let_in
from minzheng.faces.portal.requests import PortalRequest

CITIZEN = "citizen"
BACKEND = "django.contrib.auth.backends.ModelBackend"


class SignInForm(forms.Form):
    """Name, password, and the code once the account asks for one."""

    username = forms.CharField(
        label="用户名", max_length=60, widget=forms.TextInput({"autocomplete": "username"})
    )
    password = forms.CharField(
        label="密码", max_length=128, strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}, render_value=False),
    )  # fmt: skip
    code = forms.CharField(
        label="动态口令", required=False, max_length=6,
        help_text="开通了动态口令的才填，6 位数字。",
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )  # fmt: skip


@never_cache
@sensitive_post_parameters("password", "code")
@require_http_methods(["GET", "POST"])
def sign_in(request: PortalRequest) -> HttpResponse:
    """Let somebody in, and go on to where she was going."""
    form = SignInForm(request.POST or None)
    if form.is_valid():
        account = _account(form, request.today)
        if account is not None:
            login(request, account, backend=BACKEND)
            return redirect(way_on(request))
    shown = {"form": form, "next": way_on(request, ""), "accounts": demo_accounts()}
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


def way_on(request: HttpRequest, otherwise: str = "/my/") -> str:
    """Where to go after signing in: only to a page of this site."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if safe else otherwise


def demo_accounts() -> list[Any]:
    """Citizens' accounts to try, in the demo only; the setting names what lists them."""
    lister = getattr(settings, "DEMO_ACCOUNTS", "")
    listed = import_string(lister)() if settings.DEMO and lister else ()
    return [account for account in listed if account.key.startswith(CITIZEN)]


def _account(form: SignInForm, on: date) -> Account | None:
    given = form.cleaned_data
    try:
        return let_in(given["username"], given["password"], given["code"], on=on, at=timezone.now())
    except CodeNeeded as needed:
        form.add_error("code", str(needed))
    except SignInRefused as refusal:
        form.add_error(None, str(refusal))
    return None
