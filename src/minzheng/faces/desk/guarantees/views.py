"""The basic elder-care list at the desk: counts, who is missing, one elder, telling, opt-outs."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from minzheng.engines.access.api import may
from minzheng.engines.guarantees import api
from minzheng.faces.desk.form_pages import Done, FormFrame, form_page
from minzheng.faces.desk.guarantees import showing
from minzheng.faces.desk.guarantees.answering import answering
from minzheng.faces.desk.guarantees.forms import MissingFilters, WhyForm
from minzheng.faces.desk.listing import after, listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.registers.divisions.api import full_names

FORMS = require_http_methods(["GET", "POST"])
OPT_OUT = (*api.INVITERS, "village_worker")


@require_safe
@officer(api.READERS)
@listed("guarantee-counts")
def counts(request: OfficerRequest) -> HttpResponse:
    """Each item over the viewer's area: entitled, having, missing."""
    rows = api.counts_by_item(request.viewer)
    day = api.counted_on()
    return page(request, "guarantees/counts", table=showing.count_table(rows), day=day)


@require_safe
@officer(api.READERS)
@listed("guarantee-towns")
def towns(request: OfficerRequest, code: str) -> HttpResponse:
    """One item by town."""
    rows = api.counts_by_town(request.viewer, code)
    names = full_names([town for town, _ in rows])
    title = api.names_of_items().get(code, code)
    return page(
        request, "guarantees/towns", code=code, title=title, day=api.counted_on(),
        table=showing.town_table(rows, names),
    )  # fmt: skip


@never_cache
@require_safe
@officer(api.READERS)
@listed("guarantee-missing")
def missing(request: OfficerRequest) -> HttpResponse:
    """Who is entitled and does not have it."""
    names = api.names_of_items()
    form = MissingFilters(request.GET, names=names)
    item, reply = form.told("item"), form.told("reply")
    found = api.invitation_page(request.viewer, api.Wanted(item, reply, after(request)))
    held = {"item": item, "reply": reply, "after": found.after}
    waiting = api.waiting_by_item(request.viewer)
    mine = bool(request.viewer.roles & set(api.INVITERS))
    return page(
        request, "guarantees/missing", form=form, table=showing.missing_table(found.rows, names),
        more=f"?{urlencode(held)}" if found.after else "",
        waiting=[(code, names.get(code, code), count) for code, count in sorted(waiting.items())],
        mine=mine,
    )  # fmt: skip


@FORMS
@officer(api.INVITERS)
@answering
def invite(request: OfficerRequest, code: str) -> HttpResponse:
    """Tell everybody of the area who waits for an item, after a second look."""
    if request.method == "POST":
        done = api.invite(request.viewer, code, on=request.today)
        left = f"还有 {done.left} 位，请再点一次。" if done.left else ""
        messages.success(request, f"已告知 {done.told} 位，其中开办件 {done.cases} 件。{left}")
        return redirect("desk:guarantee-missing")
    waiting = api.waiting_by_item(request.viewer).get(code, 0)
    title = api.names_of_items().get(code, code)
    return page(request, "guarantees/invite", code=code, title=title, waiting=waiting)


@never_cache
@require_safe
@officer(api.READERS)
@answering
def person(request: OfficerRequest, pk: int) -> HttpResponse:
    """One elder's list: hers, since when, why, whether she has it, what comes next."""
    elder = api.elder_for(request.viewer, pk)
    own = api.own_list(elder, request.today)
    rows = [(each, showing.tone_of(each), showing.sum_of(each)) for each in own.guarantees]
    return page(
        request, "guarantees/person", person=elder, own=own, rows=rows,
        figures=showing.own_figures(own), may_tell=may(request.viewer, OPT_OUT, own.place),
    )  # fmt: skip


@FORMS
@officer(OPT_OUT)
@answering
def decline(request: OfficerRequest, pk: int, code: str) -> HttpResponse:
    """She told an officer that she does not want to hear of an item any more."""
    elder = api.elder_for(request.viewer, pk)
    item = api.item_of(code, elder.division_code, request.today)
    form = WhyForm(request.POST or None)
    back = reverse("desk:guarantee-person", args=[pk])
    lead = "以后每次计算都不再告知她这一项；她改了主意可以恢复。待遇本身不受影响。"
    frame = FormFrame(f"不再告知{item.name}", f"{elder.name}的清单", back, lead, "不再告知")

    def act() -> Done:
        reason = form.cleaned_data["reason"]
        api.decline(request.viewer, elder, code, reason, on=request.today)
        return Done("已记下，不再告知。", back)

    return form_page(request, form, frame, act, refusals=(api.GuaranteeRefused,))


@require_POST
@officer(OPT_OUT)
@answering
def restore(request: OfficerRequest, pk: int, code: str) -> HttpResponse:
    """She wants to be told again."""
    elder = api.elder_for(request.viewer, pk)
    api.tell_again(request.viewer, elder, code, on=request.today)
    messages.success(request, "已恢复，下一次会告知她。")
    return redirect("desk:guarantee-person", pk)
