"""What the needs engine refuses becomes a page; a proof becomes a file the browser shows."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import quote

from django.http import HttpResponse

from minzheng.engines.access.api import UnknownPurpose
from minzheng.engines.needs.api import NeedRefused, NoSuchNeed
from minzheng.faces.provider.pages import refused
from minzheng.faces.provider.requests import HouseRequest

View = Callable[..., HttpResponse]


def answering(view: View) -> View:
    """The view; what is not the house's own is not found, what cannot be done says why."""

    @wraps(view)
    def answered(request: HouseRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NoSuchNeed as missing:
            return refused(request, str(missing), 404)
        except (NeedRefused, UnknownPurpose) as refusal:
            return refused(request, str(refusal), 409)

    return answered


def proof_page(content: bytes, mime: str, name: str) -> HttpResponse:
    """A file that the browser shows itself and nobody keeps."""
    headers = {
        "Content-Disposition": f"inline; filename*=UTF-8''{quote(name, safe='')}",
        "Cache-Control": "no-store",
    }
    return HttpResponse(content, content_type=mime, headers=headers)
