"""Authorising the check (核对授权): what is asked of me, my answer, taking it back."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.consent.api import (
    ConsentRefused,
    NoSuchConsent,
    NotHers,
    answers_of,
    consent_for,
    withdraw,
)
from minzheng.faces.portal.consenting import answer_all, answered, asking_for, askings
from minzheng.faces.portal.requests import PortalRequest, citizen, refused


class AnswerForm(forms.Form):
    """Yes or no, and why not."""

    agrees = forms.ChoiceField(
        label="您同意核对吗？", widget=forms.RadioSelect,
        choices=(("yes", "同意，按上面的说明核对"), ("no", "不同意")),
    )  # fmt: skip
    reason = forms.CharField(
        label="不同意的原因", required=False, max_length=300, widget=forms.Textarea({"rows": 3}),
        help_text="可以不写。",
    )  # fmt: skip


class WithdrawForm(forms.Form):
    """Why it is taken back."""

    reason = forms.CharField(
        label="撤回的原因", required=False, max_length=300, widget=forms.Textarea({"rows": 3})
    )


@require_safe
@citizen
def consents(request: PortalRequest) -> HttpResponse:
    """What waits for an answer, and every answer so far."""
    me, on = request.viewer, request.today
    shown = {
        "askings": askings(me, on),
        "answers": [answered(each, on) for each in answers_of(me.person_id or 0)],
    }
    return render(request, "portal/consents.html", shown | _back("portal:my", "返回“我的”"))


@require_http_methods(["GET", "POST"])
@citizen
def consent(request: PortalRequest, number: str) -> HttpResponse:
    """Read what is asked, then agree or refuse."""
    asking = asking_for(request.viewer, number, request.today)
    form = AnswerForm(request.POST or None)
    if asking.people and form.is_valid():
        answer_all(asking, **form.cleaned_data, by=request.viewer, on=request.today)
        return redirect("portal:consents")
    return render(request, "portal/consent.html", {"asking": asking, "form": form} | _back())


@require_http_methods(["GET", "POST"])
@citizen
def consent_withdraw(request: PortalRequest, pk: int) -> HttpResponse:
    """Take an authorisation back, after seeing what follows."""
    try:
        found = consent_for(request.viewer, pk)
        form = WithdrawForm(request.POST or None)
        if form.is_valid():
            reason = form.cleaned_data["reason"]
            withdraw(pk, reason, by=request.viewer, on=request.today)
            return redirect("portal:consents")
    except (NoSuchConsent, NotHers) as gone:
        return refused(request, str(gone), 404)
    except ConsentRefused as wrong:
        return refused(request, str(wrong), 409)
    shown = {"answer": answered(found, request.today), "form": form}
    return render(request, "portal/consent_withdraw.html", shown | _back())


def _back(name: str = "portal:consents", words: str = "返回核对授权") -> dict[str, str]:
    return {"section": "my", "back_url": reverse(name), "back_words": words}
