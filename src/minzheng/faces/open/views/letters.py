"""Is this letter real? Only public facts answer."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from minzheng.engines.notices.api import find_by_verify_code
from minzheng.faces.open.requests import OpenRequest


class CodeForm(forms.Form):
    """The code at the foot of a letter."""

    code = forms.RegexField(
        r"^[0-9A-Za-z\s-]{4,30}$", label="查验编号",
        help_text="印在文书末尾，12 位字母和数字，例如 7K3M-92XW-PQ4D。也可以扫文书上的二维码。",
        error_messages={"invalid": "查验编号只有字母、数字和短横线，请照文书末尾的写。"},
    )  # fmt: skip


@require_safe
def verify(request: OpenRequest) -> HttpResponse:
    """Ask for the code."""
    form = CodeForm(request.GET if "code" in request.GET else None)
    if form.is_valid():
        return redirect("open:verify-code", form.cleaned_data["code"].strip())
    return render(request, "open/verify.html", {"form": form, "section": "verify"})


@require_safe
def verify_code(request: OpenRequest, code: str) -> HttpResponse:
    """What is known in public about the letter of this code."""
    facts = find_by_verify_code(code[:40])
    shown = {
        "facts": facts,
        "code": code[:40],
        "section": "verify",
        "back_url": reverse("open:verify"),
    }
    return render(request, "open/verified.html", shown, status=200 if facts else 404)
