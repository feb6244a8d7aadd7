"""What the safety engine refuses becomes a page; one form on a page of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from minzheng.engines.safety.api import NoSuchRecord, SafetyRefused
from minzheng.faces.provider.pages import page, refused
from minzheng.faces.provider.requests import HouseRequest

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Frame:
    """What stands around a form: its heading, where back leads, a word before it, the button."""

    heading: str
    back: str
    back_words: str = "安全"
    lead: str = ""
    button: str = "保存"


def answering(view: View) -> View:
    """The view; what is not the house's own is not found, what cannot be done says why."""

    @wraps(view)
    def answered(request: HouseRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NoSuchRecord as missing:
            return refused(request, str(missing), 404)
        except SafetyRefused as refusal:
            return refused(request, str(refusal), 409)

    return answered


def written(
    request: HouseRequest, form: forms.Form, frame: Frame, act: Callable[[], str]
) -> HttpResponse:
    """The form; when it is right, the deed, and back. A refusal stands at the box it is about."""
    if form.is_valid():
        try:
            messages.success(request, act())
            return redirect(frame.back)
        except SafetyRefused as refusal:
            form.add_error(refusal.column if refusal.column in form.fields else None, str(refusal))
    return page(request, "safety/form", form=form, frame=frame)
