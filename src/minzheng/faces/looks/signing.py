"""Signing in, the same at every door: the form, the check, where to go on."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.module_loading import import_string

from minzheng.engines.access.api import Account, CodeNeeded, CodeWrong, SignInRefused, sign_in

BACKEND = "django.contrib.auth.backends.ModelBackend"
CODE = {"inputmode": "numeric", "autocomplete": "one-time-code", "maxlength": 7}


class SignInForm(forms.Form):
    """Name, password, and the code once the account asks for one."""

    username = forms.CharField(
        label="用户名", max_length=60, widget=forms.TextInput({"autocomplete": "username"})
    )
    password = forms.CharField(
        label="密码", max_length=128, strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )  # fmt: skip
    code = forms.CharField(
        label="动态口令", required=False, max_length=7, widget=forms.TextInput(CODE),
        help_text="开通了动态口令的才填，6 位数字。",
    )  # fmt: skip


def account_of(form: SignInForm, on: date) -> Account | None:
    """The account that a valid form opens; what is refused stands in the form."""
    given = form.cleaned_data
    try:
        at = timezone.now()
        return sign_in(given["username"], given["password"], given["code"], on=on, at=at)
    except (CodeNeeded, CodeWrong) as wanted:
        form.add_error("code", str(wanted))
    except SignInRefused as refusal:
        form.add_error(None, str(refusal))
    return None


def way_on(request: HttpRequest, otherwise: str) -> str:
    """Where to go after signing in: only to a page of this site."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if safe else otherwise


def demo_accounts(kind: str) -> list[Any]:
    """Accounts of a kind to try, in the demo only; the setting names what lists them."""
    lister = getattr(settings, "DEMO_ACCOUNTS", "")
    listed = import_string(lister)() if settings.DEMO and lister else ()
    return [account for account in listed if kind_of(account.key) == kind]


def kind_of(key: str) -> str:
    """Whose account a demo key names: citizen_…, house_…, else an officer's."""
    first = key.partition("_")[0]
    return first if first in ("citizen", "house") else "officer"
