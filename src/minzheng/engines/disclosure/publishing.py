"""Deciding on a draft: a second person publishes it with its index number, or returns it; what was
published can be withdrawn with a reason, and its number is never given again."""

from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.audit import api as audit
from minzheng.engines.disclosure.drafting import open_version, refuse_finds, refuse_personal_data
from minzheng.engines.disclosure.errors import SamePerson, Unfit, WrongState
from minzheng.engines.disclosure.finding import APPROVERS
from minzheng.engines.disclosure.models import Document, Version
from minzheng.engines.disclosure.numbering import next_index_number

State = Version.State


@transaction.atomic
def publish(document: Document, *, by: Viewer, on: date) -> Document:
    """Put the version under review before the public; a first one gets its index number.

    Raises NotAllowed, SamePerson, WrongState, PersonalData, Unfit, PatternUnfit, NotInForce.
    """
    document = Document.objects.select_for_update().get(pk=document.pk)
    require(by, APPROVERS, document.division_code)
    version = open_version(document, State.REVIEW)
    if by.doer.key == version.drafted_key:
        raise SamePerson("起草和审核须由两位不同的人员办理，请由另一位负责人审核")
    refuse_personal_data(version, on)
    if document.index_number is None:
        document.index_number = next_index_number(document, version, on)
        document.published_on = on
    document.state, document.current = Document.State.PUBLISHED, version
    document.save()
    _decide(version, State.PUBLISHED, by=by, on=on)
    _replace(version, on)
    detail = {"version": version.number}
    audit.record(by.doer, "publish_disclosure", document.ref, division=document.division_code,
                 detail=detail)  # fmt: skip
    return document


@transaction.atomic
def return_draft(document: Document, reason: str, *, by: Viewer, on: date) -> Version:
    """Send a version back to who wrote it. Raises NotAllowed, WrongState, Unfit without reason."""
    require(by, APPROVERS, document.division_code)
    version = open_version(document, State.REVIEW)
    version.answer = _reason(reason, "退回要写明理由，让起草人知道改什么")
    _decide(version, State.RETURNED, by=by, on=on)
    audit.record(by.doer, "return_disclosure", document.ref, division=document.division_code)
    return version


@transaction.atomic
def withdraw(document: Document, reason: str, *, by: Viewer, on: date) -> Document:
    """Take a document down; its page says that it was and why.

    Nothing that was typed is shown any more, for it may be why it is withdrawn.
    Raises NotAllowed, WrongState, Unfit without a reason, PersonalData in it.
    """
    document = Document.objects.select_for_update().get(pk=document.pk)
    require(by, APPROVERS, document.division_code)
    if document.state != Document.State.PUBLISHED:
        raise WrongState(f"这件信息现在是“{document.get_state_display()}”，不能撤下")
    document.withdrawn_why = _reason(reason, "撤下要写明理由，会在原网页上公开")
    refuse_finds({"理由": document.withdrawn_why}, on)
    document.state = Document.State.WITHDRAWN
    document.withdrawn_on, document.withdrawn_by = on, by.doer.name
    document.save()
    audit.record(by.doer, "withdraw_disclosure", document.ref, division=document.division_code)
    return document


def _replace(version: Version, on: date) -> None:
    """The chain: what the version stands in for points to it from today on."""
    if version.replaces_id is None:
        return
    old = Document.objects.select_for_update().get(pk=version.replaces_id)
    if old.replaced_by_id not in (None, version.document_id):
        raise WrongState(f"{old} 已经由另一件信息替代，请核对“替代哪一件”")
    old.replaced_by, old.replaced_how, old.replaced_on = version.document, version.replaces_how, on
    old.save(update_fields=["replaced_by", "replaced_how", "replaced_on"])


def _decide(version: Version, state: str, *, by: Viewer, on: date) -> None:
    version.state, version.decided_on = state, on
    version.decided_by, version.decided_key = by.doer.name, by.doer.key
    version.save()


def _reason(text: str, missing: str) -> str:
    if not text.strip():
        raise Unfit({"note": missing})
    return text.strip()
