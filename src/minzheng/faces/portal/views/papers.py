"""Papers of an application: one file at a time, so that one that fails costs none of the others."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from minzheng.engines.cases.api import (
    Draft,
    MaterialRefused,
    Upload,
    attach_to_draft,
    carry_paper,
    draft_for,
    remove_from_draft,
)
from minzheng.faces.portal.needed import needed_papers
from minzheng.faces.portal.requests import PortalRequest, citizen_or_agent
from minzheng.faces.portal.uploading import PaperField, read_upload
from minzheng.faces.portal.views.applying import about
from minzheng.kernel.form import Attachment


class PaperForm(forms.Form):
    """One file."""

    file = PaperField()

    def __init__(self, paper: Attachment, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["file"].label = paper.title
        self.fields["file"].why = paper.why  # type: ignore[attr-defined]  # a PaperField


@require_safe
@citizen_or_agent
def papers(request: PortalRequest, draft: int) -> HttpResponse:
    """The papers this family is asked for, each with what has arrived."""
    found = draft_for(request.viewer, draft, request.today)
    handed = list(found.materials.all())
    listed = [
        (paper, [material for material in handed if material.key == paper.key])
        for paper in needed_papers(found, request.today)
    ]
    shown = {"papers": listed, "back_url": reverse("portal:tasks", args=[found.pk])}
    return render(request, "portal/papers.html", shown | about(request, found))


@require_http_methods(["GET", "POST"])
@citizen_or_agent
def paper(request: PortalRequest, draft: int, key: str) -> HttpResponse:
    """Upload one paper; what is refused says why and leaves all else as it is."""
    found = draft_for(request.viewer, draft, request.today)
    wanted = _paper(found, key, request)
    form = PaperForm(wanted, request.POST or None, request.FILES or None)
    if form.is_valid() and _attached(request, found, form, key):
        return redirect("portal:papers", found.pk)
    back = reverse("portal:papers", args=[found.pk])
    most = settings.MAX_UPLOAD_BYTES
    shown = {"form": form, "paper": wanted, "most_bytes": most, "back_url": back}
    return render(request, "portal/paper.html", shown | about(request, found))


@require_POST
@citizen_or_agent
def remove(request: PortalRequest, draft: int, material: int) -> HttpResponse:
    """Take a paper out again."""
    remove_from_draft(draft, material, by=request.viewer, on=request.today)
    return redirect("portal:papers", draft)


def _paper(draft: Draft, key: str, request: PortalRequest) -> Attachment:
    for paper in needed_papers(draft, request.today):
        if paper.key == key:
            return paper
    raise Http404("这次申请不需要这份材料")


def _attached(request: PortalRequest, draft: Draft, form: PaperForm, key: str) -> bool:
    upload: UploadedFile[bytes] = form.cleaned_data["file"]
    try:
        content = read_upload(upload)
        given = Upload(key=key, name=upload.name or "", content=content)
        attach_to_draft(draft.pk, given, by=request.viewer, on=request.today)
        carry_paper(draft.pk, given, by=request.viewer, on=request.today)
    except MaterialRefused as refusal:
        form.add_error("file", str(refusal))
        return False
    return True
