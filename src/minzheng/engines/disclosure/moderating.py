"""What officers do with comments: show, hide with a reason, answer alike ones together."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from minzheng.engines.access.api import Viewer, open_field, require, visible
from minzheng.engines.audit import api as audit
from minzheng.engines.disclosure.drafting import refuse_finds
from minzheng.engines.disclosure.errors import NoSuchDocument, Unfit, WrongState
from minzheng.engines.disclosure.finding import APPROVERS, DRAFTERS
from minzheng.engines.disclosure.models import Comment, Consultation, Reply
from minzheng.engines.disclosure.values import NewReply
from minzheng.registers.sealing import unseal

MODERATORS = (*DRAFTERS, *APPROVERS)


@transaction.atomic
def show(comment: Comment, *, by: Viewer, on: date) -> Comment:
    """Let the public read it, personal data blanked. Raises NotAllowed, WrongState."""
    return _set(comment, Comment.State.SHOWN, "", by)


@transaction.atomic
def hide(comment: Comment, why: str, *, by: Viewer, on: date) -> Comment:
    """Keep it from the public; the count of each reason is public. Raises NotAllowed, Unfit,
    WrongState."""
    if why not in Comment.Hidden.values:
        raise Unfit({"why": "请选择不公开的理由"})
    return _set(comment, Comment.State.HIDDEN, why, by)


@transaction.atomic
def reply(row: Consultation, new: NewReply, *, by: Viewer, on: date) -> Reply:
    """Answer comments that say alike, together. Raises NotAllowed, Unfit, WrongState, PersonalData.

    A comment answered before goes over to the new answer.
    """
    row = Consultation.objects.select_for_update().get(pk=row.pk)
    require(by, MODERATORS, row.division_code)
    _refuse_finished(row)
    chosen = row.comments.filter(pk__in=new.comments).exclude(state=Comment.State.HIDDEN)
    _refuse_unfit(new, chosen.count(), on)
    made = Reply.objects.create(
        consultation=row, heading=new.heading.strip(), outcome=new.outcome,
        reason=new.reason.strip(), replied_by=by.doer.name, replied_on=on,
    )  # fmt: skip
    chosen.update(reply=made)
    detail = {"reply": made.pk, "comments": list(new.comments)}
    audit.record(by.doer, "reply_comments", row.ref, division=row.division_code, detail=detail)
    return made


def comments(viewer: Viewer, row: Consultation) -> QuerySet[Comment]:
    """Everything that came in, oldest first."""
    rows = row.comments.select_related("reply").order_by("id")
    return visible(rows, viewer, "consultation__division_code")


def comment_for(viewer: Viewer, pk: int) -> Comment:
    """One comment. Raises NoSuchDocument."""
    rows = Comment.objects.select_related("consultation", "reply")
    found = visible(rows, viewer, "consultation__division_code").filter(pk=pk).first()
    if found is None:
        raise NoSuchDocument("没有这条意见，或不在您的辖区内。请从“征求意见”重新进入")
    return found


def open_comment_contact(viewer: Viewer, comment: Comment, *, purpose: str) -> str:
    """Name and contact in clear, after who and why are in the trail. Raises as open_field()."""
    return open_field(
        viewer, subject=comment.ref, field="contact", purpose=purpose,
        reader=lambda: _contact(comment), division=comment.consultation.division_code,
    )  # fmt: skip


def _contact(comment: Comment) -> str:
    parts: Iterable[str] = (comment.name_sealed, comment.contact_sealed)
    return "，".join(unseal(part) for part in parts if part) or "没有留下"


def _set(comment: Comment, state: str, why: str, by: Viewer) -> Comment:
    row = Comment.objects.select_for_update().select_related("consultation").get(pk=comment.pk)
    require(by, MODERATORS, row.consultation.division_code)
    _refuse_finished(row.consultation)
    row.state, row.hidden_why = state, why
    if state == Comment.State.HIDDEN:
        row.reply = None
    row.save(update_fields=["state", "hidden_why", "reply"])
    detail = {"state": state, "why": why}
    division = row.consultation.division_code
    audit.record(by.doer, "moderate_comment", row.ref, division=division, detail=detail)
    return row


def _refuse_finished(row: Consultation) -> None:
    if row.state != Consultation.State.PUBLISHED:
        raise WrongState(f"这次征求意见现在是“{row.get_state_display()}”，不能再改意见的处理")


def _refuse_unfit(new: NewReply, chosen: int, on: date) -> None:
    errors = {
        name: f"请填写{label}"
        for name, label in (("heading", "意见归纳"), ("reason", "理由"))
        if not getattr(new, name).strip()
    }
    if new.outcome not in Reply.Outcome.values:
        errors["outcome"] = "请选择采纳、部分采纳还是未采纳"
    if not chosen:
        errors["comments"] = "请至少选一条意见；不公开的意见不用答复"
    if errors:
        raise Unfit(errors)
    texts = {"意见归纳": new.heading, "理由": new.reason}
    refuse_finds(texts, on)
