"""The published DCI messages (SPDCI 1.0.0): search, subscribe, status of social and civil registry.

Their answers and errors have their own shapes, so nothing here is problem+json.
"""

from collections.abc import Callable
from typing import Annotated, Any

from django.http import HttpResponse, HttpResponseBase, JsonResponse
from django.utils import timezone
from ninja import Body, Router

from minzheng.engines.partners import api as partners
from minzheng.engines.partners.api import (
    CIVIL,
    SEARCH,
    SOCIAL,
    STATUS,
    SUBSCRIBE,
    UNSUBSCRIBE,
    Envelope,
    HeaderRejected,
    MessageRefused,
)
from minzheng.faces.api.v1.gate import KEY, guard
from minzheng.faces.api.v1.requests import ApiRequest, note

router = Router(tags=["DCI 登记簿"], auth=KEY)
Message = Annotated[dict[str, Any], Body()]
BAD = 400
HTTP_ERRORS = {
    401: "err.request.unauthorized", 403: "err.request.forbidden", 404: "err.request.not_found",
    413: "err.request.bad", 422: "err.request.bad", 429: "err.request.too_many_requests",
}  # fmt: skip
HEADER_SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["message_id", "message_ts", "action", "sender_id", "total_count"],
    "properties": {
        "version": {"type": "string", "default": "1.0.0"},
        "message_id": {"type": "string", "maxLength": 99},
        "message_ts": {"type": "string", "format": "date-time"},
        "action": {"type": "string"}, "sender_id": {"type": "string"},
        "sender_uri": {"type": "string"}, "receiver_id": {"type": "string"},
        "total_count": {"type": "integer"}, "is_msg_encrypted": {"type": "boolean"},
    },
}  # fmt: skip
ENVELOPE: dict[str, Any] = {
    "type": "object", "required": ["header", "message"],
    "properties": {"signature": {"type": "string"}, "header": HEADER_SCHEMA,
                   "message": {"type": "object"}},
}  # fmt: skip
SHAPE: dict[str, Any] = {
    "requestBody": {"content": {"application/json": {"schema": ENVELOPE}}, "required": True},
    "responses": {code: {"description": "见 SPDCI 1.0.0"} for code in
                  (200, 400, 401, 403, 404, 413, 422, 429)},
}  # fmt: skip


def told_their_way(response: HttpResponseBase) -> HttpResponseBase:
    """A refusal of the gate in the shape that their HTTP errors have."""
    code = HTTP_ERRORS.get(response.status_code)
    if code is None or "X-Dci" in response.headers:
        return response
    words = {"code": code, "message": response.reason_phrase}
    answer = JsonResponse({"errors": [words]}, status=response.status_code)
    for name in ("WWW-Authenticate", "Retry-After"):
        if name in response.headers:
            answer[name] = response.headers[name]
    return answer


def registry(operation: str) -> Callable[[Any], Any]:
    """An operation for who may ask one of the registries."""
    return guard((SOCIAL, CIVIL), operation, told_their_way)


@router.post("/registry/sync/search", response={200: Any}, summary="查登记簿（当时回答）",
             openapi_extra=SHAPE)  # fmt: skip
@registry("registry_search")
def sync_search(request: ApiRequest, body: Message) -> HttpResponse:
    """receiver_id 或者 reg_type 写 social（社会救助）或 crvs（死亡、婚姻）。"""

    def answer(envelope: Envelope) -> dict[str, Any]:
        answers = _answers(request)
        told = answers.search(envelope, partners.new_id())
        note(request, answers.subjects, rows=len(answers.subjects), purpose=_purpose(request))
        return told

    return _at_once(request, body, SEARCH, answer)


@router.post("/registry/sync/txn/status", response={200: Any}, summary="查业务状态（当时回答）",
             openapi_extra=SHAPE)  # fmt: skip
@registry("registry_status")
def sync_status(request: ApiRequest, body: Message) -> HttpResponse:
    """按 transaction_id 或 correlation_id 查以前的异步消息办到哪里。"""

    def answer(envelope: Envelope) -> dict[str, Any]:
        at = timezone.localtime()
        return partners.status_of(request.caller.partner, envelope, partners.new_id(), at=at)

    return _at_once(request, body, STATUS, answer)


@router.post("/registry/search", response={200: Any}, summary="查登记簿（回调回答）",
             openapi_extra=SHAPE)  # fmt: skip
@registry("registry_search_later")
def registry_search(request: ApiRequest, body: Message) -> HttpResponse:
    """当时只确认收到，结果按 on-search 发到 header.sender_uri。"""
    return _later(request, body, SEARCH)


@router.post("/registry/subscribe", response={200: Any}, summary="订阅一个人的变化",
             openapi_extra=SHAPE)  # fmt: skip
@registry("registry_subscribe")
def registry_subscribe(request: ApiRequest, body: Message) -> HttpResponse:
    """结果按 on-subscribe、以后的变化按 notify 发到 header.sender_uri。"""
    return _later(request, body, SUBSCRIBE)


@router.post("/registry/unsubscribe", response={200: Any}, summary="退订", openapi_extra=SHAPE)
@registry("registry_unsubscribe")
def registry_unsubscribe(request: ApiRequest, body: Message) -> HttpResponse:
    """按订阅编号退订，结果按 on-unsubscribe 发到 header.sender_uri。"""
    return _later(request, body, UNSUBSCRIBE)


@router.post("/registry/txn/status", response={200: Any}, summary="查业务状态（回调回答）",
             openapi_extra=SHAPE)  # fmt: skip
@registry("registry_status_later")
def registry_status(request: ApiRequest, body: Message) -> HttpResponse:
    """结果按 txn-on-status 发到 header.sender_uri。"""
    return _later(request, body, STATUS)


@router.get(
    "/registry/jwks.json", auth=None, response={200: dict[str, Any]}, summary="本系统的公钥"
)
def jwks(request: ApiRequest) -> dict[str, Any]:
    """用来核对本系统答复和回调的签名（Ed25519）。"""
    return {"keys": [partners.public_jwk()]}


def _at_once(
    request: ApiRequest, body: dict[str, Any], action: str,
    answer: Callable[[Envelope], dict[str, Any]],
) -> HttpResponse:  # fmt: skip
    at = timezone.localtime()
    try:
        envelope = partners.opened(request.caller, body, action, at=at)
        message = answer(envelope)
    except (MessageRefused, HeaderRejected) as refusal:
        return _json(partners.erred(refusal, at=at), BAD)
    back = "on-search" if action == SEARCH else "txn-on-status"
    return _json(partners.wrapped(envelope, back, message, at=at))


def _later(request: ApiRequest, body: dict[str, Any], action: str) -> HttpResponse:
    at = timezone.localtime()
    try:
        envelope = partners.opened(request.caller, body, action, at=at)
        return _json(partners.accept(request.caller, envelope, action, at=at))
    except (MessageRefused, HeaderRejected) as refusal:
        return _json(partners.erred(refusal, at=at), BAD)


def _answers(request: ApiRequest) -> partners.Answers:
    return partners.Answers(request.caller, at=timezone.localtime(), on=request.today)


def _purpose(request: ApiRequest) -> str:
    return str(request.caller.partner.purpose)


def _json(told: dict[str, Any], status: int = 200) -> HttpResponse:
    response = JsonResponse(told, status=status, json_dumps_params={"ensure_ascii": False})
    response["X-Dci"] = "1.0.0"
    return response
