"""What one does: bring a file, accept it as the second person, send it or take it back."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from minzheng.engines.exchange import api
from minzheng.faces.desk.feeds.finding import feed_called
from minzheng.faces.desk.feeds.forms import AcceptForm, DeliverForm, ReasonForm
from minzheng.faces.desk.feeds.telling import blocking
from minzheng.faces.desk.feeds.uploading import takes_large_files
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer

Close = Callable[..., api.Delivery]


@takes_large_files
@require_http_methods(["GET", "POST"])
@officer(api.STAGERS)
def deliver(request: OfficerRequest, name: str) -> HttpResponse:
    """Bring a file; the check begins by itself."""
    feed = feed_called(name)
    form = DeliverForm(request.POST or None, request.FILES or None, on=request.today)
    if form.is_valid():
        upload, day = form.cleaned_data["file"], form.cleaned_data["day"]
        try:
            row = api.stage(
                feed, upload.file, filename=upload.name, day=day, by=request.viewer,
                on=request.today,
            )  # fmt: skip
        except api.ExchangeRefused as refusal:
            form.add_error("day" if isinstance(refusal, api.DayRefused) else "file", str(refusal))
        else:
            api.start(row.pk)
            messages.success(request, f"已收到，批次号 {row.number}，正在检查。")
            return redirect("desk:delivery", row.pk)
    return page(request, "feeds/deliver", feed=feed, name=name, form=form)


@require_POST
@officer(api.STAGERS)
def carry_on(request: OfficerRequest, pk: int) -> HttpResponse:
    """Go on with what stopped; nothing happens where somebody is at it."""
    row = api.delivery_for(request.viewer, pk)
    api.start(row.pk)
    return redirect("desk:delivery", pk)


@require_http_methods(["GET", "POST"])
@officer(api.ACCEPTERS)
def accept(request: OfficerRequest, pk: int) -> HttpResponse:
    """The second person takes the good rows in."""
    row = api.delivery_for(request.viewer, pk)
    form = AcceptForm(request.POST or None, blocked=bool(blocking(row)))
    if not form.is_valid():
        title = feed_called(row.feed).title
        return page(
            request, "feeds/accept", title=title, row=row, form=form, blocking=blocking(row)
        )
    api.order(row, by=request.viewer, on=request.today, reason=form.cleaned_data["reason"])
    api.start(row.pk)
    messages.success(request, f"已接收 {row.good:,} 行，正在入库。")
    return redirect("desk:delivery", pk)


@require_http_methods(["GET", "POST"])
@officer(api.ACCEPTERS)
def refuse(request: OfficerRequest, pk: int) -> HttpResponse:
    """The whole file goes back, with the reason."""
    return _close(request, pk, api.refuse, "退回")


@require_http_methods(["GET", "POST"])
@officer(api.STAGERS)
def withdraw(request: OfficerRequest, pk: int) -> HttpResponse:
    """Who brought it takes it back."""
    return _close(request, pk, api.withdraw, "撤回")


def _close(request: OfficerRequest, pk: int, act: Close, words: str) -> HttpResponse:
    row = api.delivery_for(request.viewer, pk)
    form = ReasonForm(request.POST or None)
    if not form.is_valid():
        title = feed_called(row.feed).title
        return page(request, "feeds/reason", row=row, form=form, words=words, title=title)
    act(row, form.cleaned_data["reason"], by=request.viewer, on=request.today)
    messages.success(request, f"已{words}。")
    return redirect("desk:delivery", pk)
