"""One's own account: posts, password, and the second factor."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from minzheng.engines.access.api import (
    CodeWrong,
    WeakPassword,
    confirm_totp,
    drop_totp,
    enrol_totp,
    password_expired,
    set_password,
)
from minzheng.faces.desk import roles
from minzheng.faces.desk.forms.signing import CodeForm, PasswordForm
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.desk.showing.posts import post_rows


@require_safe
@officer(roles.EVERYBODY)
def account(request: OfficerRequest) -> HttpResponse:
    """Who I am here: posts, password, second factor."""
    expired = password_expired(request.user, timezone.now())
    return page(request, "account", posts=post_rows(request.viewer), expired=expired)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@officer(roles.EVERYBODY)
def change_password(request: OfficerRequest) -> HttpResponse:
    """Set a new password; the session goes on."""
    form = PasswordForm(request.POST or None)
    if not (form.is_valid() and _password_set(request, form)):
        return page(request, "password", form=form)
    update_session_auth_hash(request, request.user)
    messages.success(request, "密码已改。下次登录请用新密码。")
    return redirect("desk:account")


@never_cache
@require_POST
@officer(roles.EVERYBODY)
def enrol(request: OfficerRequest) -> HttpResponse:
    """Show a new secret once; it counts after it is confirmed."""
    made = enrol_totp(request.user, by=request.viewer.doer)
    drawn = mark_safe(made.svg)  # noqa: S308 - drawn by the access engine from its own text
    return page(request, "code", form=CodeForm(), secret=made.secret, drawn=drawn)


@never_cache
@sensitive_post_parameters("code")
@require_POST
@officer(roles.EVERYBODY)
def confirm(request: OfficerRequest) -> HttpResponse:
    """Turn the second factor on with the first code."""
    form = CodeForm(request.POST)
    if form.is_valid():
        try:
            confirm_totp(
                request.user, form.cleaned_data["code"], by=request.viewer.doer, at=timezone.now()
            )
        except CodeWrong as wrong:
            form.add_error("code", str(wrong))
        else:
            messages.success(request, "动态口令已开通。以后登录要输入手机上显示的 6 位数字。")
            return redirect("desk:account")
    return page(request, "code", form=form)


@require_http_methods(["GET", "POST"])
@officer(roles.EVERYBODY)
def drop(request: OfficerRequest) -> HttpResponse:
    """Turn the second factor off, on a page that says what that means."""
    if request.method == "GET":
        return page(request, "drop_code")
    drop_totp(request.user, by=request.viewer.doer)
    messages.success(request, "动态口令已停用。")
    return redirect("desk:account")


def _password_set(request: OfficerRequest, form: PasswordForm) -> bool:
    given = form.cleaned_data
    if not request.user.check_password(given["current"]):
        form.add_error("current", "现在的密码不对，请重新输入。")
        return False
    try:
        set_password(request.user, given["new"], by=request.viewer.doer, at=timezone.now())
    except WeakPassword as weak:
        form.add_error("new", str(weak))
        return False
    return True
