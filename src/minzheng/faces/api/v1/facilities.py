"""Institutions: found by place, kind and distance; kept up to date by the institution's system."""

from collections.abc import Mapping
from typing import Annotated, Any

from ninja import Query, Router

from minzheng.engines.partners import api as partners
from minzheng.engines.partners.api import PLACES
from minzheng.faces.api.problems import Fault
from minzheng.faces.api.v1 import open_schemas as shape
from minzheng.faces.api.v1.asking import FacilitiesAsked
from minzheng.faces.api.v1.gate import KEY, ONCE, deed, gate
from minzheng.faces.api.v1.making_schemas import FactsKept, PlacesFree
from minzheng.faces.api.v1.paging import PAGE, Limit, page_of
from minzheng.faces.api.v1.refusing import Unfit
from minzheng.faces.api.v1.requests import ApiRequest, note
from minzheng.faces.api.v1.responses import GUARDED, REFUSED, fresh
from minzheng.faces.api.v1.schemas import Words
from minzheng.registers.facilities.api import (
    GROUPS,
    KINDS,
    Facility,
    FacilityRefused,
    Offered,
    facilities_within,
    find_facility,
    kinds_of,
    nearest,
)

router = Router(tags=["机构"])
Latitude = Annotated[float, Query(ge=-90, le=90, description="WGS-84 度")]
Longitude = Annotated[float, Query(ge=-180, le=180, description="WGS-84 度")]


@router.get("/facilities", response={200: shape.Facilities, **REFUSED}, summary="找机构")
@fresh
def facilities(request: ApiRequest, asked: Query[FacilitiesAsked]) -> dict[str, Any]:
    """按地点、类别（代码或“养老”这样的大类）、名称、有没有空位。不用密钥。"""
    rows = facilities_within(asked.division, _kinds(asked.kind), on=request.today)
    rows = rows.filter(name__contains=asked.q) if asked.q else rows
    rows = rows.filter(vacancy__gt=0) if asked.free else rows
    found, more = page_of(rows, asked.next, asked.limit, of="facilities")
    return {"items": [_row(each) for each in found], "next": more or None}


@router.get("/facilities/nearest", response={200: shape.Facilities, **REFUSED},
            summary="最近的机构")  # fmt: skip
@fresh
def nearest_facilities(
    request: ApiRequest, latitude: Latitude, longitude: Longitude, kind: Words = "",
    limit: Limit = PAGE,
) -> dict[str, Any]:  # fmt: skip
    """离一个地方最近的，近的在前；没有登记位置的不在其中。不用密钥。"""
    found = nearest(latitude, longitude, _kinds(kind), limit, on=request.today)
    items = [{**_row(near.facility), "metres": near.metres} for near in found]
    return {"items": items, "next": None}


@router.get("/facilities/{int:number}", response={200: shape.Facility, **REFUSED},
            summary="一个机构")  # fmt: skip
@fresh
def facility(request: ApiRequest, number: int) -> dict[str, Any]:
    """登记的全部内容、服务和价格。不用密钥。"""
    return _whole(find_facility(number))


@router.get("/me/facilities", response={200: shape.Facilities, **GUARDED}, auth=KEY,
            summary="由本系统报送的机构")  # fmt: skip
@gate(PLACES, operation="list_own_facilities")
def own_facilities(request: ApiRequest) -> dict[str, Any]:
    """获准替哪些机构报送。"""
    found = partners.own_facilities(request.caller, request.today)
    note(request, (), rows=len(found))
    return {"items": [_row(each) for each in found], "next": None}


@router.post("/facilities/{int:number}/vacancy", response={200: shape.Facility, **GUARDED},
             auth=KEY, summary="报空位", openapi_extra=ONCE)  # fmt: skip
@deed(PLACES, operation="report_vacancy")
def vacancy(request: ApiRequest, number: int, body: PlacesFree) -> dict[str, Any]:
    """今天还有多少空位。只能报由本系统报送的机构。"""
    return _written(request, number, {"vacancy": body.vacancy})


@router.patch("/facilities/{int:number}", response={200: shape.Facility, **GUARDED}, auth=KEY,
              summary="更正机构自己保管的内容", openapi_extra=ONCE)  # fmt: skip
@deed(PLACES, operation="keep_own_facts")
def own_facts(request: ApiRequest, number: int, body: FactsKept) -> dict[str, Any]:
    """电话、开放时间、路线、语言、无障碍；只写要改的。其余（包括服务和价格）由民政局登记。"""
    changes = body.dict(exclude_unset=True)
    told = {name: value for name, value in changes.items() if value is not None}
    return _written(request, number, told)


def _written(request: ApiRequest, number: int, changes: Mapping[str, Any]) -> dict[str, Any]:
    caller, on = request.caller, request.today
    try:
        if "vacancy" in changes:
            kept = partners.report_places(caller, number, changes["vacancy"], on=on)
        else:
            kept = partners.keep_own_facts(caller, number, changes, on=on)
    except FacilityRefused as refusal:
        raise Unfit([Fault(f"/{refusal.column}", str(refusal))]) from refusal
    note(request, [kept.ref])
    return _whole(kept)


def _kinds(kind: str) -> tuple[str, ...]:
    """The codes of a kind or a group; every kind for "". Raises Unfit."""
    if not kind or kind in KINDS:
        return (kind,) if kind else ()
    if kind not in GROUPS:
        known = "、".join([*GROUPS, *KINDS])
        raise Unfit([Fault("/kind", f"没有类别“{kind}”，应为 {known} 之一")])
    return kinds_of(kind)


def _row(row: Facility) -> dict[str, Any]:
    return {
        "id": row.pk, "name": row.name, "kind": row.kind, "kind_name": row.kind_name,
        "division": row.division_code, "address": row.address, "phone": row.phone,
        "latitude": row.latitude, "longitude": row.longitude, "capacity": row.capacity,
        "vacancy": row.vacancy, "vacancy_on": row.vacancy_on, "rating": row.rating,
        "updated_on": row.updated_on,
    }  # fmt: skip


def _whole(row: Facility) -> dict[str, Any]:
    return {
        **_row(row), "credit_code": row.credit_code, "route": row.route, "hours": row.week.text,
        "closed_days": row.closed_days, "licence": row.licence, "licence_until": row.licence_until,
        "operator": row.operator, "rating_until": row.rating_until, "languages": row.languages,
        "access": row.access, "opened_on": row.opened_on, "closed_on": row.closed_on,
        "services": [_service(each) for each in row.offers.all()],
    }  # fmt: skip


def _service(row: Offered) -> dict[str, Any]:
    return {"name": row.name, "price_fen": row.price, "unit": row.unit, "payer": row.payer}
