"""The interface itself: its parts, its description, and how refusals are told."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from minzheng.engines.cases.api import Incomplete
from minzheng.faces.api.v1 import (
    alarms,
    applications,
    bookings,
    cases,
    consulting,
    disclosed,
    facilities,
    figures,
    funds,
    hooks,
    knowing,
    public,
    registry,
    sharing_out,
    spending,
    tips,
)
from minzheng.faces.api.v1.refusing import REFUSALS, Unfit, refused

VERSION = "1.2.0"
DESCRIPTION = (
    "民政业务开放接口。金额单位是分（整数），比例是万分之一，日期是 YYYY-MM-DD，时间带时区；"
    "错误按 RFC 9457 返回，中文写明哪里错、怎样改；清单用 next 翻页；"
    "改变数据的 POST、PATCH 都要 Idempotency-Key，PUT、DELETE 可以带。"
)
SCHEMA: dict[str, Any] = {
    "info": {"license": {"name": "Apache-2.0", "identifier": "Apache-2.0"}},
}

api = NinjaAPI(
    title="民政业务开放接口", version=VERSION, description=DESCRIPTION, urls_namespace="api:v1",
    docs_url=None, openapi_url="/openapi.json", openapi_extra=SCHEMA,
)  # fmt: skip


def _refused(request: HttpRequest, refusal: Exception | type[Exception]) -> HttpResponse:
    """Ninja hands over a refusal as it was raised."""
    return refused(request, refusal if isinstance(refusal, Exception) else refusal())


PARTS = (
    public, facilities, bookings, figures, spending, funds, sharing_out, disclosed, consulting,
    knowing, applications, cases, tips, alarms, hooks, registry,
)  # fmt: skip
for part in PARTS:
    api.add_router("", part.router)
for kind in (*REFUSALS, Incomplete, Unfit, ValidationError, HttpError):
    api.add_exception_handler(kind, _refused)
