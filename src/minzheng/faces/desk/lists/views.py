"""Saved views, columns and height of rows, and the file of a list."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from minzheng.engines.workbench import api
from minzheng.faces.desk import roles
from minzheng.faces.desk.files import download
from minzheng.faces.desk.lists.exporting import Order, long_export, take_short
from minzheng.faces.desk.lists.files import MIMES
from minzheng.faces.desk.lists.forms import ExportForm, LayoutForm, NameForm, ViewForm
from minzheng.faces.desk.lists.walking import (
    ListRefused,
    Sheet,
    Source,
    first_sheet,
    listing_called,
    source_of,
)
from minzheng.faces.desk.lists.working import begin
from minzheng.faces.desk.pages import page, refused
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.looks.parts import Table

View = Callable[..., HttpResponse]
DEEDS: dict[str, tuple[Callable[..., object], str]] = {
    "share": (api.share_view, "已共享，本单位的同事也能用。"),
    "unshare": (api.unshare_view, "已不再共享。"),
    "first": (api.open_first, "以后打开这个列表先用它。"),
    "plain": (api.open_plain, "以后打开这个列表不用视图。"),
    "remove": (api.remove_view, "视图已删除。"),
}


def answering(view: View) -> View:
    """What the list's own page refuses, or the workbench, is told on a page."""

    @wraps(view)
    def answered(request: OfficerRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except ListRefused as refusal:
            status = refusal.answer.status_code
            return refused(request, str(refusal), status if status in (403, 404) else 409)
        except (api.NoSuchView, api.NoSuchJob) as none:
            return refused(request, str(none), 404)
        except api.WorkbenchRefused as refusal:
            return refused(request, str(refusal), 409)

    return answered


@require_http_methods(["GET", "POST"])
@officer(roles.EVERYBODY)
@answering
def export(request: OfficerRequest, key: str) -> HttpResponse:
    """What for, and as what; then the file, or long work that brings it."""
    source = _source(request, key)
    first = first_sheet(source)
    form = ExportForm(request.POST or None)
    if not form.is_valid():
        shown: dict[str, Any] = {"source": source, "first": first, "form": form}
        return page(request, "lists/export", **shown, back=source.address)
    given = form.cleaned_data
    order = Order(key, source.address, given["kind"], given["purpose"])
    file = take_short(order, source, by=request.viewer)
    if file is not None:
        return download(file.content, MIMES[file.kind], file.name)
    job = begin(request, long_export(order, source))
    messages.success(request, "列表很长，正在后台生成文件。您可以先办别的事，办完会有消息。")
    return redirect("desk:job", job.pk)


@require_http_methods(["GET", "POST"])
@officer(roles.EVERYBODY)
@answering
def views(request: OfficerRequest, key: str) -> HttpResponse:
    """The views of a list; the conditions of now under a name."""
    source = _source(request, key)
    form = ViewForm(request.POST or None)
    if form.is_valid():
        new = api.NewView(key, query=source.query, **form.cleaned_data)
        try:
            view = api.save_view(new, by=request.viewer)
        except api.WorkbenchRefused as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, f"已存成视图“{view.name}”。")
            return redirect(source.address)
    kept = api.habits_of(request.viewer, [key])[key].views
    own = [view for view in kept if view.owner_key == request.viewer.doer.key]
    shown: dict[str, Any] = {"source": source, "form": form, "own": own, "back": source.address}
    narrowed = first_sheet(source).narrowed
    return page(request, "lists/views", narrowed=narrowed, shared=_others(kept, own), **shown)


@require_http_methods(["GET", "POST"])
@officer(roles.EVERYBODY)
@answering
def rename(request: OfficerRequest, pk: int) -> HttpResponse:
    """Another name for one's own view."""
    view = api.own_view(request.viewer, pk)
    form = NameForm(request.POST or None, initial={"name": view.name})
    if form.is_valid():
        try:
            api.rename_view(pk, form.cleaned_data["name"], by=request.viewer)
        except api.WorkbenchRefused as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, "已改名。")
            return redirect("desk:list-views", view.list_key)
    listing = listing_called(view.list_key)
    return page(request, "lists/rename", view=view, listing=listing, form=form)


@require_POST
@officer(roles.EVERYBODY)
@answering
def change(request: OfficerRequest, pk: int, deed: str) -> HttpResponse:
    """Share a view, open the list with it, remove it."""
    view = api.own_view(request.viewer, pk)
    if deed not in DEEDS:
        return refused(request, "没有这个操作。请回到视图页再点一次。", 404)
    act, done = DEEDS[deed]
    act(pk, by=request.viewer)
    messages.success(request, done)
    return redirect("desk:list-views", view.list_key)


@require_http_methods(["GET", "POST"])
@officer(roles.EVERYBODY)
@answering
def layout(request: OfficerRequest, key: str) -> HttpResponse:
    """Which columns the list shows her, and how high its rows are."""
    source = _source(request, key)
    habits = api.habits_of(request.viewer, [key])[key]
    labels = [column.label for column in _columns(first_sheet(source))]
    shown = [label for label in labels if label not in habits.hidden]
    initial = {"shown": shown, "density": habits.density}
    form = LayoutForm(request.POST or None, columns=labels, initial=initial)
    if form.is_valid():
        api.lay_out(key, form.hidden, form.cleaned_data["density"], by=request.viewer)
        messages.success(request, "列表样式已保存。")
        return redirect(source.address)
    return page(request, "lists/layout", source=source, form=form, back=source.address)


def _source(request: OfficerRequest, key: str) -> Source:
    of = request.POST.get("of") or request.GET.get("of", "")
    return source_of(listing_called(key), of, request.user, request.today)


def _columns(sheet: Sheet) -> tuple[Any, ...]:
    """The columns one may hide: all but the first, which opens the row."""
    table = sheet.table
    return table.columns[1:] if isinstance(table, Table) else ()


def _others(kept: tuple[api.SavedView, ...], own: list[api.SavedView]) -> list[api.SavedView]:
    return [view for view in kept if view not in own]
