"""What the health engine refuses becomes a page; a form of the record and what comes of it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from minzheng.engines.health.api import HealthRefused, NoSuchRecord
from minzheng.faces.provider.pages import page, refused
from minzheng.faces.provider.requests import HouseRequest

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Frame:
    """What stands around a form: its title, where back leads and to whom, a word before it."""

    title: str
    whose: str
    back: str
    button: str = "保存"
    lead: str = ""


def answering(view: View) -> View:
    """The view; what is not the house's own is not found, what cannot be done says why."""

    @wraps(view)
    def answered(request: HouseRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NoSuchRecord as missing:
            return refused(request, str(missing), 404)
        except HealthRefused as refusal:
            return refused(request, str(refusal), 409)

    return answered


def form_page(
    request: HouseRequest, form: forms.Form, frame: Frame, act: Callable[[], str]
) -> HttpResponse:
    """The form; when it is right, the deed, and back; a refusal stays on it."""
    if form.is_bound and form.is_valid():
        try:
            words = act()
        except HealthRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, words)
            return redirect(frame.back)
    return page(request, "health/form", form=form, frame=frame)
