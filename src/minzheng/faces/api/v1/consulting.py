"""Drafts put to the public: read them and what was said; pass on what somebody says of one."""

from typing import Any

from ninja import Router, Status

from minzheng.engines.disclosure import api as disclosure
from minzheng.engines.disclosure.api import Comment, Consultation
from minzheng.engines.partners import api as partners
from minzheng.engines.partners.api import COMMENT, Made
from minzheng.faces.api.v1 import open_schemas as shape
from minzheng.faces.api.v1.gate import KEY, ONCE, deed, gate
from minzheng.faces.api.v1.making_schemas import CommentFound, CommentGiven, Receipt, Receipts
from minzheng.faces.api.v1.paging import PAGE, Limit, opened, page_of, sealed
from minzheng.faces.api.v1.requests import ApiRequest, note
from minzheng.faces.api.v1.responses import GUARDED, REFUSED, fresh

router = Router(tags=["征求意见"])
LIST, SAID = "consultations", "consultation-{}"


@router.get("/consultations", response={200: shape.Consultations, **REFUSED}, summary="征求意见")
@fresh
def consultations(request: ApiRequest, next: str = "", limit: Limit = PAGE) -> dict[str, Any]:
    """已经开始的，新的在前；open 是今天还收不收意见。不用密钥。"""
    rows, place = disclosure.public_consultations(request.today), opened(next, LIST)
    rows = disclosure.consultations_before(rows, int(place)) if place else rows
    found = list(rows[: limit + 1])
    more = sealed(found[limit - 1].pk, LIST) if len(found) > limit else None
    return {"items": [_row(each, request) for each in found[:limit]], "next": more}


@router.get("/consultations/{int:number}", response={200: shape.Consultation, **REFUSED},
            summary="一次征求意见")  # fmt: skip
@fresh
def consultation(request: ApiRequest, number: int) -> dict[str, Any]:
    """征求意见稿、起草说明、可以针对哪些条款；反馈以后有总体情况和逐类答复。不用密钥。"""
    row = disclosure.public_consultation(number, request.today)
    done = row.summarised_on is not None
    answers: list[Any] = list(disclosure.replies_of(row)) if done else []  # each with its `number`
    replies = [
        {"heading": each.heading, "outcome": each.outcome, "reason": each.reason,
         "comments": each.number}
        for each in answers
    ]  # fmt: skip
    return {
        **_row(row, request), "explanation": row.explanation, "text": row.text,
        "parts": disclosure.parts_of(row), "summary": row.summary, "replies": replies,
        "hidden": disclosure.hidden_counts(row),
    }  # fmt: skip


@router.get("/consultations/{int:number}/comments", response={200: shape.Comments, **REFUSED},
            summary="公开的意见")  # fmt: skip
@fresh
def comments(
    request: ApiRequest, number: int, next: str = "", limit: Limit = PAGE
) -> dict[str, Any]:
    """审看以后公开的意见，早的在前，个人信息已遮盖。不用密钥。"""
    row, of = disclosure.public_consultation(number, request.today), SAID.format(number)
    rows, place = disclosure.shown_comments(row), opened(next, of)
    found = list((rows.filter(pk__gt=int(place)) if place else rows)[: limit + 1])
    words = disclosure.public_text(found[:limit], request.today)
    more = sealed(found[limit - 1].pk, of) if len(found) > limit else None
    items = [
        {"about": each.about, "text": words[each.pk], "made_on": each.made_on,
         "reply": _reply(row, each)}
        for each in found[:limit]
    ]  # fmt: skip
    return {"items": items, "next": more}


@router.post("/consultations/{int:number}/comments", response={201: Receipt, **GUARDED},
             auth=KEY, summary="转来一条意见", openapi_extra=ONCE)  # fmt: skip
@deed(COMMENT, operation="hand_in_comment")
def comment(request: ApiRequest, number: int, body: CommentGiven) -> Status[Any]:
    """在期限以内；姓名和联系方式可以不写。回执号请告诉提意见的人。"""
    new = disclosure.NewComment(body.text, body.about, body.name, body.contact)
    made = partners.hand_in_comment(request.caller, number, new, on=request.today)
    note(request, [made.ref])
    return Status(201, {"number": made.receipt, "made_on": made.made_on})


@router.get("/comments", response={200: Receipts, **GUARDED}, auth=KEY,
            summary="本系统转来的意见")  # fmt: skip
@gate(COMMENT, operation="list_comments")
def comment_list(request: ApiRequest, next: str = "", limit: Limit = PAGE) -> dict[str, Any]:
    """回执号，新的在前。"""
    return receipts(request, Made.Kind.COMMENT, next, limit)


@router.get("/comments/{receipt}", response={200: CommentFound, **GUARDED}, auth=KEY,
            summary="一条意见的处理")  # fmt: skip
@gate(COMMENT, operation="read_comment")
def follow(request: ApiRequest, receipt: str) -> dict[str, Any]:
    """审看了没有、公开没有、怎样答复。"""
    found = partners.comment_made(request.caller, receipt)
    note(request, [found.ref])
    return {
        "number": found.receipt, "consultation": found.consultation_id, "state": found.state,
        "hidden_why": found.get_hidden_why_display() if found.hidden_why else "",
        "made_on": found.made_on, "reply": _reply(found.consultation, found),
    }  # fmt: skip


def receipts(request: ApiRequest, kind: str, after: str, limit: int) -> dict[str, Any]:
    """A page of what the partner passed on, by number and day."""
    found, more = page_of(partners.made_by(request.caller, kind), after, limit, of=kind)
    note(request, (), rows=len(found))
    items = [{"number": row.number, "made_on": row.made_on} for row in found]
    return {"items": items, "next": more or None}


def _reply(row: Consultation, said: Comment) -> str | None:
    """The answer, once the whole is published."""
    return said.reply.reason if said.reply is not None and row.summarised_on else None


def _row(row: Consultation, request: ApiRequest) -> dict[str, Any]:
    return {
        "id": row.pk, "title": row.title, "body_name": row.body_name,
        "division": row.division_code, "opens_on": row.opens_on, "closes_on": row.closes_on,
        "open": disclosure.is_open(row, request.today), "summarised_on": row.summarised_on,
    }  # fmt: skip
