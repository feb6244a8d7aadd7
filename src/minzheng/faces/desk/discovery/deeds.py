"""What is done with one entry: take, visit, hand up and down, close, reopen, say who it is."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.alerts.api import AlertRefused
from minzheng.engines.discovery import api
from minzheng.engines.tips.api import TipRefused
from minzheng.faces.desk import roles
from minzheng.faces.desk.asking import person_for
from minzheng.faces.desk.discovery.forms import (
    ContactForm,
    EndingForm,
    MoveForm,
    OtherForm,
    PersonForm,
)
from minzheng.faces.desk.discovery.views import likely_people, shown
from minzheng.faces.desk.form_pages import Done, FormFrame, form_about
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import NotFound, OfficerRequest, officer

UP = "写试过什么、还差什么，上一级才知道从哪里接着办。"
DOWN = "写要村里、镇里做什么，什么时候要结果。"
AGAIN = "写有了什么新情况。"
REFUSALS = (api.DiscoveryRefused, TipRefused, AlertRefused)


@require_POST
@officer(api.WORKERS)
def take_in_hand(request: OfficerRequest, pk: int) -> HttpResponse:
    """Take it in hand."""
    row = api.take(_entry(request, pk), by=request.viewer, on=request.today)
    messages.success(request, f"已由您接办，{row.due_on} 到期。")
    return redirect("desk:entry", pk)


@require_http_methods(["GET", "POST"])
@officer(api.WORKERS)
def visited(request: OfficerRequest, pk: int) -> HttpResponse:
    """Write down a visit or a call, and what was seen."""
    row = _entry(request, pk)
    form = ContactForm(request.POST or None, initial={"day": request.today})

    def act() -> str:
        api.note_contact(row, form.contact(), by=request.viewer, on=request.today)
        return "已记下，分数已按看到的重算。"

    return _form_page(request, row, form, "上门或联系记录", act)


@require_http_methods(["GET", "POST"])
@officer(api.WORKERS)
def raised(request: OfficerRequest, pk: int) -> HttpResponse:
    """Hand it to the level above."""
    row = api.entry_for(request.viewer, pk)
    if not api.may_raise(request.viewer, row):
        raise NotAllowed("这一户只能由它所在的一级上交，或者由上一级提走；区里没有再上一级")
    form = MoveForm(request.POST or None, help_text=UP)

    def act() -> str:
        moved = api.raise_up(row, form.cleaned_data["words"], by=request.viewer, on=request.today)
        return f"已上交到{moved.level_name}，{moved.due_on} 到期。"

    return _form_page(request, row, form, "上交一级", act)


@require_http_methods(["GET", "POST"])
@officer(api.WORKERS)
def lowered(request: OfficerRequest, pk: int) -> HttpResponse:
    """Hand it to the level below."""
    row = _entry(request, pk)
    form = MoveForm(request.POST or None, help_text=DOWN)

    def act() -> str:
        moved = api.hand_down(row, form.cleaned_data["words"], by=request.viewer, on=request.today)
        return f"已下派到{moved.level_name}，{moved.due_on} 到期。"

    return _form_page(request, row, form, "下派一级", act)


@require_http_methods(["GET", "POST"])
@officer(api.WORKERS)
def closed(request: OfficerRequest, pk: int) -> HttpResponse:
    """End it, with the tips and alerts behind it."""
    row = _entry(request, pk)
    form = EndingForm(request.POST or None)

    def act() -> str:
        done = api.close(row, form.ending(), by=request.viewer, on=request.today)
        return f"已办结：{done.outcome_name}。"

    return _form_page(request, row, form, "处理结果", act)


@require_POST
@officer(api.WORKERS)
def ended(request: OfficerRequest, pk: int) -> HttpResponse:
    """Everything behind it has ended on its own page: it ends today, not with tomorrow's run."""
    done = api.close_ended(_entry(request, pk), by=request.viewer, on=request.today)
    messages.success(request, f"已办结：{done.outcome_name}。")
    return redirect("desk:entry", pk)


@require_http_methods(["GET", "POST"])
@officer(api.WORKERS)
def reopened(request: OfficerRequest, pk: int) -> HttpResponse:
    """Put a closed one on the list again."""
    row = api.entry_for(request.viewer, pk)
    if not api.may_raise_or_work(request.viewer, row):
        raise NotAllowed(f"这一户由本辖区的{roles.words(api.workers_of(row))}重新列入")
    form = MoveForm(request.POST or None, help_text=AGAIN)

    def act() -> str:
        back = api.reopen(row, form.cleaned_data["words"], by=request.viewer, on=request.today)
        return f"已重新列入{back.level_name}名单，{back.due_on} 到期。"

    return _form_page(request, row, form, "重新列入", act)


@require_http_methods(["GET", "POST"])
@officer(api.WORKERS)
def named(request: OfficerRequest, pk: int) -> HttpResponse:
    """Say which household of the registers it is."""
    row = _entry(request, pk)
    form = PersonForm(request.POST or None)
    if form.is_valid():
        person = person_for(request.viewer, form.cleaned_data["person"])
        goes_on = api.name_person(row, person, by=request.viewer, on=request.today)
        messages.success(request, "已对上登记簿，分数已按到库数据重算。")
        return redirect("desk:entry", goes_on.pk)
    people = likely_people(request, row)
    return page(request, "discovery/named", people=people, **shown(request, row))


@require_POST
@officer(api.WORKERS)
def joined(request: OfficerRequest, pk: int) -> HttpResponse:
    """Say that another entry tells of the same."""
    row, form = _entry(request, pk), OtherForm(request.POST)
    if not form.is_valid():
        raise api.DiscoveryRefused("请在“可能是同一户”里点选另一条")
    other = api.entry_for(request.viewer, form.cleaned_data["other"])
    goes_on = api.join(row, other, by=request.viewer, on=request.today)
    messages.success(request, "已并成一条，两边的记录都在。")
    return redirect("desk:entry", goes_on.pk)


def _entry(request: OfficerRequest, pk: int) -> api.Entry:
    """An entry the officer may see and work; what she may not see does not exist for her."""
    row = api.entry_for(request.viewer, pk)
    if row.joined_to_id is not None:
        raise NotFound("这一条已经并入另一条，请从名单进入")
    if not api.may_work(request.viewer, row):
        raise NotAllowed(f"这一户现在由本辖区的{roles.words(api.workers_of(row))}办理")
    return row


def _form_page(
    request: OfficerRequest, row: api.Entry, form: forms.Form, words: str, act: Callable[[], str]
) -> HttpResponse:
    """The form; when it is right, the deed, and back to its page."""
    back = reverse("desk:entry", args=[row.pk])

    def frame() -> FormFrame:
        more = {"words": words, **shown(request, row)}
        return FormFrame(words, "", back, template="discovery/form", more=more)

    return form_about(request, form, frame, lambda: Done(act(), back), refusals=REFUSALS)
