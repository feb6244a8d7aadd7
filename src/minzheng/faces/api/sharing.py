"""Data out through the interface: a page of the rows that were approved, to who holds the key."""

from datetime import date

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from minzheng.engines.screening.api import ScreeningError
from minzheng.engines.sharing.api import (
    PAGE,
    CursorStale,
    KeyWrong,
    Page,
    Share,
    TooMany,
    WrongState,
    serve_page,
    share_by_key,
)
from minzheng.faces.api.problems import problem

SCHEME = "Bearer "


class SharingRequest(HttpRequest):
    """A request as the house passes it on: with the business day."""

    today: date


@require_safe
def share(request: SharingRequest, number: str) -> JsonResponse:
    """The next page: ?next= goes on where the last one ended, ?limit= asks for fewer rows."""
    try:
        found = share_by_key(number, _key(request))
        limit = request.GET.get("limit", "")
        size = int(limit) if limit.isdecimal() and int(limit) else PAGE
        page = serve_page(found, request.GET.get("next", ""), size, on=request.today)
    except KeyWrong as refusal:
        answer = problem(401, "没有权限", str(refusal))
        answer["WWW-Authenticate"] = SCHEME.strip()
        return answer
    except WrongState as refusal:
        return problem(403, "现在不能提供", str(refusal))
    except CursorStale as refusal:
        return problem(409, "数据已更新", str(refusal))
    except TooMany as refusal:
        return problem(429, "今天的行数已用完", str(refusal))
    except ScreeningError as refusal:
        return problem(503, "数据还没有准备好", str(refusal))
    return _answer(found, page)


def _key(request: HttpRequest) -> str:
    header = request.headers.get("Authorization", "")
    return header.removeprefix(SCHEME).strip() if header.startswith(SCHEME) else ""


def _answer(found: Share, page: Page) -> JsonResponse:
    told = {
        "number": found.number,
        "purpose": found.purpose,
        "ends_on": found.ends_on.isoformat(),
        "version": page.version,
        "rows": [dict(zip(page.heads, row, strict=True)) for row in page.rows],
        "next": page.after or None,
        "left_today": page.left_today,
    }
    response = JsonResponse(told, json_dumps_params={"ensure_ascii": False})
    response["Cache-Control"] = "no-store"
    return response
