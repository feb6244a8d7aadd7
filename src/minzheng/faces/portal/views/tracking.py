"""Without signing in: where a case stands, and the way from a letter's QR code to its check."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.cases.api import NoSuchCase, Progress
from minzheng.engines.cases.api import progress as progress_of
from minzheng.faces.portal.events import progress_events
from minzheng.faces.portal.pacing import too_often
from minzheng.faces.portal.requests import PortalRequest

TOO_OFTEN = "试得太多了，请 15 分钟后再查；也可以登录后在“我的”里查看，或打服务热线查询。"


class ProgressForm(forms.Form):
    """The number on the receipt and the last digits of the phone."""

    number = forms.CharField(
        label="办件编号", max_length=40, help_text="在回执和短信里，形如 DB-440118-2026-000318。",
        widget=forms.TextInput({"autocomplete": "off"}),
    )  # fmt: skip
    phone = forms.RegexField(
        r"^\s*\d{4}\s*$", label="手机号后四位", help_text="申请人登记的手机号。",
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "maxlength": 4}),
        error_messages={"invalid": "请填申请人手机号的最后 4 位数字，例如 8000。"},
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def progress(request: PortalRequest) -> HttpResponse:
    """Number and four digits give the steps; neither name nor amount."""
    form = ProgressForm(request.POST or None, initial={"number": request.GET.get("number", "")})
    found = _look_up(request, form) if form.is_valid() else None
    shown: dict[str, object] = {"form": form, "found": found, "section": "progress"}
    if found is not None:
        shown["events"] = progress_events(found)
    return render(request, "portal/progress.html", shown)


@require_safe
def verify(request: PortalRequest, code: str) -> HttpResponse:
    """The short address printed in the QR code of a letter."""
    return redirect("open:verify-code", code)


def _look_up(request: PortalRequest, form: ProgressForm) -> Progress | None:
    number = form.cleaned_data["number"].strip().upper()
    if too_often(request, number):
        form.add_error(None, TOO_OFTEN)
        return None
    try:
        return progress_of(number, form.cleaned_data["phone"], request.today)
    except NoSuchCase as wrong:
        form.add_error(None, str(wrong))
        return None
