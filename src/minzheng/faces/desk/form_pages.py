"""A page with one form: shown, read, acted on, and on to the next page; a refusal stays on it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest


@dataclass(frozen=True)
class FormFrame:
    """What stands around a form: title, what part it belongs to, where back leads, the button."""

    title: str
    part: str
    back: str
    lead: str = ""
    button: str = "保存"
    template: str = "parts/plain_form"
    more: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Done:
    """What was done, in words, and the page that comes of it."""

    words: str
    url: str


def form_page(
    request: OfficerRequest,
    form: forms.Form,
    frame: FormFrame,
    act: Callable[[], Done],
    *,
    refusals: tuple[type[Exception], ...],
) -> HttpResponse:
    """The form; when it is right, the deed, and on to the page that comes of it."""
    return form_about(request, form, lambda: frame, act, refusals=refusals)


def form_about(
    request: OfficerRequest,
    form: forms.Form,
    frame: Callable[[], FormFrame],
    act: Callable[[], Done],
    *,
    refusals: tuple[type[Exception], ...],
) -> HttpResponse:
    """The same where what stands around the form is read anew after a refusal, and only then."""
    if form.is_bound and form.is_valid():
        try:
            done = act()
        except refusals as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, done.words)
            return redirect(done.url)
    around = frame()
    return page(request, around.template, form=form, frame=around, **around.more)


def deed_page(
    request: OfficerRequest,
    form: forms.Form,
    frame: FormFrame,
    act: Callable[[], object],
    *,
    refusals: tuple[type[Exception], ...],
) -> HttpResponse:
    """The form of a deed that leads back whence it came and says so in the word of its button."""

    def done() -> Done:
        act()
        return Done(f"已{frame.button}。", frame.back)

    return form_page(request, form, frame, done, refusals=refusals)


def sure(request: OfficerRequest) -> forms.Form:
    """A form that asks nothing: to press the button is all."""
    return forms.Form(request.POST if request.method == "POST" else None)
