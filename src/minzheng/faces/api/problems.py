"""Refusals as problem details (RFC 9457): what is wrong and what to do, in Chinese."""

from django.http import JsonResponse


def problem(status: int, title: str, detail: str) -> JsonResponse:
    """One refusal."""
    told = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    response = JsonResponse(told, status=status, json_dumps_params={"ensure_ascii": False})
    response["Content-Type"] = "application/problem+json; charset=utf-8"
    response["Cache-Control"] = "no-store"
    return response
