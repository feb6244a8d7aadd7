"""Applications that a partner writes for somebody, from the first answer to the submission."""

import hashlib
from collections.abc import Sequence
from typing import Annotated, Any

from django.http import HttpResponse
from ninja import File, Router, Status
from ninja.files import UploadedFile
from ninja.params.functions import Form as FormField
from pydantic import StringConstraints

from minzheng.engines.cases import api as cases
from minzheng.engines.partners import api as partners
from minzheng.engines.partners.api import APPLY, Lodged
from minzheng.faces.api.problems import Fault
from minzheng.faces.api.v1 import partner_schemas as shape
from minzheng.faces.api.v1.gate import KEY, ONCE, ONCE_IF_KEYED, deed, gate
from minzheng.faces.api.v1.paging import PAGE, Limit, page_of
from minzheng.faces.api.v1.reading import stated, texts_of
from minzheng.faces.api.v1.refusing import Stale, Unfit, pointer
from minzheng.faces.api.v1.requests import ApiRequest, note
from minzheng.faces.api.v1.responses import GUARDED
from minzheng.kernel.matter import catalogue
from minzheng.registers.masking import mask_name
from minzheng.registers.people.api import Person

router = Router(tags=["代办申请"], auth=KEY)
DRAFT, SUBMITTED = "draft", "submitted"
NO_KEY: Any = FormField("")
NO_TITLE: Any = FormField("")
Title = Annotated[str, StringConstraints(max_length=40, pattern=r"^[^\x00]*$")]


@router.post("/applications", response={201: shape.Application, **GUARDED}, summary="开始一件申请",
             openapi_extra=ONCE)  # fmt: skip
@deed(APPLY, operation="begin_application")
def begin(request: ApiRequest, body: shape.Begin, response: HttpResponse) -> Status[Any]:
    """为一位书面委托了贵方的人开始申请；已经开始的接着填。"""
    new = partners.NewLodging(
        body.matter, body.applicant.name, body.applicant.id_number, body.authority
    )
    row = partners.begin(request.caller, new, on=request.today)
    return Status(201, _shown(request, row, response))


@router.get("/applications", response={200: shape.Applications, **GUARDED}, summary="本系统的申请")
@gate(APPLY, operation="list_applications")
def applications(request: ApiRequest, next: str = "", limit: Limit = PAGE) -> dict[str, Any]:
    """贵方提交和正在填写的申请，新的在前。"""
    rows, more = page_of(partners.lodgings(request.caller), next, limit, of="applications")
    note(request, (), rows=len(rows))
    return {"items": [_row(row) for row in rows], "next": more or None}


@router.get("/applications/{int:number}", response={200: shape.Application, **GUARDED},
            summary="一件申请")  # fmt: skip
@gate(APPLY, operation="read_application")
def application(request: ApiRequest, number: int, response: HttpResponse) -> dict[str, Any]:
    """填到哪里、还缺什么。回答带 ETag，改答案时放进 If-Match。"""
    return _shown(request, partners.lodging_for(request.caller, _small(number)), response)


@router.put("/applications/{int:number}/answers", response={200: shape.Application, **GUARDED},
            summary="提交全部答案", openapi_extra=ONCE_IF_KEYED)  # fmt: skip
@deed(APPLY, operation="save_answers")
def answers(
    request: ApiRequest, number: int, body: shape.Answers, response: HttpResponse
) -> dict[str, Any]:
    """整份替换；没有写的算没有回答。有错的逐项指出，什么都没有保存。"""
    row = partners.lodging_for(request.caller, _small(number))
    _refuse_stale(request, row)
    texts = texts_of(catalogue().get(row.matter).form, body.household, body.members)
    wrong = partners.save_answers(request.caller, row, texts, on=request.today)
    if wrong:
        raise Unfit([Fault(pointer(name), text) for name, text in wrong.items()])
    return _shown(request, row, response)


@router.get("/applications/{int:number}/answers", response={200: shape.Answers, **GUARDED},
            summary="已经保存的答案")  # fmt: skip
@gate(APPLY, operation="read_answers")
def saved_answers(request: ApiRequest, number: int, response: HttpResponse) -> dict[str, Any]:
    """没有提交的申请里保存了什么；银行账号不再给出。"""
    row = partners.lodging_for(request.caller, _small(number))
    draft = partners.draft_of(request.caller, row, request.today)
    response["ETag"] = _etag(draft)
    note(request, [f"application:{row.pk}"])
    return stated(draft.answers, len(draft.members))


@router.post("/applications/{int:number}/papers", response={201: shape.PaperKept, **GUARDED},
             summary="上传材料", openapi_extra=ONCE)  # fmt: skip
@deed(APPLY, operation="add_paper")
def papers(
    request: ApiRequest,
    number: int,
    file: Annotated[UploadedFile, File()],
    key: Title = NO_KEY,
    title: Title = NO_TITLE,
) -> Status[Any]:
    """一次一份（multipart/form-data）。委托书的 key 写 mandate；承诺书的 key 写 signatures。"""
    row = partners.lodging_for(request.caller, _small(number))
    upload = cases.Upload(key, (file.name or "")[:80], file.read(), title)
    kept = partners.add_paper(request.caller, row, upload, on=request.today)
    note(request, [f"application:{row.pk}"])
    return Status(201, kept_paper(kept))


@router.post("/applications/{int:number}/signatures", response={200: shape.Application, **GUARDED},
             summary="登记谁签了承诺", openapi_extra=ONCE)  # fmt: skip
@deed(APPLY, operation="sign_application")
def signatures(
    request: ApiRequest, number: int, body: shape.Signatures, response: HttpResponse
) -> dict[str, Any]:
    """纸上签字的登记。收入、财产核对的授权不在这里作出：系统会请每位成年人本人授权。"""
    row = partners.lodging_for(request.caller, _small(number))
    signers = _signers(request, row)
    wrong = [place for places in body.signed.values() for place in places
             if not 0 <= place < len(signers)]  # fmt: skip
    if wrong:
        raise Unfit([Fault("/signed", f"没有序号为 {wrong[0]} 的签字人，见 signers")])
    signed = {key: [signers[place].pk for place in places] for key, places in body.signed.items()}
    partners.sign(request.caller, row, signed, on=request.today)
    return _shown(request, row, response)


@router.post("/applications/{int:number}/submit", response={200: shape.Application, **GUARDED},
             summary="提交", openapi_extra=ONCE)  # fmt: skip
@deed(APPLY, operation="submit_application")
def submit(request: ApiRequest, number: int, response: HttpResponse) -> dict[str, Any]:
    """提交后得到办件编号。缺什么逐项指出，什么都没有改变。"""
    row = partners.lodging_for(request.caller, _small(number))
    case = partners.submit(request.caller, row, on=request.today)
    note(request, [case.ref])
    return _shown(request, partners.lodging_for(request.caller, row.pk), response)


@router.delete("/applications/{int:number}", response={200: shape.Done, **GUARDED},
               summary="删除草稿", openapi_extra=ONCE_IF_KEYED)  # fmt: skip
@deed(APPLY, operation="discard_application")
def discard(request: ApiRequest, number: int) -> dict[str, Any]:
    """只能删没有提交的；提交了的用 withdraw 撤回。"""
    row = partners.lodging_for(request.caller, _small(number))
    partners.discard(request.caller, row, on=request.today)
    return {"done": True}


def kept_paper(kept: cases.Material) -> dict[str, Any]:
    """A paper as it was kept."""
    return {"id": kept.pk, "key": kept.key, "title": kept.title, "sha256": kept.sha256,
            "size": kept.size}  # fmt: skip


def _shown(request: ApiRequest, row: Lodged, response: HttpResponse) -> dict[str, Any]:
    note(request, [f"application:{row.pk}", f"person:{row.person}"])
    shown: dict[str, Any] = {
        "id": row.pk, "matter": row.matter, "division": row.division_code,
        "state": SUBMITTED if row.case else DRAFT, "case": row.case or None, "expires_on": None,
    }  # fmt: skip
    if row.case:
        return shown
    draft = partners.draft_of(request.caller, row, request.today)
    response["ETag"] = _etag(draft)
    on = request.today
    lacking, unsigned = cases.unanswered(draft, on), cases.unsigned_commitments(draft, on)
    return {
        **shown, "expires_on": draft.expires_on,
        "members": _members(draft.members),
        "signers": [{"index": n, "name": mask_name(p.name)}
                    for n, p in enumerate(cases.signers_of(draft, on))],
        "unanswered": [{"pointer": pointer(k), "detail": v} for k, v in lacking.items()],
        "unsigned": [{"pointer": f"/signed/{_unnumbered(k)}", "detail": v}
                     for k, v in unsigned.items()],
        "papers": [_wanted(each) for each in cases.wanted_papers(draft, on)],
    }  # fmt: skip


def _unnumbered(name: str) -> str:
    """The commitment alone: the register's number of a person is not for outside."""
    return name.partition(".")[0]


def _members(numbers: list[int]) -> list[dict[str, Any]]:
    names = dict(Person.objects.filter(pk__in=numbers).values_list("pk", "name"))
    return [{"index": n, "name": mask_name(names[pk])} for n, pk in enumerate(numbers)]


def _signers(request: ApiRequest, row: Lodged) -> Sequence[cases.Signer]:
    return cases.signers_of(partners.draft_of(request.caller, row, request.today), request.today)


def _wanted(paper: cases.WantedPaper) -> dict[str, Any]:
    return {"key": paper.attachment.key, "title": paper.attachment.title,
            "required": paper.attachment.required, "given": len(paper.given)}  # fmt: skip


def _row(row: Lodged) -> dict[str, Any]:
    return {"id": row.pk, "matter": row.matter, "division": row.division_code,
            "state": SUBMITTED if row.case else DRAFT, "case": row.case or None,
            "begun_on": row.begun_on}  # fmt: skip


def _etag(draft: cases.Draft) -> str:
    told = f"{draft.pk} {draft.answers} {draft.signed}"
    return f'"{hashlib.sha256(told.encode()).hexdigest()[:32]}"'


def _refuse_stale(request: ApiRequest, row: Lodged) -> None:
    wanted = request.headers.get("If-Match", "")
    if not wanted or wanted == "*":
        return
    draft = partners.draft_of(request.caller, row, request.today)
    if _etag(draft) not in {each.strip() for each in wanted.split(",")}:
        raise Stale("这件申请在您读取以后已经改过")


def _small(number: int) -> int:
    """A number that a database can hold; others name nothing."""
    return number if 0 < number < 2**63 else 0
