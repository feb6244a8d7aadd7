"""Handing out: the file, and the key of the interface, shown once."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from minzheng.engines.sharing import api
from minzheng.faces.desk.files import download
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.desk.sharing.answering import told

SUFFIXES = ("xlsx", "csv")


@require_POST
@officer(api.SERVERS)
@told
def share_file(request: OfficerRequest, pk: int) -> HttpResponse:
    """The file, made now; each time is in the log."""
    row = api.share_for(request.viewer, pk)
    suffix = request.POST.get("suffix", "")
    wanted = suffix if suffix in SUFFIXES else SUFFIXES[0]
    file = api.serve_file(row, wanted, by=request.viewer, on=request.today)
    return download(file.content, file.mime, file.name)


@never_cache
@require_POST
@officer(api.SERVERS)
@told
def share_key(request: OfficerRequest, pk: int) -> HttpResponse:
    """A new key, shown on this page and nowhere again."""
    row = api.share_for(request.viewer, pk)
    key = api.give_key(row, by=request.viewer, on=request.today)
    url = request.build_absolute_uri(reverse("api:share", args=[row.number]))
    return page(request, "sharing/share_key", row=row, key=key, url=url)
