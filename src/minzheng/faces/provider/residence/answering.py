"""What the residence engine refuses becomes a page; a form with its deed."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from minzheng.engines.residence.api import NoSuchResidence, ResidenceRefused
from minzheng.faces.provider.pages import page, refused
from minzheng.faces.provider.requests import HouseRequest

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Frame:
    """What stands around a form; `warning` says what the deed does and makes it a second look."""

    title: str
    back: str
    lead: str = ""
    button: str = "保存"
    warning: str = ""


def answering(view: View) -> View:
    """The view; what is not the house's own is not found, what cannot be done says why."""

    @wraps(view)
    def answered(request: HouseRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NoSuchResidence as missing:
            return refused(request, str(missing), 404)
        except ResidenceRefused as refusal:
            return refused(request, str(refusal), 409)

    return answered


def form_page(
    request: HouseRequest, form: forms.Form, frame: Frame, act: Callable[[], str]
) -> HttpResponse:
    """The form; when it is right the deed, its words, and back; a refusal stays on it."""
    if form.is_valid():
        try:
            said = act()
        except ResidenceRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, said)
            return redirect(frame.back)
    return page(request, "residence/form", form=form, frame=frame)
