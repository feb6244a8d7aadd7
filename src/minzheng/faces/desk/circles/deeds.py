"""What is done about premises, step by step; every deed is the engine's verb."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from minzheng.engines.access.api import visible
from minzheng.engines.circles import api
from minzheng.faces.desk.circles import showing
from minzheng.faces.desk.circles.forms import (
    BecomeForm,
    LetForm,
    MatchForm,
    RefuseForm,
    VisitForm,
)
from minzheng.faces.desk.form_pages import Done, FormFrame, form_page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.kernel.divisions import NATION
from minzheng.registers.facilities.api import facilities_within, find_facility

PART = "闲置物业"


@require_http_methods(["GET", "POST"])
@officer(api.KEEPERS)
def match(request: OfficerRequest, pk: int) -> HttpResponse:
    """Which gap it closes best; the score is told and kept."""
    viewer, on = request.viewer, request.today
    row = api.premises_for(viewer, pk)
    found = api.fits(row, by=viewer, on=on)
    form = MatchForm(request.POST or None, fits=found)

    def act() -> str:
        api.match_premises(row, form.fits[form.cleaned_data["kind"]], by=viewer, on=on)
        return "已匹配，接着去实地看房。"

    more = {"table": showing.fit_table(found), "mind": list(api.warnings(row))}
    return _form(request, row, form, "匹配缺口", act, template="circles/match", **more)


@require_http_methods(["GET", "POST"])
@officer(api.KEEPERS)
def visit(request: OfficerRequest, pk: int) -> HttpResponse:
    """What was seen on the spot."""
    row = api.premises_for(request.viewer, pk)
    known = {"condition": row.condition, "fire": row.fire}
    form = VisitForm(request.POST or None, initial=known)

    def act() -> str:
        api.visit_premises(row, **form.cleaned_data, by=request.viewer, on=request.today)
        return "看房已登记。"

    return _form(request, row, form, "登记实地看房", act)


@require_http_methods(["GET", "POST"])
@officer(api.KEEPERS)
def let(request: OfficerRequest, pk: int) -> HttpResponse:
    """To whom it was let."""
    row = api.premises_for(request.viewer, pk)
    form = LetForm(request.POST or None, initial={"rent": row.rent})

    def act() -> str:
        api.let_premises(row, **form.cleaned_data, by=request.viewer, on=request.today)
        return "已登记租出，不再出现在招商手册里。设施登记以后，回来登记它成为了哪个设施。"

    return _form(request, row, form, "登记租出", act)


@require_http_methods(["GET", "POST"])
@officer(api.KEEPERS)
def refuse(request: OfficerRequest, pk: int) -> HttpResponse:
    """Why it is not used."""
    row = api.premises_for(request.viewer, pk)
    form = RefuseForm(request.POST or None)

    def act() -> str:
        api.refuse_premises(row, form.cleaned_data["words"], by=request.viewer, on=request.today)
        return "已登记不采用；以后情况变了可以重新入池。"

    return _form(request, row, form, "不采用", act)


@require_http_methods(["GET", "POST"])
@officer(api.KEEPERS)
def become(request: OfficerRequest, pk: int) -> HttpResponse:
    """Which facility of the register it is now."""
    viewer, on = request.viewer, request.today
    row = api.premises_for(viewer, pk)
    kinds = [row.kind] if row.kind else list(api.MEASURED)
    near = visible(facilities_within(NATION, kinds, on=on), viewer)[:500]
    form = BecomeForm(request.POST or None, facilities=[(each.pk, each.name) for each in near])

    def act() -> str:
        place = find_facility(form.cleaned_data["facility"])
        api.become_facility(row, place, by=viewer, on=on)
        return "已关联到机构登记簿，下次测算时它就算进来了。"

    return _form(request, row, form, "登记成为设施", act)


def _form(
    request: OfficerRequest, row: api.Premises, form: forms.Form, words: str,
    act: Callable[[], str], **frame: Any,
) -> HttpResponse:  # fmt: skip
    """The form of a step, and back to the premises."""
    back = reverse("desk:premises-one", args=[row.pk])
    template = frame.pop("template", "parts/plain_form")
    shown = FormFrame(f"{words}：{row.name}", PART, back, template=template, more=frame)

    def done() -> Done:
        return Done(act(), back)

    return form_page(request, form, shown, done, refusals=(api.CirclesRefused,))
