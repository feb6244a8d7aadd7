"""Tips that somebody needs help, passed on by a hotline's system; and how far each is."""

from typing import Any

from ninja import Router, Status

from minzheng.engines.partners import api as partners
from minzheng.engines.partners.api import TIPS, Made
from minzheng.engines.tips.api import NewTip
from minzheng.faces.api.v1 import making_schemas as shape
from minzheng.faces.api.v1.consulting import receipts
from minzheng.faces.api.v1.gate import KEY, ONCE, deed, gate
from minzheng.faces.api.v1.paging import PAGE, Limit
from minzheng.faces.api.v1.requests import ApiRequest, note
from minzheng.faces.api.v1.responses import GUARDED

router = Router(tags=["求助线索"], auth=KEY)


@router.post("/tips", response={201: shape.TipFound, **GUARDED}, summary="转来一条求助线索",
             openapi_extra=ONCE)  # fmt: skip
@deed(TIPS, operation="hand_in_tip")
def tip(request: ApiRequest, body: shape.TipGiven) -> Status[Any]:
    """马上交给当地的岗位核实，按期答复。情况紧急的请同时打 110。照片请在网页上传。"""
    new = NewTip(
        body.kind, body.division, body.words, who=body.who, where=body.where,
        reporter=body.reporter, phone=body.phone, source=body.source,
    )  # fmt: skip
    number = partners.hand_in_tip(request.caller, new, on=request.today)
    return Status(201, _shown(request, number))


@router.get("/tips", response={200: shape.Receipts, **GUARDED}, summary="本系统转来的线索")
@gate(TIPS, operation="list_tips")
def tip_list(request: ApiRequest, next: str = "", limit: Limit = PAGE) -> dict[str, Any]:
    """回执号，新的在前。"""
    return receipts(request, Made.Kind.TIP, next, limit)


@router.get("/tips/{number}", response={200: shape.TipFound, **GUARDED}, summary="一条线索")
@gate(TIPS, operation="read_tip")
def progress(request: ApiRequest, number: str) -> dict[str, Any]:
    """办到哪一步、怎样答复；没有人名、地点和原因。"""
    return _shown(request, number)


def _shown(request: ApiRequest, number: str) -> dict[str, Any]:
    found = partners.tip_made(request.caller, number)
    note(request, [f"tip:{found.number}"])
    return {
        "number": found.number, "received_on": found.received_on, "due_on": found.due_on,
        "steps": [{"on": on, "title": title} for title, on in found.steps],
        "closed": found.closed, "outcome": found.outcome, "answer": found.answer,
    }  # fmt: skip
