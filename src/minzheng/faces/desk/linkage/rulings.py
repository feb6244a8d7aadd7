"""Settlements: the list, taking one back, and writing them into the lake."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from minzheng.engines.lake.api import MergeRefused
from minzheng.engines.linkage import api
from minzheng.faces.desk.linkage.finding import feed_titles, ruling_here
from minzheng.faces.desk.linkage.forms import UndoForm
from minzheng.faces.desk.linkage.ruled import ruling_table
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer

SHOWN = 100


@require_safe
@officer(api.READERS)
@listed("rulings")
def ruling_list(request: OfficerRequest) -> HttpResponse:
    """The latest settlements, those taken back included."""
    rows = list(api.rulings(request.viewer)[:SHOWN])
    may_undo = bool(request.viewer.roles & set(api.RULERS))
    table = ruling_table(rows, feed_titles(), may_undo=may_undo)
    return page(
        request,
        "linkage/rulings",
        table=table,
        unwritten=api.waiting().count(),
        may_write=may_undo,
    )


@require_http_methods(["GET", "POST"])
@officer(api.RULERS)
def undo(request: OfficerRequest, pk: int) -> HttpResponse:
    """Take a settlement back, with the reason."""
    found, form = ruling_here(request.viewer, pk), UndoForm(request.POST or None)
    if not form.is_valid():
        return page(request, "linkage/undo", ruling=found, form=form)
    try:
        api.undo(found, form.cleaned_data["reason"], by=request.viewer, on=request.today)
    except (api.LinkageRefused, MergeRefused) as refusal:
        form.add_error(None, str(refusal))
        return page(request, "linkage/undo", ruling=found, form=form)
    messages.success(request, "已撤销，这一对回到待处理。")
    return redirect("desk:link-pair", found.pair_id)


@require_POST
@officer(api.RULERS)
def carry_out(request: OfficerRequest) -> HttpResponse:
    """Write what was settled into the lake, as new versions."""
    made = api.carry_out(by=request.viewer.doer)
    words = f"已写入 {len(made)} 个新版本。" if made else "没有要写入的：数据已被新的报送取代。"
    messages.success(request, words)
    return redirect("desk:link-rulings")
