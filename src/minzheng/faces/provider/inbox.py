"""What the house was told: orders, answers of the town, what was found; each leads to its page."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from minzheng.engines.access.api import Viewer
from minzheng.engines.notices.api import Recipient, inbox, read_message
from minzheng.faces.provider.pages import page
from minzheng.faces.provider.requests import HouseRequest, member

PAGE, CASE = 50, "case"
PAGES = {
    "order": "provider:order", "pledge": "provider:pledge", "inspection": "provider:inspection",
}  # fmt: skip


def recipient_of(viewer: Viewer) -> Recipient:
    """The viewer's house as somebody messages are sent to."""
    code = viewer.house.credit_code if viewer.house else ""
    return Recipient("organisation", code, viewer.doer.office)


@require_safe
@member
def messages(request: HouseRequest) -> HttpResponse:
    """The newest first."""
    after = request.GET.get("after", "")
    rows = inbox(recipient_of(request.viewer)).order_by("-pk")
    rows = rows.filter(pk__lt=int(after)) if after.isdecimal() and len(after) < 19 else rows
    found = list(rows[: PAGE + 1])
    more = f"?after={found[PAGE - 1].pk}" if len(found) > PAGE else ""
    shown = [(each, page_of(each.link)) for each in found[:PAGE]]
    return page(request, "messages", inbox=shown, more=more, begun=bool(after))


@require_POST
@member
def read(request: HouseRequest, pk: int) -> HttpResponse:
    """Note that it was read, and go where it leads."""
    message = inbox(recipient_of(request.viewer)).filter(pk=pk).first()
    if message is None:
        raise Http404("没有这条消息，或它不是发给您的机构的")
    read_message(message, by=request.viewer.doer, at=timezone.now())
    return redirect(page_of(message.link) or "provider:messages")


def page_of(link: str) -> str:
    """The page of what a message is about; "" for what has none."""
    kind, _, key = link.partition(":")
    if kind == CASE:
        return reverse("provider:filing", args=[key])
    known = kind in PAGES and key.isdecimal()
    return reverse(PAGES[kind], args=[key]) if known else ""


urlpatterns: list[URLPattern] = [
    path("messages/", messages, name="messages"),
    path("messages/<int:pk>/read/", read, name="message-read"),
]
