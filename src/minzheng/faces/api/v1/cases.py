"""Cases that a partner lodged: where they stand, letters, and what the person may still do."""

from collections.abc import Iterator
from typing import Annotated, Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from ninja import File, Router, Status
from ninja.files import UploadedFile
from ninja.params.functions import Form as FormField

from minzheng.engines.cases import api as cases
from minzheng.engines.notices.api import Notice, letter_pdf, notices_of_case
from minzheng.engines.partners import api as partners
from minzheng.engines.partners.api import APPLY, READ
from minzheng.faces.api.v1 import partner_schemas as shape
from minzheng.faces.api.v1.applications import Title, kept_paper
from minzheng.faces.api.v1.gate import KEY, ONCE, deed, gate
from minzheng.faces.api.v1.paging import PAGE, Limit, page_of
from minzheng.faces.api.v1.reading import field_schema, texts_of
from minzheng.faces.api.v1.requests import ApiRequest, note
from minzheng.faces.api.v1.responses import GUARDED, PDF
from minzheng.kernel.flow import Await
from minzheng.kernel.form import Form as Asks

router = Router(tags=["办件"], auth=KEY)
NO_TITLE: Any = FormField("")


@router.get("/cases", response={200: shape.Applications, **GUARDED}, summary="本系统提交的办件")
@gate(READ, operation="list_cases")
def case_list(request: ApiRequest, next: str = "", limit: Limit = PAGE) -> dict[str, Any]:
    """贵方提交的办件，新的在前；别人提交的看不到。"""
    rows = partners.lodgings(request.caller).exclude(case="")
    found, more = page_of(rows, next, limit, of="cases")
    note(request, (), rows=len(found))
    items = [
        {"id": row.pk, "matter": row.matter, "division": row.division_code, "state": "submitted",
         "case": row.case, "begun_on": row.begun_on}
        for row in found
    ]  # fmt: skip
    return {"items": items, "next": more or None}


@router.get("/cases/{number}", response={200: shape.CaseFound, **GUARDED}, summary="办到哪一步")
@gate(READ, operation="read_case")
def show_case(request: ApiRequest, number: str) -> dict[str, Any]:
    """现在的环节、期限、等什么、已作的决定；经历里没有经办人姓名。"""
    case = partners.case_of(request.caller, number)
    note(request, [case.ref])
    found = cases.dossier(case, request.caller.viewer, request.today)
    return {
        "number": case.number, "matter": case.matter, "title": found.matter_title,
        "division": case.division_code, "state": case.state,
        "current": case.current if case.state == cases.Case.OPEN else "",
        "submitted_on": case.submitted_on, "accepted_on": case.accepted_on,
        "due_on": case.due_on, "ended_on": case.ended_on, "result": case.end,
        "waits": list(_waits(request, found)),
        "decisions": [{"step": d.step.element, "outcome": d.outcome, "reason": d.reason,
                       "decided_on": d.decided_on} for d in found.decisions],
        "history": [{"on": e.on, "title": e.title, "text": ""} for e in found.timeline],
        "rated": found.rating is not None,
    }  # fmt: skip


@router.get("/cases/{number}/letters", response={200: shape.Letters, **GUARDED},
            summary="办件的文书")  # fmt: skip
@gate(READ, operation="list_letters")
def letters(request: ApiRequest, number: str) -> dict[str, Any]:
    """通知书、决定书的目录；url 是 PDF。"""
    case = partners.case_of(request.caller, number)
    rows = [_letter(case.number, row) for row in notices_of_case(case.ref)]
    note(request, [case.ref], rows=len(rows))
    return {"items": rows}


@router.get("/cases/{number}/letters/{int:letter}", response={**GUARDED}, summary="文书的 PDF",
            openapi_extra={"responses": {200: PDF}})  # fmt: skip
@gate(READ, operation="read_letter")
def letter_file(request: ApiRequest, number: str, letter: int) -> HttpResponse:
    """签发的原件。"""
    case = partners.case_of(request.caller, number)
    row = notices_of_case(case.ref).filter(pk=letter).first() if 0 < letter < 2**63 else None
    if row is None:
        raise Http404("这件办件没有这份文书，见 letters")
    note(request, [case.ref, f"notice:{row.pk}"])
    response = HttpResponse(letter_pdf(row), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{row.verify_code}.pdf"'
    return response


@router.post("/cases/{number}/answers/{element}", response={200: shape.Done, **GUARDED},
             summary="补正或答复", openapi_extra=ONCE)  # fmt: skip
@deed(APPLY, operation="answer_case")
def answer(
    request: ApiRequest, number: str, element: str, body: shape.AnswerGiven
) -> dict[str, Any]:
    """办件等申请人的时候才能用，element 见 waits；材料先用 papers 传。"""
    case = partners.case_of(request.caller, number)
    form = _asked_form(case, element)
    record = texts_of(form, body.household, body.members) if form else {}
    reply = cases.Reply(body.text, record=record)
    cases.answer(case.number, element, reply, by=request.caller.viewer, on=request.today)
    note(request, [case.ref])
    return {"done": True}


@router.post("/cases/{number}/papers", response={201: shape.PaperKept, **GUARDED},
             summary="补充材料", openapi_extra=ONCE)  # fmt: skip
@deed(APPLY, operation="add_case_paper")
def case_papers(
    request: ApiRequest,
    number: str,
    file: Annotated[UploadedFile, File()],
    title: Title = NO_TITLE,
) -> Status[Any]:
    """一次一份（multipart/form-data）。"""
    case = partners.case_of(request.caller, number)
    upload = cases.Upload("", (file.name or "")[:80], file.read(), title)
    kept = cases.attach(case.number, upload, by=request.caller.viewer, on=request.today)
    note(request, [case.ref])
    return Status(201, kept_paper(kept))


@router.post("/cases/{number}/withdraw", response={200: shape.Done, **GUARDED}, summary="撤回申请",
             openapi_extra=ONCE)  # fmt: skip
@deed(APPLY, operation="withdraw_case")
def withdraw(request: ApiRequest, number: str, body: shape.WithdrawGiven) -> dict[str, Any]:
    """按申请人的意思撤回；办结的不能撤回。"""
    case = partners.case_of(request.caller, number)
    cases.withdraw(case.number, body.reason, by=request.caller.viewer, on=request.today)
    note(request, [case.ref])
    return {"done": True}


@router.post("/cases/{number}/rating", response={200: shape.Done, **GUARDED}, summary="评价",
             openapi_extra=ONCE)  # fmt: skip
@deed(APPLY, operation="rate_case")
def rate(request: ApiRequest, number: str, body: shape.RatingGiven) -> dict[str, Any]:
    """转交申请人本人的评价；办结以后，一件一次。"""
    case = partners.case_of(request.caller, number)
    review = cases.Review(body.level, comment=body.comment)
    hers = partners.for_applicant(request.caller, case)
    cases.rate(case.number, review, by=hers, on=request.today)
    note(request, [case.ref])
    return {"done": True}


def _waits(request: ApiRequest, found: cases.Dossier) -> Iterator[dict[str, Any]]:
    for each in found.open_steps:
        if isinstance(each.element, Await):
            form = each.element.records
            fields = {f.column: field_schema(f) for f in form.fields()} if form else {}
            yield {"element": each.element.name, "due_on": each.step.due_on,
                   "asks": each.element.asks, "fields": fields}  # fmt: skip


def _asked_form(case: cases.Case, element: str) -> type[Asks] | None:
    declared = cases.flow_of(case).elements
    found = next((e for e in declared if e.name == element), None)
    return found.records if isinstance(found, Await) else None


def _letter(number: str, row: Notice) -> dict[str, Any]:
    return {
        "id": row.pk, "number": row.number, "title": row.title, "kind": row.get_kind_display(),
        "issued_on": row.issued_on, "sha256": row.sha256,
        "url": reverse("api:v1:letter_file", args=[number, row.pk]),
    }  # fmt: skip
