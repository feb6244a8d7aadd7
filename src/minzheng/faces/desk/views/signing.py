"""Signing in and out."""

from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from minzheng.engines.access.api import Account
from minzheng.faces.desk.forms.signing import StaffSignInForm
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest
from minzheng.faces.looks.signing import BACKEND, account_of, demo_accounts, way_on

NOT_AN_OFFICER = (
    "这不是工作人员的账号，不能登录经办端。办理自己的事，请从公众端登录；机构请从机构端登录。"
)


@never_cache
@sensitive_post_parameters("password", "code")
@require_http_methods(["GET", "POST"])
def sign_in(request: OfficerRequest) -> HttpResponse:
    """Let an officer in, and go on to where she was going."""
    form = StaffSignInForm(request.POST or None)
    account = _officer(form, request) if form.is_valid() else None
    if account is None:
        way, accounts = way_on(request, ""), demo_accounts("officer")
        return page(request, "sign_in", form=form, next=way, accounts=accounts)
    login(request, account, backend=BACKEND)
    return redirect(way_on(request, reverse("desk:day")))


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    answer = redirect("desk:sign-in")
    answer["Clear-Site-Data"] = '"cache", "storage"'  # visits taken along leave the phone
    return answer


def _officer(form: StaffSignInForm, request: OfficerRequest) -> Account | None:
    account = account_of(form, request.today)
    if account is not None and account.officer is None:
        form.add_error(None, NOT_AN_OFFICER)
        return None
    return account
