"""Doors and things: disclosure and consultation."""

from datetime import date
from typing import Any

from minzheng.engines.access.testing import Cast
from minzheng.engines.disclosure import api
from minzheng.registers.papers import Paper

from .doors import ANYBODY, Door, desk

MONDAY, TUESDAY = date(2026, 11, 2), date(2026, 11, 3)
CLERKS, HEADS = ("town_clerk", "district_clerk"), ("town_head", "district_head")
READERS = (*CLERKS, *HEADS, "auditor")
BUREAU = ("district_clerk", "district_head")
DOCUMENT, CONSULTATION, COMMENT = ("disclosed",), ("consultation",), ("comment",)
OWN_DRAFT = ("waiting_document",)

DOORS: dict[str, Door] = {
    "sitemap": Door(ANYBODY),
    "sitemap-xml": Door(ANYBODY),
    "accessibility": Door(ANYBODY),
    "privacy": Door(ANYBODY),
    "open:directory": Door(ANYBODY),
    "open:directory-standard": Door(ANYBODY),
    "open:document": Door(ANYBODY, DOCUMENT),
    "open:document-version": Door(ANYBODY, ("disclosed", "version")),
    "open:document-paper": Door(ANYBODY, ("disclosed", "version")),
    "open:consultations": Door(ANYBODY),
    "open:consultation": Door(ANYBODY, CONSULTATION),
    "open:comment": Door(ANYBODY, CONSULTATION, also=frozenset({429})),
    "open:comment-follow": Door(ANYBODY),
    "open:corrections": Door(ANYBODY),
    "open:correction-new": Door(ANYBODY, also=frozenset({429})),
    "open:feed": Door(ANYBODY),
    "open:feed-of": Door(ANYBODY, ("feed_kind",)),
    "desk:disclosures": Door(READERS),
    "desk:disclosure-new": Door(CLERKS),
    "desk:disclosed": desk(*DOCUMENT, to=READERS),
    "desk:disclosed-paper": desk(*DOCUMENT, to=READERS),
    "desk:disclosure-edit": desk(*OWN_DRAFT, to=CLERKS),
    "desk:disclosure-submit": desk(*OWN_DRAFT, to=CLERKS),
    "desk:disclosure-drop": desk(*OWN_DRAFT, to=CLERKS),
    "desk:disclosure-publish": desk(*OWN_DRAFT, to=HEADS),
    "desk:disclosure-return": desk(*OWN_DRAFT, to=HEADS),
    "desk:disclosure-correct": desk(*DOCUMENT, to=CLERKS),
    "desk:disclosure-withdraw": desk(*DOCUMENT, to=HEADS),
    "desk:consultations": Door(READERS),
    "desk:consultation-new": Door(CLERKS),
    "desk:consultation": desk(*CONSULTATION, to=READERS),
    "desk:consultation-edit": desk(*CONSULTATION, to=CLERKS),
    "desk:consultation-submit": desk(*CONSULTATION, to=CLERKS),
    "desk:consultation-publish": desk(*CONSULTATION, to=HEADS),
    "desk:consultation-return": desk(*CONSULTATION, to=HEADS),
    "desk:consultation-reply": desk(*CONSULTATION, to=(*CLERKS, *HEADS)),
    "desk:consultation-summarise": desk(*CONSULTATION, to=HEADS),
    "desk:comment": desk(*COMMENT, to=(*CLERKS, *HEADS)),
    "desk:comment-show": desk(*COMMENT, to=(*CLERKS, *HEADS)),
    "desk:comment-contact": desk(*COMMENT, to=(*CLERKS, *HEADS)),
    "desk:corrections": Door((*BUREAU, "auditor")),
    "desk:correction": desk("correction", to=(*BUREAU, "auditor")),
    "desk:correction-contact": desk("correction", to=BUREAU),
    "desk:protected-names": Door(BUREAU),
    "desk:protected-name": desk("protected_name", to=BUREAU),
    "desk:protected-name-open": desk("protected_name", to=BUREAU),
}


def things(cast: Cast) -> dict[str, Any]:
    """A town's document before the public and one waiting, a consultation with a comment."""
    document = _waiting(cast, "关于发放高龄津贴的通告")
    document = api.publish(document, by=cast.viewers["town_head"], on=TUESDAY)
    waiting = _waiting(cast, "关于冬季巡查的通告")
    consultation = _consultation(cast)
    comment = api.comment(consultation, api.NewComment("应当提前到五日"), on=TUESDAY)
    wrong = api.NewCorrection("/open/parameters/", "标准还是去年的")
    clerk = cast.viewers["district_clerk"]
    return {
        "disclosed": document.pk, "version": 1, "waiting_document": waiting.pk,
        "consultation": consultation.pk, "comment": comment.pk, "feed_kind": "directory",
        "correction": api.point_out(wrong, on=TUESDAY).pk,
        "protected_name": api.protect_name("莫须有", "受侵害", by=clerk, on=TUESDAY).pk,
    }  # fmt: skip


def _waiting(cast: Cast, title: str) -> api.Document:
    clerk = cast.viewers["town_clerk"]
    new = api.NewVersion(
        title, "0902", MONDAY, "社会事务办", "怎样领、什么时候领", text="本月起发放。",
        paper=Paper("通告.pdf", b"%PDF-1.4 a notice"), paper_checked=True,
    )  # fmt: skip
    document = api.draft(new, by=clerk, on=MONDAY).document
    api.submit(document, by=clerk, on=MONDAY)
    return document


def _consultation(cast: Cast) -> api.Consultation:
    clerk = cast.viewers["town_clerk"]
    new = api.NewConsultation(
        "巡查办法（征求意见稿）", "general", "原办法到期", "第一条 每周巡查。", TUESDAY,
        date(2026, 11, 20),
    )  # fmt: skip
    row = api.draft_consultation(new, by=clerk, on=MONDAY)
    row = api.submit_consultation(row, by=clerk, on=MONDAY)
    return api.publish_consultation(row, by=cast.viewers["town_head"], on=MONDAY)
