"""What can be done with a document or a consultation now, by whom, and why not."""

from datetime import date

from django.urls import reverse

from minzheng.engines.access.api import Viewer, may
from minzheng.engines.disclosure.api import (
    APPROVERS,
    DRAFTERS,
    Consultation,
    Document,
    Version,
)
from minzheng.faces.desk import roles
from minzheng.faces.desk.showing.dossier import Deed

Step = tuple[str, str, tuple[str, ...]]
EDIT: Step = ("修改草稿", "disclosure-edit", DRAFTERS)
SUBMIT: Step = ("提交审核", "disclosure-submit", DRAFTERS)
DROP: Step = ("作废草稿", "disclosure-drop", DRAFTERS)
PUBLISH: Step = ("公开", "disclosure-publish", APPROVERS)
RETURN: Step = ("退回", "disclosure-return", APPROVERS)
CORRECT: Step = ("更正", "disclosure-correct", DRAFTERS)
WITHDRAW: Step = ("撤下", "disclosure-withdraw", APPROVERS)
OF_VERSION: dict[str, tuple[Step, ...]] = {
    Version.State.DRAFT: (SUBMIT, EDIT, DROP),
    Version.State.RETURNED: (EDIT, SUBMIT, DROP),
    Version.State.REVIEW: (PUBLISH, RETURN),
}
OF_CONSULTATION: dict[str, tuple[Step, ...]] = {
    Consultation.State.DRAFT: (
        ("提交审核", "consultation-submit", DRAFTERS), ("修改草稿", "consultation-edit", DRAFTERS),
    ),
    Consultation.State.RETURNED: (
        ("修改草稿", "consultation-edit", DRAFTERS), ("提交审核", "consultation-submit", DRAFTERS),
    ),
    Consultation.State.REVIEW: (
        ("发布", "consultation-publish", APPROVERS), ("退回", "consultation-return", APPROVERS),
    ),
    Consultation.State.PUBLISHED: (
        ("公布反馈", "consultation-summarise", APPROVERS),
    ),
}  # fmt: skip


def document_deeds(viewer: Viewer, document: Document, version: Version) -> list[Deed]:
    """What the document waits for; what another must do says so."""
    steps = OF_VERSION.get(version.state, ())
    if not steps and document.state == Document.State.PUBLISHED:
        steps = (CORRECT, WITHDRAW)
    own = version.drafted_key == viewer.doer.key
    where = document.division_code
    return [_deed(viewer, where, step, document.pk, own=own) for step in steps]


def consultation_deeds(viewer: Viewer, row: Consultation, on: date) -> list[Deed]:
    """The same for a consultation; feedback waits for the last day to be over."""
    if row.state == Consultation.State.PUBLISHED and on <= row.closes_on:
        return [Deed("公布反馈", "", f"征求意见到 {row.closes_on} 截止。", "截止以后再办。")]
    own = row.drafted_key == viewer.doer.key
    steps = OF_CONSULTATION.get(row.state, ())
    return [_deed(viewer, row.division_code, step, row.pk, own=own) for step in steps]


def _deed(viewer: Viewer, where: str, step: Step, pk: int, *, own: bool) -> Deed:
    words, url_name, posts = step
    if not may(viewer, posts, where):
        return Deed(words, "", f"由{roles.words(posts)}办理。")
    if own and url_name in ("disclosure-publish", "consultation-publish"):
        return Deed(words, "", "这是您自己起草的。", "请由另一位负责人审核。")
    return Deed(words, reverse(f"desk:{url_name}", args=[pk]))
