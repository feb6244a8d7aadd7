"""Lists at the desk: all there are, one with its changes, a draft written and adopted."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from minzheng.engines.guarantees import api
from minzheng.engines.parameters.api import may_set, place_names, places_to_set
from minzheng.faces.desk.form_pages import Done, FormFrame, form_page
from minzheng.faces.desk.guarantees import showing
from minzheng.faces.desk.guarantees.answering import answering
from minzheng.faces.desk.guarantees.forms import HeadForm, ItemForm
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer

FORMS = require_http_methods(["GET", "POST"])
NO_LIST = "没有这份清单，请从“养老清单”重新进入"


@require_safe
@officer(api.READERS)
@listed("guarantee-lists")
def lists(request: OfficerRequest) -> HttpResponse:
    """Every list in force, before and to come; the drafts one may decide."""
    may_draft = bool(request.viewer.roles & set(api.DRAFTERS))
    rows = api.drafts() if may_draft else []
    mine = [row for row in rows if may_set(request.viewer, api.DRAFTERS, row.place)]
    table = showing.list_table(api.published(), request.today)
    return page(request, "guarantees/lists", table=table, drafts=mine, may_draft=may_draft)


@require_safe
@officer(api.READERS)
@answering
@listed("guarantee-items")
def one(request: OfficerRequest, key: str) -> HttpResponse:
    """A list that was published: its items, what it changed."""
    everything = api.published()
    found = next((each for each in everything if each.key == key), None)
    if found is None:
        raise api.NoSuchGuarantee(NO_LIST)
    earlier = [e for e in everything if e.place == found.place and e.since < found.since]
    told = api.changes(earlier[0], found) if earlier else ()
    return page(
        request, "guarantees/list", row=found, table=showing.item_table(found.items),
        changes=showing.change_table(told) if earlier else None,
    )  # fmt: skip


@FORMS
@officer(api.DRAFTERS)
@answering
def new(request: OfficerRequest) -> HttpResponse:
    """Begin a draft from the list in force."""
    places = places_to_set(request.viewer, api.DRAFTERS)
    names = place_names(places)
    form = HeadForm(request.POST or None, places=[(code, names[code]) for code in places])
    back = reverse("desk:guarantee-lists")
    lead = "草稿从现行清单抄起，逐项改；改好后由另一位负责人公布。"
    frame = FormFrame("起草清单", "清单", back, lead, "开始起草")

    def act() -> Done:
        row = api.draft(request.viewer, api.NewList(**form.cleaned_data), on=request.today)
        return Done("草稿已建立。", reverse("desk:guarantee-draft", args=[row.pk]))

    return form_page(request, form, frame, act, refusals=(api.GuaranteeRefused,))


@require_safe
@officer(api.READERS)
@answering
@listed("guarantee-draft-items")
def draft(request: OfficerRequest, pk: int) -> HttpResponse:
    """A draft: its items, what it would change, what comes next."""
    row = api.version_for(request.viewer, pk)
    items = api.read_items(row.items) if row.items else ()
    is_draft = row.state == api.State.DRAFT
    return page(
        request, "guarantees/draft", row=row, items=items, table=showing.item_table(items),
        changes=showing.change_table(api.changes_of(row)), is_draft=is_draft,
        may_write=is_draft and may_set(request.viewer, api.DRAFTERS, row.place),
        may_adopt=is_draft and may_set(request.viewer, api.ADOPTERS, row.place),
    )  # fmt: skip


@FORMS
@officer(api.DRAFTERS)
@answering
def item(request: OfficerRequest, pk: int) -> HttpResponse:
    """Add an item, or rewrite the one that ?code= names."""
    row = api.version_for(request.viewer, pk)
    wanted = request.GET.get("code", "")
    known = next((each for each in api.read_items(row.items) if each.code == wanted), None)
    form = ItemForm(request.POST or None, item=known)
    back = reverse("desk:guarantee-draft", args=[pk])
    frame = FormFrame(f"改 {wanted}" if known else "加一项", row.title, back)

    def act() -> Done:
        kept = {"amount": known.amount, "need": known.need} if known else {}
        api.put_item(request.viewer, pk, {**kept, **form.cleaned_data}, on=request.today)
        return Done("已写入草稿。", back)

    return form_page(request, form, frame, act, refusals=(api.GuaranteeRefused,))


@require_POST
@officer(api.DRAFTERS)
@answering
def leave_out(request: OfficerRequest, pk: int, code: str) -> HttpResponse:
    """An item is not in the new list."""
    api.drop_item(request.viewer, pk, code, on=request.today)
    messages.success(request, f"已从草稿去掉 {code}。")
    return redirect("desk:guarantee-draft", pk)


@FORMS
@officer(api.ADOPTERS)
@answering
def adopt(request: OfficerRequest, pk: int) -> HttpResponse:
    """A second person publishes it, after a look at what changes."""
    row = api.version_for(request.viewer, pk)
    if request.method == "POST":
        api.adopt(request.viewer, pk, on=request.today)
        messages.success(request, "已公布，公开页从施行日起换用这一份。")
        return redirect("desk:guarantee-list", str(pk))
    told = api.changes_of(row)
    return page(
        request, "guarantees/adopt", row=row, count=len(told), changes=showing.change_table(told)
    )


@require_POST
@officer(api.DRAFTERS)
@answering
def drop(request: OfficerRequest, pk: int) -> HttpResponse:
    """The draft is given up."""
    api.drop(request.viewer, pk, on=request.today)
    messages.success(request, "草稿已作废。")
    return redirect("desk:guarantee-lists")
