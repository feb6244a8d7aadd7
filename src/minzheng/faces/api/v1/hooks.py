"""Subscriptions to events, and how their notices fared."""

from typing import Any

from django.http import Http404
from ninja import Router, Status

from minzheng.engines.partners import api as partners
from minzheng.engines.partners.api import EVENTS, EVENTS_SCOPE, Hook
from minzheng.faces.api.v1 import partner_schemas as shape
from minzheng.faces.api.v1.gate import KEY, ONCE, ONCE_IF_KEYED, deed, gate
from minzheng.faces.api.v1.paging import PAGE, Limit, page_of
from minzheng.faces.api.v1.requests import ApiRequest
from minzheng.faces.api.v1.responses import GUARDED

router = Router(tags=["事件通知"], auth=KEY)


@router.get("/webhooks", response={200: shape.Hooks, **GUARDED}, summary="订阅清单和事件种类")
@gate(EVENTS_SCOPE, operation="list_webhooks")
def hooks(request: ApiRequest) -> dict[str, Any]:
    """贵方的订阅，和可以订阅的事件。"""
    return {"items": [_row(row) for row in partners.hooks_of(request.caller)], "events": EVENTS}


@router.post("/webhooks", response={201: shape.HookMade, **GUARDED}, summary="订阅",
             openapi_extra=ONCE)  # fmt: skip
@deed(EVENTS_SCOPE, operation="subscribe_events")
def subscribe(request: ApiRequest, body: shape.HookAsked) -> Status[Any]:
    """从现在起的事件 POST 到 url。secret 只给这一次，用来核对 Minzheng-Signature。"""
    made = partners.subscribe(request.caller, body.url, tuple(body.events))
    return Status(201, {**_row(made.hook), "secret": made.secret})


@router.get("/webhooks/{int:number}", response={200: shape.HookRow, **GUARDED},
            summary="一个订阅")  # fmt: skip
@gate(EVENTS_SCOPE, operation="read_webhook")
def hook(request: ApiRequest, number: int) -> dict[str, Any]:
    """没有退订的订阅；secret 不再给出。"""
    row = partners.hooks_of(request.caller).filter(pk=number).first() if number < 2**63 else None
    if row is None:
        raise Http404("没有这个订阅，或已经退订")
    return _row(row)


@router.delete("/webhooks/{int:number}", response={200: shape.Done, **GUARDED}, summary="退订",
               openapi_extra=ONCE_IF_KEYED)  # fmt: skip
@deed(EVENTS_SCOPE, operation="unsubscribe_events")
def unsubscribe(request: ApiRequest, number: int) -> dict[str, Any]:
    """不再发送。"""
    partners.unsubscribe(request.caller, number if 0 < number < 2**63 else 0)
    return {"done": True}


@router.get("/webhooks/deliveries", response={200: shape.Deliveries, **GUARDED}, summary="发送记录")
@gate(EVENTS_SCOPE, operation="list_deliveries")
def deliveries(request: ApiRequest, next: str = "", limit: Limit = PAGE) -> dict[str, Any]:
    """发了什么、送到没有，新的在前。送不到的请民政局重发。"""
    sent = partners.deliveries_of(request.caller.partner)
    rows, more = page_of(sent, next, limit, of="deliveries")
    items = [
        {"id": row.pk, "event": row.event, "subject": row.subject, "state": row.state,
         "tries": row.tries, "made_at": row.made_at, "done_at": row.done_at,
         "problem": row.problem}
        for row in rows
    ]  # fmt: skip
    return {"items": items, "next": more or None}


def _row(row: Hook) -> dict[str, Any]:
    return {"id": row.pk, "url": row.url, "events": row.events, "key_id": row.key_id,
            "made_at": row.made_at}  # fmt: skip
