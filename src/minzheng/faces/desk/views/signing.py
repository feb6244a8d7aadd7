"""Signing in and out."""

from typing import Any

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.module_loading import import_string
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from minzheng.engines.access.api import Account, CodeNeeded, CodeWrong, SignInRefused
from minzheng.engines.access.api import sign_in as let_in
from minzheng.faces.desk.forms.signing import SignInForm
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest

BACKEND = "django.contrib.auth.backends.ModelBackend"
CITIZEN = "citizen"
NOT_AN_OFFICER = "这是居民账号，不能登录经办端。办理自己的事，请从公众端登录。"


@never_cache
@sensitive_post_parameters("password", "code")
@require_http_methods(["GET", "POST"])
def sign_in(request: OfficerRequest) -> HttpResponse:
    """Let an officer in, and go on to where she was going."""
    form = SignInForm(request.POST or None)
    account = _account(form, request) if form.is_valid() else None
    if account is None:
        way = _way_on(request, "")
        return page(request, "sign_in", form=form, next=way, accounts=demo_accounts())
    login(request, account, backend=BACKEND)
    return redirect(_way_on(request, reverse("desk:day")))


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    return redirect("desk:sign-in")


def demo_accounts() -> list[Any]:
    """Accounts to try, in the demo only; the setting names the function that lists them."""
    lister = getattr(settings, "DEMO_ACCOUNTS", "")
    listed = import_string(lister)() if settings.DEMO and lister else ()
    return [account for account in listed if not account.key.startswith(CITIZEN)]


def _account(form: SignInForm, request: OfficerRequest) -> Account | None:
    given = form.cleaned_data
    at = timezone.now()
    try:
        account = let_in(
            given["username"], given["password"], given["code"], on=request.today, at=at
        )
    except (CodeNeeded, CodeWrong) as wanted:
        form.add_error("code", str(wanted))
        return None
    except SignInRefused as refusal:
        form.add_error(None, str(refusal))
        return None
    if account.officer is None:
        form.add_error(None, NOT_AN_OFFICER)
        return None
    return account


def _way_on(request: HttpRequest, otherwise: str) -> str:
    """Where to go after signing in: only to a page of this site."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if safe else otherwise
