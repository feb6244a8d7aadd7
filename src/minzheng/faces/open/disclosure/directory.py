"""The directory of disclosure: found by words, category, body and year; one document; its paper."""

from urllib.parse import quote

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from minzheng.engines.disclosure import api
from minzheng.faces.open.disclosure.forms import DirectoryForm
from minzheng.faces.open.disclosure.reading import (
    belongings,
    chain,
    directory_table,
    metadata,
    versions_links,
    what_remains,
)
from minzheng.faces.open.disclosure.standard import standard_table
from minzheng.faces.open.requests import OpenRequest
from minzheng.registers.offices.api import home_division

PAGE = 30
SECTION = {"section": "directory"}


@require_safe
def directory(request: OpenRequest) -> HttpResponse:
    """What is disclosed."""
    form = DirectoryForm(request.GET, bodies=api.bodies(), years=api.years())
    wanted = form.wanted()
    rows, before = api.published(wanted), request.GET.get("before", "")
    found = list((api.older_than(rows, int(before)) if before.isdecimal() else rows)[: PAGE + 1])
    shown = {
        "form": form, "table": directory_table(found[:PAGE], request.today),
        "next_url": _after(request, found[PAGE - 1]) if len(found) > PAGE else "", **SECTION,
    }  # fmt: skip
    return render(request, "open/disclosure/directory.html", shown)


@require_safe
def standard(request: OpenRequest) -> HttpResponse:
    """The standard directory: what must be disclosed, by whom, how, until when."""
    table = standard_table(home_division(), request.today)
    return render(request, "open/disclosure/standard.html", {"table": table, **SECTION})


@require_safe
def document(request: OpenRequest, pk: int) -> HttpResponse:
    """One document as it reads now."""
    row = _document(pk)
    if row.current is None:
        raise Http404("这件信息没有现行文本")
    return _shown(request, row, row.current)


@require_safe
def document_version(request: OpenRequest, pk: int, number: int) -> HttpResponse:
    """One wording it had."""
    row = _document(pk)
    return _shown(request, row, _version(row, number))


@require_safe
def document_paper(request: OpenRequest, pk: int, number: int) -> HttpResponse:
    """The attachment of a wording."""
    row = _document(pk)
    version = _version(row, number)
    if not version.paper or row.state == api.Document.State.WITHDRAWN:
        raise Http404("没有附件，或者这件信息已经撤下")
    response = HttpResponse(api.open_paper(version), content_type="application/pdf")
    name = quote(version.paper_name, safe="")
    response["Content-Disposition"] = f"inline; filename*=UTF-8''{name}"
    return response


def _shown(request: OpenRequest, row: api.Document, version: api.Version) -> HttpResponse:
    if row.state == api.Document.State.WITHDRAWN:
        gone = {"document": row, "entries": what_remains(row), **SECTION}
        return render(request, "open/disclosure/withdrawn.html", gone)
    shown = {
        "document": row, "version": version, "entries": metadata(row, version, request.today),
        "chain": chain(row), "belongings": belongings(version),
        "versions": versions_links(row, api.published_versions(row)),
        "newest": row.current_id == version.pk, **SECTION,
    }  # fmt: skip
    return render(request, "open/disclosure/document.html", shown)


def _document(pk: int) -> api.Document:
    try:
        return api.published_document(pk)
    except api.NoSuchDocument as none:
        raise Http404(str(none)) from none


def _version(row: api.Document, number: int) -> api.Version:
    found = api.published_versions(row).filter(number=number).first()
    if found is None:
        raise Http404("没有这一版。请从这件信息的现行版本进入")
    return found


def _after(request: OpenRequest, last: api.Document) -> str:
    names = ("q", "category", "body", "year")
    asked = {name: request.GET.get(name, "") for name in names}
    return f"?{urlencode({**asked, 'before': str(last.pk)})}"
