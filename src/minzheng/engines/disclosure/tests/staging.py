"""Documents and consultations as tests need them."""

from datetime import date
from typing import Any

from minzheng.engines.access.testing import Cast
from minzheng.engines.disclosure import api

MONDAY, TUESDAY = date(2026, 11, 2), date(2026, 11, 3)
CLOSES = date(2026, 11, 20)
DRAFT_TEXT = "第一条 为了规范发放，制定本办法。\n第二条 每月十日前发放。"


def written(**differs: Any) -> api.NewVersion:
    given: dict[str, Any] = {
        "title": "关于调整最低生活保障标准的通知", "category": "0901", "made_on": MONDAY,
        "section": "社会救助科", "summary": "自明年一月起调整标准", "doc_number": "青府〔2026〕8号",
        "text": "各村委会：\n标准调整如下。\n咨询电话 020-8262 0000。",
        "matters": ("relief/dibao",), "parameters": ("dibao.standard",),
    }  # fmt: skip
    return api.NewVersion(**{**given, **differs})


def drafted(cast: Cast, *, clerk: str = "town_clerk", **differs: Any) -> api.Document:
    return api.draft(written(**differs), by=cast.viewers[clerk], on=MONDAY).document


def handed_in(cast: Cast, *, clerk: str = "town_clerk", **differs: Any) -> api.Document:
    document = drafted(cast, clerk=clerk, **differs)
    api.submit(document, by=cast.viewers[clerk], on=MONDAY)
    return document


def disclosed(cast: Cast, **differs: Any) -> api.Document:
    document = handed_in(cast, **differs)
    return api.publish(document, by=cast.viewers["town_head"], on=TUESDAY)


def proposed(**differs: Any) -> api.NewConsultation:
    given: dict[str, Any] = {
        "title": "临时救助实施办法（征求意见稿）", "kind": "general", "explanation": "原办法到期",
        "text": DRAFT_TEXT, "opens_on": TUESDAY, "closes_on": CLOSES, "questions": "发放日合适吗？",
    }  # fmt: skip
    return api.NewConsultation(**{**given, **differs})


def consulted(cast: Cast, **differs: Any) -> api.Consultation:
    clerk, head = cast.viewers["town_clerk"], cast.viewers["town_head"]
    row = api.draft_consultation(proposed(**differs), by=clerk, on=MONDAY)
    row = api.submit_consultation(row, by=clerk, on=MONDAY)
    return api.publish_consultation(row, by=head, on=MONDAY)


def said(row: api.Consultation, text: str = "发放日应该提前到五日", **more: Any) -> api.Comment:
    return api.comment(row, api.NewComment(text, **more), on=TUESDAY)
