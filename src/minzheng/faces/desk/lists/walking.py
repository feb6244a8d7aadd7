"""A list from its first page to its last, read through the page itself.

Whoever takes a list out of the house goes through the very view she would look at: the same post
is asked for, the same rows are found, the same cells are masked. There is no second way in.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.forms import BaseForm
from django.http import HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.urls import NoReverseMatch, Resolver404, ResolverMatch, resolve, reverse

from minzheng.engines.access.api import Account
from minzheng.faces.desk.lists.catalogue import LISTINGS, Listing
from minzheng.faces.desk.requests import NotFound, OfficerRequest
from minzheng.faces.looks.parts import Table

NO_VIEW = "all=1"  # an address without conditions would open with the officer's default view


class ListRefused(Exception):
    """The page itself did not open: its own answer is told instead."""

    def __init__(self, answer: HttpResponse, why: str) -> None:
        super().__init__(why)
        self.answer = answer


@dataclass(frozen=True)
class Source:
    """A list at an address, for the holder of an account on a day."""

    listing: Listing
    path: str
    query: str
    account: Account
    on: date

    @property
    def address(self) -> str:
        return f"{self.path}?{self.query}" if self.query else self.path


@dataclass(frozen=True)
class Sheet:
    """One page of a list: its rows and, in words, what narrowed them."""

    table: Table | None
    narrowed: str
    following: str


def listing_called(key: str) -> Listing:
    """The list of this key. Raises NotFound."""
    found = LISTINGS.get(key)
    if found is None:
        raise NotFound(f"没有“{key}”这个列表。请从列表页进入。")
    return found


def source_of(listing: Listing, of: str, account: Account, on: date) -> Source:
    """The list as the address `of` shows it; "" is the whole list. Raises NotFound."""
    parts = urlsplit(of or _plain_address(listing))
    if _match(parts.path).view_name != listing.url_name or parts.netloc:
        raise NotFound("网址不完整，认不出是哪个列表。请回到列表页再点一次。")
    return Source(listing, parts.path, parts.query, account, on)


def walk(source: Source) -> Iterator[Sheet]:
    """Every page, one by one. Raises ListRefused where the page itself is refused."""
    query = source.query
    while True:
        sheet = _sheet(source, query)
        yield sheet
        if not sheet.following:
            return
        query = sheet.following


def first_sheet(source: Source) -> Sheet:
    """The first page. Raises ListRefused."""
    return next(walk(source))


def _plain_address(listing: Listing) -> str:
    try:
        return reverse(listing.url_name)
    except NoReverseMatch:
        raise NotFound(f"“{listing.title}”要从列表页进入，才知道是哪一份。") from None


def _match(path: str) -> ResolverMatch:
    try:
        return resolve(path)
    except Resolver404:
        raise NotFound("没有这个网址。请回到列表页再点一次。") from None


def _sheet(source: Source, query: str) -> Sheet:
    match = _match(source.path)
    answer = match.func(_request(source, query, match), *match.args, **match.kwargs)
    if not isinstance(answer, TemplateResponse) or answer.status_code != 200:
        why = _context(answer).get("why", "这一页现在打不开，请回到列表页查看原因")
        raise ListRefused(answer, str(why))
    shown = _context(answer)
    more = str(shown.get(source.listing.following) or "").rpartition("#")
    following = (more[0] or more[2]).rpartition("?")[2]
    told = (str(shown.get("title", "")), filter_words(shown.get("form")))
    return Sheet(shown.get(source.listing.table), "；".join(filter(None, told)), following)


def _context(answer: HttpResponse) -> Mapping[str, Any]:
    return getattr(answer, "context_data", None) or {}


def _request(source: Source, query: str, match: ResolverMatch) -> OfficerRequest:
    request = OfficerRequest()
    request.method, request.path, request.path_info = "GET", source.path, source.path
    request.GET = QueryDict(query or NO_VIEW)
    request.META = {"QUERY_STRING": query, "SERVER_NAME": "localhost", "SERVER_PORT": "80"}
    request.resolver_match = match
    request.user = source.account
    request.today = source.on
    return request


def filter_words(form: object) -> str:
    """The conditions of a list in the words of its own filter: “事项：低保；所在地：石桥村”."""
    if not isinstance(form, BaseForm) or not form.is_bound:
        return ""
    form.is_valid()
    given = getattr(form, "cleaned_data", {})
    told = ((form.fields[name], value) for name, value in given.items() if name in form.fields)
    return "；".join(f"{field.label}：{_said(field, value)}" for field, value in told if value)


def _said(field: Any, value: Any) -> str:
    choices = dict(getattr(field, "choices", ()))
    if value is True:
        return "是"
    return str(choices.get(value) or choices.get(str(value)) or value)
