"""Handing files to a browser: shown or saved, under their own names, kept nowhere on the way."""

from urllib.parse import quote

from django.http import HttpResponse


def inline(content: bytes, mime: str, name: str) -> HttpResponse:
    """A file that the browser shows itself."""
    return _file(content, mime, name, "inline")


def download(content: bytes, mime: str, name: str) -> HttpResponse:
    """A file that the browser saves."""
    return _file(content, mime, name, "attachment")


def _file(content: bytes, mime: str, name: str, way: str) -> HttpResponse:
    headers = {
        "Content-Disposition": f"{way}; filename*=UTF-8''{quote(name, safe='')}",
        "Cache-Control": "no-store",
    }
    return HttpResponse(content, content_type=mime, headers=headers)
