"""Before sending: every answer to check, every commitment to sign, one button that sends."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.cases.api import (
    CaseRefused,
    Draft,
    Signer,
    bundle_of_draft,
    draft_for,
    sign_commitments,
    signers_of,
    submit_draft,
    unanswered,
    unsigned_commitments,
)
from minzheng.faces.portal.requests import PortalRequest, citizen_or_agent
from minzheng.faces.portal.reviewing import sections_of
from minzheng.faces.portal.tasks import form_for, tasks_of
from minzheng.faces.portal.views.applying import about


class PromiseForm(forms.Form):
    """A box for every commitment and every adult."""

    def __init__(
        self, draft: Draft, signers: Sequence[Signer], data: Mapping[str, Any] | None
    ) -> None:
        super().__init__(data)
        self.signers, self.commitments = signers, form_for(draft).commitments
        for person in signers:
            for commitment in self.commitments:
                signed = person.pk in draft.signed.get(commitment.key, ())
                self.fields[f"{commitment.key}.{person.pk}"] = forms.BooleanField(
                    label=commitment.text, initial=signed,
                    error_messages={"required": f"{person.name}还没有勾选“{commitment.text}”"},
                )  # fmt: skip

    def groups(self) -> list[tuple[Signer, list[tuple[forms.BoundField, str]]]]:
        """Boxes by person, each with the article that asks for it."""
        return [
            (p, [(self[f"{c.key}.{p.pk}"], str(c.cites)) for c in self.commitments])
            for p in self.signers
        ]

    def signed(self) -> dict[str, list[int]]:
        """Who signed what, of the boxes that are ticked."""
        ticked = {name for name, on in self.cleaned_data.items() if on}
        return {
            c.key: [p.pk for p in self.signers if f"{c.key}.{p.pk}" in ticked]
            for c in self.commitments
        }


@require_safe
@citizen_or_agent
def answers(request: PortalRequest, draft: int) -> HttpResponse:
    """Key, value, change – for every page."""
    found = draft_for(request.viewer, draft, request.today)
    shown = {
        "sections": sections_of(found, request.today),
        "gaps": unanswered(found, request.today),
        "back_url": reverse("portal:tasks", args=[found.pk]), "back_words": "返回任务清单",
    }  # fmt: skip
    return render(request, "portal/answers.html", shown | about(request, found))


@require_http_methods(["GET", "POST"])
@citizen_or_agent
def promises(request: PortalRequest, draft: int) -> HttpResponse:
    """Each adult signs each commitment, whose full text stands there."""
    found = draft_for(request.viewer, draft, request.today)
    bundle = bundle_of_draft(found)
    if bundle is not None:
        return redirect("portal:together-promises", bundle)
    posted = request.POST if request.method == "POST" else None
    form = PromiseForm(found, signers_of(found, request.today), posted)
    if request.method == "POST":
        complete = form.is_valid()
        sign_commitments(found.pk, form.signed(), by=request.viewer, on=request.today)
        if complete:
            return redirect("portal:submit", found.pk)
    shown = {"form": form, "back_url": reverse("portal:answers", args=[found.pk])}
    return render(request, "portal/promises.html", shown | about(request, found))


@require_http_methods(["GET", "POST"])
@citizen_or_agent
def submit(request: PortalRequest, draft: int) -> HttpResponse:
    """Send it; a second click finds the case of the first."""
    if request.method == "POST":
        return _submitted(request, draft)
    found = draft_for(request.viewer, draft, request.today)
    bundle = bundle_of_draft(found)
    if bundle is not None:
        return redirect("portal:together-submit", bundle)
    return render(
        request, "portal/submit.html", _ready(found, request.today) | about(request, found)
    )


def _submitted(request: PortalRequest, draft: int) -> HttpResponse:
    token = request.POST.get("token", "")
    try:
        case = submit_draft(draft, token, by=request.viewer, on=request.today)
    except CaseRefused as refusal:
        found = draft_for(request.viewer, draft, request.today)
        shown = _ready(found, request.today) | about(request, found) | {"refusal": str(refusal)}
        return render(request, "portal/submit.html", shown, status=409)
    return redirect("portal:received", case.number)


def _ready(draft: Draft, on: date) -> dict[str, Any]:
    """What still stands in the way of sending, if anything."""
    gaps = [*unanswered(draft, on).values(), *unsigned_commitments(draft, on).values()]
    return {
        "gaps": gaps, "tasks": [task for task in tasks_of(draft, on) if task.state != "done"],
        "materials": draft.materials.count(),
        "back_url": reverse("portal:promises", args=[draft.pk]),
    }  # fmt: skip
