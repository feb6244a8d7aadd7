"""Pages go over a slow line compressed.

Left as they are: what is compressed already (pictures, PDF, XLSX), and the answers of the API,
whose strong ETag a compressed answer would weaken.
"""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

WORDS = ("text/", "image/svg+xml")


class CompressWordsMiddleware(GZipMiddleware):
    """Django's compression, with its padding against BREACH, for answers made of words."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if not response.headers.get("Content-Type", "").startswith(WORDS):
            return response
        return super().process_response(request, response)
