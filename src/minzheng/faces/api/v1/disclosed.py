"""What is disclosed: the directory, a document, every wording it had, and the attachments."""

from typing import Any
from urllib.parse import quote

from django.http import Http404, HttpResponse
from django.urls import reverse
from ninja import Query, Router

from minzheng.engines.disclosure import api as disclosure
from minzheng.engines.disclosure.api import Document, Version
from minzheng.faces.api.v1 import open_schemas as shape
from minzheng.faces.api.v1.asking import DisclosuresAsked
from minzheng.faces.api.v1.paging import opened, sealed
from minzheng.faces.api.v1.requests import ApiRequest
from minzheng.faces.api.v1.responses import PDF, REFUSED, fresh

router = Router(tags=["信息公开"])
LIST, MOST_VERSION = "disclosures", 2**15 - 1
WITHDRAWN = Document.State.WITHDRAWN


@router.get("/disclosures", response={200: shape.Disclosures, **REFUSED}, summary="主动公开目录")
@fresh
def disclosures(request: ApiRequest, asked: Query[DisclosuresAsked]) -> dict[str, Any]:
    """按词、类别、发布机构、年份找，新的在前。不用密钥。"""
    wanted = disclosure.Wanted(asked.q, asked.category, asked.body, asked.year)
    rows, place, limit = disclosure.published(wanted), opened(asked.next, LIST), asked.limit
    found = list((disclosure.older_than(rows, int(place)) if place else rows)[: limit + 1])
    more = sealed(found[limit - 1].pk, LIST) if len(found) > limit else None
    items = [_row(row, row.current, request) for row in found[:limit] if row.current is not None]
    return {"items": items, "next": more}


@router.get("/disclosures/categories", response={200: shape.Categories}, summary="公开的类别")
@fresh
def categories(request: ApiRequest) -> dict[str, Any]:
    """类别代码、名称、上级；目录里的 category 用代码。不用密钥。"""
    return {"items": list(disclosure.categories().values())}


@router.get("/disclosures/{int:number}", response={200: shape.Disclosure, **REFUSED},
            summary="一件公开信息")  # fmt: skip
@fresh
def document(request: ApiRequest, number: int) -> dict[str, Any]:
    """现行文本；撤下的只给编号和日期，current 是 null。不用密钥。"""
    row = disclosure.published_document(number)
    gone = row.state == WITHDRAWN
    current = None if gone or row.current is None else _text(row, row.current)
    return {
        "id": row.pk, "state": row.state, "index_number": row.index_number or "",
        "body": row.body, "body_name": row.body_name, "published_on": row.published_on,
        "withdrawn_on": row.withdrawn_on, "replaced_by": _replaced_by(row),
        "standing": "" if gone else disclosure.standing(row, request.today), "current": current,
    }  # fmt: skip


@router.get("/disclosures/{int:number}/versions", response={200: shape.Versions, **REFUSED},
            summary="各版本")  # fmt: skip
@fresh
def versions(request: ApiRequest, number: int) -> dict[str, Any]:
    """公开过的每一版，新的在前，写明更正理由。不用密钥。"""
    row = _standing(number)
    return {"items": [_version(row, each) for each in disclosure.published_versions(row)]}


@router.get("/disclosures/{int:number}/versions/{int:version}", summary="一个版本",
            response={200: shape.Version, **REFUSED})  # fmt: skip
@fresh
def one_version(request: ApiRequest, number: int, version: int) -> dict[str, Any]:
    """当时的全文。不用密钥。"""
    row = _standing(number)
    return _text(row, _found(row, version))


@router.get("/disclosures/{int:number}/versions/{int:version}/paper", summary="附件的 PDF",
            response={**REFUSED}, openapi_extra={"responses": {200: PDF}})  # fmt: skip
def paper(request: ApiRequest, number: int, version: int) -> HttpResponse:
    """公开时的原件。不用密钥。"""
    found = _found(_standing(number), version)
    if not found.paper:
        raise Http404("这一版没有附件")
    response = HttpResponse(disclosure.open_paper(found), content_type="application/pdf")
    name = quote(found.paper_name, safe="")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    response["ETag"] = f'"{found.paper_digest}"'
    return response


def _standing(number: int) -> Document:
    """A document whose wordings may still be read. Raises NoSuchDocument, Http404."""
    row = disclosure.published_document(number)
    if row.state == WITHDRAWN:
        raise Http404("这件公开信息已经撤下")
    return row


def _found(row: Document, version: int) -> Version:
    fits = 0 < version <= MOST_VERSION
    found = disclosure.published_versions(row).filter(number=version).first() if fits else None
    if found is None:
        raise Http404("没有这一版，见 versions")
    return found


def _replaced_by(row: Document) -> int | None:
    """The document that stands in for it, as far as that is public."""
    later = row.replaced_by
    return later.pk if later is not None and later.state == Document.State.PUBLISHED else None


def _row(row: Document, current: Version, request: ApiRequest) -> dict[str, Any]:
    return {
        "id": row.pk, "index_number": row.index_number or "", "title": current.title,
        "category": current.category, "body": row.body, "body_name": row.body_name,
        "doc_number": current.doc_number, "made_on": current.made_on,
        "published_on": row.published_on, "standing": disclosure.standing(row, request.today),
    }  # fmt: skip


def _version(row: Document, each: Version) -> dict[str, Any]:
    url = reverse("api:v1:paper", args=[row.pk, each.number]) if each.paper else None
    return {
        "number": each.number, "title": each.title, "category": each.category,
        "doc_number": each.doc_number, "made_on": each.made_on, "section": each.section,
        "summary": each.summary, "valid_until": each.valid_until, "why": each.why,
        "disclosed_on": each.decided_on, "paper": url, "paper_sha256": each.paper_digest,
    }  # fmt: skip


def _text(row: Document, each: Version) -> dict[str, Any]:
    return {**_version(row, each), "text": each.text, "matters": each.matters,
            "parameters": each.parameters}  # fmt: skip
