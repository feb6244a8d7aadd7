"""What a phone kept without network comes in here: once, at the moment it was written down."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django import forms
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone

from minzheng.faces.desk.requests import OfficerRequest

KEPT, REFUSED = "kept", "refused"


@dataclass(frozen=True)
class Told:
    """What was taken in, in words, and the page that came of it."""

    words: str
    url: str = ""
    state: str = KEPT


class TooOld(ValueError):
    """It lay on the phone for longer than is allowed."""


class LainForm(forms.Form):
    """How many seconds something lay on the phone; the phone's clock itself is not believed."""

    lain = forms.IntegerField(required=False, min_value=0, max_value=10**9)


def moment_kept(request: OfficerRequest, most_days: int) -> tuple[date, time]:
    """When it was written down: the business day and the time, less what it lay on the phone.

    Raises TooOld.
    """
    form = LainForm(request.POST)
    lain = timedelta(seconds=(form.cleaned_data["lain"] or 0) if form.is_valid() else 0)
    if lain > timedelta(days=most_days):
        raise TooOld(
            f"这一条在手机里放了 {lain.days} 天，超过 {most_days} 天的不能再发，请当面补记"
        )
    now = timezone.localtime().time().replace(second=0, microsecond=0)
    then = datetime.combine(request.today, now) - lain
    return then.date(), then.time().replace(second=0, microsecond=0)


def take_kept(
    form: forms.Form, act: Callable[[], Told], *, refusals: tuple[type[Exception], ...]
) -> HttpResponse:
    """Take in what the form holds and say how it stands with it; what is wrong is said in words."""
    if not form.is_valid():
        wrong = "；".join(str(text) for texts in form.errors.values() for text in texts)
        return JsonResponse({"state": REFUSED, "words": f"没有收下：{wrong}"})
    try:
        told = act()
    except TooOld as late:
        return JsonResponse({"state": REFUSED, "words": str(late)})
    except refusals as refusal:
        return JsonResponse({"state": REFUSED, "words": str(refusal)})
    return JsonResponse({"state": told.state, "words": told.words, "url": told.url})


def keeper(request: OfficerRequest, shell: str, *more: str) -> HttpResponse:
    """The program that keeps one page on the phone; `more`: further static files it needs."""
    given = {"shell": shell, "more": more}
    answer = render(request, "desk/parts/keeper.js", given, content_type="text/javascript")
    answer["Cache-Control"] = "no-cache"
    return answer
