"""What anybody may read without a key: matters, guides, forms, numbers, publicity; and a check."""

from typing import Any

from django.http import Http404
from ninja import Router

from minzheng.engines.cases.api import guide as guide_of
from minzheng.engines.notices.api import find_by_verify_code, live_publicity
from minzheng.engines.parameters.api import NoSuchParameter, book
from minzheng.engines.policy.api import answer, evaluate, giving_ways
from minzheng.faces.api.v1 import schemas as shape
from minzheng.faces.api.v1.paging import PAGE, Limit, opened, page_of, sealed
from minzheng.faces.api.v1.reading import fact_schema, facts_of
from minzheng.faces.api.v1.requests import ApiRequest
from minzheng.faces.api.v1.responses import REFUSED, fresh
from minzheng.faces.api.v1.schemas import Code12
from minzheng.kernel.divisions import NATION
from minzheng.kernel.matter import Matter, catalogue
from minzheng.kernel.params import NotInForce, ParamBook, ParamInfo

router = Router(tags=["公开"])


@router.get("/matters", response={200: shape.Matters}, summary="事项清单")
@fresh
def matters(request: ApiRequest) -> dict[str, Any]:
    """全部事项。不用密钥。"""
    return {"items": [_row(matter) for matter in catalogue().matters.values()]}


@router.get("/matters/{field}/{name}", response={200: shape.Guide, **REFUSED}, summary="办事指南")
@fresh
def matter(request: ApiRequest, field: str, name: str) -> dict[str, Any]:
    """一个事项的依据、流程、时限、费用。不用密钥。"""
    found = catalogue().get(f"{field}/{name}")
    service = found.service
    return {
        **_row(found), "basis": [str(each) for each in service.basis],
        "channels": list(service.channels), "charge": service.charge, "visits": service.visits,
        "flows": [_flow(flow) for flow in guide_of(found).flows],
    }  # fmt: skip


@router.get("/matters/{field}/{name}/form", response={200: shape.FormShape, **REFUSED},
            by_alias=True, summary="申请表的 JSON Schema")  # fmt: skip
@fresh
def form(request: ApiRequest, field: str, name: str) -> dict[str, Any]:
    """申请要填什么、带什么材料、承诺什么；和网上、纸质申请表同一份声明。不用密钥。"""
    found = catalogue().get(f"{field}/{name}")
    declared = found.form
    return {
        "matter": found.key, "schema": declared.schema(),
        "papers": [{"key": p.key, "title": p.title, "why": p.why, "required": p.required}
                   for p in declared.attachments],
        "commitments": [{"key": c.key, "text": c.text, "cites": str(c.cites)}
                        for c in declared.commitments],
        "facts": {column: fact_schema(fact) for column, fact in found.facts.items()},
    }  # fmt: skip


@router.post("/matters/{field}/{name}/eligibility", summary="测算：符不符合、大约多少",
             response={200: shape.Eligibility, **REFUSED})  # fmt: skip
def eligibility(
    request: ApiRequest, field: str, name: str, body: shape.EligibilityAsked
) -> dict[str, Any]:
    """按事实计算，不要身份，不保存。缺事实时 eligible 是 null，missing 说明缺什么。不用密钥。"""
    found = catalogue().get(f"{field}/{name}")
    facts = facts_of(found, body.household, body.members)
    told = answer(found, facts, place=body.place, on=request.today)
    if told is None:
        raise Http404(f"“{found}”没有给付和认定，不能测算")
    about = None if told.end.pays is None else (told.end.pays,)
    working = evaluate(found.key, facts, on=request.today, place=body.place, about=about)
    return {
        "matter": found.key, "place": body.place, "on": request.today, "eligible": told.eligible,
        "amount_fen": told.amount, "why": told.why, "missing": told.missing, "unset": told.unset,
        "working": [_line(line) for line in working.lines if line.decides],
    }  # fmt: skip


@router.get("/parameters", response={200: shape.Parameters, **REFUSED}, summary="标准和参数")
@fresh
def parameters(
    request: ApiRequest, place: Code12 = NATION, next: str = "", limit: Limit = PAGE
) -> dict[str, Any]:
    """一个地方今天生效的全部数值，带来源和核对日。不用密钥。"""
    known, first = book(), int(opened(next, "parameters") or 0)
    keys = known.keys()
    items = [_parameter(known, key, place, request) for key in keys[first : first + limit]]
    more = sealed(first + limit, "parameters") if first + limit < len(keys) else None
    return {"items": items, "next": more}


@router.get("/parameters/{key}", response={200: shape.ParameterRow, **REFUSED}, summary="一个参数")
@fresh
def parameter(request: ApiRequest, key: str, place: Code12 = NATION) -> dict[str, Any]:
    """一个数值。不用密钥。"""
    known = book()
    if key not in known.infos:
        raise NoSuchParameter(f"没有参数“{key}”，请从 /parameters 里找")
    return _parameter(known, key, place, request)


@router.get("/publicity", response={200: shape.Publicities, **REFUSED}, summary="公示和公布")
@fresh
def publicity(
    request: ApiRequest, division: Code12 = NATION, next: str = "", limit: Limit = PAGE
) -> dict[str, Any]:
    """今天张挂的公示，姓名已脱敏；期满的不再给出。不用密钥。"""
    up = live_publicity(request.today, "" if division == NATION else division)
    rows, more = page_of(up, next, limit, of="publicity")
    items = [
        {"id": row.pk, "kind": row.kind, "matter": row.matter, "title": row.title,
         "division": row.division_code, "issuer": row.issuer, "since": row.since,
         "until": row.until, "fields": row.fields, "basis": row.basis}
        for row in rows
    ]  # fmt: skip
    return {"items": items, "next": more or None}


@router.get("/letters/{code}", response={200: shape.LetterFound, **REFUSED}, summary="文书查验")
@fresh
def letter(request: ApiRequest, code: str) -> Any:
    """按文书上的查验编号查真伪，不给姓名和内容。不用密钥。"""
    found = find_by_verify_code(code)
    if found is None:
        raise Http404("没有这个查验编号的文书，请核对，形如 A2B3-C4D5-E6F7")
    return found


def _row(matter: Matter) -> dict[str, Any]:
    service = matter.service
    return {
        "key": matter.key, "title": service.title, "code": service.code, "kind": service.kind,
        "audience": service.audience, "personal": matter.personal,
        "can_check": bool(giving_ways(matter)),
    }  # fmt: skip


def _flow(flow: Any) -> dict[str, Any]:
    steps = [
        {"name": row.name, "kind": row.kind, "actor": row.actor, "limit": row.limit,
         "not_counted": row.not_counted, "cites": list(row.cites)}
        for row in flow.rows
    ]  # fmt: skip
    return {"title": flow.title, "total": flow.total, "starts": list(flow.starts), "steps": steps}


def _line(line: Any) -> dict[str, Any]:
    return {"label": line.label, "text": line.text, "sentence": line.sentence,
            "cites": list(line.cites), "member": line.member}  # fmt: skip


def _parameter(known: ParamBook, key: str, place: str, request: ApiRequest) -> dict[str, Any]:
    info: ParamInfo = known.info(key)
    shown = {"key": key, "label": info.label, "unit": info.unit.name or info.unit.kind.value,
             "basis": info.basis}  # fmt: skip
    try:
        entry = known.entry(key, on=request.today, place=place)
    except NotInForce:
        return {**shown, "value": None, "value_raw": None, "since": None, "source": "",
                "status": "", "checked_on": None, "place": place}  # fmt: skip
    return {
        **shown, "value": info.unit.text(entry.value), "value_raw": entry.value,
        "since": entry.since, "source": entry.source, "status": entry.status,
        "checked_on": entry.checked_on, "place": entry.place,
    }  # fmt: skip
