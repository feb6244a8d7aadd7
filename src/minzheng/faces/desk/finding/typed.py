"""What was typed into a search box: a whole number never stands in an address.

The boxes send what was typed by POST. A name or a part of a number goes on in the address, where a
list can be kept and shared. A whole identity number or phone would stay in the browser's history
and in every log on the way: it waits in the session, sealed and for a quarter of an hour, and the
address names it by a key that means nothing elsewhere.
"""

import re
import secrets
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils import timezone

from minzheng.faces.desk.requests import OfficerRequest
from minzheng.registers.masking import mask_id, mask_phone
from minzheng.registers.sealing import seal, unseal

View = Callable[..., HttpResponse]
KEPT, SECONDS, MOST_KEPT = "typed_numbers", 15 * 60, 5
LONGEST, SHORTEST_ID = 60, 15
GAPS = re.compile(r"[\s\-]")
# The letters of a case's or household's own number stand before its digits: those may be shown.
LONG_RUN = re.compile(r"\d{17,}[xX]?|(?<![0-9A-Za-z])\d{11,}[xX]?")
NOT_HERE = "完整的号码不要写在网址里，那样会留在浏览器和日志中，所以没有查。请填在搜索框里再搜。"
GONE = "刚才查的号码只保留 15 分钟，已经清除。请重新填写。"


@dataclass(frozen=True)
class Typed:
    """What was typed; `key` names it in the address when it holds a whole number."""

    text: str = ""
    key: str = ""

    @property
    def query(self) -> Mapping[str, str]:
        """How an address says it."""
        return {"key": self.key} if self.key else {"q": self.text}

    @property
    def shown(self) -> str:
        """What the box and the headings may repeat."""
        return "" if self.key else self.text

    @property
    def masked(self) -> str:
        """The number as it may be told; "" where none was typed."""
        return LONG_RUN.sub(_masked, _compact(self.text)) if self.key else ""


def is_whole_number(text: str) -> bool:
    """Whether it holds so many digits that they are somebody's number."""
    return LONG_RUN.search(_compact(text)) is not None


def with_box(view: View) -> View:
    """The view of a page with a search box; it is asked only for what may stand in an address."""

    @wraps(view)
    def shown(request: OfficerRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        onward = elsewhere(request)
        return view(request, *args, **kwargs) if onward is None else onward

    return shown


def elsewhere(request: OfficerRequest) -> HttpResponse | None:
    """Where a sent box leads, by an address that tells no number; None when the page is due."""
    if request.method == "POST":
        return _onward(request, _cut(request.POST.get("q", "")))
    if is_whole_number(request.GET.get("q", "")):
        messages.error(request, NOT_HERE)
        return HttpResponseRedirect(request.path)
    if request.GET.get("key") and not typed(request).text and hasattr(request, "session"):
        messages.error(request, GONE)
        return HttpResponseRedirect(request.path)
    return None


def typed(request: OfficerRequest) -> Typed:
    """What the address asks for; nothing where the key is unknown or too old."""
    key = request.GET.get("key", "")
    if not key:
        return Typed(_cut(request.GET.get("q", "")))
    kept = _kept(request).get(key)
    return Typed(unseal(kept["sealed"]), key) if kept else Typed()


def _onward(request: OfficerRequest, text: str) -> HttpResponse:
    if not text:
        return HttpResponseRedirect(request.path)
    said = Typed(text, _keep(request, text)) if is_whole_number(text) else Typed(text)
    return HttpResponseRedirect(f"{request.path}?{urlencode(said.query)}")


def _keep(request: OfficerRequest, text: str) -> str:
    key = secrets.token_urlsafe(9)
    fresh = {"sealed": seal(text), "until": timezone.now().timestamp() + SECONDS}
    former = list(_kept(request).items())[1 - MOST_KEPT :]
    request.session[KEPT] = dict([*former, (key, fresh)])
    return key


def _kept(request: OfficerRequest) -> dict[str, Any]:
    """What waits and is not too old. A list taken out behind the page has no session."""
    session = getattr(request, "session", {})
    now = timezone.now().timestamp()
    return {key: each for key, each in session.get(KEPT, {}).items() if each["until"] > now}


def _cut(text: str) -> str:
    return text.strip()[:LONGEST]


def _compact(text: str) -> str:
    return GAPS.sub("", unicodedata.normalize("NFKC", text))


def _masked(run: re.Match[str]) -> str:
    number = run[0]
    return mask_id(number) if len(number) >= SHORTEST_ID else mask_phone(number)
