"""Drafting a document: written by one, rewritten until handed in; a published one gets a new
version, and the old one stays readable."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.audit import api as audit
from minzheng.engines.disclosure.categories import categories
from minzheng.engines.disclosure.checking import personal_data
from minzheng.engines.disclosure.errors import PersonalData, Unfit, WrongState
from minzheng.engines.disclosure.finding import DRAFTERS, documents
from minzheng.engines.disclosure.models import Document, Version
from minzheng.engines.disclosure.papers import keep
from minzheng.engines.disclosure.protecting import guarded_names
from minzheng.engines.disclosure.values import NewVersion
from minzheng.engines.parameters.api import book
from minzheng.kernel.matter import catalogue
from minzheng.registers.offices.api import Office, find_officer

REQUIRED = {"title": "标题", "section": "责任科室", "summary": "内容概述"}
TEXTS = {"title": "标题", "doc_number": "文号", "section": "责任科室", "summary": "内容概述",
         "text": "正文", "paper_name": "附件名", "why": "更正理由"}  # fmt: skip
Errors = Iterator[tuple[str, str]]


@transaction.atomic
def draft(new: NewVersion, *, by: Viewer, on: date) -> Version:
    """Begin a document of the drafter's own office. Raises NotAllowed, Unfit."""
    office = own_office(by)
    require(by, DRAFTERS, office.division_code)
    document = Document(
        division_code=office.division_code, body=office.credit_code or office.code,
        body_name=office.name,
    )  # fmt: skip
    columns = _columns(new, document, by=by, on=on)
    document.save()
    return _written(Version(document=document, number=1), columns, "draft_disclosure", by=by, on=on)


@transaction.atomic
def redraft(document: Document, new: NewVersion, *, by: Viewer, on: date) -> Version:
    """Write the open draft anew. Raises NotAllowed, Unfit, WrongState unless it is a draft."""
    version = open_version(document, Version.State.DRAFT, Version.State.RETURNED)
    require(by, DRAFTERS, document.division_code)
    columns = _columns(new, document, by=by, on=on)
    if new.paper is None:
        columns |= {"paper_checked": new.paper_checked and bool(version.paper)}
    return _written(version, columns, "redraft_disclosure", by=by, on=on)


@transaction.atomic
def correct(document: Document, new: NewVersion, *, by: Viewer, on: date) -> Version:
    """Begin a new version of a published document; `why` tells readers what was changed.

    Raises NotAllowed, Unfit, WrongState (not published, or a version is on its way).
    """
    document = Document.objects.select_for_update().get(pk=document.pk)
    require(by, DRAFTERS, document.division_code)
    current = document.current
    if document.state != Document.State.PUBLISHED or current is None:
        raise WrongState("只有已公开的信息可以更正；还没有公开的，直接修改草稿")
    if document.versions.filter(state__in=OPEN).exists():
        raise WrongState("已经有一个更正版本在办理，请先办完那一个")
    if not new.why.strip():
        raise Unfit({"why": "请写明更正了什么、为什么，会和新版本一起公开"})
    columns = _columns(new, document, by=by, on=on)
    if new.paper is None:
        columns |= {name: getattr(current, name) for name in PAPER}
        columns["paper_checked"] = new.paper_checked
    version = Version(document=document, number=document.versions.count() + 1)
    return _written(version, columns, "correct_disclosure", by=by, on=on)


@transaction.atomic
def submit(document: Document, *, by: Viewer, on: date) -> Version:
    """Hand the draft in for review. Raises NotAllowed, WrongState, PersonalData, Unfit."""
    require(by, DRAFTERS, document.division_code)
    version = open_version(document, Version.State.DRAFT, Version.State.RETURNED)
    refuse_personal_data(version, on)
    version.state, version.answer = Version.State.REVIEW, ""
    version.save(update_fields=["state", "answer"])
    audit.record(by.doer, "submit_disclosure", document.ref, division=document.division_code)
    return version


@transaction.atomic
def drop(document: Document, *, by: Viewer, on: date) -> Version:
    """Give a draft up; it stays on file. Raises NotAllowed, WrongState."""
    require(by, DRAFTERS, document.division_code)
    version = open_version(document, Version.State.DRAFT, Version.State.RETURNED)
    version.state, version.decided_on = Version.State.DROPPED, on
    version.save(update_fields=["state", "decided_on"])
    audit.record(by.doer, "drop_disclosure", document.ref, division=document.division_code)
    return version


OPEN = (Version.State.DRAFT, Version.State.REVIEW, Version.State.RETURNED)
PAPER = ("paper", "paper_name", "paper_digest")


def open_version(document: Document, *states: str) -> Version:
    """The version on its way, locked, in one of the states. Raises WrongState."""
    found = document.versions.select_for_update().filter(state__in=OPEN).first()
    if found is None:
        raise WrongState("这件信息没有正在办理的版本，可能已经办完。请刷新后再看")
    if found.state not in states:
        raise WrongState(f"这个版本现在是“{found.get_state_display()}”，不能办这一步")
    return found


def refuse_personal_data(version: Version, on: date) -> None:
    """Raises PersonalData with every place, and Unfit where nobody has read the attachment."""
    refuse_finds({label: getattr(version, name) for name, label in TEXTS.items()}, on)
    if version.paper and not version.paper_checked:
        raise Unfit({"paper_checked": "附件系统查不了，请逐页核对没有个人信息后勾选"})


def refuse_finds(texts: Mapping[str, str], on: date) -> None:
    """Raises PersonalData with every place in the texts that are to be public."""
    finds = personal_data(texts, names=guarded_names(), on=on)
    if finds:
        raise PersonalData(tuple(map(str, finds)))


def own_office(viewer: Viewer) -> Office:
    """The office a drafter works in. Raises WrongState for who is no officer."""
    officer = find_officer(viewer.doer.key)
    if officer is None:
        raise WrongState("只有在册工作人员可以起草，请联系本单位的安全管理员")
    return officer.office


def _written(
    version: Version, columns: dict[str, Any], verb: str, *, by: Viewer, on: date
) -> Version:
    for name, value in columns.items():
        setattr(version, name, value)
    version.state = Version.State.DRAFT
    version.drafted_by, version.drafted_key, version.drafted_on = by.doer.name, by.doer.key, on
    version.save()
    document = version.document
    detail = {"version": version.number}
    audit.record(by.doer, verb, document.ref, division=document.division_code, detail=detail)
    return version


def _columns(new: NewVersion, document: Document, *, by: Viewer, on: date) -> dict[str, Any]:
    """What was typed as columns. Raises Unfit with everything that is wrong at once."""
    errors = dict(_wrong(new, on)) | dict(_empty(new, document))
    replaced = _replaced(new, document, by) if new.replaces.strip() else None
    if new.replaces.strip() and replaced is None:
        errors["replaces"] = (
            f"没有索引号“{new.replaces.strip()[:60]}”的已公开信息，或不在您的辖区内"
        )
    if errors:
        raise Unfit(errors)
    plain = ("category", "made_on", "validity", "valid_until", "text")
    words = ("title", "section", "summary", "doc_number", "why")
    columns = {name: getattr(new, name) for name in plain}
    columns |= {name: getattr(new, name).strip() for name in words}
    columns |= {"matters": list(new.matters), "parameters": list(new.parameters)}
    columns |= {"replaces": replaced, "replaces_how": new.replaces_how if replaced else ""}
    return columns | {"paper_checked": new.paper_checked, **keep(new.paper)}


def _replaced(new: NewVersion, document: Document, viewer: Viewer) -> Document | None:
    rows = documents(viewer).filter(state=Document.State.PUBLISHED).exclude(pk=document.pk)
    return rows.filter(index_number=new.replaces.strip()).first()


def _wrong(new: NewVersion, on: date) -> Errors:
    yield from (
        (name, f"请填写{label}")
        for name, label in REQUIRED.items() if not getattr(new, name).strip()
    )  # fmt: skip
    if new.category not in categories():
        yield "category", "请从目录里选一个类别"
    if new.made_on > on:
        yield "made_on", f"形成日期不能晚于今天（{on}）"
    if new.validity not in Version.Validity.values:
        yield "validity", "请选择效力"
    if new.replaces.strip() and new.replaces_how not in Document.How.values:
        yield "replaces_how", "请选择是替代还是废止"
    yield from _unknown(new)


def _empty(new: NewVersion, document: Document) -> Errors:
    """Neither words nor an attachment; one that was handed in before stays."""
    newest = document.versions.order_by("-number").first() if document.pk else None
    if not (new.text.strip() or new.paper or (newest and newest.paper)):
        yield "text", "请填写正文，或者上传 PDF 附件"


def _unknown(new: NewVersion) -> Errors:
    if set(new.matters) - catalogue().matters.keys():
        yield "matters", "相关事项请从列出的里选"
    strange = [key for key in new.parameters if key not in book().infos]
    if strange:
        yield "parameters", f"没有参数“{'、'.join(strange)[:80]}”，请从“标准与参数”页核对"
