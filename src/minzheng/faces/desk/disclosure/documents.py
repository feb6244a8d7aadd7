"""The directory from the inside: draft, review, publish, correct, withdraw."""

from collections.abc import Callable

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.access.api import may
from minzheng.engines.disclosure import api
from minzheng.faces.desk.disclosure import showing as show
from minzheng.faces.desk.disclosure.answering import beside, cursor, told
from minzheng.faces.desk.disclosure.forms import (
    CorrectForm,
    DocumentFilters,
    DocumentForm,
    NoteForm,
    SureForm,
)
from minzheng.faces.desk.disclosure.offering import document_deeds
from minzheng.faces.desk.files import inline
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer

PAGE = 50
WAITING = ("draft", "review", "returned")
PDF = "application/pdf"


@require_safe
@officer(api.READERS)
@listed("disclosures")
@told
def disclosures(request: OfficerRequest) -> HttpResponse:
    """Every document of the area; what waits and until when."""
    form = DocumentFilters(request.GET)
    asked = form.cleaned_data if form.is_valid() else {"state": "", "q": ""}
    rows = _filtered(api.documents(request.viewer), asked["state"], asked["q"])
    before = cursor(request.GET)
    found = list((rows.filter(pk__lt=before) if before else rows)[: PAGE + 1])
    more = {**asked, "before": found[PAGE - 1].pk} if len(found) > PAGE else {}
    return page(
        request,
        "disclosure/documents",
        form=form,
        table=show.document_table(found[:PAGE], request.today),
        more=f"?{urlencode(more)}" if more else "",
        pressing=api.pressing(request.viewer, request.today),
        to_review=api.versions_to_review(request.viewer).count(),
        drafts=bool(request.viewer.roles & set(api.DRAFTERS)),
    )


@require_http_methods(["GET", "POST"])
@officer(api.DRAFTERS)
@told
def disclosure_new(request: OfficerRequest) -> HttpResponse:
    """Draft a document."""
    form = DocumentForm(request.POST or None, request.FILES or None, version=None)
    if form.is_valid():
        try:
            version = api.draft(form.new(), by=request.viewer, on=request.today)
        except api.Unfit as unfit:
            beside(form, unfit)
        else:
            messages.success(request, "草稿已保存。核对后提交审核。")
            return redirect("desk:disclosed", version.document_id)
    return page(request, "disclosure/document_form", form=form, words="起草公开信息")


@require_safe
@officer(api.READERS)
@told
def disclosed(request: OfficerRequest, pk: int) -> HttpResponse:
    """One document: what stands before the public, what is on its way, who may do what."""
    document = api.document_for(request.viewer, pk)
    version = show.open_version_of(document)
    if version is None:
        raise api.NoSuchDocument("这件信息没有文本。请从“信息公开”重新进入")
    return page(
        request,
        "disclosure/document",
        document=document,
        version=version,
        entries=show.document_entries(version, document, request.today),
        versions=show.version_table(document),
        clock=None if document.published_on else api.clock_of(
            version, document.division_code, request.today),
        deeds=document_deeds(request.viewer, document, version),
    )  # fmt: skip


@require_safe
@officer(api.READERS)
@told
def disclosed_paper(request: OfficerRequest, pk: int) -> HttpResponse:
    """The attachment of the newest version."""
    version = show.open_version_of(api.document_for(request.viewer, pk))
    if version is None or not version.paper:
        raise api.NoSuchDocument("这件信息没有附件")
    return inline(api.open_paper(version), PDF, version.paper_name)


@require_http_methods(["GET", "POST"])
@officer(api.DRAFTERS)
@told
def disclosure_edit(request: OfficerRequest, pk: int) -> HttpResponse:
    """Write the draft anew."""
    document = api.document_for(request.viewer, pk)
    version = show.open_version_of(document)
    correcting = version is not None and version.number > 1
    asks = CorrectForm if correcting else DocumentForm
    return _written(request, document, asks, api.redraft, "修改草稿")


@require_http_methods(["GET", "POST"])
@officer(api.DRAFTERS)
@told
def disclosure_correct(request: OfficerRequest, pk: int) -> HttpResponse:
    """Begin a new version of what is published."""
    document = api.document_for(request.viewer, pk)
    return _written(request, document, CorrectForm, api.correct, "更正")


@require_http_methods(["GET", "POST"])
@officer(api.DRAFTERS)
@told
def disclosure_submit(request: OfficerRequest, pk: int) -> HttpResponse:
    """Hand the draft in."""
    return _sure(request, pk, "提交审核", api.submit)


@require_http_methods(["GET", "POST"])
@officer(api.DRAFTERS)
@told
def disclosure_drop(request: OfficerRequest, pk: int) -> HttpResponse:
    """Give the draft up."""
    return _sure(request, pk, "作废草稿", api.drop)


@require_http_methods(["GET", "POST"])
@officer(api.APPROVERS)
@told
def disclosure_publish(request: OfficerRequest, pk: int) -> HttpResponse:
    """Put it before the public."""
    return _sure(request, pk, "公开", api.publish)


@require_http_methods(["GET", "POST"])
@officer(api.APPROVERS)
@told
def disclosure_return(request: OfficerRequest, pk: int) -> HttpResponse:
    """Send it back."""
    return _reasoned(request, pk, "退回", api.return_draft)


@require_http_methods(["GET", "POST"])
@officer(api.APPROVERS)
@told
def disclosure_withdraw(request: OfficerRequest, pk: int) -> HttpResponse:
    """Take it down."""
    return _reasoned(request, pk, "撤下", api.withdraw)


def _filtered(rows: QuerySet[api.Document], state: str, text: str) -> QuerySet[api.Document]:
    if state == "waiting":
        rows = rows.filter(pk__in=_having(WAITING))
    elif state == "review":
        rows = rows.filter(pk__in=_having(("review",)))
    elif state:
        rows = rows.filter(state=state)
    if not text:
        return rows
    held = Q(index_number__icontains=text)
    named = api.Version.objects.filter(Q(title__icontains=text) | Q(doc_number__icontains=text))
    return rows.filter(held | Q(pk__in=named.values("document_id")))


def _having(states: tuple[str, ...]) -> QuerySet[api.Version, int]:
    versions = api.Version.objects.filter(state__in=states)
    return versions.values_list("document_id", flat=True)


def _written(
    request: OfficerRequest, document: api.Document, asks: type[DocumentForm],
    act: Callable[..., api.Version], words: str,
) -> HttpResponse:  # fmt: skip
    version = show.open_version_of(document)
    form = asks(request.POST or None, request.FILES or None, version=version)
    if form.is_valid():
        try:
            act(document, form.new(), by=request.viewer, on=request.today)
        except api.Unfit as unfit:
            beside(form, unfit)
        else:
            messages.success(request, "草稿已保存。核对后提交审核。")
            return redirect("desk:disclosed", document.pk)
    return page(
        request, "disclosure/document_form", form=form, words=words, document=document,
        version=version,
    )  # fmt: skip


def _sure(request: OfficerRequest, pk: int, words: str, act: Callable[..., object]) -> HttpResponse:
    document = api.document_for(request.viewer, pk)
    form = SureForm(request.POST or None)
    if not form.is_valid():
        return _deed(request, document, form, words)
    act(document, by=request.viewer, on=request.today)
    messages.success(request, f"已办理：{words}。")
    return redirect("desk:disclosed", pk)


def _reasoned(
    request: OfficerRequest, pk: int, words: str, act: Callable[..., object]
) -> HttpResponse:
    document = api.document_for(request.viewer, pk)
    form = NoteForm(request.POST or None)
    if not form.is_valid():
        return _deed(request, document, form, words)
    act(document, form.cleaned_data["note"], by=request.viewer, on=request.today)
    messages.success(request, f"已办理：{words}。")
    return redirect("desk:disclosed", pk)


def _deed(
    request: OfficerRequest, document: api.Document, form: SureForm | NoteForm, words: str
) -> HttpResponse:
    version = show.open_version_of(document)
    return page(
        request, "disclosure/document_deed", document=document, version=version, form=form,
        words=words, may=may(request.viewer, api.READERS, document.division_code),
    )  # fmt: skip
