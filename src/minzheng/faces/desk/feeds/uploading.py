"""A department's file is larger than a photo: this page alone takes more than the usual limit."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

MEGABYTE = 1024 * 1024
MOST_UPLOAD = 512 * MEGABYTE
View = Callable[..., HttpResponse]


class LargeUploadHandler(TemporaryFileUploadHandler):
    """``UploadedFile.size`` is the true size; the disk sees MOST_UPLOAD and a chunk."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        if start <= MOST_UPLOAD:
            super().receive_data_chunk(raw_data, start)
        return None


def takes_large_files(view: View) -> View:
    """The handlers must be in place before anything reads the body, the forgery check included;
    so that check is put off, not left out."""
    guarded = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def receiving(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.upload_handlers = [LargeUploadHandler(request)]
        return guarded(request, *args, **kwargs)

    return receiving
