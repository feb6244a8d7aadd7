"""What no view is asked: characters that no register can hold, and numbers that no row can have.

PostgreSQL refuses NUL in every text, no database takes half a surrogate pair, and a number beyond
64 bits fits no column. Here is told once what is wrong, where, and what to do; no view asks again.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import UnreadablePostError
from django.shortcuts import render

from minzheng.faces.api.problems import Fault, problem

API = "/api/"
BAD, SHOWN = 400, 40
LARGEST = 2**63 - 1
FORM, UPLOAD = "application/x-www-form-urlencoded", "multipart/form-data"
BROKEN = re.compile("[\x00\ud800-\udfff]")
# Bytes without which no JSON can hold such a text or number; "\xed" begins a surrogate in UTF-8.
SUSPECT = re.compile(rb"\\u0000|\\u[dD][89a-fA-F]|\x00|\xed[\xa0-\xbf]|\d{19}")
TEXT = "有不能保存的字符（空字符或不成对的编码）"
NUMBER = "数字太大，超出 64 位整数"
RETYPE = "请返回上一页，把这一项删掉重新输入；从别处复制来的，请改为手工输入。"
COOKIE = "请在浏览器里清除本网站的 Cookie，再重新打开。"
ADDRESS = "请从首页重新进入，不要使用这个网址。"
Answer = Callable[[HttpRequest], HttpResponse]


class PlainAddressMiddleware:
    """Looks at the address, its query and the cookies, before anything reads them."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if BROKEN.search(request.path):
            return _refused(request, Fault("网址", TEXT), ADDRESS)
        if "%" in request.META.get("QUERY_STRING", "") and (name := _broken(request.GET)):
            return _refused(request, Fault(f"网址参数“{name}”", TEXT), RETYPE)
        if any(BROKEN.search(value) for value in request.COOKIES.values()):
            return _refused(request, Fault("Cookie", TEXT), COOKIE)
        return self.get_response(request)


class PlainBodyMiddleware:
    """Looks at numbers in the address and at what was sent.

    Stands below the check of the form's token, so that nobody makes us read an upload before that;
    a view that reads its upload itself is left to it.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Answer, _args: Any, kwargs: Mapping[str, Any]
    ) -> HttpResponse | None:
        """A number that no row can have names nothing: 404."""
        if any(isinstance(value, int) and value > LARGEST for value in kwargs.values()):
            raise Http404("没有这个编号，请核对网址")
        reads_itself = getattr(view, "csrf_exempt", False)
        if request.content_type == FORM or (request.content_type == UPLOAD and not reads_itself):
            name = _broken(request.POST)
            return _refused(request, Fault(f"“{name}”一项", TEXT), RETYPE) if name else None
        fault = _json_fault(request) if "json" in (request.content_type or "") else None
        return _refused(request, fault, RETYPE) if fault else None


def _broken(given: Any) -> str:
    """The first name with a broken text in it or behind it, fit to be shown; "" when all is well.

    A query or form that cannot be read is told by Django itself.
    """
    for name, values in given.lists():
        if any(BROKEN.search(text) for text in (name, *values)):
            return BROKEN.sub("", name)[:SHOWN] or "没有名称"
    return ""


def _json_fault(request: HttpRequest) -> Fault | None:
    """What is broken in a JSON body, by its pointer; what is no JSON is the view's to tell."""
    try:
        body = request.body
        found = json.loads(body) if SUSPECT.search(body) else None
    except (RequestDataTooBig, UnreadablePostError, ValueError, RecursionError):
        return None
    return next(_faults(found), None)


def _faults(found: Any) -> Iterator[Fault]:
    """Without recursion: how deep a body goes is not ours to choose."""
    waiting: list[tuple[str, Any]] = [("", found)]
    while waiting:
        at, value = waiting.pop()
        if isinstance(value, dict):
            waiting += [(f"{at}/{BROKEN.sub('', str(name))[:SHOWN]}", name) for name in value]
            waiting += [(f"{at}/{name}", inner) for name, inner in value.items()]
        elif isinstance(value, list):
            waiting += [(f"{at}/{place}", inner) for place, inner in enumerate(value)]
        elif wrong := _wrong(value):
            yield Fault(BROKEN.sub("", at) or "/", wrong)


def _wrong(value: Any) -> str:
    if isinstance(value, str):
        return TEXT if BROKEN.search(value) else ""
    return NUMBER if isinstance(value, int) and abs(value) > LARGEST else ""


def _refused(request: HttpRequest, fault: Fault, remedy: str) -> HttpResponse:
    if request.path.startswith(API):
        return problem(
            BAD, "请求有误", f"{fault.pointer}：{fault.detail}", "改正后重新提交", [fault]
        )
    shown = {"where": fault.pointer, "what": fault.detail, "remedy": remedy}
    whole = {name: text for name, text in request.COOKIES.items() if not BROKEN.search(text)}
    request.COOKIES = whole  # the page itself must not read what is broken
    return render(request, "unreadable.html", shown, status=BAD)
