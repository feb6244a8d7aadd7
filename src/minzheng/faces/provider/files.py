"""Handing files to a house's browser."""

from urllib.parse import quote

from django.http import HttpResponse


def inline(content: bytes, mime: str, name: str) -> HttpResponse:
    """A file that the browser shows itself and does not keep."""
    shown = f"inline; filename*=UTF-8''{quote(name, safe='')}"
    headers = {"Content-Disposition": shown, "Cache-Control": "no-store"}
    return HttpResponse(content, content_type=mime, headers=headers)
