"""一件事: what it is about, what fits, and one application for all that is chosen."""

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.cases.api import CaseRefused, Wanted, carry_known, open_bundle
from minzheng.faces.looks.fields import offer
from minzheng.faces.portal import bundles
from minzheng.faces.portal.asking import QuestionForm
from minzheng.faces.portal.family import people_for
from minzheng.faces.portal.finding import summary_of
from minzheng.faces.portal.opening import wanted
from minzheng.faces.portal.place import place_of
from minzheng.faces.portal.requests import PortalRequest, citizen, viewer_for
from minzheng.matters.life_events import LifeEvent

START = "start"


class WhoForm(forms.Form):
    """Whom it is about."""

    person = forms.TypedChoiceField(coerce=int, widget=forms.RadioSelect)

    def __init__(self, event: LifeEvent, people: list[tuple[int, str]], *args: Any) -> None:
        super().__init__(*args)
        self.fields["person"].label = event.whose
        offer(self, "person", people)


@require_safe
def events(request: PortalRequest) -> HttpResponse:
    """The life events."""
    shown = {"events": [_listed(each) for each in bundles.events()], "section": "services"}
    return render(request, "portal/events.html", shown)


@require_safe
def event(request: PortalRequest, slug: str) -> HttpResponse:
    """What belongs to it, here and elsewhere; then the way on."""
    found = _event_or_404(slug)
    matters = [(each, summary_of(each)) for each in bundles.matters_of(found)]
    shown = {"event": found, "matters": matters, "section": "services"}
    return render(request, "portal/event.html", shown)


@never_cache
@require_http_methods(["GET", "POST"])
def try_event(request: PortalRequest, slug: str) -> HttpResponse:
    """The few questions without signing in, and what fits; nothing is kept."""
    found = _event_or_404(slug)
    whom = bundles.About(None, None)
    posted = request.POST if request.method == "POST" else None
    shown = _asked(request, found, whom, posted) if found.asks else {}
    back = {"back_url": reverse("portal:event", args=[slug]), "back_words": "返回"}
    return render(request, "portal/event_try.html", {"event": found, **shown, **back})


@require_http_methods(["GET", "POST"])
@citizen
def who(request: PortalRequest, slug: str) -> HttpResponse:
    """One question: whom it is about."""
    found = _event_or_404(slug)
    form = WhoForm(found, people_for(request.viewer, request.today), request.POST or None)
    if form.is_valid():
        return redirect("portal:event-choose", slug, form.cleaned_data["person"])
    shown = {"event": found, "form": form, "back_url": reverse("portal:event", args=[slug])}
    return render(request, "portal/event_who.html", shown)


@never_cache
@require_http_methods(["GET", "POST"])
@citizen
def choose(request: PortalRequest, slug: str, person: int) -> HttpResponse:
    """What is still to be asked, what fits, and what to apply for together."""
    found = _event_or_404(slug)
    names = dict(people_for(request.viewer, request.today))
    if person not in names:
        raise Http404("没有这位家人，或不能为他（她）申请。请重新选择")
    whom = bundles.about(request.viewer, person, request.today)
    posted = request.POST if request.method == "POST" else None
    shown = _asked(request, found, whom, posted)
    if posted is not None and START in posted and shown.get("fits") is not None:
        shown |= {"chosen": posted.getlist("matter")}
        sent = _started(request, found, whom, shown)
        if sent is not None:
            return sent
    back = {"back_url": reverse("portal:event-who", args=[slug]), "back_words": "返回"}
    shown |= {"event": found, "name": names[person], "person": person, **back}
    return render(request, "portal/event_choose.html", shown)


def _asked(
    request: PortalRequest, found: LifeEvent, whom: bundles.About, posted: Any
) -> dict[str, Any]:
    """The questions, and what fits once they were answered or where nothing is asked."""
    place, on = place_of(viewer_for(request)), request.today
    asked = bundles.questions(found, whom)
    form = QuestionForm(asked, posted)
    shown: dict[str, Any] = {"form": form, "groups": form.groups() if asked else []}
    if posted is None and asked:
        return shown
    said, errors = bundles.read(asked, form.typed()) if asked else ({}, {})
    if errors:
        form.tell(errors)
        return shown
    return {**shown, "said": said, "fits": bundles.fits(found, whom, said, place=place, on=on)}


def _started(
    request: PortalRequest, found: LifeEvent, whom: bundles.About, shown: dict[str, Any]
) -> HttpResponse | None:
    """The bundle of what was ticked; None, with what was wrong, where nothing can be begun."""
    viewer, on = request.viewer, request.today
    ticked = [f.matter for f in shown["fits"] if f.may_apply and f.matter.key in shown["chosen"]]
    if not ticked:
        shown["refusal"] = "请至少选一件要办的事。"
        return None
    person = whom.person or 0
    asked: list[Wanted] = [wanted(viewer, matter, person, on) for matter in ticked]
    try:
        bundle = open_bundle(found.slug, asked, by=viewer, on=on)
    except CaseRefused as refusal:
        shown["refusal"] = str(refusal)
        return None
    carry_known(bundle.pk, person, shown["said"], by=viewer, on=on)
    return redirect("portal:together", bundle.pk)


def _event_or_404(slug: str) -> LifeEvent:
    found = bundles.event_of(slug)
    if found is None:
        raise Http404("没有这样的一件事。请从办事服务里选")
    return found


def _listed(each: LifeEvent) -> tuple[LifeEvent, str]:
    return each, "、".join(matter.service.short for matter in bundles.matters_of(each))
