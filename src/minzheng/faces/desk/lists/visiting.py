"""Visits without network: the page a phone carries along, what it sends back, choosing of two."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from minzheng.engines.access.api import Viewer
from minzheng.engines.cases.api import (
    CaseRefused,
    OpenStep,
    StepNotOpen,
    Upload,
    attach,
    case_for,
    dossier,
)
from minzheng.engines.workbench import api
from minzheng.faces.desk import roles
from minzheng.faces.desk.forms.handling import HandlingForm
from minzheng.faces.desk.handling import handling_form, step_for
from minzheng.faces.desk.lists.views import answering
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.desk.visiting import visit_step

JSON = "application/json"
SEVERAL = "\n"  # between the answers to one question that takes several
DAY_PARTS = ("_year", "_month", "_day")
CLOSED = "这次入户已经由同事交回，或者办件已办结。您手机里的记录还在，请与同事核对后再删。"


@dataclass(frozen=True)
class Rival:
    """A question with two answers, and whose they are."""

    name: str
    label: str
    standing: api.Answer
    other: api.Answer

    @property
    def pair(self) -> tuple[api.Answer, api.Answer]:
        return self.standing, self.other


def ref_of(opened: OpenStep) -> str:
    """How the workbench names the record of a visit."""
    return f"{opened.step.case.number}:{opened.step.pk}"


def written(form: HandlingForm, draft: api.Draft) -> None:
    """Put what was written away from the network into the boxes of an empty form."""
    sent = QueryDict(mutable=True)
    for name, text in draft.values.items():
        sent.setlist(name, text.split(SEVERAL))
    for name, field in form.fields.items():
        value = field.widget.value_from_datadict(sent, {}, name)
        if value not in (None, "", [], [None, None, None]):
            form.initial[name] = value


def rivals(form: HandlingForm, draft: api.Draft) -> list[Rival]:
    """Every question that two officers answered differently."""
    standing = {answer.name: answer for answer in draft.answers}
    return [
        Rival(other.name, _label(form, other.name), standing[other.name], other)
        for other in draft.rivals
    ]


@require_safe
@officer(roles.VISITORS)
def shell(request: OfficerRequest) -> HttpResponse:
    """The page the phone shows when there is no network: nobody's data is in it."""
    return render(request, "desk/lists/shell.html", {"viewer": request.viewer})


@require_safe
@officer(roles.VISITORS)
def worker(request: OfficerRequest) -> HttpResponse:
    """The program that keeps that page on the phone."""
    answer = render(request, "desk/lists/worker.js", content_type="text/javascript")
    answer["Cache-Control"] = "no-cache"
    return answer


@never_cache
@require_POST
@officer(roles.VISITORS)
def sync(request: OfficerRequest, number: str) -> HttpResponse:
    """Take in what the phone has written; says how it stands with it."""
    case_for(request.viewer, number)
    try:
        sent = _sent(request)
        opened, form = _opened(number, request.viewer, request.today)
        division = opened.step.division_code
        draft = api.merge(ref_of(opened), sent, division=division, by=request.viewer)
    except StepNotOpen:
        return JsonResponse({"state": "closed", "words": CLOSED})
    except (CaseRefused, api.WorkbenchRefused) as refusal:
        return JsonResponse({"state": "refused", "words": str(refusal)})
    waiting = [rival.label for rival in rivals(form, draft)]
    state, words = (
        ("conflict", _choose_words(waiting)) if waiting else ("kept", "已发回，请签字交回")
    )
    return JsonResponse({"state": state, "words": words, "revision": draft.revision})


@never_cache
@require_POST
@officer(roles.VISITORS)
def photo(request: OfficerRequest, number: str) -> HttpResponse:
    """A photo taken at the visit goes into the dossier; the same one twice is kept once."""
    case_for(request.viewer, number)
    file = request.FILES.get("photo")
    if file is None:
        return JsonResponse({"state": "refused", "words": "没有收到照片"})
    try:
        upload = Upload("", file.name or "入户照片.jpg", file.read(), "入户照片")
        attach(number, upload, by=request.viewer, on=request.today)
    except CaseRefused as refusal:
        return JsonResponse({"state": "refused", "words": str(refusal)})
    return JsonResponse({"state": "kept", "words": "照片已收入卷宗"})


@require_POST
@officer(roles.VISITORS)
@answering
def choose(request: OfficerRequest, number: str) -> HttpResponse:
    """Of two answers take one."""
    opened, _ = _opened(number, request.viewer, request.today)
    name, whose = request.POST.get("name", ""), request.POST.get("whose", "")
    division = opened.step.division_code
    api.choose(ref_of(opened), name, whose, division=division, by=request.viewer)
    messages.success(request, "已选定，另一个不再保留。")
    return redirect("desk:visit", number)


def _opened(number: str, viewer: Viewer, on: date) -> tuple[OpenStep, HandlingForm]:
    """The visit that a case waits for, with its form. Raises NoSuchCase, StepNotOpen."""
    found = dossier(case_for(viewer, number), viewer, on)
    waiting = visit_step(found.open_steps)
    if waiting is None:
        raise StepNotOpen("这件办件现在不等入户调查。请到办件页查看进行到哪一步。")
    opened = step_for(found, viewer, waiting.step.pk)
    return opened, handling_form(found, opened, viewer, on)


def _sent(request: OfficerRequest) -> api.Sent:
    """What the phone says. Raises WorkbenchRefused for what is no sending at all."""
    body = request.body if request.content_type == JSON else b""
    try:
        told: Any = json.loads(body)
        values = {str(name): str(text) for name, text in told["values"].items()}
        return api.Sent(str(told["client"]), int(told["base"]), values)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise api.WorkbenchRefused("发来的内容读不懂。请刷新页面后再发。") from None


def _label(form: HandlingForm, name: str) -> str:
    """The question behind a box; a day has three boxes."""
    for ending in ("", *DAY_PARTS):
        plain = name.removesuffix(ending)
        if plain in form.fields:
            part = {"_year": "（年）", "_month": "（月）", "_day": "（日）"}.get(ending, "")
            return f"{form.fields[plain].label}{part}"
    return name


def _choose_words(waiting: list[str]) -> str:
    return f"同事也填过：{'、'.join(waiting)}。两个都留着，请打开这一户选定"
