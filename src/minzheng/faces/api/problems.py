"""Refusals as problem details (RFC 9457): what is wrong and what to do, in Chinese."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import JsonResponse

MEDIA_TYPE = "application/problem+json; charset=utf-8"


@dataclass(frozen=True)
class Fault:
    """One thing wrong in a request: where (JSON pointer) and what to write instead."""

    pointer: str
    detail: str


def problem(
    status: int, title: str, detail: str, remedy: str = "", errors: Iterable[Fault] = ()
) -> JsonResponse:
    """One refusal; `remedy` and `errors` are there when there is something to say."""
    told: dict[str, object] = {
        "type": "about:blank", "title": title, "status": status, "detail": detail,
    }  # fmt: skip
    if remedy:
        told["remedy"] = remedy
    listed = [{"pointer": each.pointer, "detail": each.detail} for each in errors]
    if listed:
        told["errors"] = listed
    response = JsonResponse(told, status=status, json_dumps_params={"ensure_ascii": False})
    response["Content-Type"] = MEDIA_TYPE
    response["Cache-Control"] = "no-store"
    response["Content-Language"] = "zh-CN"
    return response
