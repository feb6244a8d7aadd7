"""One application for several matters: its tasks, one signing, one sending, one receipt."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.cases.api import (
    Bundle,
    CaseRefused,
    Draft,
    Signer,
    bundle_for,
    parts_of,
    sign_bundle,
    signers_of,
    submit_bundle,
    unsigned_commitments,
)
from minzheng.faces.portal.bundles import event_of, sections_of, together_tasks
from minzheng.faces.portal.receipts import together_pdf
from minzheng.faces.portal.requests import PortalRequest, citizen
from minzheng.faces.portal.rows import case_rows
from minzheng.faces.portal.tasks import form_for, next_url


class TogetherPromiseForm(forms.Form):
    """A box for every sentence and every signer, each sentence once."""

    def __init__(self, drafts: list[Draft], data: Mapping[str, Any] | None, on: Any) -> None:
        super().__init__(data)
        self.people: dict[int, Signer] = {}
        self.texts: dict[str, tuple[str, set[int]]] = {}
        for draft in drafts:
            signers = {person.pk: person for person in signers_of(draft, on)}
            self.people |= signers
            for commitment in form_for(draft).commitments:
                _, who = self.texts.setdefault(commitment.text, (str(commitment.cites), set()))
                who.update(signers)
                self._place(commitment.text, signers, draft.signed.get(commitment.key, ()))

    def groups(self) -> list[tuple[Signer, list[tuple[forms.BoundField, str]]]]:
        """Boxes by person, each with the article that asks for it."""
        return [
            (person, [(self[f"{n}.{pk}"], cites)
                      for n, (cites, who) in enumerate(self.texts.values()) if pk in who])
            for pk, person in self.people.items()
        ]  # fmt: skip

    def signed(self) -> dict[str, list[int]]:
        """Who signed which sentence, of the boxes that are ticked."""
        ticked = {name for name, on in self.cleaned_data.items() if on}
        return {
            text: [pk for pk in who if f"{n}.{pk}" in ticked]
            for n, (text, (_, who)) in enumerate(self.texts.items())
        }

    def _place(self, text: str, signers: Mapping[int, Signer], signed: Any) -> None:
        number = list(self.texts).index(text)
        for pk, person in signers.items():
            self.fields[f"{number}.{pk}"] = forms.BooleanField(
                label=text, initial=pk in signed,
                error_messages={"required": f"{person.name}还没有勾选“{text}”"},
            )  # fmt: skip


@require_safe
@citizen
def together(request: PortalRequest, pk: int) -> HttpResponse:
    """The list of tasks of all its matters; after sending, where each of them stands."""
    bundle = bundle_for(request.viewer, pk)
    if bundle.submitted_on is not None:
        return render(request, "portal/together_way.html", _sent(bundle))
    sections = sections_of(bundle, request.today)
    drafts = [section.part.draft for section in sections if section.part.draft is not None]
    ready = all(section.ready for section in sections)
    signed = ready and not any(unsigned_commitments(draft, request.today) for draft in drafts)
    last = together_tasks(bundle, sections, signed=signed)
    listed = [task for section in sections for task in section.tasks]
    shown = {"sections": sections, "last": last, "next": next_url([*listed, *last])}
    return render(request, "portal/together.html", shown | _about(bundle))


@require_http_methods(["GET", "POST"])
@citizen
def promises(request: PortalRequest, pk: int) -> HttpResponse:
    """Every sentence is signed once, for all matters that ask for it."""
    bundle = bundle_for(request.viewer, pk)
    posted = request.POST if request.method == "POST" else None
    form = TogetherPromiseForm(_drafts(bundle), posted, request.today)
    if request.method == "POST":
        complete = form.is_valid()
        sign_bundle(bundle.pk, form.signed(), by=request.viewer, on=request.today)
        if complete:
            return redirect("portal:together-submit", bundle.pk)
    shown = {"form": form, **_back(bundle)}
    return render(request, "portal/together_promises.html", shown | _about(bundle))


@require_http_methods(["GET", "POST"])
@citizen
def submit(request: PortalRequest, pk: int) -> HttpResponse:
    """Send all of it; a second click finds the cases of the first."""
    bundle = bundle_for(request.viewer, pk)
    shown: dict[str, Any] = {"sections": sections_of(bundle, request.today), **_back(bundle)}
    if request.method == "POST":
        try:
            submit_bundle(pk, request.POST.get("token", ""), by=request.viewer, on=request.today)
        except CaseRefused as refusal:
            shown["refusal"] = str(refusal)
            return render(
                request, "portal/together_submit.html", shown | _about(bundle), status=409
            )
        return redirect("portal:together", pk)
    return render(request, "portal/together_submit.html", shown | _about(bundle))


@require_safe
@citizen
def receipt(request: PortalRequest, pk: int) -> HttpResponse:
    """One receipt that lists each case."""
    bundle = bundle_for(request.viewer, pk)
    cases = [part.case for part in parts_of(bundle) if part.case is not None]
    if bundle.submitted_on is None or not cases:
        raise Http404("还没有提交，没有回执。请先回到任务清单提交")
    found = event_of(bundle.event)
    title = found.title if found else ""
    response = HttpResponse(together_pdf(title, cases), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="together-{bundle.pk}.pdf"'
    return response


def _drafts(bundle: Bundle) -> list[Draft]:
    return [part.draft for part in parts_of(bundle) if part.draft is not None]


def _sent(bundle: Bundle) -> dict[str, Any]:
    cases = [part.case for part in parts_of(bundle) if part.case is not None]
    return {"cases": case_rows(cases), **_about(bundle)}


def _about(bundle: Bundle) -> dict[str, Any]:
    return {"bundle": bundle, "event": event_of(bundle.event), "section": "my"}


def _back(bundle: Bundle) -> dict[str, str]:
    url = reverse("portal:together", args=[bundle.pk])
    return {"back_url": url, "back_words": "返回任务清单"}
