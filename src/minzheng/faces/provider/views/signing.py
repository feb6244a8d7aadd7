"""Signing in and out."""

from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from minzheng.engines.access.api import Account
from minzheng.faces.looks.signing import BACKEND, SignInForm, account_of, demo_accounts, way_on
from minzheng.faces.provider.pages import page
from minzheng.faces.provider.requests import HouseRequest

NOT_A_HOUSE = "这不是机构账号。工作人员请从经办端登录，办理自己的事请从公众端登录。"


@never_cache
@sensitive_post_parameters("password", "code")
@require_http_methods(["GET", "POST"])
def sign_in(request: HouseRequest) -> HttpResponse:
    """Let somebody in who acts for an institution."""
    form = SignInForm(request.POST or None)
    account = _member(form, request) if form.is_valid() else None
    if account is None:
        way, accounts = way_on(request, ""), demo_accounts("house")
        return page(request, "sign_in", form=form, next=way, accounts=accounts)
    login(request, account, backend=BACKEND)
    return redirect(way_on(request, reverse("provider:duties")))


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    return redirect("provider:sign-in")


def _member(form: SignInForm, request: HouseRequest) -> Account | None:
    account = account_of(form, request.today)
    if account is not None and account.member is None:
        form.add_error(None, NOT_A_HOUSE)
        return None
    return account
