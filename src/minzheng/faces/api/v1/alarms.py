"""Devices that call: alarms and heartbeats, passed on by the platform that runs the devices."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from ninja import Router, Status

from minzheng.engines.alarms import api as alarms
from minzheng.engines.partners import api as partners
from minzheng.engines.partners.api import CALLS
from minzheng.faces.api.v1 import making_schemas as shape
from minzheng.faces.api.v1.gate import KEY, ONCE, deed, gate
from minzheng.faces.api.v1.requests import ApiRequest, note
from minzheng.faces.api.v1.responses import GUARDED

router = Router(tags=["设备报警"], auth=KEY)
AHEAD = timedelta(minutes=5)


@router.post("/alarms", response={200: shape.AlarmFound, 201: shape.AlarmFound, **GUARDED},
             summary="转来一条设备报警", openapi_extra=ONCE)  # fmt: skip
@deed(CALLS, operation="take_alarm")
def alarm(request: ApiRequest, body: shape.AlarmGiven) -> Status[Any]:
    """马上通知第一联系人和养老服务中心，没人应答的逐级上报。

    同一个 event 只算一条：第一次答 201，再发答 200 和原来那条。有订阅的，请求要签名。
    """
    _signed(request)
    happened = _aware(body.happened_at)
    if happened > timezone.now() + AHEAD:
        raise alarms.AlarmRefused("发生时间在将来。请核对设备的时钟和时区")
    new = alarms.NewCall(body.serial, body.kind, body.event, happened, body.payload)
    caller = request.caller
    row, fresh = alarms.take_alarm(
        caller.partner.number, new, by=caller.viewer.doer, now=_now(request)
    )
    note(request, [row.ref])
    return Status(201 if fresh else 200, _shown(row))


@router.post("/alarms/heartbeats", response={200: shape.BeatsFound, **GUARDED},
             summary="设备还在线", openapi_extra=ONCE)  # fmt: skip
@deed(CALLS, operation="hear_devices")
def heartbeats(request: ApiRequest, body: shape.BeatsGiven) -> dict[str, Any]:
    """一次最多 1000 台。答有几台是登记过、由贵方运营的；太久没有心跳的列为离线。"""
    _signed(request)
    known = alarms.hear(request.caller.partner.number, body.serials, _now(request))
    return {"known": known}


@router.get("/alarms/{event}", response={200: shape.AlarmFound, **GUARDED},
            summary="一条报警办到哪一步")  # fmt: skip
@gate(CALLS, operation="read_alarm")
def alarm_progress(request: ApiRequest, event: str) -> dict[str, Any]:
    """按贵方的事件编号查；没有人名和地址。"""
    row = alarms.alarm_of_event(request.caller.partner.number, event)
    note(request, [row.ref])
    return _shown(row)


def _shown(row: alarms.Alarm) -> dict[str, Any]:
    return {
        "event": row.event, "serial": row.device.serial, "kind": row.kind, "state": row.state,
        "level": row.level, "received_at": _local(row.received_at),
        "answered_at": _local(row.answered_at), "closed_at": _local(row.closed_at),
        "outcome": row.outcome,
    }  # fmt: skip


def _local(at: datetime | None) -> datetime | None:
    """The same moment by the clock at the place, whether it was stored or only just made."""
    return timezone.localtime(at) if at is not None else None


def _signed(request: ApiRequest) -> None:
    header = request.headers.get(partners.HEADER, "")
    partners.require_signed(request.caller, header, request.body, timezone.now())


def _now(request: ApiRequest) -> datetime:
    """The moment on the business day, by the wall clock at the place."""
    clock = timezone.localtime().time()
    return timezone.make_aware(datetime.combine(request.today, clock))


def _aware(told: datetime) -> datetime:
    return timezone.make_aware(told) if timezone.is_naive(told) else told
