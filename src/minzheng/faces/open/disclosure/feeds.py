"""Atom feeds: what is newly published, disclosed and put to the public; nothing names anybody."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe

from minzheng.engines.disclosure import api
from minzheng.engines.notices.api import live_publicity
from minzheng.faces.looks.context import Site
from minzheng.faces.open.boards import sheets_of
from minzheng.faces.open.requests import OpenRequest

MOST = 50
ATOM = "application/atom+xml; charset=utf-8"


@dataclass(frozen=True)
class Item:
    """One entry: where it stands, since when, what it says."""

    title: str
    url: str
    on: date
    says: str


def _notices(on: date) -> Iterator[Item]:
    rows = list(live_publicity(on).order_by("-since", "-pk")[:MOST])
    for sheet in sheets_of(rows, on):
        url = reverse("open:notice", args=[sheet.row.pk])
        yield Item(f"{sheet.place}：{sheet.row.title}", url, sheet.row.since, sheet.row.basis)


def _directory(_on: date) -> Iterator[Item]:
    for row in api.published()[:MOST]:
        current, published_on = row.current, row.published_on
        if current is not None and published_on is not None:
            url = reverse("open:document", args=[row.pk])
            yield Item(current.title, url, current.decided_on or published_on, current.summary)


def _consultations(on: date) -> Iterator[Item]:
    for row in api.public_consultations(on)[:MOST]:
        url = reverse("open:consultation", args=[row.pk])
        says = f"{row.body_name}，{row.opens_on} 至 {row.closes_on} 征求意见。"
        if row.summarised_on:
            yield Item(f"反馈：{row.title}", url, row.summarised_on, says)
        else:
            yield Item(row.title, url, row.opens_on, says)


KINDS: dict[str, tuple[str, Callable[[date], Iterator[Item]]]] = {
    "notices": ("公示", _notices),
    "directory": ("主动公开", _directory),
    "consultations": ("征求意见", _consultations),
}


@require_safe
def feed(request: OpenRequest) -> HttpResponse:
    """Everything, the newest first."""
    items = [item for _, read in KINDS.values() for item in read(request.today)]
    return _answer(request, "公开信息", items)


@require_safe
def feed_of(request: OpenRequest, kind: str) -> HttpResponse:
    """One kind alone."""
    if kind not in KINDS:
        raise Http404(f"没有这个订阅源，现有：{'、'.join(KINDS)}")
    title, read = KINDS[kind]
    return _answer(request, title, list(read(request.today)))


def _answer(request: OpenRequest, title: str, items: list[Item]) -> HttpResponse:
    site, here = Site.from_settings(), request.build_absolute_uri(request.path)
    made = Atom1Feed(
        title=f"{title} - {site.name}", link=request.build_absolute_uri("/"),
        description=f"{site.owner}的{title}", feed_url=here, feed_guid=here, language="zh-CN",
        author_name=site.owner,
    )  # fmt: skip
    newest = sorted(items, key=lambda item: item.on, reverse=True)[:MOST]
    for item in newest:
        url, at = request.build_absolute_uri(item.url), _moment(item.on)
        made.add_item(item.title, url, item.says, unique_id=url, pubdate=at, updateddate=at)
    return HttpResponse(made.writeString("utf-8"), content_type=ATOM)


def _moment(on: date) -> datetime:
    return timezone.make_aware(datetime.combine(on, time.min))
