"""What every operation may answer beside success; told in the description of the interface."""

from typing import Any

from django.views.decorators.http import conditional_page
from ninja.decorators import decorate_view

from minzheng.faces.api.v1.schemas import Problem

BYTES = {"type": "string", "format": "binary"}
PDF = {"description": "PDF", "content": {"application/pdf": {"schema": BYTES}}}
REFUSED: dict[Any, Any] = {frozenset({400, 404, 409, 415, 422}): Problem}
GUARDED: dict[Any, Any] = {
    frozenset({400, 401, 403, 404, 409, 412, 413, 415, 422, 429, 503}): Problem
}
fresh = decorate_view(conditional_page)  # a mark of the content; unchanged is not sent again
